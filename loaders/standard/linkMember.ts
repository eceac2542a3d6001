/** Finds which customer codes of a member are one person, while identities are at hand; what it decides persists. */
import {existsSync, mkdirSync, renameSync} from "node:fs";
import {dirname} from "node:path";
import {closeIdentities, newestIdentities} from "../privacy/in/gatherIdentities.js";
import {linkPatrons} from "../privacy/linkage/linkPatrons.js";
import {enterZone} from "../privacy/linkage/zone/enterZone.js";
import {literal} from "../warehouse/variables.js";
import {rowsOf} from "../warehouse/withWarehouse.js";
import type {MemberContext} from "./context.js";
import {linksPath} from "./places.js";

/** Writes the member's links anew; customers whose identity is not at hand keep what was decided of them. */
export async function linkMember(context: MemberContext): Promise<void> {
  const {work, home, member} = context;
  await newestIdentities(work);
  await enterZone(context);
  const [{customers} = {customers: 0}] = await rowsOf<{customers: number}>(
    work,
    "select count(*) as customers from member_identities"
  );
  if (customers > 0) {
    await linkPatrons(work, {table: "member_identities", into: "member_links"});
    const path = linksPath(home, member.organization);
    mkdirSync(dirname(path), {recursive: true, mode: 0o700});
    await work.run(
      `copy (${keptLinks(path)} from member_links order by all) to ${literal(`${path}.new`)} (format parquet)`
    );
    renameSync(`${path}.new`, path);
  }
  await closeIdentities(work);
}

const keptLinks = (path: string): string =>
  existsSync(path)
    ? `from read_parquet(${literal(path)}) where customer_key not in (select customer_key from member_links) union all`
    : "";
