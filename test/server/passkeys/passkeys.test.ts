/** Passkeys in a real Chromium, with an authenticator that exists only in it. */
import type {Browser, Page} from "puppeteer-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {ensurePerson} from "../../../server/people/people.js";
import {launchBrowser} from "../support/launchBrowser.js";
import {type OpenGate, openGate} from "../support/openGate.js";
import {emailOf} from "../support/tinySite.js";

let gate: OpenGate;
let browser: Browser;
let page: Page;
const email = emailOf("heron", "administrator");
const portrait = "/fr/o/heron/portrait";

beforeAll(async () => {
  gate = await openGate({host: "localhost"});
  browser = await launchBrowser();
  page = await browser.newPage();
  const client = await page.createCDPSession();
  await client.send("WebAuthn.enable");
  await client.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true
    }
  });
});
afterAll(async () => {
  await browser.close();
  await gate[Symbol.asyncDispose]();
});

const press = (selector: string) =>
  Promise.all([page.waitForNavigation(), page.locator(selector).click()]);
const goByLink = async () => {
  const token = await gate.services.auth.createLink(email);
  await page.goto(`${gate.url}/fr/sign-in/link?token=${token}`);
  await press("main button");
};

describe("a passkey", () => {
  it("is made on the account's page, and then opens the page that was asked for", async () => {
    await goByLink();
    await page.goto(`${gate.url}/fr/account`);
    await press("[data-passkey-add]");
    expect(await page.content()).toContain("jamais utilisée");
    await press("form[action$=sign-out] button");
    await page.goto(`${gate.url}${portrait}`);
    expect(page.url()).toContain("/fr/sign-in?next=");
    await press("[data-passkey-sign-in]");
    expect(page.url()).toBe(`${gate.url}${portrait}`);
  });

  it("can be asked for after each link: the link alone then opens nothing", async () => {
    await page.goto(`${gate.url}/fr/account`);
    await press("form[action$=require] button");
    await press("form[action$=sign-out] button");
    await goByLink();
    expect(await page.content()).toContain("Présentez votre clé d’accès");
    expect((await page.goto(`${gate.url}${portrait}`))!.url()).toContain("/fr/sign-in");
    await goByLink();
    await press("[data-passkey-sign-in]");
    await page.goto(`${gate.url}${portrait}`);
    expect(page.url()).toBe(`${gate.url}${portrait}`);
  });

  it("opens nothing once its person has no access any more, or once removed", async () => {
    const {state} = gate.services;
    const ended = {endedAt: new Date().toISOString(), endedBy: "test"};
    await state
      .updateTable("memberships")
      .set(ended)
      .where("role", "=", "administrator")
      .where("organization", "=", "heron")
      .execute();
    await page.goto(`${gate.url}/fr/account`);
    await press("form[action$=sign-out] button");
    await page.locator("[data-passkey-sign-in]").click();
    await page.waitForSelector("[data-passkey-failed]:not([hidden])");
    await state
      .updateTable("memberships")
      .set({endedAt: null, endedBy: null})
      .where("endedBy", "=", "test")
      .execute();
    await press("[data-passkey-sign-in]");
    await page.goto(`${gate.url}/fr/account`);
    await press("form[action$=remove] button");
    await press("form[action$=sign-out] button");
    await page.locator("[data-passkey-sign-in]").click();
    await page.waitForSelector("[data-passkey-failed]:not([hidden])");
    await goByLink();
    expect((await page.goto(`${gate.url}${portrait}`))!.status()).toBe(200);
  });
});

describe("an answer without the passkey", () => {
  it("is refused: made up, for another challenge, or by somebody who is not signed in", async () => {
    const json = {"content-type": "application/json", origin: gate.url};
    const send = (path: string, body: unknown, headers = {}) =>
      fetch(gate.url + path, {
        method: "POST",
        body: JSON.stringify(body),
        headers: {...json, ...headers}
      });
    const response = {
      id: "x",
      rawId: "x",
      type: "public-key",
      clientExtensionResults: {},
      response: {}
    };
    expect((await send("/fr/sign-in/passkey", response)).status).toBe(400);
    expect((await send("/fr/passkeys/options", {})).status).toBe(404);
    expect((await send("/fr/passkeys", response)).status).toBe(404);
    const cookie = await gate.signIn(email);
    expect((await send("/fr/passkeys", response, {cookie})).status).toBe(400);
    expect(
      (await send("/fr/passkeys/options", {}, {cookie, origin: "https://evil.example"})).status
    ).toBe(403);
  });

  it("cannot be taken away by somebody else who knows its id", async () => {
    const {state} = gate.services;
    const {id: personId} = await ensurePerson(state, emailOf("heron", "administrator"), {
      language: "fr",
      now: new Date()
    });
    const passkey = {id: "theirs", personId, publicKey: "", counter: 0, transports: "[]"};
    const at = new Date().toISOString();
    await state
      .insertInto("passkeys")
      .values({...passkey, createdAt: at, lastUsedAt: null})
      .execute();
    const stranger = await gate.signIn(emailOf("lisiere", "reader"));
    expect((await gate.post("/fr/passkeys/remove", {passkey: "theirs"}, stranger)).status).toBe(
      303
    );
    const left = await state
      .selectFrom("passkeys")
      .select("id")
      .where("id", "=", "theirs")
      .execute();
    expect(left).toHaveLength(1);
  });

  it("does not exist at an address that no passkey can be bound to", async () => {
    await using bare = await openGate();
    expect((await bare.post("/fr/sign-in/passkey/options", {})).status).toBe(404);
    expect(await (await bare.get("/fr/sign-in")).text()).not.toContain("passkey");
  });
});
