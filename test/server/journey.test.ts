/** People at the gate in a real Chromium: without JavaScript where it should not be needed, and accessible everywhere. */
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {AxePuppeteer} from "@axe-core/puppeteer";
import type {Browser, ElementHandle, Page} from "puppeteer-core";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {launchBrowser} from "./support/launchBrowser.js";
import {type OpenGate, openGate} from "./support/openGate.js";
import {printEdition} from "./support/printEdition.js";
import {tinyDelivery} from "./support/tinyDelivery.js";
import {show, tinyShows} from "./support/tinyShows.js";
import {analystEmail, emailOf} from "./support/tinySite.js";

let gate: OpenGate;
let browser: Browser;

beforeAll(async () => {
  gate = await openGate({shows: tinyShows, host: "localhost"});
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await gate[Symbol.asyncDispose]();
});

/** The accessibility checker was built against its own copy of the browser library. */
type AxePage = ConstructorParameters<typeof AxePuppeteer>[0];

interface Visit {
  page: Page;
  /** Console errors, and requests to anywhere but the gate. */
  strayed: string[];
}

async function visitAs(email: string | null, {script = true} = {}): Promise<Visit> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setJavaScriptEnabled(script);
  const strayed: string[] = [];
  page.on("console", (message) => message.type() === "error" && strayed.push(message.text()));
  page.on("request", (request) => {
    if (!request.url().startsWith(gate.url) && !request.url().startsWith("data:"))
      strayed.push(request.url());
  });
  if (email) {
    const token = await gate.services.auth.createLink(email);
    await page.goto(`${gate.url}/fr/sign-in/link?token=${token}`);
    await press(page, "main button");
  }
  return {page, strayed};
}

const press = (page: Page, selector: string) =>
  Promise.all([
    page.waitForNavigation(),
    page.$eval(selector, (element) => (element as HTMLElement).click())
  ]);
const textOf = (page: Page): Promise<string> =>
  page.$eval("main", (main) => main.textContent ?? "");

describe("without JavaScript", () => {
  it("somebody asks for a link and comes in by it", async () => {
    const {page, strayed} = await visitAs(null, {script: false});
    await page.goto(`${gate.url}/fr/o/heron/portrait`);
    await page.type("#email", emailOf("heron", "reader"));
    await press(page, "form button");
    expect(await textOf(page)).toContain("Regardez votre boîte de courriel");
    await vi.waitFor(() => expect(gate.mailbox.length).toBe(1), 5_000);
    await page.goto(/http:\S+/.exec(gate.mailbox.pop()!.text)![0]);
    await press(page, "main button");
    expect(page.url()).toBe(`${gate.url}/fr/o/heron/portrait`);
    expect(strayed).toEqual([]);
  });

  it("an administrator invites a colleague, who accepts", async () => {
    const {page} = await visitAs(emailOf("heron", "administrator"), {script: false});
    await page.goto(`${gate.url}/fr/people/heron`);
    await page.type("#email", "nouvelle@heron.example");
    await press(page, "form.narrow button");
    expect(await textOf(page)).toContain("L’invitation est partie.");
    await vi.waitFor(() => expect(gate.mailbox.length).toBe(1), 5_000);
    const {page: theirs} = await visitAs(null, {script: false});
    await theirs.goto(/http:\S+/.exec(gate.mailbox.pop()!.text)![0]);
    await press(theirs, "main button");
    expect(theirs.url()).toBe(`${gate.url}/fr/o/heron/portrait`);
  });

  it("one asks for a show, the other grants it, both read the same sheet", async () => {
    const {page: asker} = await visitAs(emailOf("lisiere", "administrator"), {script: false});
    await asker.goto(`${gate.url}/fr/shows`);
    await press(asker, "a.button");
    await asker.select("#owner", "heron");
    await press(asker, "form button");
    await asker.type("#purpose", "Comparer nos publics.");
    await asker.$eval("input[name=terms]", (box) => (box as HTMLInputElement).click());
    await press(asker, "form button");
    const request = asker.url();
    const {page: owner} = await visitAs(emailOf("heron", "administrator"), {script: false});
    await owner.goto(`${gate.url}/fr/shows`);
    await press(owner, "main li a");
    expect(owner.url()).toBe(request);
    await press(owner, "button[value=grant]");
    await owner.goto(`${request}/sheet`);
    await asker.goto(`${request}/sheet`);
    expect(await textOf(asker)).toBe(await textOf(owner));
    expect(await textOf(asker)).toContain("1\u00a0235");
  });
});

describe("an upload", () => {
  it("shows its progress and ends among the uploaded files", async () => {
    const folder = mkdtempSync(join(tmpdir(), "public-c-upload-"));
    const file = join(folder, "commandes.csv");
    writeFileSync(file, "a;b\n".repeat(2_500_000));
    const {page, strayed} = await visitAs(emailOf("heron", "administrator"));
    await page.goto(`${gate.url}/fr/deliveries/heron`);
    await ((await page.$("#files")) as ElementHandle<HTMLInputElement>).uploadFile(file);
    await press(page, "form[data-uploads] button");
    expect(await textOf(page)).toMatch(/commandes\.csv\s+10\sMo\s+reçu/);
    expect(gate.services.incoming.list("heron")).toMatchObject([{received: 10_000_000}]);
    expect(strayed).toEqual([]);
    rmSync(folder, {recursive: true});
  });
});

