/** Forgets a person at one member: every store that holds them is written again without them, and a proof is left. */
import {existsSync, readdirSync, renameSync, rmSync} from "node:fs";
import {join} from "node:path";
import type {Home} from "../../home.js";
import {listFolders} from "../../sources/deliveries.js";
import {resealManifest} from "../../standard/deliveryManifest.js";
import {writeJson} from "../../standard/files.js";
import {deliveryPlace, linksPath} from "../../standard/places.js";
import {unsettle} from "../../standard/settledManifest.js";
import {bindList, literal} from "../../warehouse/variables.js";
import {rowsOf, type Warehouse, withWarehouse} from "../../warehouse/withWarehouse.js";
import {lendKey} from "../in/hmac.js";
import {openKey, openMasterKey} from "../in/keys.js";
import {forgetInZone} from "../linkage/zone/leaveZone.js";
import {recordDeparture} from "../registers/departures.js";
import {findCustomers, type Person} from "./findCustomers.js";
import {forgetPulls} from "./forgetPulls.js";
import {enterErasure} from "./suppressionList.js";

export interface ErasureProof {
  at: string;
  organization: string;
  /** Customer codes that were this person. */
  codes: number;
  /** Files written again, from the home, and the rows that changed in each. */
  rewritten: Readonly<Record<string, number>>;
  /** Raw deliveries in which the person may still stand. */
  raw: readonly string[];
  rawIsDropped: boolean;
}

export interface EraseOptions {
  now: Date;
  /** Words that tell the person in a raw line set aside: their code, their e-mail, their name. */
  words: readonly string[];
  /** Remove the member's raw deliveries at once, instead of waiting for the end of their retention. */
  dropRaw: boolean;
}

/** The caller ingests afterwards: the snapshot is then built anew, and older ones go. @returns null when nobody is known by that name */
export async function erasePerson(
  home: Home,
  organization: string,
  person: Person,
  {now, words, dropRaw}: EraseOptions
): Promise<ErasureProof | null> {
  const customerKeys = await findCustomers(home, organization, person);
  if (customerKeys.length === 0) return null;
  const at = now.toISOString();
  enterErasure(home, {at, organization, customerKeys});
  unsettle(home, organization);
  const rewritten = await rewriteStores(home, organization, {customerKeys, words});
  const raw = rawFolders(home, organization);
  if (dropRaw)
    for (const room of [home.raw, incomingRoom(home)])
      rmSync(join(room, organization), {recursive: true, force: true});
  const proof = {
    at,
    organization,
    codes: customerKeys.length,
    rewritten,
    raw,
    rawIsDropped: dropRaw
  };
  writeJson(join(home.state, "erasures", `${at.replaceAll(":", "-")}-${organization}.json`), proof);
  recordDeparture(home, {at, kind: "erasure", organization, proof});
  return proof;
}

/** Uploads that wait at the gate to be handed over. */
const incomingRoom = ({root}: Home): string => join(root, "incoming");

function rawFolders(home: Home, organization: string): string[] {
  const waiting = existsSync(join(incomingRoom(home), organization));
  return [
    ...listFolders(join(home.raw, organization)).map((id) => `raw/${organization}/${id}`),
    ...(waiting ? [`incoming/${organization}`] : [])
  ];
}

interface Sought {
  customerKeys: readonly string[];
  words: readonly string[];
}

const rewriteStores = (
  home: Home,
  organization: string,
  {customerKeys, words}: Sought
): Promise<Record<string, number>> =>
  withWarehouse(
    ":memory:",
    async (work) => {
      await bindList(work, "erased_keys", customerKeys);
      await bindList(
        work,
        "erased_words",
        words.map((word) => word.toLowerCase())
      );
      await work.run(
        "create temp table erased as select unnest(getvariable('erased_keys'))::uuid as customer_key"
      );
      const rewritten: Record<string, number> = {};
      for (const {path, where, replaced} of storesOf(home, organization)) {
        const rows = await rewrite(work, path, where, replaced);
        if (rows > 0) rewritten[path.slice(home.root.length + 1)] = rows;
      }
      Object.assign(rewritten, await forgetInZone(work, home, {organization, customerKeys}));
      await lendKey(work, "organization", openKey(home, openMasterKey(home), organization));
      const pulled = await forgetPulls(work, home, organization, customerKeys);
      if (pulled > 0) rewritten[`raw/${organization}/.pull/ledger.sqlite`] = pulled;
      for (const id of readDeliveries(home, organization)) resealOne(home, organization, id);
      return rewritten;
    },
    {folders: [home.standard, home.linkage, home.quarantine]}
  );

interface Store {
  path: string;
  /** Rows that tell of the person. */
  where: string;
  /** They stay with this column emptied, instead of going. */
  replaced?: string;
}

const isErased = "customer_key in (select customer_key from erased)";
const tellsOf =
  "len(list_filter(getvariable('erased_words'), lambda word: contains(lower(raw), word))) > 0";

function storesOf(home: Home, organization: string): Store[] {
  const perDelivery = readDeliveries(home, organization).flatMap((id): Store[] => {
    const {folder, matches, quarantine} = deliveryPlace(home, organization, id);
    return [
      {path: join(folder, "orders.parquet"), where: isErased, replaced: "customer_key"},
      {path: join(folder, "customers.parquet"), where: isErased},
      {path: matches, where: isErased},
      {path: quarantine, where: tellsOf}
    ];
  });
  return [...perDelivery, {path: linksPath(home, organization), where: isErased}];
}

/** @returns the rows that told of the person */
async function rewrite(
  work: Warehouse,
  path: string,
  where: string,
  replaced?: string
): Promise<number> {
  if (!existsSync(path)) return 0;
  const given = `read_parquet(${literal(path)})`;
  const [told] = await rowsOf<{rows: number}>(
    work,
    `select count(*) as rows from ${given} where ${where}`
  );
  if (told!.rows === 0) return 0;
  const kept = replaced
    ? `select * replace (case when not coalesce(${where}, false) then ${replaced} end as ${replaced}, names_customer and not coalesce(${where}, false) as names_customer) from ${given}`
    : `from ${given} where not coalesce(${where}, false)`;
  await work.run(`copy (${kept}) to ${literal(`${path}.new`)} (format parquet)`);
  renameSync(`${path}.new`, path);
  return told!.rows;
}

function readDeliveries({standard}: Home, organization: string): string[] {
  const room = join(standard, "deliveries", organization);
  return existsSync(room) ? readdirSync(room).filter((id) => !id.endsWith(".new")) : [];
}

const resealOne = (home: Home, organization: string, id: string): void =>
  resealManifest({home, organization}, {id});
