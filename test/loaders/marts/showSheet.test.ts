import {beforeAll, describe, expect, it} from "vitest";
import {readMart} from "../../../loaders/marts.js";
import {forgetfulLedger, rulesOf} from "../../../loaders/privacy/suppress/index.js";
import {readShowSheet, type ShowSheet} from "../../../loaders/showSheet.js";
import {buildModels} from "../../../loaders/warehouse/buildModels.js";
import {withWarehouse} from "../../../loaders/warehouse/withWarehouse.js";
import {
  type ShowBreakdown,
  type ShowSheetRow,
  showBreakdowns
} from "../../../src/vocabulary/rows.js";
import {chorus, loadChorus} from "../models/chorus.js";
import {asOf} from "../models/literalCollective.js";

const show = {
  organization: "voice-12",
  productionId: "P",
  season: "2021-2022",
  grantee: {partner: "Tournée"}
};

let exact: ShowSheetRow[];
let sheet: ShowSheet;
let withoutPrices: ShowSheet;
let stranger: unknown;
let scopes: unknown[];

beforeAll(() =>
  withWarehouse(":memory:", async (warehouse) => {
    await loadChorus(warehouse);
    // of 22 persons, 4 bought three weeks before at the reduced price
    await warehouse.run(`update main.orders set price_category = 'reduced', ordered_on = date '2021-11-10'
      where organization = 'voice-12' and line < 4`);
    const ledger = forgetfulLedger();
    await buildModels(warehouse, {collective: chorus, asOf, ledger});
    const door = {rules: rulesOf(chorus), ledger};
    exact = await readMart(warehouse, "show_sheets", {kind: "granted", ...show});
    const breakdowns: readonly ShowBreakdown[] = showBreakdowns;
    sheet = await readShowSheet(warehouse, {...show, breakdowns}, door);
    withoutPrices = await readShowSheet(warehouse, {...show, breakdowns: ["weeks"]}, door);
    stranger = await readShowSheet(
      warehouse,
      {...show, breakdowns, organization: "nobody"},
      door
    ).catch((error: Error) => error.message);
    scopes = await Promise.all(
      (["own", "collective"] as const).map((kind) =>
        readMart(warehouse, "show_sheets", {kind, organization: "voice-12"}).catch(
          (error: Error) => error.message
        )
      )
    );
  })
);

const tableOf = (breakdown: ShowBreakdown) =>
  sheet.tables.find((table) => table.breakdown === breakdown)!;
const cell = (breakdown: ShowBreakdown, category: string | null) => {
  const {total, rows} = tableOf(breakdown);
  return [total, ...rows].find((one) => one.category === category);
};

describe("the show_sheets mart", () => {
  it("breaks one show down, exactly", () => {
    const of = (breakdown: ShowBreakdown) =>
      exact
        .filter((row) => row.season === show.season && row.breakdown === breakdown)
        .map(({category, amount, persons}) => [category, amount, persons]);
    expect(of("prices")).toEqual([
      ["reduced", 4, 4],
      ["regular", 18, 18]
    ]);
    expect(of("revenue")).toEqual([
      ["reduced", 4 * 3200, 4],
      ["regular", 18 * 3200, 18]
    ]);
    expect(of("weeks")).toEqual([
      ["00", 18, 18],
      ["03", 4, 4]
    ]);
    expect(of("acquaintance")).toEqual([["new", 22, 22]]);
    expect(of("territories")).toEqual([["unknown", 22, 22]]);
  });

  it("is for nobody but a grantee", () => {
    expect(scopes).toEqual([
      "mart show_sheets is for granted readers, not for scope own",
      "mart show_sheets is for granted readers, not for scope collective"
    ]);
  });
});

describe("readShowSheet(warehouse, show, door)", () => {
  it("publishes totals, rounded to five", () => {
    expect(cell("prices", null)).toMatchObject({value: 20, status: "published"});
    expect(cell("acquaintance", "new")).toMatchObject({value: 20, status: "published"});
  });

  it("masks what is about four persons, and what would tell it", () => {
    expect(cell("prices", "reduced")).toMatchObject({value: null, reason: "tooFewPersons"});
    expect(cell("prices", "regular")).toMatchObject({value: null, reason: "confidentiality"});
    expect(cell("weeks", "00")).toMatchObject({value: null, status: "masked"});
  });

  it("keeps the order of a page: the total, then what is told before what is masked", () => {
    expect(sheet.tables.map(({breakdown}) => breakdown)).toEqual(
      showBreakdowns.filter((breakdown) => breakdown !== "overlap")
    );
    expect(tableOf("revenue").unit).toBe("cents");
    expect(tableOf("weeks").rows.map(({category}) => category)).toEqual(["00", "03"]);
  });

  it("says that a partner outside the collective shares no public", () => {
    expect(sheet.unshown).toEqual([{breakdown: "overlap", reason: "notLinked"}]);
  });

  it("tells only what the owner opened", () => {
    expect(withoutPrices.tables.map(({breakdown}) => breakdown)).toEqual(["weeks"]);
    expect(withoutPrices.unshown).toEqual([]);
  });

  it("knows no show of a stranger", () => {
    expect(stranger).toBe("unknown organization: nobody");
  });
});
