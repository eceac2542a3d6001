/** A full disk is said in one sentence; what was published stays, and with room again the next run completes. */
import {execFileSync} from "node:child_process";
import {readdirSync} from "node:fs";
import {afterEach, describe, expect, it} from "vitest";
import {diskFull, isDiskFull} from "../../loaders/diskFull.js";
import {openHome} from "../../loaders/home.js";
import {ingest} from "../../loaders/pipeline.js";
import {RowWriter} from "../../loaders/sources/writeRows.js";
import {currentSnapshot} from "../../loaders/warehouse/publish.js";
import {withWarehouse} from "../../loaders/warehouse/withWarehouse.js";
import {programmeCsv, programmeDelivery, programmeMapping, Workbench} from "./workbench.js";

const failureOf = async (work: () => unknown): Promise<unknown> => {
  try {
    await work();
  } catch (error) {
    return error;
  }
  return null;
};

describe("isDiskFull(error)", () => {
  it("knows it from Node", async () => {
    const write = () => {
      using rows = new RowWriter("/dev/full", 1);
      rows.write(["x"]);
    };
    expect(isDiskFull(await failureOf(write))).toBe(true);
  });

  it("knows it from DuckDB", async () => {
    const write = () =>
      withWarehouse(
        ":memory:",
        (work) => work.run("copy (select range from range(1000000)) to '/dev/full' (format csv)"),
        {folders: ["/dev"]}
      );
    expect(isDiskFull(await failureOf(write))).toBe(true);
  });

  it("is not any other failure", () => {
    expect(isDiskFull(new Error("no such column"))).toBe(false);
    expect(diskFull(new Error("x")).next).toBe("free some space, then run the same command again");
  });
});

/** A small disk of one's own, where this machine lets one be mounted. */
function mount(folder: string, megabytes: number, options = ""): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `${options}size=${megabytes}m`, "tmpfs", folder], {
      stdio: "ignore"
    });
    return true;
  } catch {
    return false;
  }
}

describe("an ingestion on a disk that fills up", () => {
  const bench = new Workbench(programmeMapping("fr"));
  const isMounted = mount(bench.home.root, 19);
  afterEach(() => {
    if (isMounted) execFileSync("umount", ["-l", bench.home.root]);
    bench[Symbol.dispose]();
  });

  it.skipIf(!isMounted)("leaves the snapshot served, then completes", async () => {
    openHome(bench.home.root);
    bench.deliver({"2021-02-01": programmeDelivery()});
    const before = (await ingest(bench.collective, bench.home)).snapshot;
    const many = Array.from(
      {length: 2_000},
      (_, at) => `${at},CLI123,ABC123,2021-01-02 10:00,${at % 97},Général,Internet`
    );
    bench.deliver({"2021-03-01": {"orders.csv": programmeCsv("orders", many)}});
    expect(isDiskFull(await failureOf(() => ingest(bench.collective, bench.home)))).toBe(true);
    expect(currentSnapshot(bench.home)).toBe(before);
    expect(readdirSync(bench.home.warehouse).filter((name) => name.includes(".new"))).toEqual([]);
    expect(mount(bench.home.root, 120, "remount,")).toBe(true);
    const {snapshot} = await ingest(bench.collective, bench.home);
    expect(currentSnapshot(bench.home)).toBe(snapshot);
    expect(await bench.rows("orders", "select count(*) as lines from given")).toEqual([
      {lines: 2_000 + 2}
    ]);
  });
});
