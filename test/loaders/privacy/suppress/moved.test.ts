/** Two who write to one ledger: the second learns that it moved, and nothing is lost or doubled. */
import {existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {LedgerMoved, openLedger, recordGrant} from "../../../../loaders/privacy/suppress/index.js";

const key = new Uint8Array(32).fill(7);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "public-c-ledger-"));
});
afterEach(() => rmSync(folder, {recursive: true}));

const file = (): string => join(folder, "ledger.jsonl");
const lines = (): number => readFileSync(file(), "utf8").trimEnd().split("\n").length;

describe("ledger.commit()", () => {
  it("refuses what was decided without knowing what another process wrote meanwhile", () => {
    const [first, second] = [openLedger(folder, key), openLedger(folder, key)];
    recordGrant(first, "s1", "b", "a");
    recordGrant(second, "s2", "c", "a");
    first.commit();
    const before = lines();
    expect(() => second.commit()).toThrow(LedgerMoved);
    expect(lines()).toBe(before);
    expect(openLedger(folder, key).coalitions()).toEqual([["b", "a"]]);
  });

  it("goes on from what it wrote itself", () => {
    const ledger = openLedger(folder, key);
    recordGrant(ledger, "s1", "b", "a");
    ledger.commit();
    recordGrant(ledger, "s2", "c", "a");
    ledger.commit();
    expect(openLedger(folder, key).coalitions()).toEqual([
      ["b", "a"],
      ["c", "a"]
    ]);
  });

  it("takes over from a process that died writing, and leaves no lock", () => {
    writeFileSync(`${file()}.lock`, "");
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(`${file()}.lock`, longAgo, longAgo);
    const ledger = openLedger(folder, key);
    recordGrant(ledger, "s1", "b", "a");
    ledger.commit();
    expect(openLedger(folder, key).coalitions()).toEqual([["b", "a"]]);
    expect(existsSync(`${file()}.lock`)).toBe(false);
  });

  it("counts grants that another ledger holds", () => {
    const grants = openLedger(join(folder, "grants"), key);
    recordGrant(grants, "s1", "b", "a");
    grants.commit();
    const releases = openLedger(folder, key, grants.coalitions);
    expect(releases.coalitions()).toEqual([["b", "a"]]);
  });
});
