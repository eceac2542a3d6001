/** What was read of each delivery and from what, kept beside its standard rows: without it they do not count. */
import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {PublicCError} from "../error.js";
import {type Delivery, isDated, problemOfNotes} from "../sources/deliveries.js";
import type {KnownMember} from "./context.js";
import {readJson, writeJson} from "./files.js";
import {type DeliveryFingerprint, isUnchanged} from "./fingerprint.js";
import {deliveryPlace} from "./places.js";
import type {ReadCounts} from "./readDelivery.js";
import {isIntact, type Seal, sealOf} from "./seal.js";

export interface DeliveryManifest extends DeliveryFingerprint {
  delivery: Omit<Delivery, "folder" | "files" | "isKept">;
  counts: ReadCounts;
  seal: Seal;
}

interface Place {
  home: KnownMember["home"];
  organization: string;
}

export const placeOf = ({home, member}: KnownMember): Place => ({
  home,
  organization: member.organization
});

export const readManifest = (place: Place, {id}: Pick<Delivery, "id">): DeliveryManifest | null =>
  readJson<DeliveryManifest>(manifestPath(place, id));

/** Written last: from then on the delivery is read. */
export function writeManifest(
  {home, organization}: Place,
  {folder: _folder, files: _files, isKept: _isKept, ...delivery}: Delivery,
  read: DeliveryFingerprint & {counts: ReadCounts}
): void {
  const manifest: DeliveryManifest = {
    delivery,
    ...read,
    seal: sealRead({home, organization}, delivery)
  };
  writeJson(manifestPath({home, organization}, delivery.id), manifest);
}

/** After its rows were written again, what they come from being the same. */
export function resealManifest(place: Place, delivery: Pick<Delivery, "id">): void {
  const manifest = readManifest(place, delivery);
  if (manifest)
    writeJson(manifestPath(place, delivery.id), {...manifest, seal: sealRead(place, delivery)});
}

function sealRead({home, organization}: Place, {id}: Pick<Delivery, "id">): Seal {
  const {folder, matches, quarantine} = deliveryPlace(home, organization, id);
  return sealOf(home.root, [folder, matches, quarantine]);
}

/** What was read of a delivery, if neither its files nor the mapping have changed since. */
export function keptManifest(context: KnownMember, delivery: Delivery): DeliveryManifest | null {
  const manifest = readManifest(placeOf(context), delivery);
  return manifest && (delivery.isKept || isUnchanged(manifest, delivery, context))
    ? manifest
    : null;
}

/** Whether its standard rows are still those written. @throws PublicCError when they are damaged and no raw file is left */
export function isSound(
  {home, organization}: Place,
  delivery: Delivery,
  {seal}: DeliveryManifest
): boolean {
  if (isIntact(home.root, seal)) return true;
  if (!delivery.isKept) return false;
  throw new PublicCError(
    `standard rows of ${organization}/${delivery.id} are damaged, and its raw files are gone or cannot be read`,
    {next: `restore ${home.standard} from its backup`}
  );
}

/** Deliveries whose raw files are gone, their retention over, or whose notes cannot be read: their standard rows stay. */
export function expiredDeliveries({home, organization}: Place): Delivery[] {
  const room = join(home.standard, "deliveries", organization);
  const raw = join(home.raw, organization);
  if (!existsSync(room)) return [];
  return readdirSync(room)
    .filter((id) => !existsSync(join(raw, id)) || problemOfNotes(join(raw, id)) !== null)
    .flatMap((id) => readManifest({home, organization}, {id}) ?? [])
    .filter(({delivery}) => isDated(delivery))
    .map(({delivery}) => ({
      ...delivery,
      folder: join(raw, delivery.id),
      files: [],
      isKept: true as const
    }));
}

const manifestPath = ({home, organization}: Place, id: string): string =>
  join(deliveryPlace(home, organization, id).folder, "manifest.json");
