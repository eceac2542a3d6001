import {globSync, mkdirSync, readFileSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {ingest} from "../../loaders/pipeline.js";
import {readAccounts} from "../../loaders/readAccounts.js";
import {rowsOf, withWarehouse} from "../../loaders/warehouse/withWarehouse.js";
import {programmeDelivery, programmeMapping, Workbench} from "./workbench.js";

describe("the programme's example rows", () => {
  for (const language of ["fr", "en"] as const)
    it(`load with ${language} headers; the impossible postal code is flagged, its row loads`, async () => {
      using bench = new Workbench(programmeMapping(language));
      bench.deliver({"2021-02-01": programmeDelivery({}, language)});
      await bench.read();
      expect(
        await bench.rows(
          "orders",
          "select order_number, performance_id, amount_cents, net_cents, price_category, channel, ordered_at::varchar as ordered_at, customer_key is not null as known from given order by 1"
        )
      ).toEqual([
        {
          order_number: "111111",
          performance_id: "theatre/ABC123",
          amount_cents: 5000,
          net_cents: 4349,
          price_category: "regular",
          channel: "web",
          ordered_at: "2020-12-25 14:15:00+00",
          known: true
        },
        {
          order_number: "111112",
          performance_id: "theatre/DEF456",
          amount_cents: 3500,
          net_cents: 3044,
          price_category: "reduced",
          channel: "web",
          ordered_at: "2020-12-25 13:05:00+00",
          known: true
        }
      ]);
      expect(
        await bench.rows(
          "performances",
          "select performance_id, season, capacity, discipline, production_id from given order by 1"
        )
      ).toEqual([
        {
          performance_id: "theatre/ABC123",
          season: "2020-2021",
          capacity: 300,
          discipline: "theatre",
          production_id: "romeo-juliette"
        },
        {
          performance_id: "theatre/DEF456",
          season: "2020-2021",
          capacity: 250,
          discipline: "music",
          production_id: "le-groupe-de-musique"
        }
      ]);
      expect(await bench.rows("customers", "select fsa, province from given order by 1")).toEqual([
        {fsa: "H0H", province: "QC"},
        {fsa: null, province: "ON"}
      ]);
      expect(
        await bench.rows("issues", "select code, field_name, found, line, rows from given")
      ).toEqual([
        {code: "invalidPostalCode", field_name: "postal_code", found: "A9A 9A9", line: 3, rows: 1}
      ]);
    });
});

describe("ingest(collective, home)", () => {
  const bench = new Workbench(programmeMapping("fr"));
  afterAll(() => bench[Symbol.dispose]());

  it("publishes a snapshot that holds the standard tables and the accounts", async () => {
    bench.deliver({"2021-02-01": programmeDelivery()});
    const report = await ingest(bench.collective, bench.home);
    expect(report.snapshot).toMatch(/^2022-04-15-[0-9a-f]{8}$/);
    const {members} = await readAccounts(bench.home, report.snapshot);
    expect(members).toEqual([
      {
        organization: "theatre",
        rowsRead: 6,
        rowsLoaded: 6,
        rowsRejected: 0,
        rowsDuplicate: 0,
        centsRead: 8500,
        centsLoaded: 8500,
        ordersLoaded: 2
      }
    ]);
  });

  it("does nothing when nothing has changed, and sees one new line", async () => {
    const first = await ingest(bench.collective, bench.home);
    expect(first).toMatchObject({isKept: true, members: [{read: 0}]});
    bench.deliver({
      "2021-03-01": {
        "orders.csv": programmeDelivery({
          orders: ["111113,,ABC123,2020-12-26 10:00,50,Général,Internet"]
        })["orders.csv"]!
      }
    });
    const second = await ingest(bench.collective, bench.home);
    expect(second).toMatchObject({isKept: false, members: [{read: 1}]});
    const {members} = await readAccounts(bench.home, second.snapshot);
    expect(members[0]).toMatchObject({rowsRead: 7, rowsLoaded: 7});
  });

  it("leaves no name, address, telephone or e-mail in the standard tables, the linkage store or the warehouse", async () => {
    const {snapshot} = await ingest(bench.collective, bench.home);
    const path = join(bench.home.warehouse, `${snapshot}.duckdb`);
    const told = await withWarehouse(
      path,
      async (warehouse) => {
        const tables = await rowsOf<{name: string}>(
          warehouse,
          "select table_schema || '.' || table_name as name from information_schema.tables where table_schema in ('main', 'marts')"
        );
        const texts = [];
        for (const {name} of tables)
          texts.push(JSON.stringify(await rowsOf(warehouse, `from ${name}`)));
        return texts.join();
      },
      {readOnly: true}
    );
    expect(told).toContain("111111");
    for (const secret of [
      "LePrenom",
      "LeNom",
      "rue ABC",
      "456-7890",
      "email.com",
      "CLI123",
      "H0H 0H0"
    ])
      expect(told, secret).not.toContain(secret);
  });

  it("builds the snapshot again when a bit of it has turned", async () => {
    const {snapshot} = await ingest(bench.collective, bench.home);
    const path = join(bench.home.warehouse, `${snapshot}.duckdb`);
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(path, bytes);
    expect(await ingest(bench.collective, bench.home)).toMatchObject({snapshot, isKept: false});
    expect(await ingest(bench.collective, bench.home)).toMatchObject({snapshot, isKept: true});
  });

  it("lets raw deliveries go when their retention ends, and nothing else changes", async () => {
    const {snapshot} = await ingest(bench.collective, bench.home);
    const later = new Date(Date.now() + 91 * 86_400_000);
    expect(await ingest(bench.collective, bench.home, {now: () => later})).toMatchObject({
      snapshot,
      expired: ["theatre/2021-02-01", "theatre/2021-03-01"]
    });
    expect(globSync(join(bench.home.raw, "**/*.csv"))).toEqual([]);
    expect(await ingest(bench.collective, bench.home)).toMatchObject({
      snapshot,
      isKept: true,
      expired: []
    });
  });

  it("keeps the master key for its owner alone, and refuses one that others can read", async () => {
    const path = join(bench.home.keys, "master.key");
    expect(statSync(path).mode & 0o777).toBe(0o400);
    expect(statSync(bench.home.keys).mode & 0o777).toBe(0o700);
    expect(readFileSync(path)).toHaveLength(32);
  });
});

describe("a folder that cannot be a delivery", () => {
  it("is named; the rest goes on, and nothing of it counts once removed, even read by an earlier version", async () => {
    using bench = new Workbench(programmeMapping("fr"));
    bench.deliver({"2021-02-01": programmeDelivery(), "2022-13-45": programmeDelivery()});
    bench.deliver({"2021-02-01": programmeDelivery()}, "nobody");
    const report = await ingest(bench.collective, bench.home);
    expect(report).toMatchObject({
      strays: [
        {folder: "raw/nobody", reason: "noSuchMember"},
        {folder: "raw/theatre/2022-13-45", reason: "noSuchDay"}
      ],
      members: [{read: 1, deliveries: 1}]
    });
    bench.withdraw("2022-13-45");
    bench.withdraw("", "nobody");
    const read = join(bench.home.standard, "deliveries", "theatre");
    const manifest = readFileSync(join(read, "2021-02-01", "manifest.json"), "utf8");
    mkdirSync(join(read, "2022-13-45"));
    writeFileSync(
      join(read, "2022-13-45", "manifest.json"),
      manifest.replaceAll("2021-02-01", "2022-13-45")
    );
    expect(await ingest(bench.collective, bench.home)).toMatchObject({
      strays: [],
      isKept: true,
      snapshot: report.snapshot
    });
  });

  it("leaves nothing to publish when there is no other", async () => {
    using bench = new Workbench(programmeMapping("fr"));
    await expect(ingest(bench.collective, bench.home)).rejects.toThrow(
      /^no deliveries under .*raw$/
    );
    bench.deliver({"2022-13-45": programmeDelivery()});
    await expect(ingest(bench.collective, bench.home)).rejects.toThrow(
      /^no deliveries under .*raw; raw\/theatre\/2022-13-45 is not read: its name is not a day/
    );
  });
});
