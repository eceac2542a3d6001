import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {type Editions, openEditions} from "../../../reports/review/openEditions.js";
import {previewDueAt, runDue} from "../../../reports/schedule/runDue.js";
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

  it("follows the shows: each is asked for once, some days after its last performance", async () => {
    const afterShow = {id: "spectacle", schedule: {afterShow: 2, at: "07:30"}};
    const asked: unknown[] = [];
    const shows = [
      {show: "a", lastOn: "2026-01-20"},
      {show: "b", lastOn: "2026-01-20"},
      {show: "c", lastOn: "2026-03-07"}
    ];
    const look = (now: string, known = shows) =>
      runDue(editions, [afterShow], {
        timeZone: "America/Toronto",
        seasonStart: "09-01",
        now: new Date(now),
        shows: known,
        run: async (_, chosen) => void asked.push(chosen)
      });
    await look("2026-01-15T00:00:00Z");
    await look("2026-01-22T12:29:00Z");
    expect(asked).toEqual([]);
    await look("2026-01-22T12:30:00Z");
    await look("2026-01-22T12:31:00Z");
    expect(asked).toEqual([["a", "b"]]);
    const nextAt = (await look("2026-02-01T00:00:00Z"))[0]!.nextAt;
    expect(nextAt, "half past seven, after the clock went forward").toBe(
      "2026-03-09T11:30:00.000Z"
    );
    const sooner = [...shows, {show: "d", lastOn: "2026-02-10"}];
    await look("2026-02-13T00:00:00Z", sooner);
    expect(asked.at(-1), "announced since").toEqual(["d"]);
    await look("2026-04-01T00:00:00Z", sooner);
    expect(asked.at(-1), "after a long stop").toEqual(["c"]);
  });

  it("previews what another day asks for, and notes nothing", async () => {
    const now = new Date("2026-01-15T00:00:00Z");
    const calendar = {timeZone: "America/Toronto", seasonStart: "09-01"};
    const due = (at: string) =>
      previewDueAt(editions, [monthly, byHand], calendar, {now, at: new Date(at)});
    expect(due("2026-01-31T00:00:00Z")).toEqual([]);
    expect(due("2026-02-01T12:30:00Z")).toEqual([{report: monthly, shows: undefined}]);
    expect(await tick("2026-02-01T12:30:00Z"), "seen for the first time").toEqual([]);
  });

  it("says which one failed, goes on with the others, and asks again", async () => {
    const reports = [monthly, {...monthly, id: "portrait"}];
    const look = (now: string, failing: string) =>
      runDue(editions, reports, {
        timeZone: "America/Toronto",
        seasonStart: "09-01",
        now: new Date(now),
        run: async ({id}) => {
          if (id === failing) throw new Error("twins differ");
        }
      });
    await look("2026-01-15T00:00:00Z", "");
    expect(await look("2026-02-01T13:00:00Z", "suivi")).toMatchObject([
      {id: "suivi", ran: false, failure: "twins differ"},
      {id: "portrait", ran: true, failure: null}
    ]);
    expect(await look("2026-02-01T13:01:00Z", "")).toMatchObject([{ran: true}, {ran: false}]);
  });
});
