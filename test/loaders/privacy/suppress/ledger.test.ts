import {appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {openHomeLedger, openLedger} from "../../../../loaders/privacy/suppress/index.js";
import {cellOf, everybody, leaks, members, release, sold} from "./collective.js";

const key = new Uint8Array(32).fill(7);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "public-c-ledger-"));
});
afterEach(() => rmSync(folder, {recursive: true}));

const lines = () => readFileSync(join(folder, "ledger.jsonl"), "utf8").split("\n").slice(0, -1);

async function committed(contributions = everybody()) {
  const ledger = openLedger(folder, key);
  const {cells} = await release(contributions, {ledger});
  ledger.commit();
  return {cells, hash: ledger.hash};
}

describe("the release ledger", () => {
  it("remembers across openings, and repeats what did not change, in whatever order, without a new line", async () => {
    const first = await committed();
    const second = await committed(everybody().toReversed());
    expect(second).toEqual(first);
    expect(lines()).toHaveLength(1);
  });

  it("gives the same bytes for the same releases", async () => {
    await committed();
    const before = lines();
    rmSync(join(folder, "ledger.jsonl"));
    await committed();
    expect(lines()).toEqual(before);
  });

  it("chains its lines: a changed, lost or exchanged one is refused", async () => {
    await committed();
    const ledger = openLedger(folder, key);
    const circus = members.map((member, index) => sold(member, "circus", 90 + 10 * index));
    await release([...everybody(), ...circus], {ledger});
    ledger.commit();
    const [one, two] = lines() as [string, string];
    for (const tampered of [[two], [two, one], [one.replace("categories", "category"), two]]) {
      writeFileSync(join(folder, "ledger.jsonl"), `${tampered.join("\n")}\n`);
      expect(() => openLedger(folder, key)).toThrow(/does not follow the one before/);
    }
    writeFileSync(join(folder, "ledger.jsonl"), `${one}\n${two}\n`);
    expect(() => openLedger(folder, key)).not.toThrow();
    expect(() => openLedger(folder, new Uint8Array(32))).toThrow(/does not follow/);
  });

  it("of an older format is refused, saying so and what to do", async () => {
    await committed();
    const [line] = lines() as [string];
    writeFileSync(join(folder, "ledger.jsonl"), `${line.replace('"format":2,', "")}\n`);
    expect(() => openLedger(folder, key)).toThrow(
      "release ledger: written in format 1, and this program reads format 2"
    );
    writeFileSync(join(folder, "ledger.jsonl"), `${line.replace('"format":2', '"format":3')}\n`);
    expect(() => openLedger(folder, key)).toThrow(/written in format 3/);
  });

  it("has no line for a release that tells nothing new", async () => {
    await committed();
    await committed(everybody(members.slice(0, 6)));
    expect(lines()).toHaveLength(1);
  });

  it("takes a torn last line for a release that never took place", async () => {
    const {hash} = await committed();
    appendFileSync(join(folder, "ledger.jsonl"), '{"mart":"categ');
    expect(openLedger(folder, key).hash).toBe(hash);
    expect(lines()).toHaveLength(1);
    const ledger = openLedger(folder, key);
    await release(everybody(members.slice(0, 6)), {ledger});
    ledger.commit();
    expect(openLedger(folder, key).hash).toBe(ledger.hash);
  });

  it("holds no member's figure and no member's name in clear", async () => {
    const contributions = everybody(members.map((member) => member)).map((contribution) => ({
      ...contribution,
      contributor: `member-${contribution.contributor}`,
      values: {tickets: 51_700 + contribution.values.tickets!}
    }));
    const ledger = openLedger(folder, key);
    await release(contributions, {ledger});
    ledger.commit();
    expect(lines().join("")).not.toMatch(/517\d\d|518\d\d|member-/);
    expect(lines().join("")).toContain("categories");
  });

  it("forgets what was staged for a release that did not take place", async () => {
    const ledger = openLedger(folder, key);
    const before = ledger.hash;
    await release(everybody(), {ledger});
    expect(ledger.hash).not.toBe(before);
    ledger.discard();
    expect(ledger.hash).toBe(before);
    expect(ledger.entries("tickets", "season=2018-2019")).toEqual([]);
  });

  it("of a home makes its key once, and refuses to go on without it", async () => {
    const home = {state: join(folder, "state"), keys: folder};
    const ledger = openHomeLedger(home);
    await release(everybody(), {ledger});
    ledger.commit();
    expect(openHomeLedger(home).hash).toBe(ledger.hash);
    rmSync(join(folder, "ledger.key"));
    expect(() => openHomeLedger(home)).toThrow(/key is missing/);
  });
});

describe("a group that shrinks below the threshold between two releases", () => {
  it("is masked, says so in both languages, and gives nobody away", async () => {
    const ledger = openLedger(folder, key);
    await release(everybody(members.slice(0, 5)), {ledger});
    const {cells, statement} = await release(everybody(members.slice(0, 4)), {ledger});
    expect(cellOf(cells, {category: "music"})).toMatchObject({
      status: "masked",
      reason: "tooFewOrganizations"
    });
    expect(statement.changes.map(({fr}) => fr)).toContain(
      "3 chiffres ne sont plus publiés\u00a0: le groupe ne permet plus de protéger chacun."
    );
    expect(statement.changes.map(({en}) => en)).toContain(
      "3 figures are no longer published: the group no longer protects each of its members."
    );
    expect(statement.inherited).toBeGreaterThan(0);
    // The fifth knew from the first release what the other four add up to, and nobody else knows more.
    expect(leaks(ledger)).toEqual([0, 1, 2].map((cell) => `4: unsafe cell ${cell}`));
  });
});

describe("two marts that break one total down in two ways", () => {
  const rename = (from: string, to: string) =>
    everybody().map((contribution) => {
      const category = contribution.cell.category === "music" ? from : to;
      return {...contribution, cell: {season: "2018-2019", category}};
    });

  it("are judged together: what one masks the other does not give", async () => {
    const ledger = openLedger(folder, key);
    const few = (category: string, other: string) =>
      rename(category, other).filter(
        ({cell, contributor}) => cell.category !== category || "abc".includes(contributor)
      );
    await release(few("music", "theatre"), {ledger});
    await release(few("web", "phone"), {ledger, mart: "channels"});
    expect(leaks(ledger)).toEqual([]);
  });
});

describe("leaks(ledger), the attacker of these tests", () => {
  it("sees a difference that was published", () => {
    const ledger = openLedger(folder, key);
    const atoms = members.map((contributor, index) => ({
      contributor,
      place: "[]",
      value: 90 + index
    }));
    const published = [
      {cell: "all", atoms: [0, 1, 2, 3, 4, 5, 6]},
      {cell: "city", atoms: [0, 1, 2, 3, 4, 5]}
    ];
    const entry = {mart: "m", measure: "tickets", slice: "season=2018-2019", atoms, published};
    ledger.stage({...entry, unsafe: []});
    expect(leaks(ledger)).toContain("outsider: g");
  });
});
