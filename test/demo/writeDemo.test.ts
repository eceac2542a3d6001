import {createHash} from "node:crypto";
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, matchesGlob} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import readXlsxFile from "read-excel-file/node";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {canaryOf} from "../../demo/canaries.js";
import {demoMembers} from "../../demo/members.js";
import {badKinds, type DemoReport, flagKinds} from "../../demo/truth.js";
import {writeDemo} from "../../demo/writeDemo.js";
import {readSpec} from "../../loaders/collective.js";
import {type FileMapping, type Mapping, mappingSpec} from "../../loaders/mapping.js";

const scratch = mkdtempSync(join(tmpdir(), "public-c-demo-"));
const raw = join(scratch, "a", "raw");
const collective = join(import.meta.dirname, "../../data/collectives/demo");
const options = {tickets: 12_000, seed: "test"};
let report: DemoReport;

beforeAll(async () => {
  report = await writeDemo({...options, rawFolder: raw});
});
afterAll(() => rmSync(scratch, {recursive: true}));

describe("writeDemo(options)", () => {
  it("gives the same bytes for the same seed, others for another", async () => {
    await writeDemo({...options, rawFolder: join(scratch, "b", "raw")});
    await writeDemo({...options, seed: "other", rawFolder: join(scratch, "c", "raw")});
    expect(digest(join(scratch, "b", "raw"))).toBe(digest(raw));
    expect(digest(join(scratch, "c", "raw"))).not.toBe(digest(raw));
  });

  it("keeps files that are already these, and writes again what went missing", async () => {
    const file = join(raw, report.members[0]!.deliveries[0]!.files[0]!.path);
    const {mtimeMs} = statSync(file);
    expect(await writeDemo({...options, rawFolder: raw})).toEqual(report);
    expect(statSync(file).mtimeMs).toBe(mtimeMs);
    rmSync(file);
    expect(await writeDemo({...options, rawFolder: raw})).toEqual(report);
    expect(statSync(file).size).toBeGreaterThan(0);
  });

  it("sells about as many tickets as asked, for thirty organizations", () => {
    expect(report.organizations).toBe(30);
    expect(report.tickets / options.tickets).toBeGreaterThan(0.85);
    expect(report.tickets / options.tickets).toBeLessThan(1.15);
  });

  it("makes every kind of mistake somewhere", () => {
    const tables = report.members.flatMap(({deliveries}) =>
      deliveries.flatMap((delivery) => Object.values(delivery.tables))
    );
    for (const kind of badKinds)
      expect(
        tables.some(({bad}) => bad[kind]),
        kind
      ).toBe(true);
    for (const kind of flagKinds)
      expect(
        tables.some(({flagged}) => flagged[kind]),
        kind
      ).toBe(true);
  });

  it("plants each organization's canary in its own customers and nowhere else", () => {
    for (const {organization, layout} of demoMembers) {
      const {lastName} = canaryOf(organization);
      const holders =
        layout.container === "xlsx" ? [organization] : foldersHolding(lastName, layout.encoding);
      expect(holders, organization).toEqual([organization]);
    }
  });
});

