import {globSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {programmeDelivery, programmeMapping, Workbench} from "../workbench.js";

let bench: Workbench;
beforeEach(async () => {
  bench = new Workbench(programmeMapping("fr"));
  bench.deliver({"2021-02-01": programmeDelivery()});
  await bench.read();
});
afterEach(() => bench[Symbol.dispose]());

const orders = () => bench.rows("orders", "from given order by order_number");

function flipByte(path: string): void {
  const bytes = readFileSync(path);
  bytes[bytes.length >> 1]! ^= 0x40;
  writeFileSync(path, bytes);
}

describe("damage to what was written", () => {
  for (const pattern of [
    "standard/deliveries/**/orders.parquet",
    "standard/settled/**/issues.parquet",
    "standard/orders/**/*.parquet",
    "standard/customers/**/*.parquet",
    "standard/settled/**/manifest.json"
  ])
    it(`in ${pattern} is found and mended from raw`, async () => {
      const before = await orders();
      const [damaged] = globSync(join(bench.home.root, pattern));
      flipByte(damaged!);
      // a delivery's own rows are asked for only when the member is settled again
      if (pattern.includes("deliveries"))
        rmSync(join(bench.home.standard, "settled"), {recursive: true});
      await bench.read();
      expect(await orders()).toEqual(before);
      expect(await bench.read()).toMatchObject({read: 0});
    });

  it("is said, and nothing is made up, when the raw files are gone", async () => {
    bench.withdraw("2021-02-01");
    flipByte(globSync(join(bench.home.standard, "deliveries/**/orders.parquet"))[0]!);
    rmSync(join(bench.home.standard, "settled"), {recursive: true});
    await expect(bench.read()).rejects.toThrow(
      /theatre\/2021-02-01 are damaged, and its raw files are gone/
    );
  });
});
