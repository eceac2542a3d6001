/** Sells one organization's seasons: subscribers, single buyers old and new, groups, companies, guests, and those who leave no name. */
import {closures, dayOf, lastMinute, minutesPerDay, seasonPlans} from "./calendar.js";
import {Clientele} from "./clientele.js";
import type {DemoMember} from "./members.js";
import type {Population} from "./people.js";
import {Random} from "./random.js";
import {lineKinds, noCustomer, Sales} from "./sales.js";
import {leadSpread, medianLead, type Performance, salesEnd} from "./schedule.js";
import {channelKindNames, type PriceKind, priceKindNames} from "./words.js";

/** Shares of a season's tickets that are not sold to buyers one knows; guests vary from house to house. */
const guests = [0.04, 0.105] as const;
const houseSeats = 0.006;
const companies = 0.02;
const packages = 0.05;
const refunded = 0.008;
const exchanged = 0.006;

export function sellSeasons(
  member: DemoMember,
  performances: readonly Performance[],
  population: Population,
  seed: string
): Sales {
  return new Seller(member, performances, population, seed).sell();
}

class Seller {
  private readonly sales = new Sales();
  private readonly random: Random;
  private readonly clientele: Clientele;
  private readonly sold: Int32Array;
  private readonly guests: number;
  private readonly member: DemoMember;
  private readonly performances: readonly Performance[];

  constructor(
    member: DemoMember,
    performances: readonly Performance[],
    population: Population,
    seed: string
  ) {
    this.member = member;
    this.performances = performances;
    this.random = new Random(`sales ${member.organization} ${seed}`);
    this.clientele = new Clientele(member, population, this.sales, this.random);
    this.sold = new Int32Array(performances.length);
    const [fewest, most] = guests;
    this.guests = fewest + (most - fewest) * new Random(`guests ${member.organization}`).next();
  }

  sell(): Sales {
    seasonPlans.forEach((_, season) => {
      const stage = new SeasonStage(this.performances, season);
      if (stage.demand > 0) this.sellSeason(stage);
    });
    return this.sales;
  }

  private sellSeason(stage: SeasonStage): void {
    const firstLine = this.sales.length;
    const {season, demand} = stage;
    const open = seasonPlans[season]!.volume > 0.5;
    const {subscribed, grouped, anonymous} = this.member;
    this.clientele.openSeason(season);
    this.sellCanary(stage);
    this.until(open ? demand * subscribed : 0, () => this.sellSubscription(stage));
    this.until(open ? demand * packages : 0, () => this.sellPackage(stage));
    this.until(open ? demand * grouped : 0, () => this.sellGroup(stage));
    this.until(demand * companies, () => this.sellToCompany(stage));
    this.until(demand * this.guests, () => this.invite(stage));
    this.until(demand * houseSeats, () => this.holdForHouse(stage));
    this.until(demand * anonymous, () => this.sellAtCounter(stage));
    const named =
      1 -
      (open ? subscribed + packages + grouped : 0) -
      companies -
      this.guests -
      houseSeats -
      anonymous;
    this.until(demand * named, () => this.sellToBuyer(stage));
    this.undo(firstLine, stage);
  }

  /** Sells until so many tickets have been asked for, whether or not they came in time. */
  private until(tickets: number, sellOnce: () => number): void {
    for (let asked = 0; asked < tickets; ) asked += Math.max(1, sellOnce());
  }

  /** A known or new person, one or more evenings, each its own order. */
  private sellToBuyer(stage: SeasonStage): number {
    const buyer = this.clientele.nextBuyer();
    let asked = 0;
    for (let visit = 0; visit < buyer.visits; visit++) {
      const party = this.partySize();
      asked += party;
      const performance = this.seats(stage, party);
      if (performance === null) continue;
      const at = this.orderTime(performance);
      if (at === null) continue;
      const customer = this.clientele.recordOf(buyer);
      this.sellParty(customer, performance, at, party, this.channel(at));
    }
    return asked;
  }

