import {describe, expect, it} from "vitest";
import {ingest} from "../../loaders/pipeline.js";
import {readAccounts} from "../../loaders/readAccounts.js";
import {sayIngest} from "../../scripts/ingest.js";
import {
  type Deliveries,
  programmeDelivery,
  programmeMapping,
  Workbench
} from "../loaders/workbench.js";

async function told(deliveries: Deliveries): Promise<string[]> {
  using bench = new Workbench(programmeMapping("fr"));
  bench.deliver(deliveries);
  const report = await ingest(bench.collective, bench.home);
  const accounts = await readAccounts(bench.home, report.snapshot);
  return sayIngest(report, accounts, bench.home).split("\n");
}

describe("sayIngest(report, accounts, home)", () => {
  it("names first the files that were not read, and the member left without sales", async () => {
    const lines = await told({
      "2021-02-01": {...programmeDelivery(), "orders.csv": "%PDF-1.7\n\0", "notes.txt": "x"},
      "2021-03-01": {"orders-2.csv": ""},
      "2021-02-31": programmeDelivery()
    });
    expect(lines.slice(0, 6)).toEqual([
      "Not read:",
      "  raw/theatre/2021-02-31 is not read: its name is not a day that exists (YYYY-MM-DD); rename it, or write exportedAt in its delivery.yaml",
      "  theatre/2021-02-01/notes.txt: A delivered file matches no known pattern: it is not read.",
      "  theatre/2021-02-01/orders.csv: A file is named as text but is not text: export it as CSV.",
      "  theatre/2021-03-01/orders-2.csv: A file is empty: export it again and deliver it again.",
      "  theatre: no sale is loaded from any of its deliveries"
    ]);
    expect(lines.slice(6).join("\n")).not.toContain("A file is");
  });

  it("says one row, one member, and nothing of files that were all read", async () => {
    const lines = await told({"2021-02-01": programmeDelivery()});
    expect(lines[0]).toMatch(/^ {2}theatre: 3 files, 6 rows read = /);
    expect(lines.at(-1)).toBe(
      "  1 row, 1 member: Postal codes cannot exist in Canada: these customers have no territory."
    );
  });
});
