/** The reference territories: forward sortation area → place, municipality, MRC, administrative region, metropolitan area, households. */
import {join} from "node:path";
import {literal} from "./variables.js";
import type {Warehouse} from "./withWarehouse.js";

export const referenceFolder = join(import.meta.dirname, "../../data/reference");

/** Creates `territories`; `temporary` where it only serves to look places up. */
export async function loadTerritories(
  warehouse: Warehouse,
  {temporary = false}: {temporary?: boolean} = {}
): Promise<void> {
  await warehouse.run(
    `create ${temporary ? "or replace temp" : ""} table territories as
     select * from read_csv(${literal(join(referenceFolder, "territories.csv"))}, auto_detect = false, header = true,
       delim = ',', quote = '"', escape = '"', columns = {'fsa': 'VARCHAR', 'place': 'VARCHAR',
       'municipality': 'VARCHAR', 'mrc': 'VARCHAR', 'admin_region': 'VARCHAR', 'metropolitan_area': 'VARCHAR',
       'households': 'INTEGER'})`
  );
}
