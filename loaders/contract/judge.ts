/**
 * The contract as one projection over read_csv: every field read, typed and judged in the order of the file.
 * It holds no join and no subquery: either would scramble the rows while counts and cents still agree.
 */
import type {FileMapping, GivenTable} from "../mapping.js";
import {literal} from "../warehouse/variables.js";
import {contract, type FieldContract} from "./contract.js";
import {amountText, cents, localInstant, wholeNumber} from "./expressions.js";

export interface Judging {
  table: GivenTable;
  /** Field → SQL for its text. */
  texts: ReadonlyMap<string, string>;
  mapping: Pick<FileMapping, "dates" | "money">;
  timeZone: string;
  /** "2022-04-15": the day after which an instant may be too far ahead. */
  asOf: string;
  /** Columns of the header; the text after the last one is c<width>. */
  width: number;
  /** Table of a flat file that also gives orders: a row without its key is simply not one of it. */
  isDerived: boolean;
  /** One price type of rows that hold several in columns: SQL that tells whether a row sold any of them. */
  price?: {isFirst: boolean; sold: string} | undefined;
}

/** Columns of the result: file, every field's text, its typed value, `bad` ("code:field", "blank" or NULL), `found`. */
export function judgedSql(judging: Judging, from: string): string {
  const fields = fieldsOf(judging);
  return `
with given as (
  select file_index::integer as file, ${labelOf(judging)} as label, ${isHeader(judging)} as is_header, c${judging.width - 1} is null as is_short,
    c${judging.width} is not null as is_long, ${judging.price?.sold ?? "true"} as is_sold,
    ${fields.map(({name, text}) => `${text} as ${name}`).join(",\n    ")}
  from ${from}
), ${cleanedCte(judging, fields)}
typed as (
  select ${["*", ...typedColumns(judging, fields)].join(",\n    ")}
  from cleaned
), judged as (
  select *, ${badCase(judging, fields)} as bad
  from typed
)
select * exclude (label, is_header, is_short, is_long, is_sold, amount_text), ${foundCase(fields)} as found
from judged`;
}

interface Field {
  name: string;
  text: string;
  rule: FieldContract;
}

const fieldsOf = ({table, texts}: Judging): Field[] =>
  Object.entries(contract[table]).map(([name, rule]) => ({
    name,
    text: texts.get(name) ?? "null::varchar",
    rule
  }));

function cleanedCte({mapping}: Judging, fields: readonly Field[]): string {
  const amount = fields.some(({name}) => name === "amount")
    ? amountText("amount", mapping.money)
    : "null";
  return `cleaned as (select *, ${amount} as amount_text from given),`;
}

function typedColumns({mapping, timeZone}: Judging, fields: readonly Field[]): string[] {
  return fields.flatMap(({name, rule}) => {
    if (rule.kind === "instant")
      return [`${localInstant(name, mapping.dates, timeZone)} as ${name}_local`];
    if (rule.kind === "money")
      return [`${cents("amount_text", mapping.money.unit)} as ${name}_cents`];
    return rule.kind === "count" ? [`${wholeNumber(name)} as ${name}_count`] : [];
  });
}

function badCase(judging: Judging, fields: readonly Field[]): string {
  const names = fields.filter(({name}) => judging.texts.has(name)).map(({name}) => name);
  const isBlank = names.map((name) => `${name} is null`).join(" and ");
  const strict = fields.filter(({rule}) => !rule.lenient);
  return `case
    ${judging.price?.isFirst === false ? toldOfTheFirst(fields) : ""}
    ${judging.isDerived ? notOfThisTable(fields) : `when ${isBlank} then 'blank'`}
    when is_header then 'repeatedHeader:'
    when is_short then 'shortRow:'
    when is_long then 'longRow:'
    ${judging.price ? notOfThisPrice : ""}
    ${strict
      .filter(({rule}) => rule.required)
      .map(missingBranch)
      .join("\n    ")}
    ${strict.flatMap((field) => typeBranches(field, judging.asOf)).join("\n    ")}
  end`;
}

/** Some exports repeat their header between sections; its texts are bound as `header_cells`. */
const isHeader = ({width}: Judging): string =>
  ["c0", "c1"]
    .slice(0, width)
    .map((cell, place) => `trim(${cell}) = getvariable('header_cells')[${place + 1}]`)
    .join(" and ");

/** What is wrong with a whole row is told once, in the reading of the first price type. */
const toldOfTheFirst = (fields: readonly Field[]): string => {
  const required = fields.filter(({name, rule}) => rule.required && name !== "amount");
  const lacks = required.map(({name}) => `${name} is null`).join(" or ");
  return `when is_short or is_long or is_header or not is_sold or (${isTotal} and (${lacks})) then 'blank'`;
};

/** What a row sold of no price type is told once; what it sold of another is told there. */
const notOfThisPrice = `when not is_sold then 'missingValue:tickets'
    when tickets is null and amount is null then 'blank'`;

/** What a row is called: the first of its cells that holds something, among the first three. */
const labelOf = ({width}: Judging): string =>
  `coalesce(${["c0", "c1", "c2"]
    .slice(0, width)
    .map((cell) => `nullif(trim(${cell}), '')`)
    .join(", ")})`;

const isTotal = "regexp_matches(lower(label), '^(grand |sous[ -]?|sub[ -]?)?(total|totaux)\\b')";

/** The orders of the same file already tell of its ragged rows and totals. */
const notOfThisTable = ([key]: readonly Field[]): string =>
  `when is_short or is_long or is_header or ${key!.name} is null then 'blank'`;

const missingBranch = ({name}: Field): string =>
  `when ${name} is null then case when ${isTotal} then 'totalRow:' else 'missingValue:${name}' end`;

function typeBranches({name, rule}: Field, asOf: string): string[] {
  switch (rule.kind) {
    case "instant":
      return [
        `when ${name} is not null and ${name}_local is null then 'invalidDate:${name}'`,
        ...instantRange(name, rule, asOf)
      ];
    case "money":
      return [
        `when ${name} is not null and ${name}_cents is null then 'invalidAmount:${name}'`,
        outOfRange(`${name}_cents`, rule, `amountOutOfRange:${name}`)
      ];
    case "count":
      return [
        `when ${name} is not null and ${name}_count is null then 'invalidCount:${name}'`,
        outOfRange(`abs(${name}_count)`, rule, `invalidCount:${name}`)
      ];
    default:
      return [];
  }
}

const outOfRange = (value: string, {range}: FieldContract, code: string): string =>
  range ? `when ${value} not between ${range[0]} and ${range[1]} then '${code}'` : "";

const instantRange = (name: string, {years}: FieldContract, asOf: string): string[] =>
  years
    ? [
        `when ${name}_local < timestamp '${years.from}-01-01' or ${name}_local >= ${literal(asOf)}::timestamp + interval ${years.daysAhead + 1} day then 'dateOutOfRange:${name}'`
      ]
    : [];

/** What stood there, kept for bad rows only and never for an identity column. */
function foundCase(fields: readonly Field[]): string {
  const branches = fields
    .filter(({rule}) => !rule.identity && rule.kind !== "text")
    .map(({name}) => `when split_part(bad, ':', 2) = '${name}' then ${name}`);
  return `case when bad is null then null::varchar ${branches.join(" ")} end`;
}
