import {existsSync, globSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {openHome} from "../../../../../loaders/home.js";
import {expireRaw} from "../../../../../loaders/privacy/expireRaw.js";
import {backUp} from "../../../../../server/backup/backUp.js";
import {restore} from "../../../../../server/backup/restore.js";
import {openState} from "../../../../../server/state/openState.js";
import {alice, asOf, bob, type Customer, ZoneBench} from "./zoneBench.js";

let bench: ZoneBench;
beforeEach(() => {
  bench = new ZoneBench();
});
afterEach(() => bench[Symbol.dispose]());

const zoneFiles = (): string[] => globSync("*/*.parquet", {cwd: zone()}).sort();
const zone = (): string => join(bench.home.linkage, "@collective");

describe("linkage between members", () => {
  it("takes an e-mail address, a telephone or a name at one postal code for one person", async () => {
    await bench.enter("cirque", [alice("C1"), ["C2", "Line", "Côté", "G1R 2B2", "", ""]]);
    await bench.enter("danse", [
      ["C1", "Alice", "Roy-Dubé", "", "", "ALICE@example.org"],
      ["C2", "LINE", "Cote", "G1R2B2", "", "line@example.org"]
    ]);
    await bench.enter("theatre", [["C1", "alice", "", "", "(514) 555-2001", ""]]);
    expect(await bench.groups()).toEqual([
      ["cirque C1", "danse C1", "theatre C1"],
      ["cirque C2", "danse C2"]
    ]);
  });

  it("does not take a couple for one person, whatever they share", async () => {
    await bench.enter("cirque", [alice("C1")]);
    await bench.enter("danse", [bob("C1", "514-555-2001")]);
    expect(await bench.groups()).toEqual([]);
  });

  it("does not link by a last name without a first, nor by a desk's own address", async () => {
    const atDesk = (first: string, index: number): Customer => [
      `C${index + 2}`,
      first,
      `Nom${index}`,
      "",
      "",
      "guichet@example.org"
    ];
    const names = ["Alice", "Bruno", "Chloé", "David", "Ève"];
    await bench.enter("cirque", [
      ["C1", "", "Roy", "", "", "roy@example.org"],
      ...names.map(atDesk)
    ]);
    await bench.enter("danse", [["C1", "", "Roy", "", "", "roy@example.org"], atDesk("Alice", 0)]);
    expect(await bench.groups()).toEqual([]);
  });

  it("does not mistake those who gave nothing for a desk", async () => {
    const silent = ["Alice", "Bruno", "Chloé", "David", "Ève"].map(
      (first, index): Customer => [`C${index + 2}`, first, `Nom${index}`, "", "", ""]
    );
    await bench.enter("cirque", [alice("C1"), ...silent]);
    await bench.enter("danse", [["C1", "Alice", "Roy", "", "", "alice@example.org"]]);
    expect(await bench.groups()).toEqual([["cirque C1", "danse C1"]]);
  });

  it("says the same however often and in whatever order members are read", async () => {
    await bench.enter("danse", [alice("C1")]);
    await bench.enter("cirque", [alice("C3")]);
    const first = await bench.groups();
    await bench.enter("danse", [alice("C1")], "2022-04-02");
    expect(await bench.groups()).toEqual(first);
    expect(first).toEqual([["cirque C3", "danse C1"]]);
  });

  it("keeps whoever is no longer among the files at hand", async () => {
    await bench.enter("cirque", [alice("C1")]);
    await bench.enter("danse", [alice("C1")]);
    expireRaw(bench.collective, bench.home, new Date(Date.now() + 100 * 86_400_000));
    expect(globSync(join(bench.home.raw, "**/*.csv"))).toEqual([]);
    await bench.enter("danse", [bob("C2", "")], "2022-04-10");
    expect(await bench.groups()).toEqual([["cirque C1", "danse C1"]]);
  });
});

describe("an epoch", () => {
  it("has a key of its own, and names nothing as it is named elsewhere", async () => {
    await bench.enter("cirque", [alice("C1")]);
    await bench.enter("danse", [alice("C1")]);
    expect(existsSync(join(bench.home.keys, "collective-2021-2022.key"))).toBe(true);
    const known = await bench.rows<{key: string}>(
      "customers",
      "select customer_key::varchar as key from given"
    );
    for (const file of zoneFiles()) {
      const text = await bench.textOf(join(zone(), file));
      for (const {key} of known) expect(text).not.toContain(key);
    }
  });

  it("hands over what was found, under other names, and goes with its key", async () => {
    await bench.enter("cirque", [alice("C1")]);
    await bench.enter("danse", [alice("C1")]);
    const before = await bench.textOf(join(zone(), "2021-2022", "cirque.parquet"));
    rmSync(bench.home.raw, {recursive: true});
    expect(await bench.groups("2022-10-01")).toEqual([["cirque C1", "danse C1"]]);
    expect(zoneFiles()).toEqual(["2022-2023/cirque.parquet", "2022-2023/danse.parquet"]);
    expect(existsSync(join(bench.home.keys, "collective-2021-2022.key"))).toBe(false);
    const after = await bench.textOf(join(zone(), "2022-2023", "cirque.parquet"));
    for (const word of before.match(/[0-9a-f-]{36}/g)!) expect(after).not.toContain(word);
    expect(await bench.groups("2022-10-01")).toEqual([["cirque C1", "danse C1"]]);
  });

  it("begins anew when its key was lost, from the files at hand", async () => {
    await bench.enter("cirque", [alice("C1")]);
    await bench.enter("danse", [alice("C1")]);
    rmSync(join(bench.home.keys, "collective-2021-2022.key"));
    expect(await bench.groups()).toEqual([]);
    await bench.read("cirque");
    expect(zoneFiles()).toEqual(["2021-2022/cirque.parquet"]);
    await bench.read("danse");
    expect(await bench.groups()).toEqual([["cirque C1", "danse C1"]]);
  });

  it("comes back from a backup with its key", async () => {
    await bench.enter("cirque", [alice("C1")]);
    await bench.enter("danse", [alice("C1")]);
    await (await openState(bench.home)).destroy();
    const to = join(bench.root, "backups");
    const folder = await backUp(bench.home, {to, now: new Date(asOf), withKeys: true});
    const home = openHome(join(bench.root, "restored"));
    await restore(folder, home);
    expect(await bench.groups(asOf, home)).toEqual([["cirque C1", "danse C1"]]);
  });

  it("leaves no identity in the zone", async () => {
    await bench.enter("cirque", [alice("C1")]);
    for (const path of globSync(join(bench.home.linkage, "**/*.parquet")))
      expect((await bench.textOf(path)) + readFileSync(path, "latin1")).not.toMatch(
        /alice|roy|H2X/i
      );
  });
});
