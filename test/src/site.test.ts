/** The members' site as its readers meet it: built offline on four invented members, opened in a real browser. */
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import type {Server} from "node:http";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {AxePuppeteer} from "@axe-core/puppeteer";
import {type Browser, launch, type Page} from "puppeteer-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openHome} from "../../loaders/home.js";
import {findBrowser} from "../../reports/browser/findBrowser.js";
import {buildSite} from "../../scripts/site/buildSite.js";
import {packNotebook} from "../../scripts/site/packNotebook.js";
import {type Manifest, readCurrentManifest} from "../../scripts/site/release.js";
import {notebookPages} from "../../src/components/notebooks/pages.js";
import {hrefOf, ownSections, type Section} from "../../src/components/sections.js";
import {shownProductions} from "../../src/components/shows/show.js";
import {formatCount, formatRate} from "../../src/vocabulary/format.js";
import {practice} from "../../src/vocabulary/practice.js";
import {serveRelease, writeFixtureSite, writeJson} from "./fixtures/fixtureSite.js";
import {memberRows, shapes, snapshot} from "./fixtures/memberRows.js";

const folder = mkdtempSync(join(tmpdir(), "public-c-site-"));
const root = join(folder, "src");
const home = openHome(join(folder, "home"));
const build = () => buildSite({home, root, now: () => new Date("2022-04-15T12:00:00Z")});

const live = `---
title: Essai
---

# Une page avec une cellule

\`\`\`js
display(Plot.plot({marks: [Plot.dot([[1, 2]])]}));
\`\`\`
`;

let url = "";
let server: Server | undefined;
let browser: Browser | undefined;
let manifest: Manifest;

/** Any fetch by the build is an error: the site must be built without a network. */
const noNetwork = "--import=data:text/javascript,globalThis.fetch=()=>{throw%20Error('offline')}";

beforeAll(async () => {
  writeFixtureSite(root, {
    "fr/essai.md": live,
    "en/essai.md": live.replace("Une page avec une cellule", "A page with a cell")
  });
  process.env.NODE_OPTIONS = noNetwork;
  await build();
  delete process.env.NODE_OPTIONS;
  manifest = readCurrentManifest(home)!;
  ({url, server} = await serveRelease(home));
  browser = await openBrowser();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, {recursive: true, force: true});
});

async function openBrowser(): Promise<Browser | undefined> {
  try {
    const {executablePath, env} = await findBrowser();
    return await launch({
      executablePath,
      env: {...process.env, ...env},
      headless: "shell",
      args: ["--no-sandbox", "--disable-gpu"]
    });
  } catch (error) {
    console.warn(`no browser: the reading tests are skipped (${(error as Error).message})`);
    return undefined;
  }
}

const contentOf = (path: string): string =>
  readFileSync(join(home.releases, "store", manifest.entries[path]!.sha256), "utf8");

