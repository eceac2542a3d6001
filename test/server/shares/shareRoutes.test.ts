import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {linkInMailbox} from "../support/linkInMailbox.js";
import {cookieFrom, type OpenGate, openGate} from "../support/openGate.js";
import {emailOf, tinySite} from "../support/tinySite.js";

let gate: OpenGate;
let administrator: string;
const funder = "agente@bailleur.example";
const shared = "/fr/o/heron/portrait";
const inAMonth = new Date(Date.now() + 30 * 24 * 3_600_000).toISOString().slice(0, 10);
const form = {path: shared, email: funder, language: "fr", until: inAMonth};

beforeEach(async () => {
  gate = await openGate();
  administrator = await gate.signIn(emailOf("heron", "administrator"));
});
afterEach(async () => {
  vi.useRealTimers();
  await gate[Symbol.asyncDispose]();
});

describe("a share", () => {
  it("opens one page, the files that it loads and nothing else, to whoever signs in with that address", async () => {
    await gate.post("/fr/shares/heron", form, administrator);
    await vi.waitFor(() => expect(gate.mailbox).toHaveLength(1), 5_000);
    const [url = ""] = /http:\S+/.exec(gate.mailbox.pop()!.text)!;
    const path = new URL(url).pathname;
    expect((await gate.get(path)).status).toBe(404);
    await gate.post("/fr/sign-in", {email: funder, next: path});
    const {token, next} = await linkInMailbox(gate);
    const opened = await gate.post("/fr/sign-in/link", {token, next});
    expect(opened.headers.get("location")).toBe(shared);
    const outsider = cookieFrom(opened.headers.getSetCookie());
    for (const one of Object.keys(tinySite)) {
      const {status} = await gate.get(one, outsider);
      const isOpen = [
        shared,
        "/_file/data/o/heron/curve.1a2b3c4d.json",
        "/fr/about",
        "/_observablehq/client.1a2b3c4d.js"
      ].includes(one);
      expect(status, one).toBe(isOpen ? 200 : 404);
    }
    for (const one of ["/fr/people/heron", "/fr/shares/heron", "/fr/shows"])
      expect((await gate.get(one, outsider)).status).toBe(404);
  });

  it("is chosen among reports and pages, those in the reader’s language first", async () => {
    const text = await (await gate.get("/en/shares/heron", administrator)).text();
    const groups = [...text.matchAll(/<optgroup label="([^"]+)"/g)].map(([, label]) => label);
    expect(groups).toEqual(["Pages in English", "Reports in French", "Pages in French"]);
  });

  it("shows no way to what is not shared", async () => {
    await gate.post("/fr/shares/heron", form, administrator);
    const outsider = await gate.signIn(funder);
    const answer = await gate.get(shared, outsider);
    const page = await answer.text();
    const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
    expect(links).toEqual([shared, "/fr/account", "#note"]);
    expect(page).toContain("Page partagée avec vous par Théâtre heron jusqu’au");
    expect(page).toContain("Voir le glossaire");
    expect(page).not.toMatch(/English|Télécharger|Ventes|Méthodes/);
    expect(answer.headers.get("etag")).toBeNull();
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    const own = await (await gate.get(shared, administrator)).text();
    expect(own).toContain("English");
  });

  it("opens the way between two pages shared with the same person", async () => {
    for (const path of [shared, "/pdf/heron/portrait.fr.pdf"])
      await gate.post("/fr/shares/heron", {...form, path}, administrator);
    const outsider = await gate.signIn(funder);
    expect(await (await gate.get(shared, outsider)).text()).toContain("Télécharger");
    const account = await (await gate.get("/fr/account", outsider)).text();
    expect(account).toContain(`<a href="${shared}">Portrait, Théâtre heron</a>`);
    expect(account).toContain('<a href="/pdf/heron/portrait.fr.pdf">portrait (PDF)</a>');
  });

  it("closes at the next request once ended, and the day after its last", async () => {
    await gate.post("/fr/shares/heron", form, administrator);
    const outsider = await gate.signIn(funder);
    expect((await gate.get(shared, outsider)).status).toBe(200);
    const {id} = await gate.services.state
      .selectFrom("shares")
      .select("id")
      .executeTakeFirstOrThrow();
    const other = await gate.signIn(emailOf("lisiere", "administrator"));
    await gate.post("/fr/shares/lisiere/revoke", {share: id}, other);
    expect((await gate.get(shared, outsider)).status).toBe(200);
    await gate.post("/fr/shares/heron/revoke", {share: id}, administrator);
    expect((await gate.get(shared, outsider)).status).toBe(404);

    await gate.post("/fr/shares/heron", form, administrator);
    vi.useFakeTimers({toFake: ["Date"], now: Date.parse(inAMonth) + 25 * 3_600_000});
    expect((await gate.get(shared, await gate.signIn(funder))).status).toBe(404);
  });

  it("is written to the owner's log when it is opened", async () => {
    await gate.post("/fr/shares/heron", form, administrator);
    await gate.get(shared, await gate.signIn(funder));
    await gate.services.accessLog.flush();
    expect(await (await gate.get("/fr/people/heron/accesses.csv", administrator)).text()).toContain(
      funder
    );
  });

  it.each([
    ["path", "/fr/o/lisiere/portrait"],
    ["path", "/fr/collective/"],
    ["path", "/_file/data/o/heron/curve.1a2b3c4d.json"],
    ["email", "nobody"],
    ["until", "2020-01-01"],
    ["until", "2099-01-01"]
  ])("cannot be made with %s %j", async (field, value) => {
    const answer = await gate.post("/fr/shares/heron", {...form, [field]: value}, administrator);
    expect(answer.status).toBe(400);
    expect(await gate.services.state.selectFrom("shares").selectAll().execute()).toEqual([]);
  });

  it("is for the organization's administrators to make", async () => {
    const people = [emailOf("heron", "reader"), emailOf("lisiere", "administrator")];
    for (const email of people) {
      const cookie = await gate.signIn(email);
      expect((await gate.post("/fr/shares/heron", form, cookie)).status).toBe(404);
      expect((await gate.get("/fr/shares/heron", cookie)).status).toBe(404);
    }
  });
});
