/** The member's words → our codes, compared without case, accents or surrounding space. */
import type {Mapping} from "../mapping.js";
import type {Warehouse} from "../warehouse/withWarehouse.js";

export type WordKind = "price_type" | "channel" | "discipline" | "refund" | "voided" | "cancelled";

/** One side normalizes: SQL, for the mapping's words and the member's alike. */
const key = (word: string): string => `lower(strip_accents(trim(${word})))`;

/** Creates `known_words` (kind, key, code) from the mapping. */
export async function loadWords(work: Warehouse, {words}: Mapping): Promise<void> {
  const known = [
    ...entries("price_type", words.priceTypes),
    ...entries("channel", words.channels),
    ...entries("discipline", words.disciplines),
    ...words.refunds.map((word) => ({kind: "refund", word, code: "refund"})),
    ...words.voided.map((word) => ({kind: "voided", word, code: "voided"})),
    ...words.cancelled.map((word) => ({kind: "cancelled", word, code: "cancelled"}))
  ];
  await work.run(
    `create or replace temp table known_words as
     select kind, ${key("word")} as key, any_value(code) as code
     from (select unnest(from_json($json, '[{"kind":"VARCHAR","word":"VARCHAR","code":"VARCHAR"}]'), recursive := true))
     group by all`,
    {json: JSON.stringify(known)}
  );
}

const entries = (kind: WordKind, words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([word, code]) => ({kind, word, code}));

/** Creates `batch_words` (kind, word, code or NULL): the distinct words of `batch` in the given columns. */
export async function readWords(
  work: Warehouse,
  columns: Readonly<Partial<Record<WordKind, string>>>
): Promise<void> {
  const distinct = Object.entries(columns).map(
    ([kind, column]) =>
      `select distinct '${kind}' as kind, ${column} as word from batch where ${column} is not null`
  );
  await work.run(`create or replace temp table batch_words as
    select given.kind, word, code
    from (${distinct.join(" union all ")}) as given
    left join known_words on known_words.kind = given.kind and known_words.key = ${key("word")}`);
}
