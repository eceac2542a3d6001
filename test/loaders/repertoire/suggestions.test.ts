/** Suggestions against what the demonstration's generator knows: few are wrong, few are missed. */
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Listing} from "../../../demo/listings.js";
import {listingsPath, writeDemo} from "../../../demo/writeDemo.js";
import {type Collective, readCollective} from "../../../loaders/collective.js";
import {type Home, openHome} from "../../../loaders/home.js";
import {openMasterKey} from "../../../loaders/privacy/in/keys.js";
import {createComparing} from "../../../loaders/repertoire/comparing.js";
import {readRepertoireRules} from "../../../loaders/repertoire/rules.js";
import {loadSightings} from "../../../loaders/repertoire/sightings.js";
import {readSuggestions, type Suggestion} from "../../../loaders/repertoire/suggestions.js";
import {readMember} from "../../../loaders/standard/readMember.js";
import {loadTerritories, referenceFolder} from "../../../loaders/warehouse/loadTerritories.js";
import {rowsOf, withWarehouse} from "../../../loaders/warehouse/withWarehouse.js";

const folder = mkdtempSync(join(tmpdir(), "public-c-repertoire-"));
const home: Home = openHome(join(folder, "home"));
/** Presenters of tours, and neighbours that share a house or spell theirs several ways. */
const members = [
  "cabaret-des-erables",
  "carrefour-du-nord",
  "centre-de-la-riviere-aux-ormes",
  "festival-grand-givre",
  "grande-salle-des-erables",
  "les-trois-clochers",
  "opera-de-poche-du-cap",
  "place-des-marees",
  "salle-des-sept-brumes",
  "salle-du-bout-du-rang",
  "salle-du-vieux-chenal",
  "theatre-du-grand-heron"
];
const demo = readCollective("data/collectives/demo");
/** Before anybody decided anything. */
const collective: Collective = {
  ...demo,
  folder,
  members: demo.members.filter(({organization}) => members.includes(organization))
};

let suggestions: Suggestion[];
/** Id of a title or a house → the shows or houses it really is. */
const shows = new Map<string, Set<string>>();
const houses = new Map<string, Set<string>>();

beforeAll(async () => {
  await writeDemo({rawFolder: home.raw, tickets: 60_000, seed: "public-c"});
  await settleAll();
  suggestions = await readSuggestions(collective, home);
  await tellTruth();
}, 120_000);
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const settleAll = (): Promise<void> =>
  withWarehouse(
    ":memory:",
    async (work) => {
      await loadTerritories(work, {temporary: true});
      for (const member of collective.members)
        await readMember(
          {
            collective: {...collective, folder: demo.folder},
            member,
            home,
            work,
            scratch: join(folder, "scratch"),
            asOf: "2022-04-15"
          },
          openMasterKey(home)
        );
    },
    {folders: [folder, referenceFolder]}
  );

async function tellTruth(): Promise<void> {
  const listings = JSON.parse(readFileSync(listingsPath(home.raw), "utf8")) as Listing[];
  const known = new Map(
    listings.map((listing) => [`${listing.organization}/${listing.performanceCode}`, listing])
  );
  const seen = await withWarehouse(
    ":memory:",
    async (warehouse) => {
      await createComparing(warehouse, readRepertoireRules());
      await loadSightings(warehouse, collective, home);
      return rowsOf<Record<string, string>>(warehouse, "from sightings");
    },
    {folders: [home.standard]}
  );
  for (const {organization, performance_code, title_id, house_id} of seen) {
    const truth = known.get(`${organization}/${performance_code}`);
    if (!truth) continue;
    note(shows, title_id!, truth.show);
    note(houses, house_id!, truth.house);
  }
}

function note(truths: Map<string, Set<string>>, id: string, truth: string): void {
  truths.set(id, (truths.get(id) ?? new Set()).add(truth));
}

const isOne = (truths: ReadonlyMap<string, ReadonlySet<string>>, a: string, b: string): boolean =>
  [...(truths.get(a) ?? [])].some((truth) => truths.get(b)?.has(truth));

/** A double sale tells of its two titles; they are not suggested a second time. */
const isSoldTwice = (id: string): boolean => id.endsWith("theatre-bascule");

function scoreOf(kind: "production" | "venue", from: number) {
  const truths = kind === "venue" ? houses : shows;
  const made = suggestions.filter((one) => one.kind === kind && !one.isJoined && one.score >= from);
  const right = made.filter(({ids: [a, b]}) => isOne(truths, a, b)).length;
  const ids = [...truths.keys()].sort().filter((id) => !isSoldTwice(id));
  const known = ids.flatMap((a, place) =>
    ids.slice(place + 1).filter((b) => isOne(truths, a, b))
  ).length;
  return {made: made.length, precision: right / made.length, recall: right / known};
}

describe("readSuggestions(collective, home), against the truth", () => {
  it("joins titles of one show: hardly ever wrong, few missed", () => {
    const {made, precision, recall} = scoreOf("production", 0.75);
    expect(made).toBeGreaterThan(5);
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.9);
    expect(scoreOf("production", 0.9).precision).toBe(1);
  });

  it("joins names of one house", () => {
    const {made, precision, recall} = scoreOf("venue", 0.75);
    expect(made).toBeGreaterThan(12);
    expect(precision).toBeGreaterThanOrEqual(0.97);
    expect(recall).toBeGreaterThanOrEqual(0.9);
    expect(scoreOf("venue", 0.9).precision).toBe(1);
  });

  it("finds the show that two systems sell at once, and no other", () => {
    const sales = suggestions.filter(({kind}) => kind === "doubleSale");
    expect(sales.map(({ids}) => ids)).toEqual([
      [
        "les-trois-clochers/les-quatre-saisons-d-armande",
        "les-trois-clochers/quatre-saisons-d-armande-les-theatre-bascule"
      ]
    ]);
    expect(sales[0]!.tickets).toBeGreaterThan(0);
  });

  it("gives a pair the same id on every run", async () => {
    const again = await readSuggestions(collective, home);
    expect(again.map(({id}) => id)).toEqual(suggestions.map(({id}) => id));
    expect(new Set(again.map(({id}) => id)).size).toBe(again.length);
  });
});
