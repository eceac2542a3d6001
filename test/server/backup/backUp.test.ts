import {appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {openHome} from "../../../loaders/home.js";
import {backUp} from "../../../server/backup/backUp.js";
import {restore} from "../../../server/backup/restore.js";
import {ensurePerson, findPerson} from "../../../server/people/people.js";
import {openState} from "../../../server/state/openState.js";
import {type OpenGate, openGate} from "../support/openGate.js";
import {emailOf} from "../support/tinySite.js";

let gate: OpenGate;
let place: string;
const now = new Date("2026-01-12T04:00:00Z");

beforeEach(async () => {
  gate = await openGate({stateUrl: undefined});
  place = mkdtempSync(join(tmpdir(), "public-c-backup-"));
  mkdirSync(join(gate.home.raw, "heron", "2026-01-12"), {recursive: true});
  writeFileSync(join(gate.home.raw, "heron", "2026-01-12", "commandes.csv"), "a;b\n");
  mkdirSync(join(gate.home.state, "ledger"));
  writeFileSync(join(gate.home.state, "ledger", "ledger.jsonl"), "{}\n");
  mkdirSync(join(gate.home.raw, "heron", "2026-01-13.new"));
  writeFileSync(join(gate.home.raw, "heron", "2026-01-13.new", "half.csv"), "a");
});
afterEach(async () => {
  await gate[Symbol.asyncDispose]();
  rmSync(place, {recursive: true, force: true});
});

describe("a backup", () => {
  it("is taken while people write, and restores to what it was at that instant", async () => {
    const {state} = gate.services;
    const writing = Promise.all(
      Array.from({length: 200}, (_, n) =>
        ensurePerson(state, `p${n}@x.example`, {language: "fr", now})
      )
    );
    const [folder] = await Promise.all([backUp(gate.home, {to: place, now}), writing]);
    await ensurePerson(state, "later@x.example", {language: "fr", now});
    const home = openHome(join(place, "restored"));
    expect((await restore(folder, home)).takenAt).toBe(now.toISOString());
    const restored = await openState(home);
    expect(
      (await findPerson(restored, emailOf("heron", "reader")))?.organizations.get("heron")
    ).toBe("reader");
    expect(await findPerson(restored, "later@x.example")).toBeNull();
    await restored.destroy();
    expect(existsSync(join(home.raw, "heron", "2026-01-12", "commandes.csv"))).toBe(true);
    expect(existsSync(join(home.state, "ledger", "ledger.jsonl"))).toBe(true);
    expect(existsSync(join(home.raw, "heron", "2026-01-13.new"))).toBe(false);
  });

  it("leaves the keys out unless asked", async () => {
    const without = await backUp(gate.home, {to: place, now});
    expect(existsSync(join(without, "keys"))).toBe(false);
    const later = new Date(now.getTime() + 1_000);
    const withKeys = await backUp(gate.home, {to: place, now: later, withKeys: true});
    expect(existsSync(join(withKeys, "keys", "session.key"))).toBe(true);
  });

  it.each(["state/state.sqlite", "raw/heron/2026-01-12/commandes.csv"])(
    "with one byte more in %s is refused whole",
    async (file) => {
      const folder = await backUp(gate.home, {to: place, now});
      appendFileSync(join(folder, file), "x");
      const home = openHome(join(place, "restored"));
      await expect(restore(folder, home)).rejects.toThrow(`damaged in ${folder}: ${file}`);
      expect(existsSync(join(home.state, "state.sqlite"))).toBe(false);
    }
  );

  it("never goes over a home in use, nor from a folder that is no backup", async () => {
    const folder = await backUp(gate.home, {to: place, now});
    await expect(restore(folder, gate.home)).rejects.toThrow("is not empty");
    await expect(restore(place, openHome(join(place, "other")))).rejects.toThrow("is not a backup");
  });
});