describe("by keyboard alone", () => {
  const focused = (page: Page): Promise<string> =>
    page.evaluate(() => {
      const {activeElement} = document;
      const name = activeElement?.id || activeElement?.getAttribute("value") || "";
      return name || (activeElement?.textContent ?? "").trim();
    });
  /** Presses Tab until the focus is there, and sees that it shows. */
  const tabTo = async (page: Page, goal: string): Promise<void> => {
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press("Tab");
      if ((await focused(page)) !== goal) continue;
      const outline = await page.evaluate(
        () => getComputedStyle(document.activeElement!).outlineStyle
      );
      expect(outline).toBe("solid");
      return;
    }
    throw new Error(`no way to ${goal}`);
  };
  const enter = (page: Page) =>
    Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);

  it("an administrator finds where to invite, and invites", async () => {
    const {page} = await visitAs(emailOf("heron", "administrator"));
    await page.goto(`${gate.url}/fr/account`);
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Aller au contenu");
    await tabTo(page, "Personnes et accès");
    await enter(page);
    await tabTo(page, "email");
    await page.keyboard.type("clavier@heron.example");
    await enter(page);
    expect(await textOf(page)).toContain("L’invitation est partie.");
    expect(await textOf(page)).toContain("clavier@heron.example");
  });

  it("an administrator sees that a request waits, and grants it", async () => {
    const {page: asker} = await visitAs(emailOf("lisiere", "administrator"));
    await asker.goto(`${gate.url}/en/shows/new?owner=heron`);
    await tabTo(asker, "purpose");
    await asker.keyboard.type("Compare.");
    await tabTo(asker, "accepted");
    await asker.keyboard.press("Space");
    await enter(asker);
    const {page} = await visitAs(emailOf("heron", "administrator"));
    await page.goto(`${gate.url}/en/account`);
    expect(await textOf(page)).toContain("A request is waiting for your answer");
    await tabTo(page, "Show-access requests");
    await enter(page);
    await tabTo(page, "“Le Carré des ombres”");
    await enter(page);
    await tabTo(page, "grant");
    await enter(page);
    expect(await textOf(page)).toContain("granted access");
  });
});

describe("every page of the gate", () => {
  const ofMembers = [
    "sign-in",
    "sign-in/sent",
    "sign-in/link?token=x",
    "account",
    "people/heron",
    "shares/heron",
    "shows",
    "shows/new",
    "shows/new?owner=lisiere",
    "deliveries/heron",
    "exports/heron",
    "reports/heron",
    "invitation?token=x",
    "unsubscribe/x",
    "nowhere"
  ];
  let request: string;
  let edition: string;

  beforeAll(async () => {
    edition = printEdition(gate.home, "heron", "1 234 billets").id;
    const asker = await gate.signIn(emailOf("lisiere", "administrator"));
    const answer = await gate.post("/fr/shows/new", {...asking, offer: asking.show}, asker);
    request = answer.headers.get("location")!.slice("/fr/".length);
    const owner = await gate.signIn(emailOf("heron", "administrator"));
    const form = new FormData();
    for (const [name, text] of Object.entries(tinyDelivery))
      form.append("files", new File([text], name));
    const path = `${gate.url}/fr/deliveries/heron`;
    const headers = {origin: gate.url, cookie: owner};
    await fetch(path, {method: "POST", body: form, headers});
    await fetch(`${path}/check`, {method: "POST", headers});
  });

  it.each(["fr", "en"])("is accessible, quiet and no wider than a phone: %s", async (language) => {
    const member = await visitAs(emailOf("heron", "administrator"));
    const analyst = await visitAs(analystEmail);
    const found = [
      ...(await lookAt(member.page, [...ofMembers, request, `${request}/sheet`], language)),
      ...(await lookAt(analyst.page, ["organizations", "review", `review/${edition}`], language))
    ];
    expect(found).toEqual([]);
    const strayed = [...member.strayed, ...analyst.strayed];
    expect(strayed.filter((text) => !/status of 40[04]/.test(text))).toEqual([]);
  });

  it("can be read in the dark", async () => {
    const {page} = await visitAs(emailOf("heron", "administrator"));
    await page.emulateMediaFeatures([{name: "prefers-color-scheme", value: "dark"}]);
    const found: string[] = [];
    for (const path of [...ofMembers, request, `${request}/sheet`]) {
      await page.goto(`${gate.url}/fr/${path}`);
      const axe = new AxePuppeteer(page as unknown as AxePage).withRules(["color-contrast"]);
      found.push(...(await axe.analyze()).violations.map(({id}) => `${path}: ${id}`));
    }
    expect(found).toEqual([]);
  });

  async function lookAt(page: Page, paths: string[], language: string): Promise<string[]> {
    await page.setViewport({width: 320, height: 700});
    const found: string[] = [];
    for (const path of paths) {
      await page.goto(`${gate.url}/${language}/${path}`);
      const axe = new AxePuppeteer(page as unknown as AxePage);
      // The same elements in both languages; other words.
      if (language === "en")
        axe.withRules(["document-title", "valid-lang", "button-name", "label"]);
      found.push(...(await axe.analyze()).violations.map(({id}) => `${path}: ${id}`));
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
        found.push(`${path}: wider than 320 px`);
    }
    return found;
  }
});

const asking = {
  owner: "heron",
  show: `${show.season}/${show.productionId}`,
  behalf: "lisiere",
  purpose: "Comparer.",
  scope: "everything",
  until: new Date(Date.now() + 30 * 24 * 3_600_000).toISOString().slice(0, 10),
  terms: "accepted"
};
