/** The work queue of words seen in deliveries that no mapping knows, counted by the tickets and dollars they touch. */
import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {formatCount, formatMoney} from "../src/vocabulary/format.js";
import type {Language} from "../src/vocabulary/language.js";
import {PublicCError} from "./error.js";
import type {Home} from "./home.js";
import {rowsOf, withWarehouse} from "./warehouse/withWarehouse.js";

export interface TodoWord {
  organization: string;
  kind: "priceType" | "channel" | "discipline";
  /** As the member writes it. */
  word: string;
  /** Rows that hold it: order lines, or performances for a discipline. */
  rows: number;
  tickets: number;
  cents: number;
  /**
   * Tickets and cents are those of all the member's unknown words of this kind: only price types keep their
   * word on the line.
   */
  isShared: boolean;
}

/** Most tickets first. @throws PublicCError exit 2 before the first ingestion */
export function readTodo(home: Pick<Home, "warehouse">): Promise<TodoWord[]> {
  const current = join(home.warehouse, "current");
  if (!existsSync(current))
    throw new PublicCError("nothing has been ingested yet", {
      exitCode: 2,
      next: "run public-c ingest first"
    });
  const snapshot = readFileSync(current, "utf8").trim();
  return withWarehouse(
    join(home.warehouse, `${snapshot}.duckdb`),
    (warehouse) => rowsOf<TodoWord>(warehouse, todoSql),
    {readOnly: true}
  );
}

const kinds: Readonly<Record<string, TodoWord["kind"]>> = {
  price_type: "priceType",
  channel: "channel",
  discipline: "discipline"
};

/** One word is one whatever its case and accents, as in a mapping. */
const wordKey = (text: string): string => `lower(strip_accents(trim(${text})))`;

const todoSql = `
  with told as (
    select organization, field_name, ${wordKey("found")} as key, mode(found order by found) as word, sum(rows) as rows
    from main.issue_lines
    where code = 'unmappedWord' and found is not null
    group by all),
  sold as (
    select orders.*, discipline from main.orders as orders
    left join main.performances as performances using (performance_id)),
  affected as (
    select organization, 'price_type' as field_name, ${wordKey("left(price_type, 200)")} as key, tickets, amount_cents
    from sold where price_category = 'unknown' and price_type is not null
    union all
    select organization, 'channel', null, tickets, amount_cents from sold where channel = 'unknown'
    union all
    select organization, 'discipline', null, tickets, amount_cents from sold where discipline = 'other'),
  counted as (
    select organization, field_name, key, sum(abs(tickets)) as tickets, sum(abs(amount_cents)) as cents
    from affected group by all)
  select told.organization,
    case told.field_name ${Object.entries(kinds)
      .map(([field, kind]) => `when '${field}' then '${kind}'`)
      .join(" ")} end as kind,
    word, rows::bigint as rows, coalesce(tickets, 0)::bigint as tickets, coalesce(cents, 0)::bigint as cents,
    told.field_name <> 'price_type' as "isShared"
  from told
  left join counted on counted.organization = told.organization and counted.field_name = told.field_name
    and (counted.key is null or counted.key = told.key)
  order by tickets desc, rows desc, organization, kind, word`;

export function sayTodo(queue: readonly TodoWord[], language: Language): string {
  const say = words[language];
  if (queue.length === 0) return say.none;
  const lines = queue.map(({organization, kind, word, rows, tickets, cents, isShared}) =>
    [
      `  ${organization.padEnd(38)}${say.kinds[kind].padEnd(12)}${word.padEnd(36)}`,
      formatCount(rows, language).padStart(8),
      formatCount(tickets, language).padStart(10),
      `${formatMoney(cents, language)}${isShared ? " *" : "  "}`.padStart(20)
    ].join("")
  );
  return [say.title, ...lines, ...(queue.some(({isShared}) => isShared) ? [say.shared] : [])].join(
    "\n"
  );
}

const words = {
  fr: {
    none: "Tous les mots des livraisons ont un code.",
    title: "Mots sans code, les plus lourds d’abord (lignes, billets, dollars)\u00a0:",
    shared: "* billets et dollars de tous les mots inconnus du membre pour cette liste",
    kinds: {priceType: "tarif", channel: "canal", discipline: "discipline"}
  },
  en: {
    none: "Every word of the deliveries has a code.",
    title: "Words without a code, heaviest first (rows, tickets, dollars):",
    shared: "* tickets and dollars of all the member’s unknown words of this list",
    kinds: {priceType: "price type", channel: "channel", discipline: "artform"}
  }
} as const;
