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
  /** Null where the delivery's own word is kept nowhere: only how much is unknown. */
  word: string | null;
  tickets: number;
  cents: number;
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

/** Words of `issue_lines` are those the contract told when it read them; price types also stand on their lines. */
const todoSql = `
  with told as (
    select distinct organization, field_name, lower(strip_accents(trim(found))) as key, found
    from main.issue_lines where code = 'unmappedWord' and found is not null
    qualify row_number() over (partition by organization, field_name, lower(strip_accents(trim(found))) order by found) = 1),
  prices as (
    select organization, 'priceType' as kind, mode(price_type order by price_type) as word,
      sum(abs(tickets)) as tickets, sum(abs(amount_cents)) as cents
    from main.orders
    where price_category = 'unknown' and price_type is not null
    group by organization, lower(strip_accents(trim(price_type)))),
  channels as (
    select told.organization, 'channel' as kind, found as word, rows as tickets, null::bigint as cents
    from told inner join (
      select organization, lower(strip_accents(trim(found))) as key, sum(rows) as rows
      from main.issue_lines where code = 'unmappedWord' and field_name = 'channel' group by all) using (organization, key)
    where field_name = 'channel'),
  disciplines as (
    select told.organization, 'discipline' as kind, found as word, rows as tickets, null::bigint as cents
    from told inner join (
      select organization, lower(strip_accents(trim(found))) as key, sum(rows) as rows
      from main.issue_lines where code = 'unmappedWord' and field_name = 'discipline' group by all) using (organization, key)
    where field_name = 'discipline')
  select organization, kind, word, coalesce(tickets, 0)::bigint as tickets, coalesce(cents, 0)::bigint as cents
  from (from prices union all from channels union all from disciplines)
  order by tickets desc, cents desc, organization, kind, word`;

export function sayTodo(queue: readonly TodoWord[], language: Language): string {
  const say = words[language];
  if (queue.length === 0) return say.none;
  const lines = queue.map(
    ({organization, kind, word, tickets, cents}) =>
      `  ${organization.padEnd(38)}${say.kinds[kind].padEnd(12)}${(word ?? "").padEnd(36)}${formatCount(tickets, language).padStart(10)}${(cents ? formatMoney(cents, language) : "").padStart(18)}`
  );
  return [say.title, ...lines].join("\n");
}

const words = {
  fr: {
    none: "Tous les mots des livraisons ont un code.",
    title: "Mots sans code, les plus lourds d’abord (billets, dollars)\u00a0:",
    kinds: {priceType: "tarif", channel: "canal", discipline: "discipline"}
  },
  en: {
    none: "Every word of the deliveries has a code.",
    title: "Words without a code, heaviest first (tickets, dollars):",
    kinds: {priceType: "price type", channel: "channel", discipline: "artform"}
  }
} as const;
