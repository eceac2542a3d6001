/** Records of one list, read back from the kept answers. */
import type {ZodType} from "zod";
import type {Answers} from "./apiSource.js";

export interface Found<T> {
  about: string;
  record: T;
}

/** Every record of `stream` in the order received; `pick` takes the list out of an answer. */
export async function* recordsOf<T>(
  answers: Answers,
  stream: string,
  schema: ZodType<T>,
  pick: (body: unknown) => readonly unknown[]
): AsyncGenerator<Found<T>> {
  for await (const {about, body} of answers.of(stream))
    for (const record of pick(body)) yield {about, record: schema.parse(record)};
}

/**
 * Of records that came twice (a page shifts while the list is read) the last only.
 * Reads the list twice, to hold one key per record and never the records.
 */
export async function* latest<T>(
  read: () => AsyncIterable<Found<T>>,
  keyOf: (found: Found<T>) => string
): AsyncGenerator<Found<T>> {
  const last = new Map<string, number>();
  let place = 0;
  for await (const found of read()) last.set(keyOf(found), place++);
  place = 0;
  for await (const found of read()) if (last.get(keyOf(found)) === place++) yield found;
}
