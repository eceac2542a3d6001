import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {silentLogger} from "../../../server/logger.js";
import {openReleases} from "../../../server/release/openReleases.js";
import {type OpenGate, openGate} from "../support/openGate.js";
import {emailOf, tinySite} from "../support/tinySite.js";
import {writeRelease} from "../support/writeRelease.js";

let gate: OpenGate;
let owner: string;
const path = "/fr/o/heron/portrait";

beforeAll(async () => {
  gate = await openGate();
  owner = await gate.signIn(emailOf("heron", "reader"));
});
afterAll(() => gate[Symbol.asyncDispose]());

describe("a new release", () => {
  it("is served without a restart while others read the old one", async () => {
    const large = "a".repeat(8_000_000);
    const page = {...tinySite[path]!, content: large};
    writeRelease(gate.home, "r2", {...tinySite, [path]: page});
    await nextLook();
    const reading = await gate.get(path, owner);
    writeRelease(gate.home, "r3", {...tinySite, [path]: {...page, content: "new"}});
    await nextLook();
    expect(await (await gate.get(path, owner)).text()).toBe("new");
    expect((await reading.text()).length).toBe(large.length);
  });

  it("leaves the earlier one in place when it cannot be read", async () => {
    writeFileSync(join(gate.home.releases, "current"), "../../etc");
    await nextLook();
    expect(await (await gate.get(path, owner)).text()).toBe("new");
    writeRelease(gate.home, "r4", {[path]: {...tinySite[path]!, audience: "everyone"}});
    await nextLook();
    expect(await (await gate.get(path, owner)).text()).toBe("new");
  });
});

describe("an asset of the earlier release", () => {
  it("is found for a quarter of an hour, a page is not", () => {
    let ticks = 0;
    writeRelease(gate.home, "a", tinySite);
    const releases = openReleases(gate.home, {logger: silentLogger, ticks: () => ticks});
    releases.current();
    ticks += 1_000;
    writeRelease(gate.home, "b", {});
    const asset = "/_observablehq/client.1a2b3c4d.js";
    expect(releases.find(asset)).toBeDefined();
    expect(releases.find(path)).toBeUndefined();
    ticks += 16 * 60_000;
    expect(releases.find(asset)).toBeUndefined();
  });
});

const nextLook = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));
