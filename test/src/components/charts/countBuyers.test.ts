/** The base of the territory charts is every buyer, the hidden ones among them. */
import {describe, expect, it} from "vitest";
import type {Exhibit} from "../../../../src/components/charts/chart.js";
import {countBuyers} from "../../../../src/components/charts/countBuyers.js";
import {charts} from "../../../../src/components/charts/index.js";
import type {Persons, SeasonTerritoryRow} from "../../../../src/vocabulary/rows.js";
import {snapshot} from "../../fixtures/memberRows.js";

const total = 1000;

const area = (fsa: string | null, buyers: Persons): SeasonTerritoryRow => ({
  organization: "fauvette",
  season: snapshot.currentSeason,
  stage: "sameStage",
  fsa,
  place: null,
  buyers,
  buyerShare: buyers === "<5" ? null : buyers / total,
  tickets: 10,
  households: null,
  penetrationRate: null
});

/** Two areas hold 478 of 1 000; 322 more are unknown or in areas under five. */
const rows = [
  area("H2J", 247),
  area("H2G", 231),
  area("H2H", 200),
  ...Array.from({length: 56}, (_, i) => area(`J${i}A`, "<5")),
  area(null, 99)
];

describe("countBuyers(rows)", () => {
  it("counts the buyers of the areas under five, and those without a postal code", () => {
    expect(countBuyers(rows)).toBe(total);
  });

  it("tells none where every area is under five", () => {
    expect(countBuyers([area("H2J", "<5")])).toBe(0);
  });
});

describe("the territories chart", () => {
  const {finding, note} = charts.territories!.exhibit(rows, {
    language: "fr",
    snapshot
  }) as Exhibit;

  it("finds half of all buyers in the areas whose shares add up to half", () => {
    expect(finding).toBe("La moitié de vos acheteurs vit dans trois secteurs postaux");
  });

  it("notes every buyer as its base", () => {
    expect(note).toContain("n\u00A0=\u00A01\u00A0000\u00A0acheteurs, dans 59 RTA");
  });
});
