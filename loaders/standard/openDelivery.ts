/** Opens the files of a delivery as clean text, each by the mapping entry that its name matches. */
import {mkdirSync} from "node:fs";
import {join, matchesGlob} from "node:path";
import {tellIssue} from "../contract/deliveryIssues.js";
import type {FileMapping, GivenTable} from "../mapping.js";
import type {Delivery, StoredFile} from "../sources/deliveries.js";
import {openFile} from "../sources/index.js";
import type {TextTable} from "../sources/source.js";
import type {MemberContext} from "./context.js";

/** One delivered file as text, with the number that stands for it in the delivery's tables. */
export interface OpenedFile {
  id: number;
  file: StoredFile;
  mapping: FileMapping;
  table: TextTable;
  scratch: string;
}

/** What cannot be opened becomes an issue, the rest goes on. */
export async function openDelivery(
  context: MemberContext,
  delivery: Delivery,
  isWanted: (mapping: FileMapping) => boolean = () => true
): Promise<OpenedFile[]> {
  const opened: OpenedFile[] = [];
  for (const [id, file] of delivery.files.entries()) {
    const mapping = context.mapping.files.find(({match}) => matchesGlob(file.name, match));
    if (!mapping) await tellIssue(context.work, {table: null, file: id, code: "unknownFile"});
    else if (isWanted(mapping)) opened.push(...(await openOne(context, {id, file, mapping})));
  }
  return opened;
}

async function openOne(
  {work, scratch: room}: MemberContext,
  {id, file, mapping}: Pick<OpenedFile, "id" | "file" | "mapping">
): Promise<OpenedFile[]> {
  const scratch = join(room, String(id));
  mkdirSync(scratch, {recursive: true, mode: 0o700});
  const result = await openFile(file, mapping.format, {scratch});
  if ("refused" in result) {
    await tellIssue(work, {table: null, file: id, ...result.refused});
    return [];
  }
  for (const warning of result.table.warnings)
    await tellIssue(work, {table: null, file: id, ...warning});
  return [{id, file, mapping, table: result.table, scratch}];
}

/** Files that one statement can read together: same mapping entry, same header. */
export function layoutsOf(opened: readonly OpenedFile[], table: GivenTable): OpenedFile[][] {
  const groups = new Map<string, OpenedFile[]>();
  for (const file of opened) {
    if (!file.mapping.tables[table]) continue;
    const {header, skip, dialect} = file.table;
    const layout = JSON.stringify([file.mapping.match, header, skip, dialect]);
    groups.set(layout, [...(groups.get(layout) ?? []), file]);
  }
  return [...groups.values()];
}
