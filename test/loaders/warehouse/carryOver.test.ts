/** A snapshot that carries rows over is the one that a build from nothing gives. */
import {existsSync, rmSync} from "node:fs";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {openHome} from "../../../loaders/home.js";
import {ingest} from "../../../loaders/pipeline.js";
import {erasePerson} from "../../../loaders/privacy/erase/erasePerson.js";
import {carryOver, type Origin} from "../../../loaders/warehouse/carryOver.js";
import {rowsOf, withWarehouse} from "../../../loaders/warehouse/withWarehouse.js";
import {programmeDelivery, programmeMapping, type Row, Workbench} from "../workbench.js";

const bench = new Workbench(programmeMapping("fr"), ["concert", "theatre"]);
afterAll(() => bench[Symbol.dispose]());

const publish = async (): Promise<string> => {
  const {snapshot} = await ingest(bench.collective, bench.home);
  return join(bench.home.warehouse, `${snapshot}.duckdb`);
};

/** Every table of the file, rows in an order of their own. */
const tablesOf = (file: string): Promise<Record<string, Row[]>> =>
  withWarehouse(
    file,
    async (warehouse) => {
      const names = await rowsOf<{name: string}>(
        warehouse,
        "select schema_name || '.' || table_name as name from duckdb_tables() order by 1"
      );
      const tables: Record<string, Row[]> = {};
      for (const {name} of names)
        tables[name] = await rowsOf<Row>(warehouse, `from ${name} order by all`);
      return tables;
    },
    {readOnly: true}
  );

const oneMoreSale = {
  "orders.csv": programmeDelivery({
    orders: ["111113,,ABC123,2020-12-26 10:00,50,Général,Internet"]
  })["orders.csv"]!
};

const originOf = async (file: string): Promise<Origin> => {
  const {"main.origins": rows} = await tablesOf(file);
  return {
    basis: rows![0]!.basis as string,
    contents: Object.fromEntries(rows!.map(({organization, content}) => [organization, content]))
  };
};

describe("carryOver(current, aside, origin)", () => {
  it("carries whom nothing has changed; the file is then that of a build from nothing", async () => {
    for (const organization of ["concert", "theatre"])
      bench.deliver({"2021-02-01": programmeDelivery()}, organization);
    const first = await publish();
    bench.deliver({"2021-03-01": oneMoreSale});
    const second = await publish();
    const aside = join(bench.root, "aside.duckdb");
    expect(await carryOver(first, aside, await originOf(second))).toEqual(["concert"]);
    const carried = await tablesOf(second);
    expect(carried["main.orders"]).toHaveLength(5);
    rmSync(bench.home.warehouse, {recursive: true});
    rmSync(bench.home.state, {recursive: true});
    openHome(bench.home.root);
    expect(await tablesOf(await publish())).toEqual(carried);
  });

  it.each([
    ["another basis", (origin: Origin) => ({...origin, basis: "other"})],
    [
      "a member that left",
      ({basis, contents: {concert}}: Origin) => ({basis, contents: {concert: concert!}})
    ],
    ["nobody unchanged", ({basis}: Origin) => ({basis, contents: {concert: "new", theatre: "new"}})]
  ])("carries nothing for %s", async (_why, changed) => {
    const file = await publish();
    const aside = join(bench.root, "other.duckdb");
    expect(await carryOver(file, aside, changed(await originOf(file)))).toEqual([]);
    expect(existsSync(aside)).toBe(false);
  });

  it("carries nothing where there is no snapshot, or one of before", async () => {
    const file = await publish();
    const aside = join(bench.root, "other.duckdb");
    const origin = await originOf(file);
    expect(await carryOver(null, aside, origin)).toEqual([]);
    await withWarehouse(file, (warehouse) => warehouse.run("drop table origins"));
    expect(await carryOver(file, aside, origin)).toEqual([]);
  });

  it("carries nothing once a person asked to be forgotten: the old file still holds it", async () => {
    const before = await originOf(await publish());
    const person = {email: "Prenom.Nom@email.com"};
    const told = {now: new Date("2022-04-15T12:00:00Z"), words: [person.email], dropRaw: false};
    expect(await erasePerson(bench.home, "theatre", person, told)).not.toBeNull();
    const after = await publish();
    expect((await originOf(after)).basis).not.toBe(before.basis);
    expect((await originOf(after)).contents.concert).toBe(before.contents.concert);
  });
});
