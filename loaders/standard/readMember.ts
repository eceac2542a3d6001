/** One member's turn: reads the deliveries that are new or changed, then settles all of them. */
import {existsSync, readdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import {lendKey} from "../privacy/in/hmac.js";
import {openKey} from "../privacy/in/keys.js";
import {type Delivery, inOrderOfExport, listDeliveries} from "../sources/deliveries.js";
import type {MemberContext} from "./context.js";
import {putInPlace, readJson, writeJson} from "./files.js";
import {
  contentOf,
  type DeliveryFingerprint,
  fingerprintOf,
  isUnchanged,
  textHash
} from "./fingerprint.js";
import {mappingOf} from "./mappingOf.js";
import {deliveryPlace, settledFolder} from "./places.js";
import {type ReadCounts, readDelivery} from "./readDelivery.js";
import {type ReadDelivery, settleMember} from "./settleMember.js";
import {loadWords} from "./words.js";

interface DeliveryManifest extends DeliveryFingerprint {
  delivery: Omit<Delivery, "folder" | "files">;
  counts: ReadCounts;
}

interface SettledManifest {
  content: string;
  deliveries: number;
  files: number;
}

export interface MemberReading {
  organization: string;
  deliveries: number;
  files: number;
  /** Deliveries that had to be read. */
  read: number;
  /** Stands for all that the member's settled tables come from. */
  content: string;
}

export async function readMember(
  given: Omit<MemberContext, "mapping">,
  master: Buffer
): Promise<MemberReading> {
  const {member, home, collective} = given;
  const context: MemberContext = {...given, mapping: mappingOf(collective, member)};
  const deliveries = [
    ...listDeliveries(home, member.organization),
    ...expiredDeliveries(context)
  ].sort(inOrderOfExport);
  const kept = new Map(
    deliveries.map((delivery) => [delivery.id, keptManifest(context, delivery)])
  );
  const changed = deliveries.filter(({id}) => kept.get(id) === null);
  if (changed.length > 0) await readChanged(context, {deliveries, changed, master});
  const read = deliveries.map((delivery) => ({
    delivery,
    manifest: kept.get(delivery.id) ?? readManifest(context, delivery)!
  }));
  const settled: SettledManifest = {
    content: settledContent(context, read),
    deliveries: deliveries.length,
    files: read.reduce((sum, {manifest}) => sum + manifest.files.length, 0)
  };
  if (read.length > 0 && (changed.length > 0 || !isSettled(context, settled)))
    await settle(context, read, settled);
  return {organization: member.organization, read: changed.length, ...settled};
}

/** The member as it was last settled, its deliveries not looked at. */
export function keptMember(
  home: MemberContext["home"],
  {organization}: Pick<MemberContext["member"], "organization">
): MemberReading {
  const settled = readJson<SettledManifest>(settledPath(home, organization));
  return {organization, read: 0, ...(settled ?? {content: "", deliveries: 0, files: 0})};
}

/** Deliveries whose raw files are gone, their retention over: their standard rows stay. */
function expiredDeliveries({home, member}: MemberContext): Delivery[] {
  const room = join(home.standard, "deliveries", member.organization);
  const raw = join(home.raw, member.organization);
  if (!existsSync(room)) return [];
  return readdirSync(room)
    .filter((id) => !existsSync(join(raw, id)))
    .flatMap((id) => readJson<DeliveryManifest>(join(room, id, "manifest.json")) ?? [])
    .map(({delivery}) => ({...delivery, folder: join(raw, delivery.id), files: []}));
}

const manifestPath = ({home, member}: MemberContext, {id}: Delivery): string =>
  join(deliveryPlace(home, member.organization, id).folder, "manifest.json");

const readManifest = (context: MemberContext, delivery: Delivery): DeliveryManifest | null =>
  readJson<DeliveryManifest>(manifestPath(context, delivery));

/** What was read of a delivery, if neither its files nor the mapping have changed since. */
function keptManifest(context: MemberContext, delivery: Delivery): DeliveryManifest | null {
  const manifest = readManifest(context, delivery);
  const isExpired = !existsSync(delivery.folder);
  return manifest && (isExpired || isUnchanged(manifest, delivery, context)) ? manifest : null;
}

async function readChanged(
  context: MemberContext,
  {
    deliveries,
    changed,
    master
  }: {deliveries: readonly Delivery[]; changed: readonly Delivery[]; master: Buffer}
): Promise<void> {
  const {work, home, member} = context;
  await lendKey(work, "organization", openKey(home, master, member.organization));
  await loadWords(work, context.mapping);
  for (const delivery of changed) {
    const known = deliveries
      .filter((other) => other !== delivery && readManifest(context, other) !== null)
      .map(({id}) =>
        join(deliveryPlace(home, member.organization, id).folder, "performances.parquet")
      );
    const fingerprint = fingerprintOf(delivery, context);
    const counts = await readDelivery(context, delivery, known);
    const place = deliveryPlace(home, member.organization, delivery.id);
    putInPlace(place.folder);
    const {folder: _folder, files: _files, ...told} = delivery;
    const manifest: DeliveryManifest = {delivery: told, ...fingerprint, counts};
    writeJson(join(place.folder, "manifest.json"), manifest);
    rmSync(context.scratch, {recursive: true, force: true});
  }
}

const settledPath = (home: MemberContext["home"], organization: string): string =>
  join(settledFolder(home, organization), "manifest.json");

const isSettled = ({home, member}: MemberContext, {content}: SettledManifest): boolean =>
  readJson<SettledManifest>(settledPath(home, member.organization))?.content === content;

function settledContent(
  {member, collective}: MemberContext,
  read: readonly {delivery: Delivery; manifest: DeliveryManifest}[]
): string {
  const parts = read.map(({delivery, manifest}) => {
    const {id, exportedAt, kind, period, confirmed} = delivery;
    return [id, exportedAt, kind, period, confirmed, contentOf(manifest)];
  });
  return textHash(
    JSON.stringify([parts, member.organization, member.territory, collective.seasonStart])
  );
}

async function settle(
  context: MemberContext,
  read: readonly {delivery: Delivery; manifest: DeliveryManifest}[],
  settled: SettledManifest
): Promise<void> {
  const counted: ReadDelivery[] = read.map(({delivery, manifest}) => ({
    delivery,
    counts: manifest.counts
  }));
  await settleMember(context, counted);
  writeJson(settledPath(context.home, context.member.organization), settled);
}
