/** Opens the files of a delivery as clean text, each by the mapping entry that its name matches. */
import {mkdirSync} from "node:fs";
import {basename, join, matchesGlob} from "node:path";
import {tellIssue} from "../contract/deliveryIssues.js";
import type {FileMapping, GivenTable} from "../mapping.js";
import type {Delivery} from "../sources/deliveries.js";
import {openFile} from "../sources/index.js";
import type {GivenFile, TextTable} from "../sources/source.js";
import {isZip, unzip} from "../sources/unzip.js";
import {bindList} from "../warehouse/variables.js";
import type {MemberContext} from "./context.js";

/** One delivered file as text, with the number that stands for it in the delivery's tables. */
export interface OpenedFile {
  id: number;
  file: GivenFile;
  mapping: FileMapping;
  table: TextTable;
  scratch: string;
}

/** What cannot be opened becomes an issue, the rest goes on. Binds `file_names`: the name of each file, by its number. */
export async function openDelivery(
  context: MemberContext,
  delivery: Delivery,
  isWanted: (mapping: FileMapping) => boolean = () => true
): Promise<OpenedFile[]> {
  const names: string[] = [];
  const opened: OpenedFile[] = [];
  for (const file of delivery.files)
    for (const given of await unpack(context, file, names)) {
      const id = names.push(given.name) - 1;
      const mapping = context.mapping.files.find(({match}) => matches(given, match));
      if (!mapping) await tellIssue(context.work, {table: null, file: id, code: "unknownFile"});
      else if (isWanted(mapping))
        opened.push(...(await openOne(context, {id, file: given, mapping})));
    }
  await bindList(context.work, "file_names", names);
  return opened;
}

/** The files of an archive, or the file itself. */
async function unpack(
  {work, scratch}: MemberContext,
  file: GivenFile,
  names: string[]
): Promise<readonly GivenFile[]> {
  if (!isZip(file)) return [file];
  const files = unzip(file, join(scratch, `archive-${names.length}`));
  if (!("refused" in files)) return files;
  const id = names.push(file.name) - 1;
  await tellIssue(work, {table: null, file: id, code: files.refused});
  return [];
}

/** By its whole path, or by its name alone where an archive or a folder stands before it. */
const matches = ({name}: GivenFile, match: string): boolean =>
  matchesGlob(name, match) || matchesGlob(basename(name), match);

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
