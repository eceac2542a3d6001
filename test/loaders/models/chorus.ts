/** Twelve members alike but for their size: what a collective can tell, computed by hand. */
import type {Collective} from "../../../loaders/collective.js";
import type {Warehouse} from "../../../loaders/warehouse/withWarehouse.js";
import {literalCollective, memberOf, memberRow} from "./literalCollective.js";
import {createTables, insert} from "./standardTables.js";

/** Member i, from 1 to 12, sold 10 + i tickets at (20 + i) $ to as many persons, in a hall of 100. */
const voices = Array.from({length: 12}, (_, index) => index + 1);
export const nameOf = (voice: number): string => `voice-${String(voice).padStart(2, "0")}`;

export const chorus: Collective = {
  ...literalCollective,
  id: "chorus",
  members: voices.map((voice) => memberOf(nameOf(voice), voice > 8 ? "dance" : "theatre", true))
};

export async function loadChorus(
  warehouse: Warehouse,
  members: Collective["members"] = chorus.members
): Promise<void> {
  await createTables(warehouse);
  await insert(warehouse, "members", members.map(memberRow));
  await warehouse.run(`insert into main.productions values ('P', 'Chœur', 'theatre', null, false)`);
  await perform(warehouse, voices, "2021-12-01", "2021-2022");
  await perform(warehouse, voices, "2018-12-01", "2018-2019");
  // too few to be told apart from the season without them
  await perform(warehouse, voices.slice(0, 3), "2019-06-01", "2018-2019");
}

async function perform(
  warehouse: Warehouse,
  members: readonly number[],
  on: string,
  season: string
): Promise<void> {
  for (const voice of members) {
    const name = nameOf(voice);
    const id = `${name} ${on}`;
    const discipline = voice > 8 ? "dance" : "theatre";
    await warehouse.run(`insert into main.performances values ('${id}', '${name}', '${id}', 'P', 'V',
      '${on} 20:00:00-05', '${on}', '20:00', 100, '${discipline}', '${season}', true, 'held')`);
    await warehouse.run(`insert into main.orders select '${name}', '${id} ' || seat, seat, '${id}',
      md5('${id} ' || seat)::uuid, '${on} 12:00:00-05', '${on}', 1, 0, ${100 * (20 + voice)},
      'included', 'regular', 'Général', 'web', 'sale', false, 'D' from range(${10 + voice}) t(seat)`);
    await warehouse.run(`insert into main.customers select '${name}', md5('${id} ' || seat)::uuid,
      md5('${id} ' || seat)::uuid, null, 'H2X', null, 'QC', 'CA', false
      from range(${10 + voice}) t(seat)`);
  }
}
