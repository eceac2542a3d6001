/** The kinds of delivered file, by the mapping's `format.kind`. */
import type {FileMapping} from "../mapping.js";
import {csv} from "./csv.js";
import type {GivenFile, Opened, SourceContext} from "./source.js";
import {xlsx} from "./xlsx.js";

const sources = {csv, xlsx};

/** Makes clean text of a delivered file, or says why it cannot. */
export function openFile(
  file: GivenFile,
  format: FileMapping["format"],
  context: SourceContext
): Promise<Opened> {
  return format.kind === "csv"
    ? sources.csv.open(file, format, context)
    : sources.xlsx.open(file, format, context);
}
