/** The pseudonyms of a person at one member, from the member's customer code or the person's e-mail. */
import {existsSync, globSync} from "node:fs";
import {join} from "node:path";
import {PublicCError} from "../../error.js";
import type {Home} from "../../home.js";
import {bindList, bindText} from "../../warehouse/variables.js";
import {rowsOf, type Warehouse, withWarehouse} from "../../warehouse/withWarehouse.js";
import {emailText} from "../in/fold.js";
import {hmacKey, lendKey} from "../in/hmac.js";
import {openKey, openMasterKey} from "../in/keys.js";

export type Person = {code: string} | {email: string};

/** Every code found to be the same person is one of them. @throws PublicCError when nobody is known by it */
export function findCustomers(home: Home, organization: string, person: Person): Promise<string[]> {
  return withWarehouse(
    ":memory:",
    async (work) => {
      await lendKey(work, "organization", openKey(home, openMasterKey(home), organization));
      const named = await namedCustomers(work, home, {organization, person});
      return named.length === 0 ? [] : widen(work, home, {organization, named});
    },
    {folders: [home.standard, home.linkage]}
  );
}

async function namedCustomers(
  work: Warehouse,
  home: Home,
  {organization, person}: {organization: string; person: Person}
): Promise<string[]> {
  const paths = globSync(join(home.linkage, organization, "*.parquet")).filter(
    (path) => !path.endsWith("links.parquet")
  );
  if (paths.length === 0) return [];
  await bindList(work, "paths", paths);
  await bindText(work, "given", "code" in person ? person.code.trim() : person.email);
  const sought =
    "code" in person
      ? `customer_key = ${hmacKey("organization", "'c:' || getvariable('given')")}`
      : `mailbox_key = ${hmacKey("organization", `'m:' || ${emailText("getvariable('given')")}`)}`;
  const rows = await rowsOf<{key: string}>(
    work,
    `select distinct customer_key::varchar as key from read_parquet(getvariable('paths'), union_by_name = true) where ${sought}`
  );
  return rows.map(({key}) => key);
}

async function widen(
  work: Warehouse,
  home: Home,
  {organization, named}: {organization: string; named: readonly string[]}
): Promise<string[]> {
  const path = join(home.standard, "customers", `organization=${organization}`, "data.parquet");
  if (!existsSync(path))
    throw new PublicCError(`${organization} has not been ingested`, {
      next: "run public-c ingest, then ask again"
    });
  await bindText(work, "customers", path);
  await bindList(work, "named", named);
  const rows = await rowsOf<{key: string}>(
    work,
    `with customers as (from read_parquet(getvariable('customers'))),
      named as (select unnest(getvariable('named'))::uuid as customer_key)
     select customer_key::varchar as key from named
     union
     select customer_key::varchar from customers
     where patron_key in (select patron_key from customers where customer_key in (from named))
     order by key`
  );
  return rows.map(({key}) => key);
}
