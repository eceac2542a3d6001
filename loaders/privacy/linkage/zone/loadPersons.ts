/** `linkage.persons`: which of the members' patrons are one person, in memory while a release is being built. */
import {type Collective, linksPersons} from "../../../collective.js";
import type {Home} from "../../../home.js";
import type {Warehouse} from "../../../warehouse/withWarehouse.js";
import {carryEpochs} from "./carryEpochs.js";
import {findPersons} from "./findPersons.js";
import {leaveOthers} from "./leaveZone.js";
import {epochOf, isInZone} from "./places.js";

/** Nobody yet: a release without the zone knows no person across members. */
export const openPersons = async (warehouse: Warehouse): Promise<void> => {
  await warehouse.run(
    "create table linkage.persons (organization varchar, patron_key uuid, person bigint)"
  );
};

/**
 * Fills it, one row per patron of a linked member. Members that stay out of the linkage leave the zone first, and
 * epochs that are over are carried into the one of `asOf`.
 */
export async function loadPersons(
  warehouse: Warehouse,
  {collective, home, asOf}: {collective: Collective; home: Home; asOf: string}
): Promise<void> {
  const epoch = epochOf(collective, asOf);
  const linked = collective.members.filter(linksPersons).map(({organization}) => organization);
  leaveOthers(home, linked);
  await carryEpochs(warehouse, {home, epoch, linked});
  if (!linked.some((name) => isInZone(home, epoch, name))) return;
  await findPersons(warehouse, {home, epoch, linked, into: "linkage.persons"});
  await warehouse.run("reset variable zone_inner; reset variable zone_outer");
}
