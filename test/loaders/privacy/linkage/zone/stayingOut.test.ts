/** Members and persons that leave the zone, or never enter it. */
import {cpSync, globSync, rmSync} from "node:fs";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {erasePerson} from "../../../../../loaders/privacy/erase/erasePerson.js";
import {retireMember} from "../../../../../loaders/privacy/erase/retireMember.js";
import {alice, asOf, bob, ZoneBench} from "./zoneBench.js";

let bench: ZoneBench;
beforeEach(() => {
  bench = new ZoneBench();
});
afterEach(() => bench[Symbol.dispose]());

const zoneFiles = (): string[] => globSync("*/*.parquet", {cwd: zone()}).sort();
const zone = (): string => join(bench.home.linkage, "@collective");

describe("who stays out of it", () => {
  beforeEach(async () => {
    await bench.enter("cirque", [alice("C1")]);
    await bench.enter("danse", [alice("C1")]);
  });

  it("is a member that says so: its file goes, and comes back with its consent", async () => {
    bench.set("danse", {linkage: false});
    expect(await bench.groups()).toEqual([]);
    expect(zoneFiles()).toEqual(["2021-2022/cirque.parquet"]);
    bench.set("danse", {linkage: true});
    await bench.read("danse");
    expect(await bench.groups()).toEqual([["cirque C1", "danse C1"]]);
  });

  it("is a member without an agreement, or without a privacy policy, from the start", async () => {
    for (const values of [{agreement: null}, {privacyPolicy: null}]) {
      bench.set("theatre", values);
      await bench.enter("theatre", [alice("C1")]);
      expect(zoneFiles()).not.toContain("2021-2022/theatre.parquet");
    }
  });

  it("is a member that has retired", async () => {
    const {removed} = retireMember(bench.home, "danse", new Date(asOf));
    expect(Object.keys(removed)).toContain("linkage/@collective/2021-2022/danse.parquet");
    expect(zoneFiles()).toEqual(["2021-2022/cirque.parquet"]);
  });

  it("is a person who was erased, at that member, whatever a restored backup brings back", async () => {
    const backup = join(bench.root, "backup");
    cpSync(bench.home.linkage, backup, {recursive: true});
    const proof = await erasePerson(
      bench.home,
      "danse",
      {code: "C1"},
      {now: new Date(asOf), words: ["C1"], dropRaw: false}
    );
    expect(proof!.rewritten).toMatchObject({"linkage/@collective/2021-2022/danse.parquet": 1});
    await bench.read("danse");
    expect(await bench.groups()).toEqual([]);

    rmSync(bench.home.linkage, {recursive: true});
    cpSync(backup, bench.home.linkage, {recursive: true});
    expect(await bench.groups()).toEqual([]);
    await bench.enter("danse", [bob("C2", "")], "2022-04-10");
    expect(await refsIn("danse")).toHaveLength(1);
  });

  const refsIn = async (organization: string): Promise<unknown[]> =>
    JSON.parse(await bench.textOf(join(zone(), "2021-2022", `${organization}.parquet`)));
});
