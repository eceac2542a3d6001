import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {strToU8, zipSync} from "fflate";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readCollective} from "../../../loaders/collective.js";
import {checkDelivery} from "../../../loaders/preflight/checkDelivery.js";
import {listGivenFiles} from "../../../loaders/preflight/listGivenFiles.js";
import {listDeliveries} from "../../../loaders/sources/deliveries.js";
import {mappingOf} from "../../../loaders/standard/mappingOf.js";
import {type OpenGate, openGate} from "../support/openGate.js";
import {tinyDelivery} from "../support/tinyDelivery.js";

let gate: OpenGate;
let administrator: string;
let stranger: string;
const organization = "theatre-du-grand-heron";
const path = `/fr/deliveries/${organization}`;
const collective = readCollective("data/collectives/demo");

beforeAll(async () => {
  gate = await openGate({collective});
  administrator = await gate.signIn(`billetterie@${organization}.example`);
  stranger = await gate.signIn("billetterie@danse-lisiere.example");
});
afterAll(() => gate[Symbol.asyncDispose]());

const json = (method: string, url: string, body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(gate.url + url, {
    method,
    body,
    headers: {origin: gate.url, cookie: administrator, ...headers}
  });

const uploadAll = async (
  files: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>
): Promise<void> => {
  const form = new FormData();
  for (const [name, text] of Object.entries(files)) form.append("files", new File([text], name));
  expect((await json("POST", path, form)).url).toBe(`${gate.url}${path}?done=uploaded`);
};
const checkNow = async (): Promise<string> => {
  const answer = await gate.post(`${path}/check`, {}, administrator);
  expect(answer.headers.get("location")).toBe(`${path}#check`);
  return (await gate.get(path, administrator)).text();
};

describe("handing data over", () => {
  it("goes in parts, is checked in plain words, and lands once confirmed", async () => {
    for (const [name, text] of Object.entries(tinyDelivery)) {
      const content = Buffer.from(text);
      const announced = JSON.stringify({name, size: content.length, modified: 1});
      const begun = await json("POST", `${path}/uploads`, announced, {
        "content-type": "application/json"
      });
      const {id, received} = (await begun.json()) as {id: string; received: number};
      expect([begun.status, received]).toEqual([201, 0]);
      const half = Math.floor(content.length / 2);
      const part = (offset: number, end?: number) =>
        json("PATCH", `${path}/uploads/${id}`, content.subarray(offset, end), {
          "upload-offset": String(offset)
        });
      expect((await part(0, half)).status).toBe(200);
      const wrong = await part(half + 5);
      expect([wrong.status, ((await wrong.json()) as {received: number}).received]).toEqual([
        409,
        half
      ]);
      expect((await part(half)).status).toBe(200);
    }
    expect(await checkNow()).toMatch(/commandes\.csv · Montant du billet · 1\u00a0ligne/);
    const english = await (await gate.get(path.replace("/fr/", "/en/"), administrator)).text();
    expect(english).toMatch(/commandes\.csv · Montant du billet · 1\srow/);
    expect(listDeliveries(gate.home, organization)).toEqual([]);
    const landed = await gate.post(`${path}/confirm`, {kind: "complete"}, administrator);
    expect(landed.headers.get("location")).toBe(`${path}?done=landed`);
    const [delivery] = listDeliveries(gate.home, organization);
    expect(delivery!.files.map(({name}) => name)).toEqual(Object.keys(tinyDelivery).sort());
    expect((await gate.post(`${path}/confirm`, {kind: "complete"}, administrator)).status).toBe(
      400
    );
  });

  it("finds what `public-c check` finds", async () => {
    await uploadAll(tinyDelivery);
    await checkNow();
    const check = gate.services.checks.find(organization);
    const member = collective.members.find((one) => one.organization === organization)!;
    const folder = mkdtempSync(join(tmpdir(), "public-c-same-"));
    gate.services.incoming.copyTo(organization, folder);
    const report = await checkDelivery({
      files: listGivenFiles([folder]),
      mapping: mappingOf(collective, member),
      member,
      collective,
      asOf: collective.asOf!,
      language: "fr"
    });
    rmSync(folder, {recursive: true});
    expect(check).toMatchObject({is: "done", report});
  });

  it("says what was handed over before, and does not land it twice", async () => {
    expect(await checkNow()).toContain(
      "commandes.csv\u00a0: ce fichier a déjà été livré, identique"
    );
    const again = await gate.post(`${path}/confirm`, {kind: "complete"}, administrator);
    expect(again.headers.get("location")).toBe(`${path}?done=nothingNew`);
    expect(listDeliveries(gate.home, organization)).toHaveLength(1);
  });

  it("forgets the check once the files change; a file of the same name takes the other’s place", async () => {
    await uploadAll(tinyDelivery);
    await checkNow();
    await uploadAll({"commandes.csv": "corrigé"});
    expect(gate.services.checks.find(organization)).toBeNull();
    const kept = gate.services.incoming.list(organization);
    expect(kept.map(({name}) => name)).toEqual(Object.keys(tinyDelivery).sort());
    expect(kept.find(({name}) => name === "commandes.csv")!.size).toBe(
      Buffer.byteLength("corrigé")
    );
    const [first] = kept;
    await gate.post(`${path}/discard`, {upload: first!.id}, administrator);
    expect(gate.services.incoming.list(organization)).toHaveLength(kept.length - 1);
  });

  it("works without JavaScript, by the form alone", async () => {
    await uploadAll({"commandes.csv": "a;b\n"});
    const page = await (await gate.get(path, administrator)).text();
    expect(page).toContain("commandes.csv");
    await gate.post(`${path}/discard`, {}, administrator);
    expect(gate.services.incoming.list(organization)).toEqual([]);
  });

  it("checks the files of an archive as those of the delivery", async () => {
    const texts = Object.entries(tinyDelivery).map(([name, text]) => [name, strToU8(text)]);
    await uploadAll({"saison.zip": new Uint8Array(zipSync(Object.fromEntries(texts)))});
    expect(await checkNow()).toMatch(/commandes\.csv · Montant du billet · 1\u00a0ligne/);
    const check = gate.services.checks.find(organization);
    const read = check?.is === "done" ? check.report.files : [];
    expect(read.map(({name, refused}) => [name, refused])).toEqual(
      Object.keys(tinyDelivery).map((name) => [`saison.zip/${name}`, null])
    );
    await gate.post(`${path}/discard`, {}, administrator);
  });

  it("refuses what is no export", async () => {
    const form = new FormData();
    form.append("files", new File(["MZ"], "virus.exe"));
    expect((await json("POST", path, form)).status).toBe(400);
    const announced = JSON.stringify({name: "virus.exe", size: 2});
    expect((await json("POST", `${path}/uploads`, announced)).status).toBe(400);
  });

  it("does not exist for another member, nor do its uploads", async () => {
    const announced = JSON.stringify({name: "x.csv", size: 2});
    const {id} = (await (await json("POST", `${path}/uploads`, announced)).json()) as {id: string};
    const cookie = {cookie: stranger};
    expect((await gate.get(path, stranger)).status).toBe(404);
    for (const route of ["/uploads", "/check", "/confirm", "/discard", ""])
      expect((await json("POST", path + route, announced, cookie)).status).toBe(404);
    const own = "/fr/deliveries/danse-lisiere";
    for (const base of [path, own]) {
      const headers = {...cookie, "upload-offset": "0"};
      expect((await json("PATCH", `${base}/uploads/${id}`, "ab", headers)).status).toBe(404);
    }
  });

  it("takes no request from another site", async () => {
    const origin = {origin: "https://evil.example"};
    expect((await json("PATCH", `${path}/uploads/${"0".repeat(32)}`, "a", origin)).status).toBe(
      403
    );
    expect((await json("POST", `${path}/uploads`, "{}", origin)).status).toBe(403);
  });
});
