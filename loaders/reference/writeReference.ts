/** Official files → the reference tables that a collective reads: municipalities and territories, and where they come from. */
import {writeFileSync} from "node:fs";
import {basename, dirname, join} from "node:path";
import {stringify} from "yaml";
import {fileHash} from "../standard/fingerprint.js";
import {literal} from "../warehouse/variables.js";
import {rowsOf, type Warehouse, withWarehouse} from "../warehouse/withWarehouse.js";
import {readMunicipalities} from "./readMunicipalities.js";
import {type PccfLayout, readPostalCodes} from "./readPostalCodes.js";

export interface OfficialFiles {
  /** MUN.csv. */
  municipalities: string;
  /** The Postal Code Conversion File. */
  pccf: string;
  layout: PccfLayout;
  /** Year of the geography, as the publishers name it. */
  year: number;
}

export interface ReferenceReport {
  municipalities: number;
  territories: number;
  /** Areas of which less than two postal codes in three lie in the municipality they are given to. */
  straddling: readonly {fsa: string; municipality: string; share: number}[];
  /** Census subdivisions that the directory does not know (reserves, unorganized territories), by postal codes. */
  unknown: readonly {code: string; csdName: string; postalCodes: number}[];
  /** Areas whose households the earlier file does not know: the population loader gives them. */
  withoutHouseholds: number;
}

/** Reads and joins; writes into `to` only when `write`. `to` holds the tables in place, whose places and households are kept. */
export const writeReference = (
  files: OfficialFiles,
  {to, write, now}: {to: string; write: boolean; now: () => Date}
): Promise<ReferenceReport> =>
  withWarehouse(
    ":memory:",
    async (warehouse) => {
      await readMunicipalities(warehouse, files.municipalities);
      await readPostalCodes(warehouse, files.pccf, files.layout);
      await warehouse.run(
        `create or replace temp table before as from read_csv(${literal(join(to, "territories.csv"))}, all_varchar = true, header = true)`
      );
      for (const sql of [placedSql, territoriesSql, namedSql]) await warehouse.run(sql);
      if (write) await writeTables(warehouse, files, {to, now});
      return reportOf(warehouse);
    },
    {folders: [to, dirname(files.municipalities), dirname(files.pccf)]}
  );

/** Each area by its municipality of most postal codes, and by its metropolitan area where more than half of them lie in it. */
const placedSql = `create or replace temp table placed as
  with counted as (
    select fsa, code, any_value(csd_name) as csd_name, count(*) as postal_codes,
      sum(count(*)) over (partition by fsa) as all_codes
    from postal_codes group by fsa, code
  ), areas as (
    select fsa, metropolitan_area, count(*) as postal_codes from postal_codes
    where metropolitan_area is not null group by all
  )
  select counted.fsa, counted.code, csd_name, counted.postal_codes / all_codes as share,
    (select metropolitan_area from areas
     where areas.fsa = counted.fsa and areas.postal_codes * 2 > all_codes) as metropolitan_area
  from counted
  qualify row_number() over (partition by counted.fsa order by counted.postal_codes desc, code) = 1`;

const territoriesSql = `create or replace temp table territories as
  select placed.fsa, coalesce(before.place, municipalities.municipality, csd_name) as place,
    coalesce(municipalities.municipality, csd_name) as municipality, municipalities.mrc,
    coalesce(municipalities.admin_region, before.admin_region) as admin_region,
    placed.metropolitan_area, before.households, share
  from placed
  left join municipalities using (code)
  left join before on before.fsa = placed.fsa`;

/** A municipality is of the metropolitan area that its postal codes name. */
const namedSql = `create or replace temp table named_municipalities as
  select municipalities.*, areas.metropolitan_area
  from municipalities
  left join (select code, mode(metropolitan_area) as metropolitan_area from postal_codes group by code) as areas
    using (code)`;

async function writeTables(
  warehouse: Warehouse,
  {municipalities, pccf, layout, year}: OfficialFiles,
  {to, now}: {to: string; now: () => Date}
): Promise<void> {
  const csv = "(format csv, header)";
  await warehouse.run(
    `copy (select * exclude (share) from territories order by fsa) to ${literal(join(to, "territories.csv"))} ${csv}`
  );
  await warehouse.run(
    `copy (from named_municipalities order by municipality, code)
     to ${literal(join(to, "municipalities", "municipalities.csv"))} ${csv}`
  );
  const source = {
    writtenOn: now().toISOString().slice(0, 10),
    year,
    municipalities: {file: basename(municipalities), sha256: fileHash(municipalities)},
    pccf: {file: basename(pccf), edition: layout.edition, sha256: fileHash(pccf)}
  };
  writeFileSync(join(to, "municipalities", "source.yaml"), stringify(source));
}

async function reportOf(warehouse: Warehouse): Promise<ReferenceReport> {
  const [counts] = await rowsOf<
    Pick<ReferenceReport, "municipalities" | "territories" | "withoutHouseholds">
  >(
    warehouse,
    `select (select count(*) from municipalities) as municipalities, count(*) as territories,
       count(*) filter (where households is null) as "withoutHouseholds" from territories`
  );
  return {
    ...counts!,
    straddling: await rowsOf(
      warehouse,
      "select fsa, municipality, share from territories where share * 3 < 2 order by share, fsa"
    ),
    unknown: await rowsOf(
      warehouse,
      `select code, any_value(csd_name) as "csdName", count(*) as "postalCodes"
       from postal_codes anti join municipalities using (code) group by code order by "postalCodes" desc, code`
    )
  };
}
