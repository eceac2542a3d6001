/** The price without taxes of a ticket sold with them: the rate is that of the hall's province on the day of the sale. */
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "yaml";
import {z} from "zod";
import type {TaxProvince} from "../../src/vocabulary/codes.js";
import type {Member} from "../collective.js";
import {referenceFolder} from "../warehouse/loadTerritories.js";
import {literal} from "../warehouse/variables.js";

const rates = z
  .record(z.string(), z.array(z.strictObject({from: z.iso.date(), percent: z.number().min(0)})))
  .parse(parse(readFileSync(join(referenceFolder, "salesTaxes.yaml"), "utf8"))) as Record<
  TaxProvince,
  {from: string; percent: number}[]
>;

interface Sold {
  /** SQL: signed cents, taxes included. */
  cents: string;
  /** SQL: local day of the sale. */
  day: string;
}

/** SQL: whole cents without taxes, rounded half away from zero; NULL before the first rate known. */
export function netCents({cents, day}: Sold, province: TaxProvince): string {
  const branches = rates[province].map(
    ({from, percent}) => `when ${day} >= date '${from}' then ${netOf(cents, percent)}`
  );
  return `case ${branches.join(" ")} end`;
}

/** As `netCents`, the hall named by `venue` (SQL) deciding where the member says so. */
export function netCentsByVenue(
  sold: Sold,
  {province, venues}: Member["salesTax"],
  venue: string
): string {
  const branches = Object.entries(venues).map(
    ([name, other]) =>
      `when ${venueKey(venue)} = ${venueKey(literal(name))} then ${netCents(sold, other)}`
  );
  return `case ${branches.join(" ")} else ${netCents(sold, province)} end`;
}

const venueKey = (text: string): string => `lower(strip_accents(trim(${text})))`;

/** Integer arithmetic throughout: a rate has three decimals at most. */
function netOf(cents: string, percent: number): string {
  const unit = Math.round((1 + percent / 100) * 100_000);
  return `sign(${cents})::bigint * ((abs(${cents}) * 200000 + ${unit}) // ${2 * unit})`;
}
