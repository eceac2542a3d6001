/** What the common repertoire may tell: what is on and announced, of those who share. */
import {beforeAll, describe, expect, it} from "vitest";
import {readMart} from "../../../loaders/marts.js";
import {forgetfulLedger} from "../../../loaders/privacy/suppress/index.js";
import {buildModels} from "../../../loaders/warehouse/buildModels.js";
import {withWarehouse} from "../../../loaders/warehouse/withWarehouse.js";
import type {RepertoireRow} from "../../../src/vocabulary/rows.js";
import {asOf, literalCollective, loadLiteralCollective} from "./literalCollective.js";

let rows: RepertoireRow[];
let named: RepertoireRow[];

const readAfter = (sql: readonly string[]): Promise<RepertoireRow[]> =>
  withWarehouse(":memory:", async (warehouse) => {
    await loadLiteralCollective(warehouse);
    for (const one of sql) await warehouse.run(one);
    await buildModels(warehouse, {collective: literalCollective, asOf, ledger: forgetfulLedger()});
    return readMart(warehouse, "repertoire", {kind: "collective"});
  });

/** A later performance of alpha's: id, production, day, whether it is public, status. */
const later = (id: string, production: string, isPublic = true, status = "held"): string =>
  `insert into main.performances values ('${id}', 'alpha', '${id}', '${production}', 'V1',
    '2022-05-20 20:00:00-04', '2022-05-20', '20:00', 100, 'theatre', '2021-2022', ${isPublic}, '${status}')`;
const sell = (id: string): string =>
  `insert into main.orders select 'alpha', 'late-${id}', 1, '${id}', null, '2022-04-01 12:00:00-04',
    '2022-04-01', 2, 5000, 5000, 'excluded', 'regular', 'Général', 'web', 'sale', false, 'D'`;

beforeAll(async () => {
  const productions = ["N1", "N2", "N3", "N4"].map(
    (id) => `insert into main.productions values ('${id}', 'Titre ${id}', 'theatre', null, false)`
  );
  rows = await readAfter([
    ...productions,
    "update main.members set shares = false where organization = 'gamma'",
    later("n1", "N1"),
    sell("n1"),
    later("n2", "N2"),
    later("n3", "N3", false),
    sell("n3"),
    later("n4", "N4", true, "cancelled"),
    sell("n4")
  ]);
  named = await readAfter(["insert into main.presenters values ('alpha', 'Théâtre Alpha')"]);
});

describe("the repertoire", () => {
  const ids = () => rows.map(({productionId}) => productionId);

  it("lists what was given, and what is to come once a ticket was sold", () => {
    expect(ids()).toContain("P1");
    expect(ids()).toContain("N1");
    expect(ids()).not.toContain("N2");
  });

  it("lists nothing private, nothing called off, nothing of a member that does not share", () => {
    expect(ids()).not.toContain("N3");
    expect(ids()).not.toContain("N4");
    expect(rows.every(({municipality}) => municipality !== null)).toBe(true);
    expect(rows.map(({productionId}) => productionId)).not.toContain("P6");
  });

  it("names no member unless the collective says so", () => {
    expect(new Set(rows.map(({presenter}) => presenter))).toEqual(new Set([null]));
    expect(named.some(({presenter}) => presenter === "Théâtre Alpha")).toBe(true);
  });

  it("counts nobody and nothing", () => {
    for (const value of rows.flatMap((row) => Object.values(row)))
      expect(typeof value).not.toBe("number");
  });
});