  private sellParty(
    customer: number,
    performance: number,
    at: number,
    party: number,
    channel: number
  ): void {
    const order = this.openOrder(at);
    const main = this.usualPrice();
    const children = party > 2 && this.random.chance(0.3) ? party - 2 : 0;
    this.addTickets({order, customer, performance, at, channel}, main, party - children);
    if (children > 0)
      this.addTickets({order, customer, performance, at, channel}, "child", children);
  }

  /** One order in spring or late summer for four evenings or more; most subscribers come back. */
  private sellSubscription(stage: SeasonStage): number {
    const party = this.random.chance(0.82) ? 2 : 1;
    const evenings = stage.distinct(this.random, 4 + this.random.below(4));
    const at = this.subscriptionTime(stage.season);
    const buyer = this.clientele.nextSubscriber();
    this.sellSeries(this.clientele.recordOf(buyer), evenings, at, party, "subscription");
    return party * evenings.length;
  }

  private sellPackage(stage: SeasonStage): number {
    const party = this.random.chance(0.7) ? 2 : 1;
    const evenings = stage.distinct(this.random, 3 + this.random.below(2));
    const first = evenings.reduce((a, b) => (this.startOf(a) < this.startOf(b) ? a : b));
    const at = this.orderTime(first);
    if (at !== null)
      this.sellSeries(
        this.clientele.recordOf(this.clientele.nextBuyer()),
        evenings,
        at,
        party,
        "package"
      );
    return party * evenings.length;
  }

  private sellSeries(
    customer: number,
    evenings: readonly number[],
    at: number,
    party: number,
    price: PriceKind
  ): void {
    const order = this.openOrder(at);
    const channel = this.channel(at);
    for (const performance of evenings)
      if (at < salesEnd(this.performances[performance]!) && this.hasRoom(performance, party))
        this.addTickets({order, customer, performance, at, channel}, price, party);
  }

  private sellGroup(stage: SeasonStage): number {
    const isSchool = this.random.chance(0.6);
    const largest = Math.max(10, Math.min(70, stage.largestHall * 0.3));
    const party = this.random.between(10, Math.round(largest));
    const customer = this.clientele.recordOfBody(isSchool ? "school" : "company");
    return this.sellOnce(stage, party, (order, performance, at) => {
      const line = {
        order,
        customer,
        performance,
        at,
        channel: this.random.chance(0.7) ? phone : other
      };
      this.addTickets(line, "group", party);
      if (isSchool) this.addTickets(line, "guest", Math.floor(party / 15));
    });
  }

  private sellToCompany(stage: SeasonStage): number {
    const party = this.random.between(2, 8);
    const customer = this.clientele.recordOfBody("company");
    return this.sellOnce(stage, party, (order, performance, at) =>
      this.addTickets({order, customer, performance, at, channel: phone}, "regularA", party)
    );
  }

  private invite(stage: SeasonStage): number {
    const party = this.random.chance(0.75) ? 2 : 1;
    const customer = this.random.chance(0.5) ? noCustomer : this.clientele.anyRecord();
    const price = this.random.chance(0.8) ? "guest" : "press";
    return this.sellOnce(stage, party, (order, performance, at) =>
      this.addTickets({order, customer, performance, at, channel: boxOffice}, price, party)
    );
  }

  private holdForHouse(stage: SeasonStage): number {
    return this.sellOnce(stage, 2, (order, performance, at) =>
      this.addTickets(
        {order, customer: noCustomer, performance, at, channel: boxOffice},
        "house",
        2
      )
    );
  }

  /** At the door, without a name. */
  private sellAtCounter(stage: SeasonStage): number {
    const party = this.partySize();
    const performance = this.seats(stage, party);
    if (performance === null) return party;
    const start = this.startOf(performance);
    const at = this.random.chance(0.7)
      ? start - this.random.between(5, 120)
      : this.orderTime(performance);
    if (at !== null && at < salesEnd(this.performances[performance]!)) {
      const channel = this.random.chance(0.12) ? kiosk : boxOffice;
      const line = {order: this.openOrder(at), customer: noCustomer, performance, at, channel};
      this.addTickets(line, this.usualPrice(), party);
    }
    return party;
  }

  /** One planted person per organization, who comes once a season. */
  private sellCanary(stage: SeasonStage): void {
    this.sellOnce(stage, 2, (order, performance, at) =>
      this.addTickets(
        {order, customer: this.clientele.canary(), performance, at, channel: web},
        "regularA",
        2
      )
    );
  }

