import {describe, expect, it} from "vitest";
import {instantOf} from "../../../../loaders/sources/api/instant.js";
import {localDays} from "../../../../loaders/sources/api/localDays.js";
import {amountOf, centsOf} from "../../../../loaders/sources/api/money.js";

describe("centsOf(amount)", () => {
  it("reads decimals exactly, and nothing else", () => {
    const given = [
      "23.00",
      "0.10",
      "-5.5",
      "7",
      12.5,
      "260.0000",
      "1.005",
      "1e3",
      "1,50",
      "",
      null
    ];
    const cents = [2300, 10, -550, 700, 1250, 26_000, null, null, null, null, null];
    expect(given.map(centsOf)).toEqual(cents);
  });

  it("comes back as it went", () => {
    for (const cents of [0, 5, 10, 99, 100, -550, 123_456])
      expect(centsOf(amountOf(cents))).toBe(cents);
  });
});

describe("instantOf(value)", () => {
  it("spells every vendor's instant one way", () => {
    expect(instantOf("2019-01-01T00:00:55Z")).toBe("2019-01-01T00:00:55+00:00");
    expect(instantOf("2019-04-02T07:01:49.735632Z")).toBe("2019-04-02T07:01:49+00:00");
    expect(instantOf("2024-10-19T19:30:00-04:00")).toBe("2024-10-19T19:30:00-04:00");
    expect(instantOf("2024-10-19T19:30:00-0400")).toBe("2024-10-19T19:30:00-04:00");
    expect(instantOf("2024-08-09 19:30")).toBe("2024-08-09T19:30:00");
  });

  it("leaves what it cannot read for the contract to judge", () => {
    expect([instantOf(null), instantOf("soon")]).toEqual(["", "soon"]);
  });
});

describe("localDays(timeZone)", () => {
  it("is the day there, also late in the evening, and as given when the instant is local", () => {
    const day = localDays("America/Toronto");
    expect(day("2026-01-02T03:30:00+00:00")).toBe("2026-01-01");
    expect(day("2026-07-02T03:59:59Z")).toBe("2026-07-01");
    expect(day("2026-01-02T03:30:00")).toBe("2026-01-02");
  });
});
