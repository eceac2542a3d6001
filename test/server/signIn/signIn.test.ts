import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {linkInMailbox} from "../support/linkInMailbox.js";
import {cookieFrom, type OpenGate, openGate} from "../support/openGate.js";
import {emailOf, tinyCollective} from "../support/tinySite.js";

let gate: OpenGate;
const email = emailOf("heron", "reader");
const portrait = "/fr/o/heron/portrait";

beforeEach(async () => {
  gate = await openGate();
});
afterEach(async () => {
  vi.useRealTimers();
  await gate[Symbol.asyncDispose]();
});

describe("signing in", () => {
  it("goes from the form to the mailbox to the page first asked for", async () => {
    const asked = await gate.get(portrait, undefined, {accept: "text/html"});
    expect(asked.headers.get("location")).toBe("/fr/sign-in?next=%2Ffr%2Fo%2Fheron%2Fportrait");
    const form = await (await gate.get(asked.headers.get("location")!)).text();
    expect(form).toContain(`name="next" value="${portrait}"`);
    const sent = await gate.post("/fr/sign-in", {
      email: `  ${email.toUpperCase()} `,
      next: portrait
    });
    expect(sent.headers.get("location")).toBe("/fr/sign-in/sent");
    const {token, next} = await linkInMailbox(gate);
    const opened = await gate.post("/fr/sign-in/link", {token, next});
    expect([opened.status, opened.headers.get("location")]).toEqual([303, portrait]);
    const [setCookie = ""] = opened.headers.getSetCookie();
    expect(setCookie).toMatch(/HttpOnly/i);
    expect(setCookie).toMatch(/SameSite=Lax/i);
    expect((await gate.get(portrait, cookieFrom([setCookie]))).status).toBe(200);
  });

  it("leads home to one's own portrait in one's own language, the analyst to the list of members", async () => {
    const home = async (who: string) =>
      (await gate.get("/", await gate.signIn(who))).headers.get("location");
    expect(await home(email)).toBe(portrait);
    expect(await home(emailOf("lisiere", "reader"))).toBe("/en/o/lisiere/portrait");
    expect(await home(tinyCollective.contact)).toBe("/fr/organizations");
    expect((await gate.get("/")).headers.get("location")).toBe("/fr/sign-in");
  });

  it("goes on to no other site", async () => {
    for (const next of [
      "https://evil.example/",
      "//evil.example",
      "/\\evil.example",
      "/%2fevil",
      "javascript:1"
    ]) {
      const token = await gate.services.auth.createLink(email);
      const opened = await gate.post("/fr/sign-in/link", {token, next}, undefined);
      expect(opened.headers.get("location"), next).toBe("/");
    }
  });
});

describe("a link", () => {
  it("works once", async () => {
    const token = await gate.services.auth.createLink(email);
    expect((await gate.post("/fr/sign-in/link", {token})).status).toBe(303);
    const again = await gate.post("/fr/sign-in/link", {token});
    expect([again.status, again.headers.getSetCookie()]).toEqual([400, []]);
  });

  it("is not used up by a mail scanner that opens it", async () => {
    const token = await gate.services.auth.createLink(email);
    expect((await gate.get(`/fr/sign-in/link?token=${token}`)).headers.getSetCookie()).toEqual([]);
    expect((await gate.post("/fr/sign-in/link", {token})).status).toBe(303);
  });

  it("works for fifteen minutes", async () => {
    const token = await gate.services.auth.createLink(email);
    vi.useFakeTimers({toFake: ["Date"], now: Date.now() + 16 * 60_000});
    const late = await gate.post("/fr/sign-in/link", {token});
    expect([late.status, late.headers.getSetCookie()]).toEqual([400, []]);
  });

  it("is kept hashed", async () => {
    const token = await gate.services.auth.createLink(email);
    const rows = await gate.services.state
      .withoutPlugins()
      .selectFrom("verification" as never)
      .selectAll()
      .execute();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it("opens nothing when it is made up, and only twenty may be tried in a minute", async () => {
    const tried = await Promise.all(
      Array.from({length: 200}, (_, n) => gate.post("/fr/sign-in/link", {token: `guess${n}`}))
    );
    expect(tried.filter(({status}) => status === 400)).toHaveLength(20);
    expect(tried.filter(({status}) => status === 429)).toHaveLength(180);
  });
});
