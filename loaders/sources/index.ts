/** The kinds of delivered file, by the mapping's `format.kind`. */
import type {FileMapping} from "../mapping.js";
import {csv} from "./csv.js";
import {html} from "./html.js";
import {json} from "./json.js";
import type {GivenFile, Opened, SourceContext} from "./source.js";
import {xlsx} from "./xlsx.js";
import {xml} from "./xml.js";

/** Makes clean text of a delivered file, or says why it cannot. */
export function openFile(
  file: GivenFile,
  format: FileMapping["format"],
  context: SourceContext
): Promise<Opened> {
  switch (format.kind) {
    case "csv":
      return csv.open(file, format, context);
    case "xlsx":
      return xlsx.open(file, format, context);
    case "html":
      return html.open(file, format, context);
    case "json":
      return json.open(file, format, context);
    case "xml":
      return xml.open(file, format, context);
  }
}
