import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {type Home, openHome} from "../../../loaders/home.js";
import {listDeliveries} from "../../../loaders/sources/deliveries.js";
import {type Incoming, openIncoming, safeName} from "../../../server/deliveries/incoming.js";

let home: Home;
let incoming: Incoming;
const landing = {
  day: "2026-01-12",
  receivedAt: "2026-01-12T15:00:00Z",
  receivedBy: "person",
  kind: "complete"
} as const;

beforeEach(() => {
  home = openHome(mkdtempSync(join(tmpdir(), "public-c-incoming-")));
  incoming = openIncoming(home);
});
afterEach(() => rmSync(home.root, {recursive: true, force: true}));

async function* bytes(...parts: string[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}
const announced = {name: "commandes.csv", size: 10, modified: 1};

describe("an upload", () => {
  it("goes on after a break from what is on the disk, also in a new process", async () => {
    const {id} = incoming.begin("heron", announced);
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("0123");
      throw new Error("line cut");
    }
    await expect(incoming.append("heron", {id, offset: 0}, broken())).rejects.toThrow("line cut");
    const again = openIncoming(home).begin("heron", announced);
    expect(again).toMatchObject({id, received: 4});
    const done = await openIncoming(home).append("heron", {id, offset: 4}, bytes("45", "6789"));
    expect(done?.received).toBe(10);
  });

  it("takes no byte at another offset, none beyond its size, none of two senders at once", async () => {
    const {id} = incoming.begin("heron", announced);
    expect(await incoming.append("heron", {id, offset: 3}, bytes("x"))).toBeNull();
    const both = await Promise.all([
      incoming.append("heron", {id, offset: 0}, bytes("0123")),
      incoming.append("heron", {id, offset: 0}, bytes("xxxx"))
    ]);
    expect(both.filter(Boolean)).toHaveLength(1);
    const whole = await incoming.append("heron", {id, offset: 4}, bytes("456789overflow"));
    expect(whole?.received).toBe(10);
  });

  it("belongs to its organization", async () => {
    const {id} = incoming.begin("heron", announced);
    expect(incoming.list("lisiere")).toEqual([]);
    expect(await incoming.append("lisiere", {id, offset: 0}, bytes("0"))).toBeNull();
    expect(await incoming.append("heron", {id: "../../keys", offset: 0}, bytes("0"))).toBeNull();
  });
});

describe("landing", () => {
  it("puts complete files and their manifest into raw, where the next ingestion finds them", async () => {
    const {id} = incoming.begin("heron", announced);
    await incoming.append("heron", {id, offset: 0}, bytes("0123456789"));
    incoming.begin("heron", {...announced, name: "half.csv"});
    expect(await incoming.land("heron", landing)).toBe("2026-01-12");
    const [delivery] = listDeliveries(home, "heron");
    expect(delivery).toMatchObject({id: "2026-01-12", kind: "complete", exportedAt: "2026-01-12"});
    expect(delivery!.files.map(({name, size}) => [name, size])).toEqual([["commandes.csv", 10]]);
    const manifest = JSON.parse(readFileSync(join(delivery!.folder, "manifest.json"), "utf8"));
    expect(manifest.files[0].sha256).toBe(
      "84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882"
    );
    expect(incoming.list("heron")).toEqual([]);
  });

  it("takes the next name of the day, and sweeps what a stop has left half done", async () => {
    const land = async () => {
      const {id} = incoming.begin("heron", announced);
      await incoming.append("heron", {id, offset: 0}, bytes("0123456789"));
      return incoming.land("heron", landing);
    };
    expect(await land()).toBe("2026-01-12");
    const raw = join(home.raw, "heron");
    openIncoming(home).copyTo("heron", join(raw, "2026-01-12-2.new"));
    writeFileSync(join(raw, "2026-01-12-2.new", "torn.csv"), "half");
    expect(await land()).toBe("2026-01-12-2");
    expect(readdirSync(join(raw, "2026-01-12-2"))).toEqual(["commandes.csv", "manifest.json"]);
  });
});

describe("what nobody confirms", () => {
  it("is swept once it has not been touched for long, whole, and only then", async () => {
    const {id} = incoming.begin("heron", announced);
    await incoming.append("heron", {id, offset: 0}, bytes("0123"));
    incoming.sweep(new Date(Date.now() - 60_000));
    expect(incoming.list("heron")).toHaveLength(1);
    incoming.sweep(new Date(Date.now() + 60_000));
    expect(incoming.list("heron")).toEqual([]);
    expect(readdirSync(join(home.root, "incoming", "heron"))).toEqual([]);
  });
});

describe("two confirmations at once", () => {
  it("land one delivery", async () => {
    const {id} = incoming.begin("heron", announced);
    await incoming.append("heron", {id, offset: 0}, bytes("0123456789"));
    const both = await Promise.all([
      incoming.land("heron", landing),
      incoming.land("heron", landing)
    ]);
    expect(both).toEqual(["2026-01-12", null]);
    expect(listDeliveries(home, "heron")).toHaveLength(1);
  });
});

describe("safeName(given)", () => {
  it.each([
    ["commandes 2021 (1).csv", "commandes 2021 (1).csv"],
    ["../../keys/session.csv", "session.csv"],
    ["C:\\exports\\Représentations.XLSX", "Représentations.XLSX"],
    [".hidden.csv", "hidden.csv"],
    ["commandes.xls", "commandes.xls"],
    ["Saison 2021.ZIP", "Saison 2021.ZIP"],
    ["a\u0000b\n<script>.csv", "a_b__script_.csv"],
    ["clients.exe", null],
    ["clients.csv.php", null],
    [".csv", null],
    [`${"a".repeat(200)}.csv`, null]
  ])("%j: %j", (given, expected) => {
    expect(safeName(given)).toBe(expected);
  });
});