  private sellOnce(
    stage: SeasonStage,
    party: number,
    add: (order: number, performance: number, at: number) => void
  ): number {
    const performance = this.seats(stage, party);
    const at = performance === null ? null : this.orderTime(performance);
    if (performance !== null && at !== null) add(this.openOrder(at), performance, at);
    return party;
  }

  /** Refunds what was called off, and a few tickets besides; some of these are exchanged. */
  private undo(firstLine: number, stage: SeasonStage): void {
    for (let index = firstLine, end = this.sales.length; index < end; index++) {
      const line = this.sales.line(index);
      const {cancelledAt} = this.performances[line.performance]!;
      if (cancelledAt !== null) {
        if (this.random.chance(0.94))
          this.giveBack(line, cancelledAt + this.random.between(2, 75) * minutesPerDay, "refund");
      } else if (
        line.price !== subscription &&
        line.cents > 0 &&
        this.random.chance(refunded + exchanged)
      ) {
        this.changeMind(line, stage);
      }
    }
  }

  private changeMind(line: Line, stage: SeasonStage): void {
    const end = salesEnd(this.performances[line.performance]!);
    if (end - line.at < 3 * minutesPerDay) return;
    const at = line.at + this.random.between(minutesPerDay, end - line.at - minutesPerDay);
    const replacement = this.random.chance(exchanged / (refunded + exchanged))
      ? this.seats(stage, line.tickets)
      : null;
    const swaps = replacement !== null && at < salesEnd(this.performances[replacement]!);
    this.giveBack(line, awake(at), swaps ? "exchange" : "refund");
    if (swaps) {
      const order = this.openOrder(awake(at));
      this.sales.addLine({...line, order, performance: replacement, at: awake(at), kind: sale});
      this.sold[replacement]! += line.tickets;
    }
  }

  private giveBack(line: Line, at: number, kind: "refund" | "exchange"): void {
    if (at >= lastMinute || this.cannotShow(line)) return;
    this.sales.addLine({...line, at, kind: lineKinds.indexOf(kind)});
    this.sold[line.performance]! -= line.tickets;
  }

  /** Where refunds show by their sign, giving back a free ticket leaves no trace. */
  private cannotShow({cents}: Line): boolean {
    return cents === 0 && this.member.layout.refunds === "negative";
  }

  private addTickets(
    line: Omit<Line, "cents" | "tickets" | "price" | "kind">,
    price: PriceKind,
    tickets: number
  ): void {
    if (tickets === 0) return;
    this.sales.addLine({
      ...line,
      cents: this.cents(line.performance, price),
      tickets,
      price: priceKindNames.indexOf(price),
      kind: sale
    });
    this.sold[line.performance]! += tickets;
  }

  private openOrder(at: number): number {
    return this.sales.orderedAt.push(at);
  }

  /** A performance with room, in proportion to how much it is wanted; null when none of a few tries has it. */
  private seats(stage: SeasonStage, party: number): number | null {
    for (let attempt = 0; attempt < 6; attempt++) {
      const performance = stage.choose(this.random);
      if (this.hasRoom(performance, party)) return performance;
    }
    return null;
  }

  private hasRoom(performance: number, party: number): boolean {
    return this.sold[performance]! + party <= this.performances[performance]!.capacity;
  }

  private startOf(performance: number): number {
    return this.performances[performance]!.startsAt;
  }

  /** Minute of an order for a performance; null when sales had ended by then. */
  private orderTime(index: number): number | null {
    const performance = this.performances[index]!;
    const median = medianLead[performance.discipline];
    const lead = this.random.chance(0.05)
      ? 0.1
      : median * Math.exp(leadSpread * this.random.normal());
    const day = Math.floor(performance.startsAt / minutesPerDay) - Math.floor(Math.min(lead, 240));
    const at = Math.min(
      day * minutesPerDay + this.minuteOfDay(),
      performance.startsAt - this.random.between(3, 90)
    );
    return at < salesEnd(performance) && !isSilent(at) ? at : null;
  }

