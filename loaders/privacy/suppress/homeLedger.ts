/** The ledger of a home: `state/ledger/ledger.jsonl` under the key `keys/ledger.key`, made on first use. */
import {randomBytes} from "node:crypto";
import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {PublicCError} from "../../error.js";
import type {Home} from "../../home.js";
import {type Ledger, openLedger} from "./ledger.js";

type Rooms = Pick<Home, "state" | "keys">;

/** What the collective published. @throws PublicCError when the ledger was changed, or its key is lost while the ledger is there */
export const openHomeLedger = (home: Rooms): Ledger =>
  openLedger(releasesIn(home), keyOf(home), openGrantLedger(home).coalitions);

/** What grants for one show told, in a file of its own: a sheet is read while a release is being decided. */
export const openGrantLedger = (home: Rooms): Ledger =>
  openLedger(join(releasesIn(home), "grants"), keyOf(home));

const releasesIn = ({state}: Rooms): string => join(state, "ledger");

function keyOf(home: Rooms): Buffer {
  const keyFile = join(home.keys, "ledger.key");
  if (existsSync(keyFile)) return readFileSync(keyFile);
  if (existsSync(join(releasesIn(home), "ledger.jsonl")))
    throw new PublicCError("the release ledger's key is missing", {
      next: "restore keys/ledger.key from its backup; nothing is published meanwhile"
    });
  writeFileSync(keyFile, randomBytes(32), {mode: 0o600, flag: "wx"});
  return readFileSync(keyFile);
}