describe("the release", () => {
  it("holds both languages of every page, each for its readers", () => {
    for (const language of ["fr", "en"]) {
      expect(manifest.entries[`/${language}/`]?.audience).toBe("members");
      expect(manifest.entries[`/${language}/collective/`]?.audience).toBe("collective");
      for (const {organization} of Object.values(shapes))
        expect(manifest.entries[`/${language}/o/${organization}/portrait`]?.audience).toBe(
          `organization:${organization}`
        );
    }
  });

  it("names no other member on a member's page", () => {
    const html = contentOf("/fr/o/grand-heron/portrait");
    expect(html).toContain("Théâtre du Grand Héron");
    expect(html).not.toMatch(/La Petite Boîte|petite-boite|sans-sieges/);
  });

  it("carries no script on a default page, and the hash of the one on a live page", () => {
    expect(contentOf("/fr/o/grand-heron/portrait")).not.toMatch(/<script|modulepreload/);
    expect(manifest.entries["/fr/o/grand-heron/portrait"]!.scripts).toBeUndefined();
    expect(manifest.entries["/fr/essai"]!.scripts).toHaveLength(1);
  });

  it("is not built again when nothing changed", async () => {
    const again = await build();
    expect(again).toMatchObject({built: 0, isNew: false, release: manifest.release});
  });

  it("builds only the member whose marts changed, and carries the others over", async () => {
    const {organization} = shapes.tiny;
    const rows = memberRows({...shapes.tiny, tickets: 640}).season_summary;
    writeJson(root, `o/${organization}/season_summary`, rows);
    const report = await build();
    const pages = Object.keys(manifest.entries).filter((path) => /^\/(fr|en)\//.test(path));
    const shared = pages.filter((path) => !path.includes("/o/")).length;
    const exercises = pages.filter((path) => path.includes(`/o/${practice}/`)).length;
    const shows = shownProductions(memberRows(shapes.tiny).productions, snapshot).length;
    const own = 2 * (ownSections.length + notebookPages.length + shows);
    const newcomers = shownProductions(memberRows(shapes.newcomer).productions, snapshot).length;
    expect(report).toMatchObject({
      built: own + shared,
      carried: 3 * own - 2 * (shows - newcomers) + exercises,
      isNew: true
    });
    const next = readCurrentManifest(home)!.entries;
    const changed = Object.keys(next).filter(
      (path) => next[path]!.sha256 !== manifest.entries[path]?.sha256
    );
    expect(changed).toContain(`/fr/o/${organization}/portrait`);
    expect(changed.filter((path) => !path.includes(`/o/${organization}/`))).toEqual([]);
  });
});

const members = ["rich", "tiny", "seatless", "newcomer"] as const;

/** A show of the season under way; the fixtures name them all alike. */
const show: Section = {path: "o/[organization]/shows/2021-2022-1", label: "shows"};
const ownPages = [...ownSections, show, ...notebookPages];
const isLive = (path: string): boolean => /comparatives$|notebooks\/./.test(path);

const sharedPaths = ["fr", "en"].flatMap((language) =>
  ["", "collective/", "glossary", "methods", "statement"].map((path) => `/${language}/${path}`)
);

describe("a page, opened in a browser", () => {
  const paths = [
    ...members.flatMap((shape, member) =>
      ownPages.map((page, place) =>
        hrefOf((member + place) % 2 ? "en" : "fr", page, shapes[shape].organization)
      )
    ),
    ...sharedPaths
  ];

  it.each(paths)("%s has no error, no outside request, and fits a phone", async (path) => {
    if (!browser) return;
    const {page, complaints, bytes} = await open(path, 320);
    expect(complaints).toEqual([]);
    expect(bytes()).toBeGreaterThan(30_000);
    expect(bytes()).toBeLessThan(isLive(path) ? 300_000 : 100_000);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(
      path.startsWith("/fr") ? "fr-CA" : "en-CA"
    );
    expect(await headingLevels(page)).toBeOrdered();
    await close(page);
  });

  it.each([
    ...ownPages.map((page) => hrefOf("fr", page, shapes.rich.organization)),
    ...ownPages
      .filter(({label}) => label !== "notebooks")
      .map((page) => hrefOf("en", page, shapes.newcomer.organization)),
    ...sharedPaths.filter((path) => path.startsWith("/fr"))
  ])("%s passes WCAG 2.2 AA in both themes", async (path) => {
    if (!browser) return;
    const {page} = await open(path, 1280);
    await page.evaluate(() => {
      document.querySelector<HTMLInputElement>("#workshop")?.click();
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    expect(await violationsOf(page)).toEqual([]);
    await page.emulateMediaFeatures([{name: "prefers-color-scheme", value: "dark"}]);
    expect(await violationsOf(page, "color-contrast")).toEqual([]);
    await close(page);
  });

  it("compares with another group, in another season, by a control", async () => {
    if (!browser) return;
    const {page, complaints} = await open("/fr/o/grand-heron/comparatives", 1280);
    const title = () =>
      page.evaluate(() => document.querySelector("#metric-figure h2")!.textContent);
    const before = await title();
    await page.select("#compare select[name=metric]", "firstTimeRate");
    expect(await title()).not.toBe(before);
    await page.select("#compare select[name=season]", "2018-2019 final");
    expect(
      await page.evaluate(() => document.querySelector("#comparison .key")!.textContent)
    ).toContain("saison entière");
    expect(complaints).toEqual([]);
    await close(page);
  });

  it("reads the other groups as tables where no script runs", async () => {
    if (!browser) return;
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(`${url}/fr/o/grand-heron/comparatives`, {waitUntil: "load"});
    const session = await page.createCDPSession();
    const {result} = await session.send("Runtime.evaluate", {
      expression: "getComputedStyle(document.getElementById('compare')).display"
    });
    expect(result.value).toBe("none");
    await close(page);
  });

  it("shows the figures of the marts", async () => {
    if (!browser) return;
    const {page} = await open("/fr/o/grand-heron/portrait", 1280);
    const text = await page.evaluate(() => document.body.textContent);
    const current = memberRows(shapes.rich).season_summary.find((row) => row.isCurrent)!;
    expect(text).toContain(formatCount(current.ticketsSold, "fr"));
    expect(text).toContain(formatRate(current.occupancyRate!, "fr", 1));
    expect(text).toContain("Données de démonstration, organisme fictif");
    await close(page);
  });

  it.each(
    members.flatMap((shape, place) =>
      notebookPages
        .filter((_, index) => shape === "rich" || index % 4 === place)
        .map((page) => hrefOf(place % 2 ? "en" : "fr", page, shapes[shape].organization))
    )
  )("%s answers its controls from this site alone", async (path) => {
    if (!browser) return;
    const {page, complaints} = await open(path, 320);
    await page.waitForSelector(".dig table, .dig .note", {timeout: 15_000});
    const before = await page.evaluate(() => document.getElementById("figure")!.textContent);
    const moved = await page.evaluate(async () => {
      const select = document.querySelector<HTMLSelectElement>(".controls select");
      if (!select || select.options.length < 2) return null;
      select.selectedIndex = 1;
      select.dispatchEvent(new Event("input", {bubbles: true}));
      await new Promise((resolve) => setTimeout(resolve, 300));
      return document.getElementById("figure")!.textContent;
    });
    if (moved !== null) expect(moved).not.toBe(before);
    expect(complaints).toEqual([]);
    await close(page);
  });

  it("is walked by keyboard: skip link, menu, a group by its arrows, a table by its key", async () => {
    if (!browser) return;
    const {page} = await open("/fr/o/grand-heron/comparatives", 1280);
    const focused = () =>
      page.evaluate(() => {
        const element = document.activeElement!;
        return element.textContent || element.getAttribute("value") || element.tagName;
      });
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Aller au contenu");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => location.hash)).toBe("#observablehq-main");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Vous et vos pairs");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("discipline:theatre");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    expect(
      await page.evaluate(() => document.querySelector("#comparison .key")!.textContent)
    ).toContain("saison entière");
    await page.focus("#metric-figure summary");
    await page.keyboard.press("Enter");
    expect(
      await page.evaluate(
        () => document.querySelector<HTMLDetailsElement>("#metric-figure details")!.open
      )
    ).toBe(true);
    await close(page);
  });

  it("moves nothing once shown", async () => {
    if (!browser) return;
    for (const path of ["portrait", "comparatives", "notebooks/trends", "shows/2021-2022-1"]) {
      const {page} = await open(`/fr/o/grand-heron/${path}`, 1280);
      const shift = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            new PerformanceObserver((list) =>
              resolve(
                list
                  .getEntries()
                  .reduce((sum, entry) => sum + (entry as never as {value: number}).value, 0)
              )
            ).observe({type: "layout-shift", buffered: true});
            setTimeout(() => resolve(0), 200);
          })
      );
      expect(shift, path).toBeLessThan(0.01);
      await close(page);
    }
  });

  it("takes a decision away as a text", async () => {
    if (!browser) return;
    const {page, complaints} = await open("/fr/o/grand-heron/notebooks/this-season", 1280);
    await page.type("#decision-decide", "Garder les jeudis");
    const text = await page.evaluate(async () => {
      const written = new Promise<string>((resolve) => {
        URL.createObjectURL = (blob) => {
          void (blob as Blob).text().then(resolve);
          return "#";
        };
      });
      document.querySelector<HTMLButtonElement>("[data-action=downloadMarkdown]")!.click();
      return written;
    });
    expect(text).toContain("## Nous décidons de\n\nGarder les jeudis");
    expect(text).toContain(snapshot.id);
    expect(complaints).toEqual([]);
    await close(page);
  });

  it("answers in SQL once asked, with an engine of this site and no extension", async () => {
    if (!browser) return;
    const {page, complaints, bytes} = await open("/fr/o/grand-heron/notebooks/prices", 1280);
    expect(bytes()).toBeLessThan(300_000);
    await page.click("#sql > button");
    await page.waitForSelector("#sql .sql-desk:not([hidden])", {timeout: 30_000});
    await page.evaluate(() => {
      document.querySelector<HTMLTextAreaElement>("#sql-text")!.value =
        "select sum(tickets_sold) as tickets from productions where season = '2021-2022'";
    });
    await page.click("#sql .sql-desk button");
    await page.waitForSelector("#sql .sql-answer td, #sql .sql-answer tbody th");
    const answer = await page.evaluate(
      () => document.querySelector("#sql .sql-answer tbody")!.textContent
    );
    const sold = memberRows(shapes.rich)
      .productions.filter(({season}) => season === "2021-2022")
      .reduce((sum, {ticketsSold}) => sum + ticketsSold, 0);
    expect(answer).toBe(formatCount(sold, "fr"));
    expect(complaints).toEqual([]);
    await close(page);
  });

  it("draws a live cell from packages that were never fetched", async () => {
    if (!browser) return;
    const {page, complaints} = await open("/fr/essai", 1280);
    await page.waitForSelector("svg circle[r]", {timeout: 10_000});
    expect(complaints).toEqual([]);
    await close(page);
  });
});

