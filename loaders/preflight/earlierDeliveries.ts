/** What a member handed over before: a part of its sales reads beside the rest as it will on the day. */
import {existsSync, mkdirSync} from "node:fs";
import {dirname, join} from "node:path";
import type {Home} from "../home.js";
import {listFolders} from "../sources/deliveries.js";
import {type DeliveryManifest, readManifest, writeManifest} from "../standard/deliveryManifest.js";
import {type DeliveryPlace, deliveryPlace} from "../standard/places.js";
import {literal} from "../warehouse/variables.js";
import type {Warehouse} from "../warehouse/withWarehouse.js";

/** Plain data: it may be sent to another process. */
export interface EarlierDelivery {
  manifest: DeliveryManifest;
  place: DeliveryPlace;
}

/** Deliveries that were read, whether their raw files are still there or not. */
export const earlierDeliveries = (
  home: Pick<Home, "standard" | "linkage" | "quarantine">,
  organization: string
): EarlierDelivery[] =>
  listFolders(join(home.standard, "deliveries", organization)).flatMap((id) => {
    const place = deliveryPlace(home, organization, id);
    const manifest = readManifest({home: home as Home, organization}, {id});
    const isWhole = [place.matches, place.quarantine].every((path) => existsSync(path));
    return manifest && isWhole ? [{manifest, place}] : [];
  });

/** Folders that a database must see to take them up. */
export const foldersOf = (earlier: readonly EarlierDelivery[]): string[] => [
  ...new Set(
    earlier.flatMap(({place}) => [place.folder, dirname(place.matches), dirname(place.quarantine)])
  )
];

/** Puts their sales and performances into a home of one's own. No person: what tells them apart has another key there. */
export async function takeUp(
  work: Warehouse,
  home: Home,
  organization: string,
  earlier: readonly EarlierDelivery[]
): Promise<void> {
  for (const {manifest, place} of earlier) {
    const own = deliveryPlace(home, organization, manifest.delivery.id);
    for (const path of [own.folder, dirname(own.matches), dirname(own.quarantine)])
      mkdirSync(path, {recursive: true, mode: 0o700});
    const copies = [
      ...["orders", "performances"].map((name) => [name, ""] as const),
      ...["customers", "issues"].map((name) => [name, "limit 0"] as const)
    ].map(([name, part]) => [`${place.folder}/${name}`, `${own.folder}/${name}`, part] as const);
    for (const [from, to, part] of copies)
      await copy(work, {from: `${from}.parquet`, to: `${to}.parquet`, part});
    await copy(work, {from: place.matches, to: own.matches, part: "limit 0"});
    await copy(work, {from: place.quarantine, to: own.quarantine, part: "limit 0"});
    const {delivery, seal: _seal, ...read} = manifest;
    const folder = join(home.raw, organization, delivery.id);
    writeManifest({home, organization}, {...delivery, folder, files: []}, read);
  }
}

const copy = (
  work: Warehouse,
  {from, to, part}: {from: string; to: string; part: string}
): Promise<unknown> =>
  work.run(`copy (from read_parquet(${literal(from)}) ${part}) to ${literal(to)} (format parquet)`);
