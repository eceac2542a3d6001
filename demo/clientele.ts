/** Who buys from one organization: newcomers, those who come back, subscribers, companies; and the record each is entered under. */

import {seasonPlans} from "./calendar.js";
import {type Column, int32, uint8} from "./columns.js";
import type {DemoMember} from "./members.js";
import type {Population} from "./people.js";
import type {Random} from "./random.js";
import {noCustomer, type Sales} from "./sales.js";
import {catchment} from "./territory.js";

/** Someone about to buy: a patron already known (its index), or a newcomer (-1) entered at the first order. */
export interface Buyer {
  patron: number;
  visits: number;
}

const newcomer = -1;
const enteredTwice = 0.03;
const couples = 0.015;

export class Clientele {
  /** Per patron. */
  private readonly record: Column<Int32Array> = int32();
  private readonly secondRecord: Column<Int32Array> = int32();
  private readonly lastVisits: Column<Uint8Array> = uint8();
  private readonly lastSeason: Column<Uint8Array> = uint8();
  /** Per season: the patron of each visit, so that who came often is drawn often. */
  private readonly visits: Column<Int32Array>[] = seasonPlans.map(() => int32());
  private subscribers: number[] = [];
  private formerSubscribers: number[] = [];
  private readonly patronOf = new Map<number, number>();
  private readonly bodies: number[] = [];
  private canaryRecord = noCustomer;
  private season = 0;
  private readonly areaChooser: AreaChooser;
  private readonly population: Population;
  private readonly sales: Sales;
  private readonly random: Random;

  constructor(member: DemoMember, population: Population, sales: Sales, random: Random) {
    this.areaChooser = new AreaChooser(catchment(member.city, member.adminRegion));
    this.population = population;
    this.sales = sales;
    this.random = random;
  }

  openSeason(season: number): void {
    this.season = season;
    if (this.subscribers.length > 0) this.formerSubscribers = this.subscribers;
    this.subscribers = [];
  }

  /** The next single buyer: new, of last season, or of before, in the season's proportions. */
  nextBuyer(): Buyer {
    const patron = this.random.chance(this.newcomerShare()) ? newcomer : this.comeBack();
    return {patron, visits: this.visitsOf(patron)};
  }

  /** Two subscribers in three renew; the others are won among all buyers. */
  nextSubscriber(): Buyer {
    const former = this.formerSubscribers;
    for (let attempt = 0; attempt < 6 && former.length > 0 && this.random.chance(0.8); attempt++) {
      const patron = this.random.pick(former);
      if (!this.isHere(patron)) return this.subscribe(patron);
    }
    return this.subscribe(this.random.chance(0.35) ? newcomer : this.comeBack());
  }

  /** The customer record an order is entered under; a newcomer gets one now. Counts the visit. */
  recordOf(buyer: Buyer): number {
    if (buyer.patron === newcomer) buyer.patron = this.enter();
    const {patron} = buyer;
    this.visits[this.season]!.push(patron);
    const count = this.isHere(patron) ? this.lastVisits.at(patron) : 0;
    this.lastVisits.values[patron] = Math.min(255, count + 1);
    this.lastSeason.values[patron] = this.season + 1;
    const second = this.secondRecord.at(patron);
    return second !== noCustomer && this.random.chance(0.45) ? second : this.record.at(patron);
  }

  recordOfBody(kind: "company" | "school"): number {
    const known =
      this.random.chance(0.6) && this.bodies.length > 0
        ? this.random.pick(this.bodies)
        : noCustomer;
    if (known !== noCustomer) return known;
    const record = this.sales.addCustomer(kind, this.random.below(1_000_000));
    this.bodies.push(record);
    return record;
  }

  anyRecord(): number {
    return this.record.length > 0
      ? this.record.at(this.random.below(this.record.length))
      : noCustomer;
  }

  canary(): number {
    if (this.canaryRecord === noCustomer) this.canaryRecord = this.sales.addCustomer("canary", 0);
    return this.canaryRecord;
  }

  private subscribe(patron: number): Buyer {
    const known = patron === newcomer ? this.enter() : patron;
    this.subscribers.push(known);
    return {patron: known, visits: 1};
  }

  private newcomerShare(): number {
    const hasPast = this.visits.some((visits, season) => season < this.season && visits.length > 0);
    return hasPast ? seasonPlans[this.season]!.newcomers : 1;
  }

  /** Someone of last season four times in five, else of any season before; by number of visits. */
  private comeBack(): number {
    const recent = this.recentVisits();
    for (let attempt = 0; attempt < 5; attempt++) {
      const older = this.visits[this.random.below(this.season)];
      const source = older && older.length > 0 && this.random.chance(0.2) ? older : recent;
      if (!source) return newcomer;
      const patron = source.at(this.random.below(source.length));
      if (!this.isHere(patron)) return patron;
    }
    return newcomer;
  }

  /** Visits of the last season in which anything much happened. */
  private recentVisits(): Column<Int32Array> | undefined {
    const before = this.visits.slice(0, this.season).filter((visits) => visits.length > 0);
    const busiest = Math.max(0, ...before.map((visits) => visits.length));
    return before.findLast((visits) => visits.length > busiest / 5);
  }

  private isHere(patron: number): boolean {
    return this.lastSeason.at(patron) === this.season + 1;
  }

  /** One evening for most; who came often before comes often again. */
  private visitsOf(patron: number): number {
    const isFirstSeason = this.newcomerShare() === 1;
    if (patron === newcomer && !(isFirstSeason && this.random.chance(0.3)))
      return 1 + Math.min(6, this.random.geometric(0.9));
    const before =
      patron === newcomer ? 1 + this.random.geometric(0.4) : this.lastVisits.at(patron);
    return 1 + Math.min(30, this.random.geometric(Math.max(0.06, 0.72 - 0.13 * before)));
  }

  /** Enters a newcomer; a few are entered twice, or as a couple. */
  private enter(): number {
    const area = this.areaChooser.choose(this.random);
    const person = this.population.draw(area, this.random, (known) => this.patronOf.has(known));
    const kind = this.random.chance(couples) ? "couple" : "person";
    const patron = this.record.push(this.sales.addCustomer(kind, person));
    const twice = this.random.chance(enteredTwice);
    this.secondRecord.push(twice ? this.sales.addCustomer("duplicate", person) : noCustomer);
    this.lastVisits.push(0);
    this.lastSeason.push(0);
    this.patronOf.set(person, patron);
    return patron;
  }
}

/** Draws an area in proportion to its weight. */
class AreaChooser {
  private readonly cumulative: Float64Array;

  constructor(weights: readonly number[]) {
    let sum = 0;
    this.cumulative = Float64Array.from(weights, (weight) => {
      sum += weight;
      return sum;
    });
  }

  choose(random: Random): number {
    const target = random.next() * this.cumulative.at(-1)!;
    const found = this.cumulative.findIndex((value) => value > target);
    return found < 0 ? this.cumulative.length - 1 : found;
  }
}
