/** One member's turn: reads the deliveries that are new, changed or damaged, then settles all of them. */
import {rmSync} from "node:fs";
import {join} from "node:path";
import {suppressedKeys} from "../privacy/erase/suppressionList.js";
import {openIdentities} from "../privacy/in/gatherIdentities.js";
import {lendKey} from "../privacy/in/hmac.js";
import {openKey} from "../privacy/in/keys.js";
import {loadSuppressed} from "../privacy/in/leaveOut.js";
import {awaitsZone} from "../privacy/linkage/zone/enterZone.js";
import {type Delivery, inOrderOfExport, listDeliveries} from "../sources/deliveries.js";
import type {KnownMember, MemberContext} from "./context.js";
import {
  type DeliveryManifest,
  expiredDeliveries,
  isSound,
  keptManifest,
  placeOf,
  readManifest,
  writeManifest
} from "./deliveryManifest.js";
import {putInPlace} from "./files.js";
import {contentOf, fingerprintOf, textHash} from "./fingerprint.js";
import {linkMember} from "./linkMember.js";
import {mappingOf} from "./mappingOf.js";
import {deliveryPlace} from "./places.js";
import {readDelivery, readIdentities} from "./readDelivery.js";
import {
  isSettled,
  readSettled,
  type Settled,
  unsettle,
  writeSettledManifest
} from "./settledManifest.js";
import {settleMember} from "./settleMember.js";
import {loadWords} from "./words.js";

export interface MemberReading extends Settled {
  organization: string;
  /** Deliveries that had to be read. */
  read: number;
}

/** What a member's turn has to do; `kept` when there is nothing to do. */
export interface MemberTurn {
  known: KnownMember;
  deliveries: readonly Delivery[];
  /** Deliveries that are new, or read otherwise than before. */
  changed: readonly Delivery[];
  kept: MemberReading | null;
}

/** Looks, without reading, at what has changed since the member was last settled. */
export function lookAtMember(given: Omit<KnownMember, "mapping">): MemberTurn {
  const known: KnownMember = {...given, mapping: mappingOf(given.collective, given.member)};
  const deliveries = [
    ...listDeliveries(known.home, known.member.organization),
    ...expiredDeliveries(placeOf(known))
  ].sort(inOrderOfExport);
  const changed = deliveries.filter((delivery) => keptManifest(known, delivery) === null);
  const kept = changed.length === 0 ? settledBefore(known, deliveries) : null;
  return {known, deliveries, changed, kept};
}

function settledBefore(known: KnownMember, deliveries: readonly Delivery[]): MemberReading | null {
  const {home, member} = known;
  const settled = settledOf(known, deliveries);
  const isDone = !awaitsZone(known) && isSettled(home, member.organization, settled);
  return deliveries.length === 0 || isDone
    ? {organization: member.organization, read: 0, ...settled}
    : null;
}

/** Does what `turn` has to do, on a connection and in a scratch folder of its own. */
export const takeTurn = async (
  {known, deliveries, changed, kept}: MemberTurn,
  {master, ...own}: Pick<MemberContext, "work" | "scratch"> & {master: Buffer}
): Promise<MemberReading> => kept ?? settleAgain({...known, ...own}, {deliveries, changed, master});

export const readMember = (
  {work, scratch, ...given}: Omit<MemberContext, "mapping">,
  master: Buffer
): Promise<MemberReading> => takeTurn(lookAtMember(given), {work, scratch, master});

/** The member as it was last settled, its deliveries not looked at. */
export function keptMember(
  home: KnownMember["home"],
  {organization}: Pick<KnownMember["member"], "organization">
): MemberReading {
  const {content = "", deliveries = 0, files = 0} = readSettled(home, organization) ?? {};
  return {organization, read: 0, content, deliveries, files};
}

interface Turn {
  deliveries: readonly Delivery[];
  changed: readonly Delivery[];
  master: Buffer;
}

async function settleAgain(
  context: MemberContext,
  {deliveries, changed, master}: Turn
): Promise<MemberReading> {
  const {home, member} = context;
  const damaged = deliveries.filter((delivery) => {
    const manifest = changed.includes(delivery) ? null : readManifest(placeOf(context), delivery);
    return manifest !== null && !isSound(placeOf(context), delivery, manifest);
  });
  const toRead = deliveries.filter((one) => changed.includes(one) || damaged.includes(one));
  unsettle(home, member.organization);
  await loadSuppressed(context.work, suppressedKeys(home, member.organization));
  if (toRead.length > 0 || awaitsZone(context)) {
    const turn = {deliveries, changed: toRead, master};
    await readChanged(context, turn);
    await linkChanged(context, turn);
  }
  await settleMember(context, countsOf(context, deliveries));
  const settled = settledOf(context, deliveries);
  writeSettledManifest(home, member.organization, settled);
  return {organization: member.organization, read: toRead.length, ...settled};
}

async function readChanged(
  context: MemberContext,
  {deliveries, changed, master}: Turn
): Promise<void> {
  const {work, home, member} = context;
  await lendKey(work, "organization", openKey(home, master, member.organization));
  await loadWords(work, context.mapping);
  await openIdentities(work);
  for (const delivery of changed) {
    const fingerprint = fingerprintOf(delivery, context);
    const known = performancesOf(
      context,
      deliveries.filter((other) => other !== delivery)
    );
    const rank = deliveries.indexOf(delivery);
    const counts = await readDelivery(context, {delivery, rank}, known);
    putInPlace(deliveryPlace(home, member.organization, delivery.id).folder);
    writeManifest(placeOf(context), delivery, {...fingerprint, counts});
    rmSync(context.scratch, {recursive: true, force: true});
  }
}

/** Persons are matched among all customers whose files are at hand, new ones and old ones alike. */
async function linkChanged(context: MemberContext, {deliveries, changed}: Turn): Promise<void> {
  for (const [rank, delivery] of deliveries.entries())
    if (!changed.includes(delivery)) await readIdentities(context, {delivery, rank});
  await linkMember(context);
  rmSync(context.scratch, {recursive: true, force: true});
}

/** Performances that were read of other deliveries: a sale of one of them is not unknown. */
const performancesOf = (context: MemberContext, deliveries: readonly Delivery[]): string[] =>
  deliveries
    .filter((delivery) => readManifest(placeOf(context), delivery) !== null)
    .map(({id}) =>
      join(
        deliveryPlace(context.home, context.member.organization, id).folder,
        "performances.parquet"
      )
    );

const countsOf = (context: MemberContext, deliveries: readonly Delivery[]) =>
  manifestsOf(context, deliveries).map(({delivery, manifest}) => ({
    delivery,
    counts: manifest.counts
  }));

const manifestsOf = (
  context: KnownMember,
  deliveries: readonly Delivery[]
): {delivery: Delivery; manifest: DeliveryManifest}[] =>
  deliveries.map((delivery) => ({delivery, manifest: readManifest(placeOf(context), delivery)!}));

function settledOf(context: KnownMember, deliveries: readonly Delivery[]): Settled {
  const {member, collective} = context;
  const read = manifestsOf(context, deliveries);
  const parts = read.map(({delivery, manifest}) => {
    const {id, exportedAt, kind, period, confirmed} = delivery;
    return [id, exportedAt, kind, period, confirmed, contentOf(manifest)];
  });
  return {
    content: textHash(
      JSON.stringify([
        parts,
        member.organization,
        member.territory,
        collective.seasonStart,
        suppressedKeys(context.home, member.organization)
      ])
    ),
    deliveries: deliveries.length,
    files: read.reduce((sum, {manifest}) => sum + manifest.files.length, 0)
  };
}
