/** OWASP WSTG ATHZ-01 and the vectors of pillarjs/send, sent as bytes by a member who looks for another's pages. */
import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import fc from "fast-check";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type OpenGate, openGate} from "../support/openGate.js";
import {rawRequest} from "../support/rawRequest.js";
import {emailOf, markerOf, tinySite} from "../support/tinySite.js";

let gate: OpenGate;
let insider: string;
const secret = "secret-of-the-machine-51c9";

beforeAll(async () => {
  gate = await openGate();
  insider = await gate.signIn(emailOf("lisiere", "reader"));
  for (const folder of [gate.home.releases, gate.home.state, gate.home.root])
    writeFileSync(join(folder, "secret.txt"), secret);
  mkdirSync(join(gate.home.releases, "r1", ".git"), {recursive: true});
  writeFileSync(join(gate.home.releases, "r1", ".git", "config"), secret);
});
afterAll(() => gate[Symbol.asyncDispose]());

const steps = [
  "../",
  "..\\",
  "%2e%2e/",
  "%2e%2e%2f",
  "..%2f",
  "..%5c",
  "%2e%2e%5c",
  "%252e%252e%252f",
  "..%252f",
  "%c0%ae%c0%ae/",
  "%c0%ae%c0%ae%c0%af",
  "..%c0%af",
  "%uff0e%uff0e/",
  "..;/",
  ".../",
  "....//",
  "./",
  "%2e/",
  ".%00./",
  "..%00/",
  "..%0d%0a/",
  "..%09/",
  "..%ef%bc%8f",
  "..%e2%88%95"
];
const goals = [
  "secret.txt",
  "manifest.json",
  "current",
  "store/",
  "state/state.sqlite",
  "etc/passwd"
];
const climbs = steps.flatMap((step) =>
  [1, 2, 6].flatMap((times) => goals.map((goal) => `/${step.repeat(times)}${goal}`))
);

const foreign = "/fr/o/heron/portrait";
const bends: ((path: string) => string)[] = [
  (path) => `/${path}`,
  (path) => `//${path}`,
  (path) => `/.${path}`,
  (path) => `/x/..${path}`,
  (path) => `${path}/`,
  (path) => `${path}/.`,
  (path) => `${path}/..`,
  (path) => `${path}/../portrait`,
  (path) => `${path};`,
  (path) => `${path};a=b`,
  (path) => `${path}.`,
  (path) => `${path}%20`,
  (path) => `${path}%00`,
  (path) => `${path}%00.html`,
  (path) => `${path}%2f`,
  (path) => `${path}%5c`,
  (path) => `${path}%3f`,
  (path) => `${path}%23`,
  (path) => `${path}?x=/fr/o/lisiere/portrait`,
  (path) => `${path}#/fr/o/lisiere/portrait`,
  (path) => path.toUpperCase(),
  (path) => `${path}.html`,
  (path) => path.replace("heron", "HERON"),
  (path) => path.replace("heron", "lisiere/../heron"),
  (path) => path.replace("heron", "lisiere%2f..%2fheron"),
  (path) => path.replace("heron", "%68eron"),
  (path) => path.replace("heron", "%2568eron"),
  (path) => path.replaceAll("/", "//"),
  (path) => path.replaceAll("/", "\\"),
  (path) => path.replaceAll("/", "%2f"),
  (path) => path.replaceAll("/", "%252f"),
  (path) => path.replaceAll("/", "%5c"),
  (path) => `http://evil.example${path}`,
  (path) => `http://127.0.0.1${path}`,
  (path) => `https://lisiere.example@127.0.0.1${path}`,
  (path) => `*${path}`,
  (path) => path.slice(1),
  (path) => `/fr/o/lisiere/portrait${path}`,
  (path) => `/fr/o/lisiere/..${path.slice(5)}`,
  (path) => `/fr/o/lisiere/portrait%0d%0aX-Original-URL:%20${path}`,
  (path) => `/%ff${path}`,
  (path) => `/%${path}`,
  (path) => `/%u002f${path}`,
  (path) => `/\u0001${path}`
];
const oddities = [
  "/.git/config",
  "/.env",
  "/manifest.json",
  "/releases/r1/manifest.json",
  "/r1/manifest.json",
  "/current",
  "/store",
  "/state.sqlite",
  "/state/state.sqlite",
  "/keys/session.key",
  "/%2egit/config",
  "/%99",
  "/%",
  "/%%",
  "/%E0%A4%A",
  "/\\",
  "/%5c",
  "/__proto__",
  "/constructor",
  "/toString",
  "/fr/o/__proto__/portrait",
  "/gate/__proto__",
  "/gate/constructor",
  "/gate/..%2f..%2fpackage.json",
  "/auth/get-session",
  "/auth/sign-in/magic-link",
  "/auth/magic-link/verify?token=x",
  "//auth/ok",
  "/api/auth/ok",
  "/_file/",
  "/_file/data/",
  "/_file/data/o/",
  "/_file/data/o/heron/",
  "/pdf/",
  "/pdf/heron/",
  "/fr/o/",
  "/fr/o/heron",
  "/fr/o/heron/",
  "/_observablehq/",
  "/_observablehq/minisearch.json",
  "/_npm/",
  "/client.js.map",
  "/_observablehq/client.1a2b3c4d.js.map",
  "/backup.json",
  "/backups/",
  "/raw/heron/2022-04-15/clients.csv",
  "/incoming/heron/",
  "/quarantine/heron/",
  "/linkage/heron/",
  "/warehouse/current"
];
const foreignPaths = Object.entries(tinySite)
  .filter(([, {audience}]) => audience === "organization:heron")
  .map(([path]) => path);
