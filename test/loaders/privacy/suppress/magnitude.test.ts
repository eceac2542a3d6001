import {describe, expect, it} from "vitest";
import {primes} from "../../../../loaders/privacy/suppress/modular.js";
import {
  dominanceRule,
  pPercentRule,
  tooFew,
  type Verdict
} from "../../../../loaders/privacy/suppress/primary.js";
import {contributions, patternOf, table} from "./magnitude.js";

const alone = (parts: number[]): Verdict => ({unsafe: tooFew(parts.length, 2), protection: 0});
const pPercent = (p: number) => (parts: number[]) => pPercentRule(parts, p);

const rowsOutsider = (rule: (parts: number[]) => Verdict) =>
  patternOf(table("rows", rule), ["outsider"]);

describe("the five magnitude1 patterns of GaussSuppression", () => {
  it("has 20 contributions that add up to 462.3", () => {
    expect(contributions).toHaveLength(20);
    expect(contributions.reduce((total, {value}) => total + value, 0)).toBeCloseTo(462.3, 9);
  });

  it("rows as contributors, N ≤ 1", () => {
    const {primary, secondary} = rowsOutsider(alone);
    expect(primary).toEqual(["Ent/Ice", "Ind/Spa"]);
    expect(secondary).toEqual(["Ent/Por", "Gov/Por", "Gov/Spa", "Ind/Ice"]);
  });

  it("rows, (1,80)", () => {
    const {primary, secondary} = rowsOutsider((parts) => dominanceRule(parts, 1, 80));
    expect(primary).toEqual(["Ent/Ice", "Gov/Por", "Ind/Por", "Ind/Spa"]);
    expect(secondary).toEqual(["Ent/Por", "Gov/Spa", "Ind/Ice"]);
  });

  it("rows, p = 10", () => {
    const {primary, secondary} = rowsOutsider(pPercent(10));
    expect(primary).toEqual([
      "Agr/Por",
      "Agr/Spa",
      "Ent/Ice",
      "Ent/Por",
      "Gov/Por",
      "Gov/Spa",
      "Ind/Por",
      "Ind/Spa"
    ]);
    expect(secondary).toEqual(["Ind/Ice"]);
  });

  it("rows, p = 10, every row an attacker: the default handling of singletons", () => {
    expect(patternOf(table("rows", pPercent(10))).secondary).toEqual(["Ent/Spa", "Ind/Ice"]);
  });

  const companyPrimary = [
    "Agr/Por",
    "Agr/Spa",
    "Agr/Tot",
    "Ent/Ice",
    "Ent/Por",
    "Ent/Spa",
    "Gov/Por",
    "Gov/Spa",
    "Ind/Por",
    "Ind/Spa",
    "Tot/Ice",
    "Tot/Por"
  ];

  it("companies, p = 15, outsider only", () => {
    const {primary, secondary} = patternOf(table("companies", pPercent(15)), ["outsider"]);
    expect(primary).toEqual(companyPrimary);
    expect(secondary).toEqual(["Gov/Tot"]);
  });

  it("companies, p = 15, every company an attacker", () => {
    const {primary, secondary} = patternOf(table("companies", pPercent(15)));
    expect(primary).toEqual(companyPrimary);
    expect(secondary).toEqual(["Gov/Tot", "Ind/Ice"]);
  });

  it("is the same modulo a second prime", () => {
    for (const by of ["rows", "companies"] as const)
      expect(patternOf(table(by, pPercent(15)), undefined, primes[1]).published).toEqual(
        patternOf(table(by, pPercent(15)), undefined, primes[0]).published
      );
  });
});
