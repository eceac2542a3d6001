/** SQL that reads one cell: from text to a typed value, or NULL when its shape is not that of the contract. */
import type {FileMapping} from "../mapping.js";
import {literal, literalList} from "../warehouse/variables.js";

/** Local time of the collective (TIMESTAMP). A format with an offset is brought to the local zone. */
export function localInstant(text: string, formats: readonly string[], timeZone: string): string {
  const zoned = formats.filter((format) => format.includes("%z"));
  const local = formats.filter((format) => !format.includes("%z"));
  const readings = [
    ...(local.length ? [`try_strptime(${text}, ${literalList(local)})`] : []),
    ...(zoned.length
      ? [`timezone(${literal(timeZone)}, try_strptime(${text}, ${literalList(zoned)}))`]
      : [])
  ];
  return readings.length === 1 ? readings[0]! : `coalesce(${readings.join(", ")})`;
}

/** An amount without currency signs and thousands, with a decimal point and a leading minus. */
export function amountText(text: string, {decimal, drop}: FileMapping["money"]): string {
  const bare = droppedFrom(drop).reduce(
    (sql, sign) => `replace(${sql}, ${literal(sign)}, '')`,
    text
  );
  const pointed = decimal === "," ? `replace(${bare}, ',', '.')` : bare;
  return `case when starts_with(${text}, '(') then '-' || trim(${pointed}, '()') else ${pointed} end`;
}

/** Spaces come in three kinds: whoever drops one drops all. */
function droppedFrom(drop: readonly string[]): string[] {
  const spaces = [" ", "\u00a0", "\u202f"];
  const dropsSpace = drop.some((sign) => spaces.includes(sign));
  return dropsSpace ? [...new Set([...drop, ...spaces])] : [...drop];
}

/** Signed cents (BIGINT) of an `amountText`. A third decimal, an exponent or a word is no amount. */
export const cents = (amount: string): string =>
  `case when regexp_full_match(${amount}, '-?\\d{1,12}(\\.\\d{1,2}0*)?') then (${amount}::decimal(18, 2) * 100)::bigint end`;

/** A whole number (INTEGER); "12.0" is one, "2.5" is not. */
export const wholeNumber = (text: string): string =>
  `case when regexp_full_match(${text}, '-?\\d{1,9}(\\.0+)?') then ${text}::decimal(12, 2)::integer end`;
