/** Crossover under attack: eight members, random publics; what each reads of its shared buyers must give nobody's part away. */
import {describe, expect, it} from "vitest";
import {
  type Contribution,
  type Dimension,
  forgetfulLedger,
  type Ledger,
  type Publication,
  publishTogether
} from "../../../../loaders/privacy/suppress/index.js";
import {leaks, rules} from "./collective.js";
import {randomFrom} from "./randomCollective.js";

const members = ["a", "b", "c", "d", "e", "f", "g", "h"];
const theatres = new Set(["a", "b", "c", "d"]);

/** Person → members it came to. */
type World = readonly (readonly string[])[];

/** Members draw unequal publics; a third of the persons of one come to others too. */
function randomWorld(seed: number): World {
  const random = randomFrom(seed);
  const weights = members.map(() => 0.1 + random() ** 3);
  const ends = weights.map((_, index) => weights.slice(0, index + 1).reduce((a, b) => a + b));
  const draw = (): string => {
    const place = random() * ends.at(-1)!;
    return members[ends.findIndex((end) => place < end)]!;
  };
  return Array.from({length: 600}, () => {
    const visits = random() < 0.6 ? 1 : 2 + Math.floor(random() * 3);
    return [...new Set(Array.from({length: visits}, draw))].sort();
  });
}

const slices: Dimension[] = ["organization", "season", "stage"].map((name) => ({
  name,
  kind: "slice"
}));
const slice = {season: "2021-2022", stage: "sameStage"};

/** As the SQL does: each of the others a person came to has an equal part of it. */
function contributionsOf(
  world: World,
  reader: string,
  categoryOf: (others: readonly string[]) => string
): Contribution[] {
  const parts = new Map<string, {category: string; other: string; persons: number}>();
  for (const visited of world.filter((one) => one.includes(reader) && one.length > 1)) {
    const others = visited.filter((one) => one !== reader);
    const category = categoryOf(others);
    for (const other of others) {
      const part = parts.get(`${category} ${other}`) ?? {category, other, persons: 0};
      part.persons += 1 / others.length;
      parts.set(`${category} ${other}`, part);
    }
  }
  return [...parts.values()].map(({category, other, persons}) => ({
    cell: {...slice, organization: reader, category},
    contributor: other,
    values: {sharedBuyers: persons},
    persons
  }));
}

const byNumber = (others: readonly string[]): string =>
  others.length > 2 ? "several" : String(others.length);
const byDiscipline = (reader: string) => (others: readonly string[]) => {
  const isOwn = (one: string): boolean => theatres.has(one) === theatres.has(reader);
  return others.every(isOwn) ? "own" : others.some(isOwn) ? "both" : "other";
};

const publicationOf = (mart: string, contributions: readonly Contribution[]): Publication => ({
  mart,
  measures: {sharedBuyers: {unit: "persons"}},
  dimensions: [...slices, {name: "category", kind: "breakdown", total: true}],
  contributions
});

const release = (world: World, ledger: Ledger) =>
  publishTogether(
    [
      publicationOf(
        "crossovers",
        members.flatMap((reader) => contributionsOf(world, reader, byNumber))
      ),
      publicationOf(
        "crossover_disciplines",
        members.flatMap((reader) => contributionsOf(world, reader, byDiscipline(reader)))
      )
    ],
    {rules, ledger}
  );

const leaksOf = (ledger: Ledger): string[] =>
  members.flatMap((reader) =>
    leaks(ledger, "sharedBuyers", `organization=${reader};season=2021-2022;stage=sameStage`)
  );

const wholeOf = (told: Awaited<ReturnType<typeof release>>, reader: string) =>
  told[0]!.cells.find(({cell}) => cell.organization === reader && cell.category === null);

describe("crossover in 30 random collectives", () => {
  it("lets no reader, member or outsider compute how many another member shares", async () => {
    let published = 0;
    let cells = 0;
    for (let seed = 0; seed < 30; seed++) {
      const ledger = forgetfulLedger();
      const told = await release(randomWorld(seed), ledger);
      expect(leaksOf(ledger), `collective ${seed}`).toEqual([]);
      cells += told.flatMap((one) => one.cells).length;
      published += told
        .flatMap((one) => one.cells)
        .filter(({status}) => status === "published").length;
    }
    expect(published).toBeGreaterThan(0.1 * cells);
  });

  it("never publishes what one other member makes nearly alone", async () => {
    const alone: World = Array.from({length: 100}, (_, index) =>
      index < 90 ? ["a", "b"] : ["a", ["c", "d", "e", "f", "g"][index % 5]!].sort()
    );
    const told = await release(alone, forgetfulLedger());
    const own = told[0]!.cells.filter(({cell}) => cell.organization === "a");
    expect(own.length).toBeGreaterThan(0);
    expect(own.every(({status}) => status === "masked")).toBe(true);
  });

  it("stands as before when one member withdraws: the difference would be its part", async () => {
    const world = Array.from({length: 240}, (_, index) => {
      const others = members.slice(1);
      return ["a", others[index % 7]!];
    });
    const ledger = forgetfulLedger();
    const first = wholeOf(await release(world, ledger), "a");
    expect(first).toMatchObject({value: 240, status: "published"});
    const without = world.map((one) => one.filter((member) => member !== "h"));
    const second = wholeOf(await release(without, ledger), "a");
    expect(second).toMatchObject({value: 240, isPending: true});
    expect(leaksOf(ledger)).toEqual([]);
  });
});
