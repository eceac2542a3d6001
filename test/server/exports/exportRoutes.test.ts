import {existsSync, readdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {unzipSync} from "fflate";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {readCollective} from "../../../loaders/collective.js";
import {ingest} from "../../../loaders/pipeline.js";
import {rowsOf, withWarehouse} from "../../../loaders/warehouse/withWarehouse.js";
import {type OpenGate, openGate} from "../support/openGate.js";
import {handOver} from "../support/tinyDelivery.js";

let gate: OpenGate;
let administrator: string;
let reader: string;
let stranger: string;
const organization = "theatre-du-grand-heron";
const path = `/fr/exports/${organization}`;

beforeAll(async () => {
  const collective = readCollective("data/collectives/demo");
  const members = collective.members.slice(-3);
  gate = await openGate({collective});
  for (const member of members) handOver(gate.home, member.organization);
  await ingest({...collective, members}, gate.home);
  administrator = await gate.signIn(`billetterie@${organization}.example`);
  reader = await gate.signIn(`direction@${organization}.example`);
  stranger = await gate.signIn("billetterie@danse-lisiere.example");
});
afterAll(() => gate[Symbol.asyncDispose]());

const textOf = async (url: string, cookie = administrator) => (await gate.get(url, cookie)).text();

describe("exports", () => {
  it("give a member its own standardized lines, and nobody's name", async () => {
    const orders = await textOf(`${path}/standard/orders.csv`);
    expect(orders.trim().split("\n")).toHaveLength(2);
    expect(orders).toContain("111111");
    const all = await Promise.all(
      ["orders", "customers", "performances"].map((name) => textOf(`${path}/standard/${name}.csv`))
    );
    expect(all.join()).not.toMatch(/LeNom|LePrenom|email\.com|456-7890|rue ABC|CLI123/);
    for (const other of ["theatre-du-tilleul", "theatre-du-fleuve-tranquille"])
      expect(all.join()).not.toContain(other);
  });

  it("hold no text that a spreadsheet would run, in CSV and in the workbook", async () => {
    const productions = await textOf(`${path}/own/productions.csv`);
    expect(productions).toContain("'=1+1 Roméo");
    const book = await gate.get(`${path}/figures.xlsx`, administrator);
    const files = unzipSync(new Uint8Array(await book.arrayBuffer()));
    const sheets = Object.entries(files).filter(([name]) => name.startsWith("xl/worksheets/"));
    expect(sheets.length).toBeGreaterThan(8);
    expect(sheets.some(([, xml]) => Buffer.from(xml).toString().includes("<f>"))).toBe(false);
  });

  it("give its lines as a workbook too, with what their columns mean", async () => {
    const book = await gate.get(`${path}/standard/orders.xlsx`, administrator);
    expect(book.headers.get("content-disposition")).toContain(`${organization}-orders.xlsx`);
    const files = unzipSync(new Uint8Array(await book.arrayBuffer()));
    const text = Object.values(files)
      .map((file) => Buffer.from(file).toString())
      .join();
    expect(text).toContain("111111");
    expect(text).toContain("Numéro de transaction");
    expect((await gate.get(`${path}/standard/orders.xlsx`, reader)).status).toBe(404);
  });

  it("read back from Parquet as they are in the warehouse", async () => {
    const answer = await gate.get(`${path}/standard/performances.parquet`, administrator);
    const file = join(gate.home.root, "read-back.parquet");
    writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
    const rows = await withWarehouse(
      ":memory:",
      (warehouse) => rowsOf<{title: string}>(warehouse, `select title from '${file}'`),
      {folders: [gate.home.root]}
    );
    expect(rows).toEqual([{title: "=1+1 Roméo & Juliette"}]);
  });

  it("come with a dictionary of every column that they have", async () => {
    const dictionary = await textOf(`${path}/dictionary.csv`);
    for (const name of ["orders", "customers", "performances"]) {
      const [header = ""] = (await textOf(`${path}/standard/${name}.csv`)).split("\n");
      for (const column of header.trim().split(","))
        expect(dictionary, `${name}.${column}`).toContain(`${name},${column},`);
    }
    expect(dictionary).toContain("season_summary,tickets_sold,Billets vendus (nets)");
  });

  it("leave nothing behind, and are written to the log", async () => {
    await vi.waitFor(() => expect(readdirSync(join(gate.home.root, "exports"))).toEqual([]));
    await gate.services.accessLog.flush();
    const log = await textOf(`/fr/people/${organization}/accesses.csv`);
    expect(log).toContain(`${path}/standard/orders.csv`);
    expect(existsSync(join(gate.home.root, "exports"))).toBe(true);
  });
});

describe("who may export", () => {
  it("figures: its people; lines: its administrators; a stranger: nothing", async () => {
    const statuses = async (cookie: string | undefined) =>
      Promise.all(
        ["", "/dictionary.csv", "/own/season_summary.csv", "/standard/orders.csv"].map(
          async (file) => (await gate.get(path + file, cookie)).status
        )
      );
    expect(await statuses(administrator)).toEqual([200, 200, 200, 200]);
    expect(await statuses(reader)).toEqual([200, 200, 200, 404]);
    expect(await statuses(stranger)).toEqual([404, 404, 404, 404]);
    expect(await statuses(undefined)).toEqual([404, 404, 404, 404]);
    expect(await textOf(`${path}/dictionary.csv`, reader)).not.toContain("orders,customer_key");
  });

  it.each([
    "/own/orders.csv",
    "/standard/members.csv",
    "/standard/issue_lines.csv",
    "/staging/orders.csv",
    "/own/season_summary.exe",
    "/own/season_summary.csv;drop",
    "/collective/season_summary.csv"
  ])("%s is no table for export", async (file) => {
    expect((await gate.get(path + file, administrator)).status).toBe(404);
  });
});
