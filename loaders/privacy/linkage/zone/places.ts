/** The zone in which persons of several members are linked: a folder, and a key, for each epoch. */
import {existsSync, globSync, rmSync} from "node:fs";
import {join} from "node:path";
import {seasonOf} from "../../../../src/vocabulary/season.js";
import type {Collective} from "../../../collective.js";
import type {Home} from "../../../home.js";
import {openKey, openMasterKey} from "../../in/keys.js";

type Rooms = Pick<Home, "linkage">;

/** No organization can bear this name: a slug has no "@". */
const zone = "@collective";

/** A season: its key is thrown away with the next one. */
export const epochOf = ({seasonStart}: Pick<Collective, "seasonStart">, asOf: string): string =>
  seasonOf(asOf, seasonStart);

export const zoneFolder = ({linkage}: Rooms, epoch: string): string => join(linkage, zone, epoch);

/** ref, email_key, phone_key, name_key, decided: one row per customer code that has something to be known by. */
export const zoneFile = (home: Rooms, epoch: string, organization: string): string =>
  join(zoneFolder(home, epoch), `${organization}.parquet`);

/** Epochs that left something, the earliest first. */
export const epochsIn = ({linkage}: Rooms): string[] =>
  existsSync(join(linkage, zone)) ? globSync("*", {cwd: join(linkage, zone)}).sort() : [];

/** What a member, or "*", has in the zone, of every epoch. */
export const zoneFilesOf = ({linkage}: Rooms, organization: string): string[] =>
  globSync(join(linkage, zone, "*", `${organization}.parquet`));

/**
 * The key of an epoch, made on first use. What lies there under a key that was lost says nothing any more: it goes,
 * and the epoch begins anew. @throws PublicCError when the key or its master is damaged
 */
export function openZoneKey(home: Pick<Home, "keys" | "linkage">, epoch: string): Buffer {
  if (!existsSync(zoneKeyFile(home, epoch)))
    rmSync(zoneFolder(home, epoch), {recursive: true, force: true});
  return openKey(home, openMasterKey(home), zoneKey(epoch));
}

export const zoneKeyFile = ({keys}: Pick<Home, "keys">, epoch: string): string =>
  join(keys, `${zoneKey(epoch)}.key`);

/** What a member has in the zone can be read. */
export const isInZone = (
  home: Pick<Home, "keys" | "linkage">,
  epoch: string,
  organization: string
): boolean =>
  existsSync(zoneKeyFile(home, epoch)) && existsSync(zoneFile(home, epoch, organization));

const zoneKey = (epoch: string): string => `collective-${epoch}`;
