/** Opens the files of a delivery as clean text, each by the mapping entry that its name matches. */
import {mkdirSync} from "node:fs";
import {join} from "node:path";
import {tellIssue} from "../contract/deliveryIssues.js";
import {type FileMapping, type GivenTable, readingsOf} from "../mapping.js";
import type {Delivery} from "../sources/deliveries.js";
import {openFile} from "../sources/index.js";
import type {GivenFile, TextTable} from "../sources/source.js";
import {unpack} from "../sources/unpack.js";
import {bindList} from "../warehouse/variables.js";
import {addLookups} from "./addLookups.js";
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
    for (const given of await openArchive(context, file, names)) {
      const readings = readingsOf(context.mapping, given.name);
      if (readings.length === 0)
        await tellIssue(context.work, {
          table: null,
          file: names.push(given.name) - 1,
          code: "unknownFile"
        });
      for (const {name, entry: mapping} of readings) {
        const id = names.push(name) - 1;
        if (isWanted(mapping)) opened.push(...(await openOne(context, {id, file: given, mapping})));
      }
    }
  await bindList(context.work, "file_names", names);
  return addLookups(opened);
}

/** The files of an archive, or the file itself. */
async function openArchive(
  {work, scratch}: MemberContext,
  file: GivenFile,
  names: string[]
): Promise<readonly GivenFile[]> {
  const given: GivenFile[] = [];
  for (const one of unpack([file], join(scratch, `of-${names.length}`))) {
    if ("refused" in one)
      await tellIssue(work, {table: null, file: names.push(file.name) - 1, code: one.refused});
    else given.push(one.file);
  }
  return given;
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
