import {describe, expect, it} from "vitest";
import {nextRun, type Schedule, scheduleSpec} from "../../../reports/schedule/nextRun.js";

const calendar = {timeZone: "America/Toronto", seasonStart: "09-01"};

/** The next three, from an instant. */
function runs(given: object, after: string, count = 3): (string | undefined)[] {
  const schedule: Schedule = scheduleSpec.parse(given);
  const found: (string | undefined)[] = [];
  let from = new Date(after);
  for (let i = 0; i < count; i++) {
    const next = nextRun(schedule, calendar, from);
    found.push(next?.toISOString());
    if (!next) break;
    from = next;
  }
  return found;
}

describe("nextRun(schedule, calendar, after)", () => {
  it("is the next month's day at the local hour, winter and summer", () => {
    expect(runs({monthly: 1, at: "07:30"}, "2026-02-15T00:00:00Z")).toEqual([
      "2026-03-01T12:30:00.000Z",
      "2026-04-01T11:30:00.000Z",
      "2026-05-01T11:30:00.000Z"
    ]);
  });

  it("is today when the hour is still to come, and not again once it has come", () => {
    expect(runs({monthly: 15, at: "07:30"}, "2026-01-15T12:29:59Z", 1)).toEqual([
      "2026-01-15T12:30:00.000Z"
    ]);
    expect(runs({monthly: 15, at: "07:30"}, "2026-01-15T12:30:00Z", 1)).toEqual([
      "2026-02-15T12:30:00.000Z"
    ]);
  });

  it("falls on the last day of a month that has no 31st, and of a February that leaps", () => {
    expect(runs({monthly: 31}, "2028-01-31T13:00:00Z")).toEqual([
      "2028-02-29T12:30:00.000Z",
      "2028-03-31T11:30:00.000Z",
      "2028-04-30T11:30:00.000Z"
    ]);
    expect(runs({monthly: 29}, "2026-02-01T00:00:00Z", 1)).toEqual(["2026-02-28T12:30:00.000Z"]);
  });

  it("jumps the hour that spring skips, and does not repeat the one that autumn repeats", () => {
    expect(runs({dates: ["2026-03-08"], at: "02:30"}, "2026-03-01T00:00:00Z")).toEqual([
      "2026-03-08T07:30:00.000Z",
      undefined
    ]);
    expect(runs({dates: ["2026-11-01"], at: "01:30"}, "2026-10-01T00:00:00Z")).toEqual([
      "2026-11-01T05:30:00.000Z",
      undefined
    ]);
  });

  it("counts days from the season's last", () => {
    expect(runs({afterSeason: 15}, "2026-03-01T00:00:00Z", 2)).toEqual([
      "2026-09-15T11:30:00.000Z",
      "2027-09-15T11:30:00.000Z"
    ]);
    expect(runs({afterSeason: 0}, "2026-08-31T12:00:00Z", 1)).toEqual(["2027-08-31T11:30:00.000Z"]);
  });

  it("keeps a local evening on its local day", () => {
    expect(runs({monthly: 31, at: "23:30"}, "2026-02-01T03:00:00Z", 2)).toEqual([
      "2026-02-01T04:30:00.000Z",
      "2026-03-01T04:30:00.000Z"
    ]);
  });
});
