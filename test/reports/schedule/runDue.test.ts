import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {type Editions, openEditions} from "../../../reports/review/openEditions.js";
import {runDue} from "../../../reports/schedule/runDue.js";
import {openScratch} from "../send/outbox.js";

let folder: string;
let editions: Editions;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "due-"));
  editions = openEditions(openScratch(folder));
});
afterEach(() => {
  editions.close();
  rmSync(folder, {recursive: true});
});

const monthly = {id: "suivi", schedule: {monthly: 1, at: "07:30"}};
const byHand = {id: "one-off", schedule: null};

async function tick(now: string, run = async (_id: string) => {}): Promise<string[]> {
  const ran: string[] = [];
  await runDue(editions, [monthly, byHand], {
    timeZone: "America/Toronto",
    seasonStart: "09-01",
    now: new Date(now),
    run: async ({id}) => {
      await run(id);
      ran.push(id);
    }
  });
  return ran;
}

describe("runDue(editions, reports, options)", () => {
  it("waits for the first date, runs once on it, then waits for the next", async () => {
    expect(await tick("2026-01-15T00:00:00Z")).toEqual([]);
    expect(await tick("2026-02-01T12:29:00Z")).toEqual([]);
    expect(await tick("2026-02-01T12:30:00Z")).toEqual(["suivi"]);
    expect(await tick("2026-02-01T12:31:00Z")).toEqual([]);
    expect(await tick("2026-03-01T13:00:00Z")).toEqual(["suivi"]);
  });

  it("catches up once after a long stop", async () => {
    await tick("2026-01-15T00:00:00Z");
    expect(await tick("2026-06-20T00:00:00Z")).toEqual(["suivi"]);
    expect(await tick("2026-06-20T00:01:00Z")).toEqual([]);
    expect(await tick("2026-07-01T12:00:00Z")).toEqual(["suivi"]);
  });

  it("asks again when it failed", async () => {
    await tick("2026-01-15T00:00:00Z");
    const failing = () => Promise.reject(new Error("no browser"));
    await expect(tick("2026-02-01T13:00:00Z", failing)).rejects.toThrow("no browser");
    expect(await tick("2026-02-01T13:01:00Z")).toEqual(["suivi"]);
  });
});
