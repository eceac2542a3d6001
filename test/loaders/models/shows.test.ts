/** The marts of a show's page, computed by hand from the literal collective. */
import {beforeAll, describe, expect, it} from "vitest";
import {readMart} from "../../../loaders/marts.js";
import {forgetfulLedger} from "../../../loaders/privacy/suppress/index.js";
import {buildModels} from "../../../loaders/warehouse/buildModels.js";
import {rowsOf, withWarehouse} from "../../../loaders/warehouse/withWarehouse.js";
import type {MartRows} from "../../../src/vocabulary/rows.js";
import {asOf, literalCollective, loadLiteralCollective} from "./literalCollective.js";

let performances: MartRows["show_performances"][];
let buyers: MartRows["show_buyers"][];
/** As they lie behind the door, where counts of one to four are still told. */
let counted: Record<string, unknown>[];
let territories: Record<string, unknown>[];

beforeAll(() =>
  withWarehouse(":memory:", async (warehouse) => {
    await loadLiteralCollective(warehouse);
    await buildModels(warehouse, {collective: literalCollective, asOf, ledger: forgetfulLedger()});
    const alpha = {kind: "own", organization: "alpha"} as const;
    performances = await readMart(warehouse, "show_performances", alpha);
    buyers = await readMart(warehouse, "show_buyers", alpha);
    const own = "where organization = 'alpha' order by all";
    counted = await rowsOf(
      warehouse,
      `select season, production_id, buyers, new_buyers from marts.show_buyers ${own}`
    );
    territories = await rowsOf(
      warehouse,
      `select production_id, municipality, buyers from marts.show_territories ${own}`
    );
  })
);

describe("show_performances", () => {
  it("has the public performances, held or to come, and neither the cancelled nor the private one", () => {
    expect(performances.map(({performanceId, isHeld}) => [performanceId, isHeld])).toEqual([
      ["A1", true],
      ["A2", true],
      ["A4", true],
      ["A6", false],
      ["A5", true]
    ]);
  });

  it("counts every ticket net of refunds, and no occupancy without seats", () => {
    expect(performances.map(({tickets, occupancyRate}) => [tickets, occupancyRate])).toEqual([
      [4, 0.4],
      [12, null],
      [7, 0.875],
      [1, 0.125],
      [3, 0.15]
    ]);
  });
});

describe("show_buyers", () => {
  it("counts persons, not groups nor companies, and the new ones where the history is held", () => {
    // P1: c1 and c2, in the first season; P3: c1, known, and c3, who came in 2019 with a group; P4: c1, and c5, new
    expect(counted).toEqual([
      {season: "2018-2019", production_id: "P1", buyers: 2, new_buyers: null},
      {season: "2021-2022", production_id: "P3", buyers: 2, new_buyers: 0},
      {season: "2021-2022", production_id: "P4", buyers: 2, new_buyers: 1}
    ]);
  });

  it("tells no count of one to four persons", () => {
    expect(buyers.map(({buyers, newBuyers}) => [buyers, newBuyers])).toEqual(
      Array(3).fill(["<5", null])
    );
  });
});

describe("show_territories", () => {
  it("adds up to the buyers of the show, those without a postal code included", () => {
    const sums = Map.groupBy(territories, (row) => row.production_id);
    expect(
      [...sums].map(([show, rows]) => [
        show,
        rows.reduce((sum, row) => sum + Number(row.buyers), 0)
      ])
    ).toEqual([
      ["P1", 2],
      ["P3", 2],
      ["P4", 2]
    ]);
    expect(territories).toContainEqual({production_id: "P3", municipality: null, buyers: 1});
  });
});
