/** The ledger of a home: `state/ledger/ledger.jsonl` under the key `keys/ledger.key`, made on first use. */
import {randomBytes} from "node:crypto";
import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {PublicCError} from "../../error.js";
import type {Home} from "../../home.js";
import {type Ledger, openLedger} from "./ledger.js";

/** @throws PublicCError when the ledger was changed, or its key is lost while the ledger is there */
export function openHomeLedger(home: Pick<Home, "state" | "keys">): Ledger {
  const folder = join(home.state, "ledger");
  const keyFile = join(home.keys, "ledger.key");
  if (existsSync(keyFile)) return openLedger(folder, readFileSync(keyFile));
  if (existsSync(join(folder, "ledger.jsonl")))
    throw new PublicCError("the release ledger's key is missing", {
      next: "restore keys/ledger.key from its backup; nothing is published meanwhile"
    });
  writeFileSync(keyFile, randomBytes(32), {mode: 0o600, flag: "wx"});
  return openLedger(folder, readFileSync(keyFile));
}
