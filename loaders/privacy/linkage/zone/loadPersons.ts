/** `linkage.persons`: which of the members' patrons are one person, in memory while a release is being built. */
import type {Warehouse} from "../../../warehouse/withWarehouse.js";

/** Nobody yet: a release without the zone knows no person across members. */
export const openPersons = async (warehouse: Warehouse): Promise<void> => {
  await warehouse.run(
    "create table linkage.persons (organization varchar, patron_key uuid, person bigint)"
  );
};
