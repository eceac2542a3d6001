/** The ministry's directory of municipalities (MUN.csv of the Répertoire des municipalités du Québec), as published. */
import {PublicCError} from "../error.js";
import {literal} from "../warehouse/variables.js";
import {rowsOf, type Warehouse} from "../warehouse/withWarehouse.js";

/** Columns of MUN.csv that are read; regions and MRCs carry their number in brackets: "Estrie (05)". */
const columns = ["mcode", "munnom", "regadm", "mrc"] as const;

/**
 * Creates `municipalities` (code, municipality, mrc, admin_region); `mrc` is null outside any.
 * @throws PublicCError exit 2 where the file is not this one
 */
export async function readMunicipalities(warehouse: Warehouse, file: string): Promise<void> {
  await warehouse.run(
    `create or replace temp table given as from read_csv(${literal(file)}, all_varchar = true, header = true,
       delim = ',', quote = '"', normalize_names = true)`
  );
  const described = await rowsOf<{column_name: string}>(warehouse, "describe given");
  const missing = columns.filter(
    (name) => !described.some(({column_name}) => column_name === name)
  );
  if (missing.length > 0)
    throw new PublicCError(`${file} has no column ${missing.join(", ")}`, {
      exitCode: 2,
      next: "give MUN.csv, the Répertoire des municipalités du Québec of donneesquebec.ca"
    });
  await warehouse.run(`create or replace temp table municipalities as
    select lpad(trim(mcode), 5, '0') as code, ${named("munnom")} as municipality,
      ${named("mrc")} as mrc, regexp_extract(regadm, '\\((\\d\\d)\\)', 1) as admin_region
    from given where mcode is not null`);
}

/** Without the number in brackets, and with the apostrophe that our names are written with. */
const named = (column: string): string =>
  `nullif(replace(trim(regexp_replace(${column}, '\\s*\\(\\d+\\)\\s*$', '')), '''', '’'), '')`;
