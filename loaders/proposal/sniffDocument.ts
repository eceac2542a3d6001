/** How a JSON or XML document nobody has described reads: the lists in it that a mapping may name. */
import {statSync} from "node:fs";
import type {IssueCode} from "../contract/issue.js";
import type {FileMapping} from "../mapping.js";
import {flatten, isObject} from "../sources/documentRows.js";
import {mostBytes, readDocument} from "../sources/json.js";
import {readXml} from "../sources/readXml.js";
import {chooseLists, type FoundList} from "./chooseLists.js";
import type {RefusalCode} from "./refusals.js";

export type SniffedDocument = FileMapping["format"][] | {refused: RefusalCode | IssueCode};

/** Objects of a list looked at, and lists within lists. */
const sample = 50;
const deepest = 5;

export function sniffJson(path: string): SniffedDocument {
  if (statSync(path).size > mostBytes) return {refused: "fileTooLarge"};
  const document = readDocument(path);
  if (document === null) return {refused: "notJson"};
  const lists = new Map<string, MutableList>();
  gather(document, [], lists);
  const chosen = chooseLists([...lists.values()]);
  if (chosen.length === 0) return {refused: "jsonWithoutList"};
  return chosen.map((rows) => ({kind: "json", rows: rows.length === 0 ? null : rows.join(".")}));
}

interface MutableList extends FoundList {
  columns: Set<string>;
}

function gather(value: unknown, path: readonly string[], lists: Map<string, MutableList>): void {
  if (path.length > deepest || !isObject(value)) return;
  if (!Array.isArray(value) && path.length > 0) {
    gatherInner(value, path, lists);
    return;
  }
  const objects = Array.isArray(value) ? value.filter(isObject) : [value];
  if (objects.length === 0 || (Array.isArray(value) && objects.length < value.length)) return;
  const list = listAt(lists, path);
  list.objects += objects.length;
  for (const object of objects.slice(0, sample)) {
    for (const name of flatten(object, {isAround: true}).keys()) list.columns.add(name);
    gatherInner(object, path, lists);
  }
}

function gatherInner(
  object: object,
  path: readonly string[],
  lists: Map<string, MutableList>
): void {
  for (const [name, inner] of Object.entries(object)) gather(inner, [...path, name], lists);
}

export function sniffXml(path: string): SniffedDocument {
  if (statSync(path).size > mostBytes) return {refused: "fileTooLarge"};
  const lists = new Map<string, MutableList>();
  const problem = readXml(path, [], {
    onElement: (names, own) => {
      if (own.size === 0 || names.length < 2 || names.length > deepest + 1) return;
      const list = listAt(lists, names);
      list.objects++;
      if (list.objects <= sample) for (const name of own) list.columns.add(name);
    }
  });
  if (problem) return {refused: problem};
  const chosen = chooseLists([...lists.values()].filter(({columns}) => columns.size > 1));
  if (chosen.length === 0) return {refused: "markup"};
  return chosen.map((rows) => ({kind: "xml", rows: rows.join(".")}));
}

function listAt(lists: Map<string, MutableList>, path: readonly string[]): MutableList {
  const key = path.join("\n");
  const list = lists.get(key) ?? {path, columns: new Set<string>(), objects: 0};
  lists.set(key, list);
  return list;
}
