/** What is kept beside each PDF: what it was made of, and what it says, for review, message and next edition. */
import {z} from "zod";
import {languages} from "../src/vocabulary/language.js";

export const receiptSpec = z.strictObject({
  report: z.string(),
  /** The season it is about. */
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