describe("packNotebook(options)", () => {
  it("opens as a file without network, and its controls and answers work", async () => {
    if (!browser) return;
    const html = await packNotebook({
      home,
      id: "prices",
      organization: practice,
      language: "fr"
    });
    const file = join(folder, "prices.html");
    writeFileSync(file, html);
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("pageerror", (error) => asked.push(String(error)));
    await page.setOfflineMode(true);
    await page.goto(pathToFileURL(file).href, {waitUntil: "load"});
    const before = await page.evaluate(() => document.getElementById("figure")!.textContent);
    await page.evaluate(() => {
      const select = document.querySelectorAll<HTMLSelectElement>(".controls select")[0]!;
      select.selectedIndex = 1;
      select.dispatchEvent(new Event("input", {bubbles: true}));
    });
    expect(await page.evaluate(() => document.getElementById("figure")!.textContent)).not.toBe(
      before
    );
    const told = await page.evaluate(() => {
      document.querySelector<HTMLInputElement>("#workshop")!.click();
      const answer = document.querySelector<HTMLElement>(".answer")!;
      answer.querySelector("input")!.value = answer.dataset.answer!;
      answer.querySelector("button")!.click();
      return answer.querySelector("output")!.textContent;
    });
    expect(told).toBe("C’est juste.");
    expect(asked.filter((address) => !/^(file|data):/.test(address))).toEqual([]);
    await close(page);
  });
});

