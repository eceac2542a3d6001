/** SQL that reads one cell: from text to a typed value, or NULL when its shape is not that of the contract. */
import type {FileMapping} from "../mapping.js";
import {literal, literalList} from "../warehouse/variables.js";

/** Local time of the collective (TIMESTAMP). A format with an offset is brought to the local zone. */
export function localInstant(given: string, formats: readonly string[], timeZone: string): string {
  const text = formats.some((format) => format.includes("%B")) ? namedMonths(given) : given;
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

/** strptime knows English months only: French ones are translated, a weekday before the day is left out. */
function namedMonths(text: string): string {
  const bare = `regexp_replace(regexp_replace(${text}, '^\\s*(?:${weekdays})\\.?,? (?:le )?(\\d{1,2}(?:er)? \\pL)', '\\1', 'i'), '^1er ', '1 ')`;
  return Object.entries(months).reduce(
    (sql, [month, french]) => `regexp_replace(${sql}, '\\b(${french})\\b\\.?', '${month}', 'i')`,
    bare
  );
}

const weekdays =
  "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day|lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun";

const months = {
  January: "janvier|janv|jan",
  February: "février|fevrier|févr|fevr|fév|fev|feb",
  March: "mars|mar",
  April: "avril|avr|apr",
  May: "mai",
  June: "juin|jun",
  July: "juillet|juil|jul",
  August: "août|aout|aug",
  September: "septembre|sept|sep",
  October: "octobre|oct",
  November: "novembre|nov",
  December: "décembre|decembre|déc|dec"
} as const;

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

/** Signed cents (BIGINT) of an `amountText`. A third decimal, an exponent or a word is no amount; of cents, any decimal. */
export const cents = (amount: string, unit: FileMapping["money"]["unit"] = "dollar"): string =>
  unit === "cent"
    ? `case when regexp_full_match(${amount}, '-?\\d{1,12}(\\.0+)?') then (${amount}::decimal(18, 2))::bigint end`
    : `case when regexp_full_match(${amount}, '-?\\d{1,12}(\\.\\d{1,2}0*)?') then (${amount}::decimal(18, 2) * 100)::bigint end`;

/** A whole number (INTEGER); "12.0" is one, "2.5" is not. */
export const wholeNumber = (text: string): string =>
  `case when regexp_full_match(${text}, '-?\\d{1,9}(\\.0+)?') then ${text}::decimal(12, 2)::integer end`;
