/** Statistics Canada's Postal Code Conversion File: fixed width, its fields placed by the edition's own record layout. */
import {z} from "zod";
import {literal} from "../warehouse/variables.js";
import type {Warehouse} from "../warehouse/withWarehouse.js";

const place = z.tuple([z.int().min(1), z.int().min(1)]);

export const pccfLayoutSpec = z.strictObject({
  edition: z.string().min(1),
  /** Field → first position, from 1, and length. */
  fields: z.strictObject({
    postal_code: place,
    fsa: place,
    csd: place,
    csd_name: place,
    sac: place,
    sac_type: place,
    single_link: place,
    retired_on: place
  })
});
export type PccfLayout = z.output<typeof pccfLayoutSpec>;

/**
 * Creates `postal_codes`: Québec's postal codes in use, each with the one census subdivision that holds most of its
 * dwellings (single link), and the metropolitan area of that subdivision, null outside any.
 */
export async function readPostalCodes(
  warehouse: Warehouse,
  file: string,
  {fields}: PccfLayout
): Promise<void> {
  const cells = Object.entries(fields).map(
    ([name, [first, length]]) => `trim(substr(line, ${first}, ${length})) as ${name}`
  );
  await warehouse.run(`create or replace temp table postal_codes as
    with given as (
      select ${cells.join(", ")}
      from read_csv(${literal(file)}, columns = {'line': 'VARCHAR'}, header = false, auto_detect = false,
        delim = '\u0001', quote = '', escape = '', encoding = 'latin-1')
    )
    select postal_code, fsa, substr(csd, 3, 5) as code, replace(csd_name, '''', '’') as csd_name,
      case when sac_type = '1' then sac end as metropolitan_area
    from given
    where starts_with(csd, '24') and single_link = '1' and not regexp_full_match(retired_on, '(19[1-9]|20)\\d+')`);
}
