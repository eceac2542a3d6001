/** Rows as a database wants them. */
import {expect, it} from "vitest";
import {columnsOf} from "../../../../src/components/notebooks/sqlColumns.js";

it("columnsOf(rows) names columns as in the marts, and empties a count that is not told", () => {
  const rows = [
    {recencyRank: 5, buyers: 12, season: "2021-2022", boxOfficeRevenueCents: null},
    {recencyRank: 4, buyers: "<5", season: "2021-2022", boxOfficeRevenueCents: 100}
  ];
  expect(columnsOf(rows)).toEqual([
    {recency_rank: 5, buyers: 12, season: "2021-2022", box_office_revenue_cents: null},
    {recency_rank: 4, buyers: null, season: "2021-2022", box_office_revenue_cents: 100}
  ]);
  expect(columnsOf([])).toEqual([]);
});
