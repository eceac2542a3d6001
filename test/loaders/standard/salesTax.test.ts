/** The tax inside a price is that of the hall's province on the day of the sale, to the cent. */
import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {stringify} from "yaml";
import {netCents} from "../../../loaders/standard/salesTax.js";
import {rowsOf, withWarehouse} from "../../../loaders/warehouse/withWarehouse.js";
import type {TaxProvince} from "../../../src/vocabulary/codes.js";
import {programmeDelivery, programmeMapping, Workbench} from "../workbench.js";

const net = (cents: number, day: string, province: TaxProvince): Promise<number | null> =>
  withWarehouse(":memory:", async (work) => {
    const sold = {cents: `(${cents})::bigint`, day: `date '${day}'`};
    const [row] = await rowsOf<{net: number | null}>(
      work,
      `select ${netCents(sold, province)} as net`
    );
    return row!.net;
  });

describe("netCents(sold, province)", () => {
  it.each([
    ["Québec", 11_498, "2022-01-01", "QC", 10_000],
    ["Québec before 2012", 11_393, "2011-06-01", "QC", 10_000],
    ["Ontario", 11_300, "2022-01-01", "ON", 10_000],
    ["Nova Scotia before its cut", 11_500, "2025-03-31", "NS", 10_000],
    ["Nova Scotia after it", 11_400, "2025-04-01", "NS", 10_000],
    ["nobody's tax", 4_350, "2022-01-01", "none", 4_350],
    ["a refund, half away from zero", -5_000, "2022-01-01", "QC", -4_349],
    ["a day before the first rate known", 5_000, "2001-01-01", "QC", null]
  ] as const)("%s", async (_name, cents, day, province, expected) => {
    expect(await net(cents, day, province)).toBe(expected);
  });
});

describe("a member's own taxes", () => {
  function taxed(salesTax: object): Workbench {
    const bench = new Workbench(programmeMapping("fr"));
    const path = join(bench.folder, "members", "theatre.yaml");
    mkdirSync(join(bench.folder, "members"), {recursive: true});
    writeFileSync(
      path,
      stringify({
        name: "theatre",
        city: "Gatineau",
        territory: {municipality: "Gatineau", adminRegion: "07"},
        disciplines: ["theatre"],
        size: "under5k",
        languages: ["fr"],
        source: {kind: "files", mapping: "theatre"},
        salesTax
      })
    );
    return bench.deliver({"2021-02-01": programmeDelivery()});
  }
  const nets = (bench: Workbench) =>
    bench.rows<{net: number}>("orders", "select net_cents as net from given order by order_number");

  it("are those of its province, a hall across the river apart", async () => {
    using bench = taxed({province: "QC", venues: {"petite salle": "ON"}});
    await bench.read();
    expect(await nets(bench)).toEqual([{net: 4_349}, {net: 3_097}]);
  });

  it("are reckoned again when the configuration changes", async () => {
    using bench = taxed({province: "QC"});
    await bench.read();
    expect(await nets(bench)).toEqual([{net: 4_349}, {net: 3_044}]);
    using other = taxed({province: "ON"});
    writeFileSync(
      join(bench.folder, "members", "theatre.yaml"),
      stringify({...other.collective.members[0], organization: undefined})
    );
    await bench.read();
    expect(await nets(bench)).toEqual([{net: 4_425}, {net: 3_097}]);
  });
});
