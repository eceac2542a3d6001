/** Three members, a hundred customers, half of them in common: what a grant opens, and where nothing of who is whom may stand. */
import {existsSync, globSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {exportMarts, publishedSnapshot} from "../../loaders/exportMarts.js";
import {
  type GrantedSheet,
  readGrantedSheet,
  type SheetRequest
} from "../../loaders/grantedSheet.js";
import {ingest} from "../../loaders/pipeline.js";
import {openGrantLedger, openHomeLedger} from "../../loaders/privacy/suppress/index.js";
import {rowsOf, withWarehouse} from "../../loaders/warehouse/withWarehouse.js";
import {type Organization, organizations, ZoneBench} from "./privacy/linkage/zone/zoneBench.js";
import {programmeDelivery} from "./workbench.js";

const bench = new ZoneBench();
afterAll(() => bench[Symbol.dispose]());

/** Persons 0 to 39 at the theatre, 20 to 59 at the dance house, 200 to 239 at the circus. */
const firstPerson: Readonly<Record<Organization, number>> = {theatre: 0, danse: 20, cirque: 200};

beforeAll(async () => {
  for (const organization of organizations) {
    const persons = Array.from({length: 40}, (_, index) => firstPerson[organization] + index);
    const files = programmeDelivery({
      customers: persons.map(
        (person) =>
          `C${person},,Prenom${person},Nom,,,QC,Canada,,,p${person}@${organization === "theatre" ? "EXAMPLE" : "example"}.org`
      ),
      orders: persons.map(
        (person, index) =>
          `T${person},C${person},ABC123,2021-11-${10 + (index % 18)} 09:15,50,${index < 12 ? "Réduit" : "Général"},Internet`
      ),
      performances: ["ABC123,Roméo & Juliette,Grande Salle,2021-12-01 20:00,300,Théâtre"]
    });
    bench.deliver({"2022-04-01": files}, organization);
  }
  await ingest(bench.collective, bench.home);
}, 60_000);

const request = {
  owner: "theatre",
  productionId: "romeo-juliette",
  season: "2021-2022",
  grantee: {organization: "danse"}
} as const satisfies SheetRequest;

const read = (asked: SheetRequest = request, options?: {preview?: boolean}) =>
  readGrantedSheet({home: bench.home, collective: bench.collective}, asked, options);

const overlapOf = ({tables}: GrantedSheet) =>
  tables
    .find(({breakdown}) => breakdown === "overlap")
    ?.rows.map(({category, value}) => [category, value]);

const ledgerFile = (): string => join(bench.home.state, "ledger", "grants", "ledger.jsonl");

describe("readGrantedSheet({home, collective}, request)", () => {
  it("shows the owner what it would open, and remembers nothing of it", async () => {
    const preview = await read(request, {preview: true});
    expect(overlapOf(preview)).toEqual([
      ["ownOnly", 20],
      ["shared", 20]
    ]);
    expect(existsSync(ledgerFile())).toBe(false);
    expect(await read()).toEqual(preview);
    expect(existsSync(ledgerFile())).toBe(true);
  });

  it("is the same for both sides, however often it is read", async () => {
    const first = await read();
    const bytes = readFileSync(ledgerFile(), "utf8");
    expect(await read()).toEqual(first);
    expect(readFileSync(ledgerFile(), "utf8")).toBe(bytes);
    expect(first).toMatchObject({asOf: "2022-04-15", minimumPersons: 10});
  });

  it("tells curve, territories, newcomers, shared public, prices, revenue and channels", async () => {
    const {tables, unshown} = await read();
    expect(tables.map(({breakdown, unit, total}) => [breakdown, unit, total.value])).toEqual([
      ["weeks", "count", 40],
      ["territories", "persons", 40],
      ["acquaintance", "persons", 40],
      ["overlap", "persons", 40],
      ["prices", "count", 40],
      ["revenue", "cents", 174_000],
      ["channels", "count", 40]
    ]);
    expect(unshown).toEqual([]);
  });

  it("answers several who ask at once, and keeps the ledger whole", async () => {
    const partners = ["a", "b", "c"].map((partner) => ({...request, grantee: {partner}}));
    const sheets = await Promise.all(
      [...partners, {...request, owner: "danse", grantee: {organization: "cirque"}}].map((one) =>
        read(one)
      )
    );
    expect(sheets.every(({tables}) => tables.length > 0)).toBe(true);
    expect(sheets[3]!.unshown).toEqual([{breakdown: "overlap", reason: "tooFewPersons"}]);
    expect(openGrantLedger(bench.home).coalitions()).toContainEqual(["partner c", "theatre"]);
  });

  it("makes the releases count with what the grantee now knows", () => {
    expect(openHomeLedger(bench.home).coalitions()).toContainEqual(["danse", "theatre"]);
  });

  it("has no table of a show that is not known", async () => {
    const {tables} = await read({...request, productionId: "inconnu"}, {preview: true});
    expect(tables).toEqual([]);
  });
});

describe("who is whom across members", () => {
  it("stands in no table, file, export or ledger outside the zone", async () => {
    const zone = join(bench.home.linkage, "@collective");
    const words = new Set<string>();
    for (const path of globSync(join(zone, "**/*.parquet")))
      for (const word of (await bench.textOf(path)).match(/[0-9a-f]{8}-[0-9a-f-]{27}/g)!)
        words.add(word);
    // of each customer a name and an e-mail key; twenty keys stand at two members
    expect(words.size).toBe(3 * 40 * 2 - 20);

    const site = join(bench.root, "site");
    await exportMarts(bench.home, bench.collective, {to: site});
    const texts = [
      ...(await Promise.all(
        globSync(join(bench.home.root, "{standard,linkage,quarantine}/**/*.parquet"))
          .filter((path) => !path.startsWith(zone))
          .map((path) => bench.textOf(path))
      )),
      ...globSync(join(site, "**/*.json")).map((path) => readFileSync(path, "utf8")),
      ...globSync(join(bench.home.root, "{state,warehouse}/**/*.json*")).map((path) =>
        readFileSync(path, "utf8")
      ),
      await warehouseText()
    ];
    expect(texts.join("").length).toBeGreaterThan(100_000);
    const found = [
      ...new Set(texts.flatMap((text) => text.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? []))
    ];
    expect(found.length).toBeGreaterThan(100);
    expect(found.filter((word) => words.has(word))).toEqual([]);
  });

  const warehouseText = (): Promise<string> =>
    withWarehouse(
      publishedSnapshot(bench.home).file,
      async (warehouse) => {
        const tables = await rowsOf<{name: string}>(
          warehouse,
          "select schema_name || '.' || table_name as name from duckdb_tables() union all select schema_name || '.' || view_name from duckdb_views() where not internal"
        );
        const rows = [];
        for (const {name} of tables) rows.push(await rowsOf(warehouse, `select * from ${name}`));
        return JSON.stringify(rows);
      },
      {readOnly: true}
    );

  it("gives the same figures when all is built again, under other numbers", async () => {
    const before = [await read(), await crossovers()];
    for (const path of globSync(join(bench.home.warehouse, "*"))) rmSync(path);
    await ingest(bench.collective, bench.home);
    expect([await read(), await crossovers()]).toEqual(before);
  });

  const crossovers = (): Promise<unknown[]> =>
    withWarehouse(
      publishedSnapshot(bench.home).file,
      (warehouse) => rowsOf(warehouse, "select * from marts.season_crossovers order by all"),
      {readOnly: true}
    );

  it("is forgotten of a member that leaves the linkage: its next sheet has no shared public", async () => {
    bench.set("danse", {linkage: false});
    await ingest(bench.collective, bench.home);
    expect(globSync(join(bench.home.linkage, "@collective/*/danse.parquet"))).toEqual([]);
    expect((await read()).unshown).toEqual([{breakdown: "overlap", reason: "notLinked"}]);
  });
});