const vectors = [
  ...new Set([
    ...climbs,
    ...foreignPaths.flatMap((path) => bends.map((bend) => bend(path))),
    ...oddities
  ])
];

const isLeak = (text: string): boolean =>
  text.includes(markerOf("heron")) ||
  text.includes(secret) ||
  /root:x:|SQLite format|"entries"/.test(text);

describe("a path that is not plain", () => {
  it(`leaks nothing and breaks nothing (${vectors.length} vectors)`, async () => {
    expect(vectors.length).toBeGreaterThanOrEqual(300);
    const wrong: string[] = [];
    for (const vector of vectors) {
      const {status, text} = await rawRequest(gate.url, vector, [`Cookie: ${insider}`]);
      if (![400, 404].includes(status) || isLeak(text)) wrong.push(`${vector} ${status}`);
    }
    expect(wrong).toEqual([]);
    expect((await gate.get("/fr/o/lisiere/portrait", insider)).status).toBe(200);
  });

  it.each([
    "X-Original-URL",
    "X-Rewrite-URL",
    "X-Forwarded-Uri",
    "X-Forwarded-Path",
    "X-Forwarded-Prefix",
    "X-Forwarded-Host",
    "X-HTTP-Method-Override",
    "X-Forwarded-User",
    "X-Remote-User",
    "Forwarded"
  ])("is not chosen by %s", async (name) => {
    const headers = [`Cookie: ${insider}`, `${name}: ${foreign}`];
    expect((await rawRequest(gate.url, "/fr/o/nobody/portrait", headers)).status).toBe(404);
    const own = await rawRequest(gate.url, "/fr/o/lisiere/portrait", headers);
    expect(own.status).toBe(200);
    expect(isLeak(own.text)).toBe(false);
  });

  it("is refused 10,000 times over, whatever it is made of", async () => {
    const pieces = fc.oneof(
      fc.constantFrom(
        ...steps,
        "/",
        "//",
        "fr",
        "o",
        "heron",
        "portrait",
        "_file",
        "data",
        "pdf",
        "%",
        "?",
        ";",
        "."
      ),
      fc.string({unit: "binary", maxLength: 4})
    );
    const targets = fc.array(pieces, {maxLength: 10}).map((parts) => `/${parts.join("")}`);
    const isOpen = (status: number): boolean => status !== 404 && status !== 303;
    await fc.assert(
      fc.asyncProperty(targets, async (target) => {
        const request = requestOf(target);
        if (!request) return;
        const {status} = await gate.gate.fetch(request);
        expect(isOpen(status) && !isPublic(new URL(request.url).pathname)).toBe(false);
      }),
      {numRuns: 10_000, seed: 20220415}
    );
  });
});

function requestOf(target: string): Request | null {
  try {
    return new Request(`http://gate.example${target}`);
  } catch {
    return null;
  }
}

const isPublic = (path: string): boolean => /^\/(health|fr\/about|(fr|en)\/sign-in.*)$/.test(path);