describe("deliveries against their mappings", () => {
  it("every file matches exactly one mapping, and has the columns it names", async () => {
    for (const member of report.members) {
      const mapping = mappingOf(member.organization);
      for (const {path} of member.deliveries.flatMap(({files}) => files)) {
        const found = mapping.files.filter(({match}) =>
          matchesGlob(path.split("/").at(-1)!, match)
        );
        expect(found, path).toHaveLength(1);
        expect(await headerOf(path, found[0]!), path).toEqual(
          expect.arrayContaining(headersOf(found[0]!))
        );
      }
    }
  });

  it("UTF-8 order files hold as many rows as the truth says, by DuckDB's count", async () => {
    const database = await DuckDBInstance.create(":memory:");
    const connection = await database.connect();
    for (const {organization, layout} of demoMembers) {
      if (layout.container === "xlsx" || layout.encoding !== "utf-8") continue;
      const {deliveries} = report.members.find((member) => member.organization === organization)!;
      for (const {files, tables} of deliveries) {
        const paths = files
          .map(({path}) => path)
          .filter((path) => /(orders|commandes|ventes|sales)[^/]*$/.test(path));
        const sql = `select count(*)::int from read_csv($file, all_varchar = true, header = false,
          skip = ${layout.titleLines.length + 1}, delim = '${layout.delimiter}', quote = '"', escape = '"',
          null_padding = true, auto_detect = false, columns = ${anyColumns}, strict_mode = false, parallel = false)`;
        let count = 0;
        for (const path of paths) {
          const rows = await connection.runAndReadAll(sql, {file: join(raw, path)});
          count += rows.getRows()[0]![0] as number;
        }
        expect(count, organization).toBe(tables.orders.rows);
      }
    }
    connection.closeSync();
  });

  it("windows-1252 files hold real œ and ’", () => {
    const bytes = readdirSync(join(raw, "salle-du-vieux-chenal")).map((delivery) =>
      readFileSync(join(raw, "salle-du-vieux-chenal", delivery, "ventes.csv"))
    );
    const text = bytes.map((file) => new TextDecoder("windows-1252").decode(file)).join("");
    expect(text).toMatch(/œ/);
    expect(text).toMatch(/’/);
    expect(text).not.toContain("\ufffd");
  });

  it("a workbook's dates are dates, in local time without a zone", async () => {
    const [sheet] = await rowsOf("les-joyeux-archets/2022-04-15/representations.xlsx");
    const starts = sheet!.data
      .slice(1)
      .map((row) => row[sheet!.data[0]!.indexOf("Date & heure de début")]);
    const good = starts.filter((start) => start instanceof Date);
    expect(good.length).toBeGreaterThan(starts.length - 2);
    for (const start of good) expect([14, 15, 19, 20]).toContain(hourOf(start));
  });

  it("rows = good + bad, everywhere; the final figures are the sum of the good ones", () => {
    for (const {organization, deliveries, final} of report.members) {
      for (const {tables} of deliveries)
        for (const {rows, good, bad} of Object.values(tables))
          expect(rows).toBe(good + Object.values(bad).reduce((sum, count) => sum + count, 0));
      if (deliveries.length === 2 && organization === "la-petite-etincelle") continue;
      const good = deliveries.reduce((sum, {tables}) => sum + tables.orders.good, 0);
      const cents = deliveries.reduce((sum, {tables}) => sum + tables.orders.cents, 0);
      expect([final.orderRows, final.cents], organization).toEqual([good, cents]);
    }
  });
});

const anyColumns = `{${Array.from({length: 30}, (_, index) => `'c${index}': 'VARCHAR'`).join(", ")}}`;

function mappingOf(organization: string): Mapping {
  return readSpec(join(collective, "mappings", `${organization}.yaml`), mappingSpec);
}

/** Every header that a file's mapping reads. */
function headersOf({tables}: FileMapping): string[] {
  return Object.values(tables).flatMap((fields) =>
    Object.values(fields ?? {}).flatMap((source) => {
      if (typeof source === "string") return [source];
      return source && "join" in source ? source.join : [];
    })
  );
}

/** A workbook keeps days as fractions: a minute comes back a millisecond short. */
const hourOf = (start: Date): number =>
  new Date(Math.round(start.getTime() / 60_000) * 60_000).getUTCHours();

const rowsOf = async (path: string): Promise<{data: unknown[][]}[]> =>
  (await readXlsxFile(join(raw, path))) as unknown as {data: unknown[][]}[];

async function headerOf(path: string, {format}: FileMapping): Promise<string[]> {
  const file = join(raw, path);
  if (format.kind === "xlsx") {
    const [sheet] = await rowsOf(path);
    return sheet!.data[format.skipLines]!.map(String);
  }
  if (format.kind !== "csv") throw new Error(`${path}: a ${format.kind} of the demonstration`);
  const text = new TextDecoder(format.encoding).decode(readFileSync(file));
  const line = text.split(/\r?\n/)[format.skipLines]!;
  return line.split(format.delimiter);
}

function digest(folder: string): string {
  const hash = createHash("sha256");
  for (const name of readdirSync(folder, {recursive: true}).map(String).sort()) {
    hash.update(name);
    if (statSync(join(folder, name)).isFile()) hash.update(readFileSync(join(folder, name)));
  }
  return hash.digest("hex");
}

function foldersHolding(text: string, encoding: "utf-8" | "utf-16le" | "windows-1252"): string[] {
  const needle = Buffer.from(text, encoding === "utf-16le" ? "utf16le" : "latin1");
  return readdirSync(raw).filter((organization) =>
    readdirSync(join(raw, organization), {recursive: true})
      .map((name) => join(raw, organization, String(name)))
      .some((file) => statSync(file).isFile() && readFileSync(file).includes(needle))
  );
}
