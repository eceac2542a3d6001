import {describe, expect, it} from "vitest";
import {PublicCError} from "../../../../loaders/error.js";
import {rulesOf, safeRules} from "../../../../loaders/privacy/suppress/index.js";
import {everybody, release, rules} from "./collective.js";

describe("rulesOf(collective)", () => {
  const disclosure = {minimumPersons: 10, minimumOrganizations: 5, minimumForQuartiles: 10};

  it("takes the public thresholds from the collective", () => {
    expect(rulesOf({disclosure})).toMatchObject(disclosure);
  });

  it("refuses fewer than 3 organizations, with the reason", () => {
    const unsafe = () => rulesOf({disclosure: {...disclosure, minimumOrganizations: 2}});
    expect(unsafe).toThrow(PublicCError);
    expect(unsafe).toThrow(/minimumOrganizations 2: with fewer than 3 organizations/);
  });

  it("refuses what else would be unsafe, and what is not a number", () => {
    for (const unsafe of [
      {minimumPersons: 4},
      {minimumForQuartiles: 9},
      {p: 0},
      {minimumOrganizations: Number.NaN}
    ])
      expect(() => safeRules({...rules, ...unsafe}), JSON.stringify(unsafe)).toThrow(PublicCError);
  });
});

describe("publish", () => {
  it("refuses a category whose dimension nobody declared", async () => {
    const [first, ...others] = everybody();
    const stray = {...first!, cell: {...first!.cell, city: "Alma"}};
    await expect(release([stray, ...others])).rejects.toThrow(/undeclared dimension city/);
    const lacking = {...first!, cell: {season: "2018-2019"}};
    await expect(release([lacking, ...others])).rejects.toThrow(/lacks dimension category/);
  });
});
