/** Delimited text in any of the known encodings. */
import {join} from "node:path";
import type {FileMapping} from "../mapping.js";
import {firstBytes} from "./firstBytes.js";
import {guessEncoding} from "./guessEncoding.js";
import {openText} from "./openText.js";
import {eachChunk} from "./scanRecords.js";
import type {FileIssue, Opened, Source} from "./source.js";
import {type Encoding, markedEncoding, transcode} from "./transcode.js";
import {Utf8Check} from "./utf8Check.js";

type CsvFormat = Extract<FileMapping["format"], {kind: "csv"}>;

export const csv: Source<"csv"> = {
  kind: "csv",
  async open({name, path}, format, {scratch}): Promise<Opened> {
    const start = firstBytes(path);
    if (start.length === 0) return {refused: {code: "emptyFile", line: null}};
    if (isBinary(start)) return {refused: {code: "notText", line: null}};
    const encoding = recognizeEncoding(path, start, format.encoding);
    if (encoding === null) return {refused: {code: "nulBytes", line: null}};
    const warnings: FileIssue[] =
      encoding === format.encoding ? [] : [{code: "encodingDiffers", line: null}];
    const copy = encoding === "utf-8" ? path : join(scratch, "decoded.csv");
    if (copy !== path) transcode(path, copy, encoding);
    const {headerLines} = format;
    return openText({name, path: copy, scratch, dialect: dialectOf(format), headerLines, warnings});
  }
};

const dialectOf = ({delimiter, quote, skipLines}: CsvFormat) => ({delimiter, quote, skipLines});

/** What the bytes are, whatever the mapping announces; null when they hold NUL where text cannot. */
function recognizeEncoding(path: string, start: Uint8Array, announced: Encoding): Encoding | null {
  const marked = markedEncoding(start);
  if (marked?.startsWith("utf-16")) return marked;
  if (announced.startsWith("utf-16") && marked === null) return announced;
  const check = new Utf8Check();
  eachChunk(path, (chunk) => check.read(chunk));
  if (check.hasNul) return guessEncoding(path, firstBytes(path, 1 << 12));
  if (check.close().isValid) return check.isWide || announced === "utf-8" ? "utf-8" : announced;
  return announced === "utf-8" ? guessEncoding(path, start) : announced;
}

/** Signatures of what people rename to .csv: archives and workbooks, old workbooks, PDF, images, gzip. */
const signatures = ["504b0304", "d0cf11e0", "25504446", "89504e47", "ffd8ff", "1f8b"];

const isBinary = (start: Uint8Array): boolean =>
  signatures.some((signature) => Buffer.from(start).toString("hex").startsWith(signature));
