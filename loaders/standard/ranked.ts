import {join} from "node:path";
import {bindList} from "../warehouse/variables.js";
import type {MemberContext} from "./context.js";
import {deliveryPlace} from "./places.js";
import type {ReadDelivery} from "./settleMember.js";

/** Binds the Parquet files of one table, in rank order, and gives SQL that reads them with their rank. */
export async function ranked(
  {work, home, member}: MemberContext,
  read: readonly ReadDelivery[],
  table: string
): Promise<string> {
  const paths = read.map(({delivery}) =>
    join(deliveryPlace(home, member.organization, delivery.id).folder, `${table}.parquet`)
  );
  await bindList(work, `${table}_paths`, paths);
  return `(select * exclude (filename), list_position(getvariable('${table}_paths'), filename) - 1 as rank
    from read_parquet(getvariable('${table}_paths'), filename = true))`;
}
