/** What funders are told: nothing left out twice, nothing lost on the way from what was delivered. */
import {beforeAll, describe, expect, it} from "vitest";
import {readMart} from "../../../loaders/marts.js";
import {forgetfulLedger} from "../../../loaders/privacy/suppress/index.js";
import {buildModels} from "../../../loaders/warehouse/buildModels.js";
import {rowsOf, type Warehouse, withWarehouse} from "../../../loaders/warehouse/withWarehouse.js";
import type {RedditionFigureRow, RedditionStepRow} from "../../../src/vocabulary/rows.js";
import {asOf, literalCollective, loadLiteralCollective} from "./literalCollective.js";
import {insert} from "./standardTables.js";

let steps: RedditionStepRow[];
let figures: RedditionFigureRow[];
let lines: {organization: string; n: number}[];

const organizations = ["alpha", "beta", "gamma"];

/** A festival evening with two passes and one ticket, in another town than the organization's. */
async function addFestival(warehouse: Warehouse): Promise<void> {
  await insert(warehouse, "venues", [["V9", "Parc", "Québec", "G1R", null]]);
  await warehouse.run(
    `insert into main.performances select * replace ('F1' as performance_id, 'festival' as discipline,
       'V9' as venue_id, cast('2021-12-05' as date) as starts_on) from main.performances where performance_id = 'B1'`
  );
  for (const [order, category] of [
    ["f1", "package"],
    ["f2", "package"],
    ["f3", "regular"]
  ] as const)
    await warehouse.run(
      `insert into main.orders select * replace ($order as order_number, 'F1' as performance_id,
         $category as price_category, 1 as tickets, 5000 as amount_cents, 5000 as net_cents)
       from main.orders where organization = 'beta' and kind = 'sale' limit 1`,
      {order, category}
    );
}

beforeAll(async () => {
  await withWarehouse(":memory:", async (warehouse) => {
    await loadLiteralCollective(warehouse);
    await addFestival(warehouse);
    await buildModels(warehouse, {collective: literalCollective, asOf, ledger: forgetfulLedger()});
    const read = async <M extends "reddition_steps" | "reddition_figures">(mart: M) =>
      (
        await Promise.all(
          organizations.map((organization) =>
            readMart(warehouse, mart, {kind: "own", organization})
          )
        )
      ).flat();
    steps = await read("reddition_steps");
    figures = await read("reddition_figures");
    lines = await rowsOf(
      warehouse,
      "select organization, count(*)::integer as n from main.orders group by all"
    );
  });
});

const measures = [
  "performances",
  "sourceRows",
  "attendance",
  "ticketsSold",
  "complimentaryTickets",
  "prepaidTickets",
  "boxOfficeRevenueCents"
] as const;

const step = (organization: string, season: string, funder: string, name: string) =>
  steps.find(
    (row) =>
      row.organization === organization &&
      row.season === season &&
      row.funder === funder &&
      row.step === name
  )!;

describe("reddition_steps", () => {
  it("leads from the total, by each rule, to what is reported, in every measure", () => {
    const sheets = Map.groupBy(
      steps,
      ({organization, season, funder}) => `${organization} ${season} ${funder}`
    );
    expect(sheets.size).toBeGreaterThan(12);
    for (const [name, rows] of sheets) {
      const [total] = rows.filter((row) => row.step === "total");
      for (const measure of measures) {
        const parts = rows.filter((row) => row.step !== "total").map((row) => row[measure]);
        expect(
          parts.reduce((sum, part) => sum + part, 0),
          `${name} ${measure}`
        ).toBe(total![measure]);
      }
    }
  });

  it("stands on every order line that was loaded", () => {
    for (const {organization, n} of lines) {
      const totals = steps.filter(
        (row) => row.organization === organization && row.funder === "occq" && row.step === "total"
      );
      expect(totals.reduce((sum, {sourceRows}) => sum + sourceRows, 0)).toBe(n);
    }
  });

  it("takes out what did not happen, what was private, and money whose tax is unknown", () => {
    const at = (name: string) => step("alpha", "2021-2022", "occq", name);
    expect(at("total")).toMatchObject({performances: 4});
    expect(at("notHeldYet")).toMatchObject({performances: 1, ticketsSold: 1});
    expect(at("privatePerformance")).toMatchObject({performances: 1, ticketsSold: 1});
    expect(at("unknownTax")).toMatchObject({performances: 0, boxOfficeRevenueCents: 2000});
    expect(at("reported")).toMatchObject({performances: 2});
    expect(step("alpha", "2019-2020", "occq", "cancelled")).toMatchObject({performances: 1});
  });

  it("takes passes out of a festival, and leaves the evening and its tickets", () => {
    expect(step("beta", "2021-2022", "occq", "festivalPass")).toMatchObject({
      performances: 0,
      ticketsSold: 2,
      sourceRows: 2,
      boxOfficeRevenueCents: 10_000
    });
    expect(step("beta", "2021-2022", "calq", "reported").ticketsSold).toBe(
      step("beta", "2021-2022", "occq", "reported").ticketsSold + 2
    );
  });

  it("leaves no performing arts in a museum’s return", () => {
    expect(step("alpha", "2021-2022", "museums", "reported").performances).toBe(0);
    expect(step("alpha", "2021-2022", "museums", "performingArts").performances).toBe(2);
  });
});

describe("reddition_figures", () => {
  it("breaks down what is reported, and nothing else", () => {
    for (const row of steps.filter(({step}) => step === "reported")) {
      const mine = figures.filter(
        ({organization, season, funder}) =>
          organization === row.organization && season === row.season && funder === row.funder
      );
      for (const [dimension, rows] of Map.groupBy(mine, ({dimension}) => dimension))
        for (const measure of [
          "performances",
          "attendance",
          "ticketsSold",
          "boxOfficeRevenueCents"
        ] as const)
          expect(
            rows.reduce((sum, one) => sum + one[measure], 0),
            `${row.organization} ${row.season} ${row.funder} ${dimension} ${measure}`
          ).toBe(row[measure]);
    }
  });

  it("counts occupancy only where the number of seats is known", () => {
    const all = figures.find(
      (row) =>
        row.organization === "beta" &&
        row.season === "2021-2022" &&
        row.funder === "occq" &&
        row.dimension === "all"
    )!;
    expect(all.performancesWithCapacity).toBeLessThanOrEqual(all.performances);
    expect(all.occupancyRate).not.toBeNull();
  });

  it("knows where an evening was given", () => {
    const away = figures.find(
      (row) => row.organization === "beta" && row.funder === "calq" && row.category === "away"
    );
    expect(away).toMatchObject({performances: 1, ticketsSold: 3});
  });
});