/** Rules broken, with the first element that breaks each; all of WCAG 2.2 AA, or one rule. */
async function violationsOf(page: Page, rule?: string): Promise<string[]> {
  const axe = new AxePuppeteer(page as never);
  const {violations} = await (rule
    ? axe.withRules(rule)
    : axe.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
  ).analyze();
  return violations.map(({id, nodes}) => `${id}: ${nodes[0]?.html}`);
}

const close = (page: Page): Promise<void> => page.browserContext().close();

async function open(path: string, width: number) {
  const context = await browser!.createBrowserContext();
  const page = await context.newPage();
  const complaints: string[] = [];
  let received = 0;
  page.on("console", (message) => {
    if (message.type() !== "info" && message.type() !== "log") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    if (!/^(http:\/\/127\.0\.0\.1|data:)/.test(request.url())) complaints.push(request.url());
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  const session = await page.createCDPSession();
  await session.send("Network.enable");
  session.on("Network.loadingFinished", ({encodedDataLength}) => {
    received += encodedDataLength;
  });
  await page.setViewport({width, height: 900});
  await page.emulateMediaFeatures([{name: "prefers-color-scheme", value: "light"}]);
  await page.goto(url + path, {waitUntil: "load"});
  await page.waitForNetworkIdle({idleTime: 60});
  return {page, complaints, bytes: () => received};
}

const headingLevels = (page: Page): Promise<number[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("h1, h2, h3, h4")].map(({tagName}) => Number(tagName[1]))
  );

expect.extend({
  /** One h1 first, then never a level skipped. */
  toBeOrdered(levels: number[]) {
    const pass =
      levels[0] === 1 &&
      levels.filter((level) => level === 1).length === 1 &&
      levels.every((level, place) => place === 0 || level <= levels[place - 1]! + 1);
    return {pass, message: () => `headings out of order: ${levels.join(" ")}`};
  }
});

declare module "vitest" {
  interface Matchers {
    toBeOrdered(): void;
  }
}
