/** What is kept beside each PDF: what it was made of, and what it says, for review, message and next edition. */
import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";
import {z} from "zod";
import {languages} from "../src/vocabulary/language.js";

export const receiptSpec = z.strictObject({
  report: z.string(),
  /** The season it is about; and after « ~ » the show, where it is about one. */
  period: z.string(),
  organization: z.string(),
  language: z.enum(languages),
  snapshot: z.string(),
  title: z.string(),
  /** Hash of all that the PDF depends on. */
  inputs: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  headline: z.string(),
  note: z.string().nullable(),
  figures: z.array(
    z.strictObject({label: z.string(), value: z.string(), comparison: z.string().nullable()})
  ),
  /** Its headings, paragraphs and table rows, to compare two editions by. */
  lines: z.array(z.string())
});
export type Receipt = z.output<typeof receiptSpec>;

/** Undefined when the PDF must be made: none yet, other inputs, other bytes, or a receipt of another time. */
export function readReceipt(file: string, inputs: string): Receipt | undefined {
  const beside = receiptOf(file);
  if (!existsSync(file) || !existsSync(beside)) return undefined;
  const {data} = receiptSpec.safeParse(JSON.parse(readFileSync(beside, "utf8")));
  const isUnchanged = data?.inputs === inputs && data.sha256 === sha256Of(readFileSync(file));
  return isUnchanged ? data : undefined;
}

/** The receipt comes last: a PDF without it is printed again. */
export function keepPdf(
  file: string,
  pdf: Buffer,
  receipt: Omit<Receipt, "sha256" | "bytes">
): void {
  mkdirSync(dirname(file), {recursive: true, mode: 0o700});
  writeWhole(file, pdf);
  const whole: Receipt = {...receipt, sha256: sha256Of(pdf), bytes: pdf.length};
  writeWhole(receiptOf(file), `${JSON.stringify(whole)}\n`);
}

/** What could not be made anew is not left as it was. */
export function dropPdf(file: string): void {
  rmSync(receiptOf(file), {force: true});
  rmSync(file, {force: true});
}

export const sha256Of = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("hex");

const receiptOf = (file: string): string => file.replace(/\.pdf$/, ".json");

function writeWhole(file: string, content: Buffer | string): void {
  writeFileSync(`${file}.new`, content, {mode: 0o600});
  renameSync(`${file}.new`, file);
}
