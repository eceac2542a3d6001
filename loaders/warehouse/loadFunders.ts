/** What funders leave out, as the vocabulary lists it: `funder_rules`, and `funder_dimensions` that each is shown by. */
import {type FunderDimension, type FunderRuleId, funders} from "../../src/vocabulary/funders.js";
import type {Warehouse} from "./withWarehouse.js";

/** Creates both tables anew; ranks count from 1 in the order of the list. */
export async function loadFunders(warehouse: Warehouse): Promise<void> {
  await warehouse.run(
    `create or replace table main.funder_rules as
     select * from (values ${tuples(({rules}) => rules)}) as listed (funder, rank, rule)`
  );
  await warehouse.run(
    `create or replace table main.funder_dimensions as
     select * from (values ${tuples(({dimensions}) => ["all", ...dimensions])}) as listed (funder, rank, dimension)`
  );
}

/** Ids of the vocabulary are letters only: nothing to escape. */
const tuples = (listOf: (funder: Funder) => readonly (FunderRuleId | FunderDimension)[]): string =>
  Object.entries(funders)
    .flatMap(([id, funder]) =>
      listOf(funder).map((name, place) => `('${id}', ${place + 1}, '${name}')`)
    )
    .join(", ");

type Funder = (typeof funders)[keyof typeof funders];
