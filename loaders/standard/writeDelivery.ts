/** Writes what was read of one delivery: standard rows, match keys, issues, and the rows set aside with their raw lines. */
import {mkdirSync} from "node:fs";
import {dirname, join} from "node:path";
import {issueKinds} from "../contract/issue.js";
import type {Delivery} from "../sources/deliveries.js";
import {literal} from "../warehouse/variables.js";
import type {MemberContext} from "./context.js";
import {openAside} from "./files.js";
import {deliveryPlace} from "./places.js";

/** Everything but the manifest, which makes the delivery valid and comes last. */
export async function writeDelivery(
  {work, home, member}: MemberContext,
  delivery: Delivery
): Promise<void> {
  const place = deliveryPlace(home, member.organization, delivery.id);
  const aside = openAside(place.folder);
  for (const table of ["orders", "customers", "performances"])
    await copyTo(work, `from delivery_${table}`, join(aside, `${table}.parquet`));
  await copyTo(work, issuesSql, join(aside, "issues.parquet"));
  for (const path of [place.matches, place.quarantine])
    mkdirSync(dirname(path), {recursive: true, mode: 0o700});
  await copyTo(work, "from delivery_matches", place.matches);
  await copyTo(work, quarantineSql, place.quarantine);
}

const told = `table_name, getvariable('file_names')[file + 1] as file, line, field_name, code, found, rows, cents`;

/** Past the member's own quarantine an issue has no raw line. */
const issuesSql = `select ${told} from delivery_issues order by all`;

const quoted = (codes: readonly string[]): string => codes.map(literal).join(", ");

/** Warnings leave their row in the tables: only rows set aside are kept with their raw line. */
const rejecting = Object.entries(issueKinds)
  .filter(([, {severity}]) => severity === "blocking")
  .map(([code]) => code);
/** Of these nobody can tell whose they are: not kept once somebody asked to be forgotten. */
const shapeless = ["shortRow", "longRow", "malformedQuotes", "recordTooLong"];

const quarantineSql = `select ${told}, raw from delivery_issues as told
  where raw is not null and code in (${quoted(rejecting)})
    and not exists (
      from delivery_left_out as person
      where person.file = told.file and person.record = told.record)
    and not (code in (${quoted(shapeless)}) and exists (from suppressed))
  order by all`;

const copyTo = async (work: MemberContext["work"], sql: string, path: string): Promise<void> => {
  await work.run(`copy (${sql}) to ${literal(path)} (format parquet)`);
};