  /** From late April to mid-September before the season; a third as soon as sales open. */
  private subscriptionTime(season: number): number {
    const {firstYear} = seasonPlans[season]!;
    const opens = dayOf(`${firstYear}-04-24`);
    const day = this.random.chance(0.35)
      ? opens + this.random.below(14)
      : opens + this.random.below(140);
    return day * minutesPerDay + this.minuteOfDay();
  }

  private minuteOfDay(): number {
    const hour = 8 + hours[this.random.below(hours.length)]!;
    return hour * 60 + this.random.below(60);
  }

  private channel(at: number): number {
    const online = 0.5 + 0.045 * (at / (365 * minutesPerDay));
    if (this.random.chance(online)) return web;
    return [boxOffice, phone, agent, other, kiosk][
      this.random.weighted([0.55, 0.3, 0.09, 0.04, 0.02])
    ]!;
  }

  private partySize(): number {
    return 1 + this.random.weighted([0.25, 0.55, 0.08, 0.08, 0.03, 0.01]);
  }

  private usualPrice(): PriceKind {
    return usual[this.random.weighted([0.5, 0.22, 0.1, 0.13, 0.05])]!;
  }

  private cents(performance: number, price: PriceKind): number {
    if (price === "subscription" && this.member.prepaid) return 0;
    return Math.round((this.performances[performance]!.price * priceRatio[price]) / 25) * 25;
  }
}

/** Performances of one season, drawn in proportion to how much they are wanted. */
class SeasonStage {
  readonly season: number;
  readonly demand: number;
  readonly largestHall: number;
  private readonly indices: readonly number[];
  private readonly cumulative: Float64Array;

  constructor(performances: readonly Performance[], season: number) {
    this.season = season;
    this.indices = performances.flatMap((performance, index) =>
      performance.season === season ? [index] : []
    );
    this.cumulative = new Float64Array(this.indices.length);
    let demand = 0;
    this.indices.forEach((index, position) => {
      demand += performances[index]!.demand;
      this.cumulative[position] = demand;
    });
    this.demand = demand;
    this.largestHall = this.indices.reduce(
      (most, index) => Math.max(most, performances[index]!.capacity),
      0
    );
  }

  choose(random: Random): number {
    const target = random.next() * this.demand;
    let low = 0;
    let high = this.cumulative.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.cumulative[middle]! > target) high = middle;
      else low = middle + 1;
    }
    return this.indices[low]!;
  }

  distinct(random: Random, count: number): number[] {
    const chosen = new Set<number>();
    for (let attempt = 0; attempt < count * 3 && chosen.size < count; attempt++)
      chosen.add(this.choose(random));
    return [...chosen];
  }
}

type Line = ReturnType<Sales["line"]>;
const sale = lineKinds.indexOf("sale");
const subscription = priceKindNames.indexOf("subscription");
const [web, boxOffice, phone, agent, other, kiosk] = channelKindNames.map((_, index) => index) as [
  number,
  number,
  number,
  number,
  number,
  number
];
const usual: readonly PriceKind[] = ["regularA", "regularB", "student", "senior", "promotion"];

/** A ticket's price against the full price of its performance. */
const priceRatio: Readonly<Record<PriceKind, number>> = {
  regularA: 1,
  regularB: 0.84,
  student: 0.65,
  senior: 0.85,
  child: 0.5,
  guest: 0,
  press: 0,
  subscription: 0.78,
  package: 0.82,
  group: 0.6,
  house: 0,
  promotion: 0.7
};

/** Hours after eight in the morning, as often as people buy in them. */
const hours = [
  0, 1, 2, 2, 3, 3, 4, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 10, 11, 11, 12, 12, 12, 13, 13, 14, 15
];

/** No sale was made while everything was closed in spring 2020. */
function isSilent(minute: number): boolean {
  const [spring] = closures;
  const day = minute / minutesPerDay;
  return day >= spring.from && day < spring.from + 75;
}

/** The same day, between eight and midnight, where no clock change makes an hour vanish. */
function awake(minute: number): number {
  const day = Math.floor(minute / minutesPerDay);
  return day * minutesPerDay + Math.max(480, minute - day * minutesPerDay);
}
