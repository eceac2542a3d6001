import {sql} from "kysely";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {cookieFrom, type OpenGate, openGate} from "../support/openGate.js";
import {emailOf} from "../support/tinySite.js";

let gate: OpenGate;
const email = emailOf("heron", "reader");
const portrait = "/fr/o/heron/portrait";

beforeAll(async () => {
  gate = await openGate();
});
afterAll(() => gate[Symbol.asyncDispose]());

describe("a form", () => {
  const routes = ["/fr/sign-in", "/fr/sign-in/link", "/fr/sign-out", "/fr/sign-out/everywhere"];
  it.each(routes)("%s refuses what comes from elsewhere", async (route) => {
    const cookie = await gate.signIn(email);
    const foreign: Record<string, string>[] = [
      {origin: "https://evil.example"},
      {origin: "null"},
      {origin: ""},
      {origin: gate.url.replace("http", "https")},
      {origin: `${gate.url}.evil.example`},
      {"sec-fetch-site": "cross-site"},
      {"sec-fetch-site": "same-site"}
    ];
    for (const headers of foreign)
      expect((await gate.post(route, {email, token: "x"}, cookie, headers)).status).toBe(403);
    const missing = await fetch(gate.url + route, {method: "POST", headers: {cookie}});
    expect(missing.status).toBe(403);
    expect((await gate.get(portrait, cookie)).status).toBe(200);
  });
});

describe("a session", () => {
  it("is new at each sign-in, whatever cookie was planted before", async () => {
    const planted = "public-c=planted.value";
    const token = await gate.services.auth.createLink(email);
    const opened = await gate.post("/fr/sign-in/link", {token}, planted);
    const fresh = cookieFrom(opened.headers.getSetCookie());
    expect(fresh).not.toContain("planted");
    expect((await gate.get(portrait, planted)).status).toBe(404);
    expect(await gate.signIn(email)).not.toBe(fresh);
  });

  it("is over at sign-out, for a copy of its cookie too", async () => {
    const cookie = await gate.signIn(email);
    const other = await gate.signIn(email);
    await gate.post("/fr/sign-out", {}, cookie);
    expect((await gate.get(portrait, cookie)).status).toBe(404);
    expect((await gate.get(portrait, other)).status).toBe(200);
  });

  it("is over on all devices when asked", async () => {
    const [cookie, other] = [await gate.signIn(email), await gate.signIn(email)];
    await gate.post("/fr/sign-out/everywhere", {}, cookie);
    expect((await gate.get(portrait, other)).status).toBe(404);
  });

  it("opens nothing from the request on after its member has left", async () => {
    const cookie = await gate.signIn(email);
    expect((await gate.get(portrait, cookie)).status).toBe(200);
    await gate.services.state
      .updateTable("memberships")
      .set({endedAt: new Date().toISOString()})
      .where("organization", "=", "heron")
      .execute();
    for (const path of [
      portrait,
      "/fr/glossary",
      "/fr/collective/",
      "/_observablehq/client.1a2b3c4d.js"
    ])
      expect((await gate.get(path, cookie)).status).toBe(404);
    expect(await (await gate.get("/fr/account", cookie)).text()).toContain(
      "Votre accès est terminé"
    );
  });

  it("is over at its end, however recently its cookie was proven", async () => {
    const cookie = await gate.signIn(emailOf("lisiere", "reader"));
    const own = "/fr/o/lisiere/portrait";
    for (const opened of [200, 200]) expect((await gate.get(own, cookie)).status).toBe(opened);
    const token = decodeURIComponent(cookie.split("=")[1]!).split(".")[0]!;
    await sql`update "session" set "expiresAt" = ${new Date(Date.now() - 1_000).toISOString()} where "token" = ${token}`.execute(
      gate.services.state.withoutPlugins()
    );
    expect((await gate.get(own, cookie)).status).toBe(404);
  });

  it("does not survive a forged signature", async () => {
    const cookie = await gate.signIn(email);
    for (const forged of [
      cookie.slice(0, -4),
      `${cookie}x`,
      cookie.replace(/=./, "=A"),
      cookie.replace(/\..*/, "")
    ])
      expect((await gate.get(portrait, forged)).status).toBe(404);
  });
});

describe("behind a proxy with TLS", () => {
  it("binds the cookie to this host and to https", async () => {
    const origin = "https://portraits.example.org";
    await using behind = await openGate({origin, trustedProxies: "127.0.0.1"});
    const token = await behind.services.auth.createLink(email);
    const answer = await behind.gate.fetch(
      new Request(`${origin}/fr/sign-in/link`, {
        method: "POST",
        body: new URLSearchParams({token}),
        headers: {origin}
      })
    );
    const [cookie = ""] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-public-c=/);
    expect(cookie).toMatch(/; Path=\/(;|$)/i);
    expect(cookie).toMatch(/; Secure/i);
    expect(cookie).not.toMatch(/Domain=/i);
  });

  it("is the only way out of the machine: plain http to the world is refused", async () => {
    await expect(openGate({origin: "http://portraits.example.org"})).rejects.toThrow("refusing");
  });
});
