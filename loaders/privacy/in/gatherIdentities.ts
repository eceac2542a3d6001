/**
 * `member_identities`: a member's customers as given, one row per customer key, while their files are at hand.
 * It lives in memory for the member's turn and never leaves it; the careful matching of linkPatrons reads it.
 */
import type {Warehouse} from "../../warehouse/withWarehouse.js";
import {hmacKey} from "./hmac.js";

const identityFields = [
  "first_name",
  "last_name",
  "address",
  "city",
  "postal_code",
  "phone",
  "email"
] as const;

const columns = identityFields.join(", ");

export const openIdentities = async (work: Warehouse): Promise<void> => {
  await work.run(`create or replace temp table given_identities (
    customer_key uuid, ${identityFields.map((field) => `${field} varchar`).join(", ")}, rank integer)`);
};

/** Adds the good customers of `batch`, of the delivery that has this rank in the order of exports. */
export const gatherIdentities = async (work: Warehouse, rank: number): Promise<void> => {
  await work.run(
    `insert into given_identities
     select ${hmacKey("organization", "'c:' || customer_code")}, ${columns}, $rank
     from (select distinct customer_code, ${columns} from batch where bad is null)`,
    {rank}
  );
};

/** The newest version of each; within one delivery the order of rows does not matter. */
export const newestIdentities = async (work: Warehouse): Promise<void> => {
  await work.run(`create or replace temp table member_identities as
    select * exclude (rank) from given_identities
    qualify row_number() over (partition by customer_key order by rank desc, ${columns}) = 1`);
};

export const closeIdentities = async (work: Warehouse): Promise<void> => {
  await work.run("drop table if exists given_identities; drop table if exists member_identities");
};
