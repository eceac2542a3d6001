import {describe, expect, it} from "vitest";
import {audit} from "../../../../loaders/privacy/suppress/audit.js";
import {withRegion} from "../../../../loaders/privacy/suppress/linearProgram.js";
import {pPercentRule} from "../../../../loaders/privacy/suppress/primary.js";
import {type Attacker, everyAttacker} from "../../../../loaders/privacy/suppress/system.js";
import {derivedCells} from "./derive.js";
import {patternOf, table} from "./magnitude.js";

const companies = table("companies", (parts) => pPercentRule(parts, 15));
const {system, names} = companies;
const attackers = everyAttacker(system);
const nameOf = (attacker: Attacker) =>
  typeof attacker === "number" ? "ABCD"[attacker] : "outsider";

/** "who derives cell", for the outsider and each company. */
const derivations = (published: readonly boolean[]): string[] =>
  attackers.flatMap((attacker) =>
    derivedCells(system, published, attacker).map(
      (cell) => `${nameOf(attacker)} derives ${names[cell]}`
    )
  );

describe("members who subtract themselves", () => {
  it("derive 8 cells when only the primary ones are masked", () => {
    expect(derivations(system.candidates.map(({isPrimary}) => !isPrimary))).toHaveLength(8);
  });

  it("still derive 3 when only the outsider was thought of", () => {
    expect(derivations(patternOf(companies, ["outsider"]).published).sort()).toEqual([
      "B derives Tot/Ice",
      "B derives Tot/Por",
      "C derives Ind/Por"
    ]);
  });

  it("derive nothing when each was tested", () => {
    expect(derivations(patternOf(companies).published)).toEqual([]);
  });
});

/** How many contributions an attacker holds between 85 % and 115 % of the truth. */
async function pinned(published: readonly boolean[]): Promise<number> {
  let count = 0;
  for (const attacker of attackers) {
    const isKnown = (column: number) => system.columns[column]!.contributor === attacker;
    const unknown = [...system.columns.keys()].filter((column) => !isKnown(column));
    const truth = (column: number) => system.columns[column]!.value;
    const equations = system.candidates
      .filter((_, index) => published[index])
      .map(({vector}) => [...vector.keys()].filter((column) => !isKnown(column)))
      .map((columns) => ({
        coefficients: new Map(columns.map((column) => [column, 1])),
        value: columns.reduce((total, column) => total + truth(column), 0)
      }));
    count += await withRegion(system.columns.length, equations, (region) => {
      const upper = (column: number) => region.maximize(new Map([[column, 1]]))!.value;
      const lower = (column: number) => -region.maximize(new Map([[column, -1]]))!.value;
      return unknown.filter(
        (column) => upper(column) < 1.15 * truth(column) && lower(column) > 0.85 * truth(column)
      ).length;
    });
  }
  return count;
}

describe("members who solve linear programs", () => {
  it("pin 20 contributions within 15 % when nothing is masked", async () => {
    expect(await pinned(system.candidates.map(() => true))).toBe(20);
  });

  it("pin none on the insiders' pattern", async () => {
    expect(await pinned(patternOf(companies).published)).toBe(0);
  });
});

describe("audit(system, published, p)", () => {
  const {published} = patternOf(companies);

  it("finds that B still bounds A's Agr/Tot too closely, and masks the least wanted total", async () => {
    const result = await audit(system, published, 15);
    const masked = names.filter((_, index) => published[index] && !result.published[index]);
    expect(masked).toEqual(["Ind/Tot"]);
    expect(result.masked).toBe(1);
  });

  it("finds nothing more the second time", async () => {
    const first = await audit(system, published, 15);
    const second = await audit(system, first.published, 15);
    expect(second.masked).toBe(0);
    expect(second.published).toEqual(first.published);
  });

  it("catches what is derivable even when the span method was skipped", async () => {
    const naive = system.candidates.map(({isPrimary}) => !isPrimary);
    const result = await audit(system, naive, 15);
    expect(result.masked).toBeGreaterThan(0);
    expect(derivations(result.published)).toEqual([]);
  });
});
