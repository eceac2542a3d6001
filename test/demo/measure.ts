/** What a demonstration amounts to, straight from what was sold; by the rules of the design's settled cases. */
import {lastMinute, minutesPerDay, seasonPlans} from "../../demo/calendar.js";
import {type DemoMember, demoMembers} from "../../demo/members.js";
import {Population} from "../../demo/people.js";
import {noCustomer, type Sales, standsForPerson} from "../../demo/sales.js";
import {type Performance, scheduleOf} from "../../demo/schedule.js";
import {sellSeasons} from "../../demo/sell.js";
import {priceKindNames, priceKinds} from "../../demo/words.js";

export interface House {
  member: DemoMember;
  performances: readonly Performance[];
  sales: Sales;
}

export function sellAll(scale: number, seed = "public-c"): House[] {
  const population = new Population(seed);
  return demoMembers.map((member) => {
    const performances = scheduleOf(member, seed, scale);
    return {member, performances, sales: sellSeasons(member, performances, population, seed)};
  });
}

const prices = priceKindNames.map((kind) => priceKinds[kind]);
const isPerson = (sales: Sales, record: number): boolean =>
  record !== noCustomer && standsForPerson(sales, record);

/** Person → performances bought for in one season, with the tickets. */
export function buyersOf(
  {sales, performances}: House,
  season: number
): Map<number, {performances: Set<number>; tickets: number}> {
  const buyers = new Map<number, {performances: Set<number>; tickets: number}>();
  eachSale(sales, (line) => {
    const performance = sales.performance.at(line);
    const record = sales.customer.at(line);
    const price = prices[sales.price.at(line)];
    const counts = sales.cents.at(line) > 0 || price === "subscription";
    if (
      performances[performance]!.season !== season ||
      performances[performance]!.cancelledAt !== null
    )
      return;
    if (!counts || !isPerson(sales, record) || performances[performance]!.startsAt >= lastMinute)
      return;
    const person = sales.person.at(record);
    const buyer = buyers.get(person) ?? {performances: new Set(), tickets: 0};
    buyer.performances.add(performance);
    buyer.tickets += sales.tickets.at(line);
    buyers.set(person, buyer);
  });
  return buyers;
}

export function occupancyOf(
  {sales, performances}: House,
  season: number
): {seats: number; attendance: number} {
  const held = performances.map(
    (performance) =>
      performance.season === season &&
      performance.cancelledAt === null &&
      performance.startsAt < lastMinute
  );
  let attendance = 0;
  for (let line = 0; line < sales.length; line++)
    if (held[sales.performance.at(line)])
      attendance += sales.tickets.at(line) * (sales.kind.at(line) === 0 ? 1 : -1);
  const seats = performances.reduce(
    (sum, {capacity}, index) => sum + (held[index] ? capacity : 0),
    0
  );
  return {seats, attendance};
}

/** Share of a season's tickets by price category, and the mean price of those paid for, tax excluded, in cents. */
export function pricesOf(
  {member, sales, performances}: House,
  season: number
): {comps: number; tickets: number; paid: number; cents: number} {
  const total = {comps: 0, tickets: 0, paid: 0, cents: 0};
  const taxes = member.layout.money.tax === "excluded" ? 1 : 1.14975;
  eachSale(sales, (line) => {
    const performance = performances[sales.performance.at(line)]!;
    if (performance.season !== season || performance.cancelledAt !== null) return;
    const tickets = sales.tickets.at(line);
    total.tickets += tickets;
    if (prices[sales.price.at(line)] === "complimentary") total.comps += tickets;
    if (sales.cents.at(line) === 0) return;
    total.paid += tickets;
    total.cents += (sales.cents.at(line) / taxes) * tickets;
  });
  return total;
}

/** Whole days from order to performance, once per paid or subscription ticket, shortest first. */
export function leadDays({sales, performances}: House, season: number): number[] {
  const days: number[] = [];
  eachSale(sales, (line) => {
    const performance = performances[sales.performance.at(line)]!;
    const price = prices[sales.price.at(line)];
    if (performance.season !== season || (sales.cents.at(line) === 0 && price !== "subscription"))
      return;
    const lead =
      Math.floor(performance.startsAt / minutesPerDay) -
      Math.floor(sales.at.at(line) / minutesPerDay);
    for (let ticket = 0; ticket < sales.tickets.at(line); ticket++) days.push(lead);
  });
  return days.sort((a, b) => a - b);
}

/** Tickets per order and performance, groups of ten or more apart. */
export function partySizeOf({sales}: House): number {
  const parties = new Map<number, number>();
  eachSale(sales, (line) => {
    const key = sales.order.at(line) * 100_000 + sales.performance.at(line);
    parties.set(key, (parties.get(key) ?? 0) + sales.tickets.at(line));
  });
  const small = [...parties.values()].filter((tickets) => tickets < 10);
  return small.reduce((sum, tickets) => sum + tickets, 0) / small.length;
}

/** Share of all persons known to one organization only. */
export function oneVenueShare(houses: readonly House[]): number {
  const known = new Map<number, number>();
  for (const {sales} of houses) {
    const persons = new Set<number>();
    for (let record = 0; record < sales.person.length; record++)
      if (isPerson(sales, record)) persons.add(sales.person.at(record));
    for (const person of persons) known.set(person, (known.get(person) ?? 0) + 1);
  }
  return [...known.values()].filter((count) => count === 1).length / known.size;
}

/** Tickets of the tenth of buyers who bought most, over all tickets. */
export function topDecileShare(buyers: ReturnType<typeof buyersOf>): number {
  const tickets = [...buyers.values()].map((buyer) => buyer.tickets).sort((a, b) => b - a);
  const sum = (list: number[]): number => list.reduce((total, value) => total + value, 0);
  return sum(tickets.slice(0, Math.round(tickets.length / 10))) / sum(tickets);
}

export const seasonIndex = (season: string): number =>
  seasonPlans.findIndex((plan) => plan.season === season);

function eachSale(sales: Sales, visit: (line: number) => void): void {
  for (let line = 0; line < sales.length; line++) if (sales.kind.at(line) === 0) visit(line);
}
