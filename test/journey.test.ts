/** The whole house at once: the demonstration's deliveries in; warehouse, site and PDFs out; read through the gate by a real browser. */
import {cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {type Browser, launch, type Page} from "puppeteer-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {canaryStrings} from "../demo/canaries.js";
import type {DemoReport} from "../demo/truth.js";
import {writeDemo} from "../demo/writeDemo.js";
import {type Collective, readCollective} from "../loaders/collective.js";
import {exportMarts, publishedSnapshot} from "../loaders/exportMarts.js";
import {openHome} from "../loaders/home.js";
import {type IngestReport, ingest} from "../loaders/pipeline.js";
import {type BuiltFile, findLeaks} from "../loaders/privacy/suppress/findLeaks.js";
import {rowsOf, withWarehouse} from "../loaders/warehouse/withWarehouse.js";
import {findBrowser} from "../reports/browser/findBrowser.js";
import {readPdf} from "../reports/print/readPdf.js";
import {type PrintReportsResult, printReports} from "../reports/printReports.js";
import {listReports, readReport} from "../reports/report.js";
import {buildSite} from "../scripts/site/buildSite.js";
import {readCurrentManifest} from "../scripts/site/release.js";
import {silentLogger} from "../server/logger.js";
import {type RunningGate, startGate} from "../server/startGate.js";
import {findReportFaults} from "./reports/findReportFaults.js";
import {askEveryUrl} from "./server/support/matrix.js";

/** Rich; English first; no seats; one season; a large presenter; a flat file; a museum. */
const organizations = [
  "theatre-du-grand-heron",
  "harbour-lantern-theatre",
  "le-plancher-bleu",
  "la-fauvette",
  "place-des-marees",
  "comedie-du-faubourg",
  "musee-des-quatre-vents"
];
const [own, other] = organizations as [string, string];

const folder = mkdtempSync(join(tmpdir(), "public-c-journey-"));
const root = join(folder, "src");
const home = openHome(join(folder, "home"));

let truth: DemoReport;
let collective: Collective;
let ingested: IngestReport;
let printed: PrintReportsResult;
let gate: RunningGate | undefined;
let browser: Browser | undefined;

beforeAll(async () => {
  truth = await writeDemo({rawFolder: home.raw, tickets: 120_000});
  collective = smallCollective();
  ingested = await ingest(collective, home);
  for (const name of ["fr", "en", "style.css"])
    cpSync(join("src", name), join(root, name), {recursive: true});
  await exportMarts(home, collective, {to: join(root, "data")});
  printed = await printReports(collective, home);
  await buildSite({home, root, now: () => new Date("2022-04-15T12:00:00Z")});
  gate = await startGate({collective, home, port: 0, logger: silentLogger});
  browser = await openBrowser();
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await gate?.close();
  rmSync(folder, {recursive: true, force: true});
});

function smallCollective(): Collective {
  const copy = join(folder, "collective");
  cpSync("data/collectives/demo", copy, {recursive: true});
  for (const file of globSync(join(copy, "members/*.yaml")))
    if (!organizations.some((name) => file.endsWith(`/${name}.yaml`))) rmSync(file);
  mkdirSync(root, {recursive: true});
  return readCollective(copy);
}

async function openBrowser(): Promise<Browser> {
  const {executablePath, env} = await findBrowser();
  return launch({
    executablePath,
    env: {...process.env, ...env},
    headless: "shell",
    args: ["--no-sandbox", "--disable-gpu"]
  });
}

describe("the deliveries", () => {
  const read = <Row>(sql: string): Promise<Row[]> =>
    withWarehouse(publishedSnapshot(home).file, (warehouse) => rowsOf<Row>(warehouse, sql), {
      readOnly: true
    });

  it("are loaded to the row and to the cent: read = loaded + rejected + duplicate", async () => {
    const rows = await read<Record<string, number>>("select * from deliveries");
    expect(rows.length).toBeGreaterThan(organizations.length);
    for (const row of rows) {
      expect(row.rows_read).toBe(row.rows_loaded! + row.rows_rejected! + row.rows_duplicate!);
      expect(row.cents_read).toBe(
        row.cents_read === null
          ? null
          : row.cents_loaded! + row.cents_rejected! + row.cents_duplicate!
      );
    }
  });

  it("give the tickets and the money that the generator knows it wrote", async () => {
    const rows = await read<{organization: string; tickets: number; cents: number}>(
      "select organization, sum(tickets) as tickets, sum(amount_cents) as cents from orders group by all"
    );
    for (const {organization, tickets, cents} of rows) {
      const {final} = truth.members.find((member) => member.organization === organization)!;
      expect({organization, tickets, cents}).toEqual({
        organization,
        tickets: final.tickets,
        cents: final.cents
      });
    }
    expect(rows.length).toBe(organizations.length);
  });

  it("are not read again when nothing changed", async () => {
    const again = await ingest(collective, home);
    expect(again).toMatchObject({snapshot: ingested.snapshot, isKept: true});
  });
});

describe("what was built", () => {
  it("holds no planted person, whatever the file", async () => {
    const canaries = organizations.flatMap((organization) => canaryStrings(organization));
    expect(findLeaks(await builtFiles(), {canaries, organizations: {}, unsafeValues: []})).toEqual(
      []
    );
  });

  it("has every report for every member, in the languages it chose, and one of the collective", () => {
    expect(printed.failed).toEqual([]);
    const own = listReports("reports")
      .map((id) => readReport(join("reports", id)))
      .filter(({audience, about}) => audience === "own" && about !== "show");
    const languages = collective.members.reduce((sum, member) => sum + member.languages.length, 0);
    expect(printed.printed).toBe(own.length * languages + collective.languages.length);
  });

  it("says the marts’ own figures in every report, in a structure that can be read aloud", async () => {
    const files = globSync("*/*.pdf", {cwd: printed.folder}).sort();
    const {faults, figures} = await findReportFaults(home, collective, files);
    expect(faults).toEqual([]);
    expect(figures).toBeGreaterThan(500);
  }, 180_000);
});

/** Pages, data and the words of PDFs, as the release serves them; the warehouse and the Parquet, as bytes. */
async function builtFiles(): Promise<BuiltFile[]> {
  const files: BuiltFile[] = [];
  for (const [path, {sha256, type}] of Object.entries(readCurrentManifest(home)!.entries)) {
    const content = readFileSync(join(home.releases, "store", sha256));
    const text = type === "application/pdf" ? await wordsOf(content) : content.toString("utf8");
    files.push({path, text, organization: null});
  }
  for (const path of globSync(join(home.warehouse, "*.duckdb")))
    files.push({path, text: readFileSync(path, "latin1"), organization: null});
  return files;
}

const wordsOf = async (pdf: Uint8Array): Promise<string> =>
  (await readPdf(new Uint8Array(pdf))).pages.map(({text}) => text).join("\n");

describe("the gate", () => {
  it("opens no URL that it should not, and every one that it should, to eleven kinds of people", async () => {
    const {asked, wrong} = await askEveryUrl(gate!, collective);
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(3_000);
  }, 60_000);
});

describe("a member, in a browser", () => {
  let page: Page;
  const troubles: string[] = [];

  beforeAll(async () => {
    page = await browser!.newPage();
    page.on("console", (message) => {
      if (message.type() === "error") troubles.push(message.text());
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(gate!.url) && !request.url().startsWith("data:"))
        troubles.push(`asked ${request.url()}`);
    });
    const link = (await gate!.links()).find(({role}) => role === "administrator")!;
    await page.goto(link.url);
    await Promise.all([page.waitForNavigation(), page.click("form button")]);
  });

  it("lands on its own portrait in its language", () => {
    expect(new URL(page.url()).pathname).toBe(`/fr/o/${own}/portrait`);
  });

  for (const language of ["fr", "en"] as const) {
    it(`reads its portrait (${language}) without a console error or a request elsewhere`, async () => {
      await page.goto(`${gate!.url}/${language}/o/${own}/portrait`);
      expect(await page.$eval("html", (html) => html.lang)).toBe(`${language}-CA`);
      expect(await page.$$eval("main svg[role=img]", (all) => all.length)).toBeGreaterThan(5);
      expect(troubles).toEqual([]);
    });

    it(`finds the same key figures in its PDF (${language})`, async () => {
      await page.goto(`${gate!.url}/${language}/o/${own}/portrait`);
      const figures = await page.$$eval(".key-figures dd.value", (all) =>
        all.map((one) => one.textContent!.trim())
      );
      expect(figures.length).toBeGreaterThan(3);
      const pdf = readFileSync(join(printed.folder, own, `portrait.${language}.pdf`));
      const words = plain(await wordsOf(pdf));
      for (const figure of figures) expect(words).toContain(plain(figure));
    });
  }

  it("is refused another member's pages, files and report, as if they did not exist", async () => {
    const {entries} = readCurrentManifest(home)!;
    const foreign = Object.keys(entries).filter((path) => path.includes(other));
    expect(foreign.some((path) => path.endsWith(".pdf"))).toBe(true);
    const statuses = await page.evaluate(
      (paths) => Promise.all(paths.map(async (path) => (await fetch(path)).status)),
      [...foreign, "/fr/o/nobody/portrait"]
    );
    expect(new Set(statuses)).toEqual(new Set([404]));
  });
});

const plain = (text: string): string => text.replace(/\s/g, " ");
