import {beforeAll, describe, expect, it} from "vitest";
import {lastMinute} from "../../demo/calendar.js";
import {
  buyersOf,
  type House,
  leadDays,
  occupancyOf,
  oneVenueShare,
  partySizeOf,
  pricesOf,
  seasonIndex,
  sellAll,
  topDecileShare
} from "./measure.js";

/** A quarter of the demonstration: enough people for a share to be steady. */
const scale = 0.25;
const open = seasonIndex("2018-2019");
const before = seasonIndex("2017-2018");
const current = seasonIndex("2021-2022");

let houses: House[];
beforeAll(() => {
  houses = sellAll(scale);
});

describe("sellSeasons(): published values of 5-metrics", () => {
  it("a third of buyers come back next season (31–35 %)", () => {
    const [back, all] = total((house) => {
      const next = buyersOf(house, open);
      const buyers = [...buyersOf(house, before).keys()];
      return [buyers.filter((person) => next.has(person)).length, buyers.length];
    });
    expect(back / all).toBeGreaterThan(0.29);
    expect(back / all).toBeLessThan(0.38);
  });

  it("more than half of the buyers of 2021-2022 were never seen before (54–56 %)", () => {
    const [first, all] = total((house) => {
      const known = new Set([0, 1, 2, 3].flatMap((season) => [...buyersOf(house, season).keys()]));
      const buyers = [...buyersOf(house, current).keys()];
      return [buyers.filter((person) => !known.has(person)).length, buyers.length];
    });
    expect(first / all).toBeGreaterThan(0.5);
    expect(first / all).toBeLessThan(0.64);
  });

  it("two buyers in three came once (68 %)", () => {
    const [once, all] = total((house) => {
      const buyers = [...buyersOf(house, open).values()];
      return [buyers.filter(({performances}) => performances.size === 1).length, buyers.length];
    });
    expect(once / all).toBeGreaterThan(0.62);
    expect(once / all).toBeLessThan(0.74);
  });

  it("85 % of people go to one organization only", () => {
    expect(oneVenueShare(houses)).toBeGreaterThan(0.82);
    expect(oneVenueShare(houses)).toBeLessThan(0.9);
  });

  it("a tenth of the buyers hold over a third of a season's tickets", () => {
    const [top, all] = total((house) => {
      const buyers = buyersOf(house, open);
      return [buyers.size === 0 ? 0 : topDecileShare(buyers) * buyers.size, buyers.size];
    });
    expect(top / all).toBeGreaterThan(0.34);
    expect(top / all).toBeLessThan(0.55);
  });

  it("72 % of seats are filled", () => {
    const [attendance, seats] = total((house) => {
      const of = occupancyOf(house, open);
      return [of.attendance, of.seats];
    });
    expect(attendance / seats).toBeGreaterThan(0.68);
    expect(attendance / seats).toBeLessThan(0.78);
  });

  it("a paid ticket costs about 36 $ before tax, and one in thirteen is complimentary", () => {
    const [cents, paid] = total((house) => {
      const of = pricesOf(house, open);
      return [of.cents, of.paid];
    });
    const [comps, tickets] = total((house) => {
      const of = pricesOf(house, open);
      return [of.comps, of.tickets];
    });
    expect(cents / paid / 100).toBeGreaterThan(33);
    expect(cents / paid / 100).toBeLessThan(39);
    expect(comps / tickets).toBeGreaterThan(0.05);
    expect(comps / tickets).toBeLessThan(0.09);
  });

  it("half of the tickets are bought some three weeks ahead, by two", () => {
    const days = houses.flatMap((house) => leadDays(house, open)).sort((a, b) => a - b);
    expect(days[days.length >> 1]).toBeGreaterThan(14);
    expect(days[days.length >> 1]).toBeLessThan(28);
    for (const house of houses)
      expect(partySizeOf(house), house.member.organization).toBeCloseTo(2.03, 0);
  });
});

describe("sellSeasons(): what cannot happen", () => {
  it("no order comes after its performance, after the last day, or in the spring of 2020", () => {
    let impossible = 0;
    for (const {sales, performances} of houses)
      for (let line = 0; line < sales.length; line++) {
        const at = sales.at.at(line);
        const isSale = sales.kind.at(line) === 0;
        const isLate = isSale && at >= performances[sales.performance.at(line)]!.startsAt;
        const isSilent = isSale && at >= minute("2020-03-14") && at < minute("2020-05-20");
        if (at >= lastMinute || isLate || isSilent) impossible++;
      }
    expect(impossible).toBe(0);
  });

  it("no performance holds more than its seats, nor fewer tickets than none", () => {
    for (const {sales, performances} of houses) {
      const held = new Int32Array(performances.length);
      for (let line = 0; line < sales.length; line++)
        held[sales.performance.at(line)]! +=
          sales.tickets.at(line) * (sales.kind.at(line) === 0 ? 1 : -1);
      performances.forEach(({capacity}, index) => {
        expect(held[index]! >= 0 && held[index]! <= capacity).toBe(true);
      });
    }
  });

  it("2020-2021 is almost empty, and nothing plays while the halls are closed", () => {
    const [closed, all] = total((house) => [
      occupancyOf(house, 3).attendance,
      occupancyOf(house, open).attendance
    ]);
    expect(closed / all).toBeLessThan(0.05);
    for (const {performances} of houses)
      for (const {startsAt, cancelledAt} of performances)
        if (startsAt >= minute("2020-03-13") && startsAt < minute("2020-09-01"))
          expect(cancelledAt).not.toBeNull();
  });

  it("sells ahead for performances to come", () => {
    const [ahead] = total(({sales, performances}) => {
      let tickets = 0;
      for (let line = 0; line < sales.length; line++)
        if (performances[sales.performance.at(line)]!.startsAt > lastMinute)
          tickets += sales.tickets.at(line);
      return [tickets, 0];
    });
    expect(ahead).toBeGreaterThan(100);
  });
});

/** Sums a fraction's two sides over the houses. */
function total(of: (house: House) => readonly [number, number]): [number, number] {
  return houses.map(of).reduce<[number, number]>(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
}

const minute = (day: string): number =>
  (Date.parse(`${day}T00:00:00Z`) - Date.UTC(2017, 0, 1)) / 60_000;
