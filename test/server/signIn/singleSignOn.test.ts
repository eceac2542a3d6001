/** Signing in through a real OpenID Connect provider (npm oidc-provider) on loopback. */
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import Provider from "oidc-provider";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {singleSignOnReturn} from "../../../server/auth.js";
import {ensurePerson} from "../../../server/people/people.js";
import {type OpenGate, openGate} from "../support/openGate.js";
import {emailOf} from "../support/tinySite.js";

let gate: OpenGate;
let provider: Server;
const verified = new Map<string, boolean>();
const portrait = "/fr/o/heron/portrait";
const clientSecret = "s".repeat(40);

beforeAll(async () => {
  for (const level of ["info", "warn"] as const) vi.spyOn(console, level).mockReturnValue();
  provider = createServer();
  await new Promise<void>((resolve) => provider.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  const port = await freePort();
  const redirect = `http://127.0.0.1:${port}${singleSignOnReturn}`;
  provider.on("request", openProvider(issuer, redirect).callback());
  const singleSignOn = {issuer, clientId: "public-c", clientSecret, name: "Fédération"};
  gate = await openGate({singleSignOn, port});
});
afterAll(async () => {
  await gate[Symbol.asyncDispose]();
  provider.closeAllConnections();
  provider.close();
});

describe("single sign-on", () => {
  it("opens the page that was asked for, to a member whom the provider knows", async () => {
    expect(await (await gate.get("/fr/sign-in")).text()).toContain("Se connecter avec Fédération");
    const {location, cookie} = await signInAt(emailOf("heron", "reader"), portrait);
    expect(location).toBe(portrait);
    expect((await gate.get(portrait, cookie)).status).toBe(200);
    expect((await gate.get("/fr/o/lisiere/portrait", cookie)).status).toBe(404);
  });

  it("finds the account that a link has opened before", async () => {
    await gate.signIn(emailOf("lisiere", "reader"));
    const {cookie} = await signInAt(emailOf("lisiere", "reader"), "/fr/glossary");
    expect((await gate.get("/fr/glossary", cookie)).status).toBe(200);
  });

  it.each([
    ["nobody here", "stranger@elsewhere.example", true],
    ["somebody without any access", "former@heron.example", true],
    ["an address that the provider has not verified", emailOf("rive", "reader"), false],
    ["such an address, of an account that exists", emailOf("lisiere", "administrator"), false]
  ])("opens nothing to %s", async (_who, email, isVerified) => {
    await ensurePerson(gate.services.state, "former@heron.example", {
      language: "fr",
      now: new Date()
    });
    if (email.startsWith("administrator")) await gate.services.auth.ensureAccount(email);
    verified.set(email, isVerified);
    const {location, cookie} = await signInAt(email, portrait);
    expect(location).toContain("/fr/sign-in?error=");
    expect((await gate.get("/fr/account", cookie)).status).toBe(303);
    const page = await gate.get(location.replace(gate.url, ""));
    expect(await page.text()).toContain("La connexion n’a pas abouti.");
  });

  it("takes no return that this browser did not leave for", async () => {
    const {back} = await leaveAndReturn(emailOf("heron", "reader"), portrait);
    const answer = await gate.get(back.replace(gate.url, ""));
    expect(answer.headers.getSetCookie().join()).not.toContain("public-c=");
    const forged = await gate.get(`${singleSignOnReturn}?code=x&state=y`);
    expect(forged.headers.getSetCookie().join()).not.toContain("public-c=");
  });
});

function openProvider(issuer: string, redirect: string): Provider {
  return new Provider(issuer, {
    clients: [{client_id: "public-c", client_secret: clientSecret, redirect_uris: [redirect]}],
    claims: {openid: ["sub"], email: ["email", "email_verified"]},
    conformIdTokenClaims: false,
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({sub: id, email: id, email_verified: verified.get(id) ?? true})
    })
  });
}

async function signInAt(email: string, next: string): Promise<{location: string; cookie: string}> {
  const {back, jar} = await leaveAndReturn(email, next);
  const answer = await fetch(back, {redirect: "manual", headers: {cookie: cookiesOf(jar)}});
  keep(jar, answer);
  return {location: answer.headers.get("location") ?? "", cookie: cookiesOf(jar)};
}

/** Through the provider's own pages, as a browser would. */
async function leaveAndReturn(email: string, next: string) {
  const jar = new Map<string, string>();
  const left = await gate.get(`/fr/sign-in/oidc?${new URLSearchParams({next})}`);
  keep(jar, left);
  const theirs = new Map<string, string>();
  let answer = await visit(left.headers.get("location")!, theirs);
  while (!(answer.headers.get("location") ?? "").startsWith(gate.url)) {
    const location = answer.headers.get("location");
    if (location) answer = await visit(new URL(location, answer.url).href, theirs);
    else answer = await submit(answer, email, theirs);
  }
  return {back: answer.headers.get("location")!, jar};
}

async function visit(
  url: string,
  jar: Map<string, string>,
  body?: URLSearchParams
): Promise<Response> {
  const method = body ? "POST" : "GET";
  const answer = await fetch(url, {
    method,
    redirect: "manual",
    headers: {cookie: cookiesOf(jar)},
    ...(body && {body})
  });
  keep(jar, answer);
  return answer;
}

async function submit(page: Response, email: string, jar: Map<string, string>): Promise<Response> {
  const text = await page.text();
  const action = /action="([^"]+)"/.exec(text)![1]!;
  const prompt = /name="prompt" value="([^"]+)"/.exec(text)![1]!;
  return visit(action, jar, new URLSearchParams({prompt, login: email, password: "x"}));
}

function keep(jar: Map<string, string>, answer: Response): void {
  for (const cookie of answer.headers.getSetCookie()) {
    const [pair = ""] = cookie.split(";", 1);
    jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
  }
}

const cookiesOf = (jar: Map<string, string>): string =>
  [...jar].map(([name, value]) => `${name}=${value}`).join("; ");

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const {port} = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
