/** Killed at any moment, an ingestion leaves the snapshot that was served, and the next run completes. */
import {type ChildProcess, spawn} from "node:child_process";
import {once} from "node:events";
import {globSync} from "node:fs";
import {join} from "node:path";
import {setTimeout as wait} from "node:timers/promises";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {currentSnapshot} from "../../../loaders/warehouse/publish.js";
import {rowsOf, withWarehouse} from "../../../loaders/warehouse/withWarehouse.js";
import {programmeCsv, programmeDelivery, programmeMapping, Workbench} from "../workbench.js";

const kills = Number(process.env.PUBLIC_C_KILLS ?? 3);
const bench = new Workbench(programmeMapping("fr"));
afterAll(() => bench[Symbol.dispose]());

function start(): ChildProcess {
  const script = join(import.meta.dirname, "ingestOnce.ts");
  return spawn(process.execPath, ["--import", "tsx", script, bench.folder, bench.home.root], {
    stdio: ["ignore", "pipe", "pipe"]
  });
}

/** @returns milliseconds from its first sign of life to its end */
async function runWhole(): Promise<number> {
  const child = start();
  await once(child.stdout!, "data");
  const begun = performance.now();
  const [code] = await once(child, "exit");
  expect(code).toBe(0);
  return performance.now() - begun;
}

async function killAfter(milliseconds: number): Promise<void> {
  const child = start();
  await once(child.stdout!, "data");
  await wait(milliseconds);
  child.kill("SIGKILL");
  await once(child, "exit");
}

/** Rows and money of the served snapshot. */
const served = () =>
  withWarehouse(
    join(bench.home.warehouse, `${currentSnapshot(bench.home)}.duckdb`),
    (warehouse) =>
      rowsOf<{lines: number; cents: number}>(
        warehouse,
        "select count(*) as lines, sum(amount_cents)::bigint as cents from main.orders"
      ),
    {readOnly: true}
  );

const lines = (count: number): string[] =>
  Array.from(
    {length: count},
    (_, index) => `${index},CLI123,ABC123,2020-12-25 09:15,50,Général,Internet`
  );

describe(`an ingestion killed ${kills} times`, () => {
  let duration = 0;
  beforeAll(async () => {
    bench.deliver({"2021-01-01": programmeDelivery({orders: lines(1_000)})});
    duration = await runWhole();
  });

  it(
    "loses nothing, doubles nothing, and always serves a whole snapshot",
    async () => {
      let least = 1_000;
      for (let kill = 0; kill < kills; kill++) {
        bench.deliver({[`2021-02-01-${kill}`]: oneSaleOn(dayOf(kill))});
        await killAfter((duration * (kill + 0.5)) / kills);
        const [{lines, cents} = {lines: 0, cents: 0}] = await served();
        expect(cents).toBe(lines * 5_000);
        expect(lines).toBeGreaterThanOrEqual(least);
        expect(lines).toBeLessThanOrEqual(1_000 + kill + 1);
        least = lines;
      }
      await runWhole();
      expect(await served()).toEqual([{lines: 1_000 + kills, cents: (1_000 + kills) * 5_000}]);
      expect(globSync("**/*.new*", {cwd: bench.home.root})).toEqual([]);
    },
    600_000 + kills * 30_000
  );

  const oneSaleOn = (day: string) => ({
    "orders.csv": programmeCsv("orders", [`${day},CLI123,ABC123,${day} 10:00,50,Général,Internet`])
  });

  const dayOf = (kill: number): string =>
    new Date(Date.UTC(2021, 0, 2 + kill)).toISOString().slice(0, 10);
});
