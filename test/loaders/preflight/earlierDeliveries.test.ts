/** A part of a member's sales is judged beside what it handed over before, as it will be on the day. */
import {describe, expect, it} from "vitest";
import {mappingSpec} from "../../../loaders/mapping.js";
import {checkDelivery} from "../../../loaders/preflight/checkDelivery.js";
import {earlierDeliveries} from "../../../loaders/preflight/earlierDeliveries.js";
import {Files} from "../files.js";
import {programmeCsv, programmeDelivery, programmeMapping, Workbench} from "../workbench.js";

const mapping = mappingSpec.parse(programmeMapping("fr"));
const sale = (order: string, day: string, amount = "50") =>
  `${order},CLI123,ABC123,${day} 10:00,${amount},Général,Internet`;

async function checked(lines: readonly string[], knowsEarlier: boolean) {
  using bench = new Workbench(programmeMapping("fr"));
  const before = Array.from({length: 10}, (_, at) => sale(String(at), "2020-12-25"));
  bench.deliver({"2021-02-01": programmeDelivery({orders: before})});
  await bench.read();
  const earlier = knowsEarlier ? earlierDeliveries(bench.home, "theatre") : [];
  using files = new Files({"orders.csv": programmeCsv("orders", lines)});
  const order = {files: files.given, mapping, asOf: "2022-04-15", language: "fr"} as const;
  const report = await checkDelivery({...order, earlier});
  return {
    verdict: report.verdict,
    loaded: report.tables.orders.rowsLoaded,
    codes: report.problems.map(({code}) => code)
  };
}

describe("a month of sales alone", () => {
  it("finds its performances, and the sale that its refund cancels", async () => {
    const lines = [sale("100", "2021-01-03"), sale("4", "2021-01-05", "-50")];
    expect(await checked(lines, true)).toEqual({verdict: "ready", loaded: 2, codes: []});
  });

  it("would have neither without the earlier deliveries", async () => {
    const {verdict, loaded, codes} = await checked([sale("100", "2021-01-03")], false);
    expect({verdict, loaded}).toEqual({verdict: "notReady", loaded: 0});
    expect(codes).toContain("unknownPerformance");
  });

  it("that would remove most of what it replaces is told to wait, as it will", async () => {
    const {loaded, codes} = await checked([sale("1", "2020-12-25")], true);
    expect({loaded, codes}).toEqual({loaded: 0, codes: ["deliveryHeld"]});
  });
});
