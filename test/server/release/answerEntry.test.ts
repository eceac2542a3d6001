import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {brotliDecompressSync, gunzipSync} from "node:zlib";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type OpenGate, openGate} from "../support/openGate.js";
import {rawRequest} from "../support/rawRequest.js";
import {emailOf, tinySite} from "../support/tinySite.js";

let gate: OpenGate;
let owner: string;
let insider: string;
const path = "/fr/o/heron/portrait";
const content = String(tinySite[path]!.content);

beforeAll(async () => {
  gate = await openGate();
  owner = await gate.signIn(emailOf("heron", "reader"));
  insider = await gate.signIn(emailOf("lisiere", "administrator"));
});
afterAll(() => gate[Symbol.asyncDispose]());

describe("caching", () => {
  it("is forbidden for every page, file and PDF; shared hashed assets stay with their reader", async () => {
    for (const url of Object.keys(tinySite)) {
      const answer = await gate.get(url, owner);
      const shared = url.startsWith("/_observablehq/");
      expect(answer.headers.get("cache-control"), url).toBe(
        shared ? "private, max-age=31536000, immutable" : "private, no-store"
      );
      expect(answer.headers.get("vary"), url).toMatch(/Cookie/);
    }
  });

  it("gives the second identity nothing of the first", async () => {
    await gate.get(path, owner);
    const answer = await gate.get(path, insider);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("etag")).toBeNull();
    expect(await answer.text()).toBe(
      await (await gate.get("/fr/o/nobody/portrait", insider)).text()
    );
  });
});

describe("conditional requests", () => {
  it("answer 304 to the owner, 404 to a member who has guessed the tag", async () => {
    const etag = (await gate.get(path, owner)).headers.get("etag")!;
    const fresh = await gate.get(path, owner, {"if-none-match": etag});
    expect([fresh.status, await fresh.text()]).toEqual([304, ""]);
    expect((await gate.get(path, owner, {"if-none-match": '"other"'})).status).toBe(200);
    for (const tag of [etag, `W/${etag}`, "*"]) {
      const refused = await gate.get(path, insider, {"if-none-match": tag});
      expect([refused.status, refused.headers.get("etag")]).toEqual([404, null]);
    }
  });
});

describe("ranges", () => {
  it.each([
    ["bytes=0-9", 206, content.slice(0, 10)],
    ["bytes=10-", 206, null],
    ["bytes=-5", 206, null],
    ["bytes=0-99999999", 206, null],
    ["bytes=99999999-", 416, ""],
    ["bytes=-0", 416, ""],
    ["bytes=5-2", 200, content],
    ["bytes=0-1,4-5", 200, content],
    ["lines=0-1", 200, content]
  ])("%s: %i", async (range, status, text) => {
    const answer = await gate.get(path, owner, {range, "accept-encoding": "identity"});
    expect(answer.status).toBe(status);
    if (text !== null) expect(await answer.text()).toBe(text);
    else
      expect(Buffer.from(await answer.arrayBuffer()).length).toBe(
        Number(answer.headers.get("content-length"))
      );
  });

  it("put back together are the whole", async () => {
    const [first, rest] = await Promise.all(
      ["bytes=0-99", "bytes=100-"].map(async (range) =>
        Buffer.from(await (await gate.get(path, owner, {range})).arrayBuffer())
      )
    );
    expect(Buffer.concat([first!, rest!]).toString()).toBe(content);
  });

  it("are 404 for another member, satisfiable or not", async () => {
    for (const range of ["bytes=0-9", "bytes=99999999-"]) {
      const answer = await gate.get(path, insider, {range});
      expect([answer.status, answer.headers.get("content-range")]).toEqual([404, null]);
    }
  });

  it("start again from the whole when the content has changed", async () => {
    const answer = await gate.get(path, owner, {range: "bytes=0-9", "if-range": '"earlier"'});
    expect(answer.status).toBe(200);
  });
});

describe("HEAD", () => {
  it("has the headers of GET and no body", async () => {
    const headers = {"accept-encoding": "identity", cookie: owner};
    const answer = await fetch(gate.url + path, {method: "HEAD", headers});
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
    expect(answer.headers.get("content-length")).toBe(String(Buffer.byteLength(content)));
  });

  it("tells another member no more than of a page that does not exist", async () => {
    const head = (url: string) =>
      fetch(gate.url + url, {method: "HEAD", headers: {cookie: insider}}).then(
        ({status, headers}) => {
          return [status, ...[...headers].filter(([name]) => name !== "date")];
        }
      );
    expect(await head(path)).toEqual(await head("/fr/o/nobody/portrait"));
  });
});

describe("other methods", () => {
  it("do not exist on a page, whoever asks", async () => {
    for (const method of ["OPTIONS", "PUT", "PATCH", "DELETE", "POST", "PROPFIND"])
      for (const cookie of [owner, insider]) {
        const headers = {cookie, origin: gate.url};
        expect((await fetch(gate.url + path, {method, headers})).status, method).toBe(404);
      }
  });
});

describe("compression", () => {
  it.each([
    ["br", brotliDecompressSync],
    ["gzip", gunzipSync]
  ] as const)("%s gives the same bytes", async (encoding, decompress) => {
    const {text} = await rawRequest(gate.url, path, [
      `Cookie: ${owner}`,
      `Accept-Encoding: ${encoding}`
    ]);
    const [head = "", ...body] = text.split("\r\n\r\n");
    expect(head.toLowerCase()).toContain(`content-encoding: ${encoding}`);
    expect(decompress(Buffer.from(body.join("\r\n\r\n"), "latin1")).toString()).toBe(content);
  });
});

describe("security headers", () => {
  it("are there too when a content is damaged", async () => {
    const path = "/pdf/rive/portrait.fr.pdf";
    const {sha256} = gate.services.releases.find(path)!;
    writeFileSync(join(gate.home.releases, "store", sha256), "other bytes");
    const answer = await gate.get(path, await gate.signIn(emailOf("rive", "reader")));
    expect(answer.status).toBe(500);
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await answer.text()).not.toContain("other bytes");
  });

  it("let a page run its own inline scripts and no other", async () => {
    const {headers} = await gate.get(path, owner);
    const policy = headers.get("content-security-policy")!;
    expect(policy).toContain(`script-src 'self' 'sha256-${tinySite[path]!.scripts![0]}'`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("same-origin");
  });
});
