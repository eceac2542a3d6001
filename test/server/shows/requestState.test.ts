import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  currentStatus,
  openActs,
  type Side,
  statusAfter
} from "../../../server/shows/requestState.js";
import type {ShowAct, ShowRequestStatus} from "../../../server/state/tables.js";

const today = "2026-01-12";
const dated = (status: ShowRequestStatus) => ({
  status,
  expiresOn: "2026-02-07",
  untilOn: "2026-08-31"
});

describe("openActs(request, side, today)", () => {
  it.each<[ShowRequestStatus, Side, ShowAct[]]>([
    ["asked", "owner", ["grant", "decline", "question"]],
    ["asked", "requester", ["withdraw"]],
    ["questioned", "owner", ["grant", "decline"]],
    ["questioned", "requester", ["answer", "withdraw"]],
    ["granted", "owner", ["revoke"]],
    ["granted", "requester", []],
    ["declined", "owner", []],
    ["declined", "requester", []],
    ["withdrawn", "owner", []],
    ["revoked", "owner", []]
  ])("%s, %s: %j", (status, side, acts) => {
    expect(openActs(dated(status), side, today)).toEqual(acts);
  });
});

describe("currentStatus(request, today)", () => {
  it("expires the day after, unanswered", () => {
    expect(currentStatus(dated("asked"), "2026-02-07")).toBe("asked");
    expect(currentStatus(dated("asked"), "2026-02-08")).toBe("expired");
    expect(currentStatus(dated("questioned"), "2026-02-08")).toBe("expired");
  });
  it("ends the day after the last one granted", () => {
    expect(currentStatus(dated("granted"), "2026-08-31")).toBe("granted");
    expect(currentStatus(dated("granted"), "2026-09-01")).toBe("ended");
  });
});

describe("any history", () => {
  const acts: ShowAct[] = ["ask", "grant", "decline", "question", "answer", "withdraw", "revoke"];
  const move = fc.record({
    act: fc.constantFrom(...acts),
    side: fc.constantFrom<Side>("owner", "requester"),
    today: fc.constantFrom("2026-01-12", "2026-02-08", "2026-09-01")
  });
  it("is granted only by its owner, while it waits", () => {
    fc.assert(
      fc.property(fc.array(move, {maxLength: 12}), (moves) => {
        let status: ShowRequestStatus = "asked";
        for (const one of moves) {
          const next = statusAfter(dated(status), one);
          if (next === "granted") {
            expect(one.side).toBe("owner");
            expect(["asked", "questioned"]).toContain(status);
            expect(one.today <= "2026-02-07").toBe(true);
          }
          if (["declined", "withdrawn", "revoked"].includes(status)) expect(next).toBeNull();
          status = next ?? status;
        }
      }),
      {numRuns: 2_000}
    );
  });
});
