/** What one organization puts on sale: its performances of five seasons, before anybody buys. */
import type {DisciplineCode} from "../src/vocabulary/codes.js";
import {
  closures,
  dayOf,
  lastMinute,
  minutesPerDay,
  reopenings,
  type SeasonPlan,
  seasonPlans,
  weekdayOf
} from "./calendar.js";
import type {DemoMember, Hall} from "./members.js";
import {Random} from "./random.js";
import {inventShow, type Show, spell, touringShows} from "./titles.js";

export interface Performance {
  code: string;
  /** Index in `seasonPlans`. */
  season: number;
  /** Which show it is, whatever it is called: `Show.id`. */
  show: string;
  title: string;
  discipline: DisciplineCode;
  hall: Hall;
  venueName: string;
  /** Seats on sale. */
  capacity: number;
  startsAt: number;
  /** Minute on which it was called off; null when it is held or still to come. */
  cancelledAt: number | null;
  /** Tickets that would be wanted with nothing in the way. */
  demand: number;
  /** Full price in cents, as the member writes money. */
  price: number;
  /** How a reseller's own system lists the same performance; it sells part of the seats. */
  second: {code: string; title: string; venueName: string; capacity: number} | null;
}

/** Median days between order and performance. */
export const medianLead: Readonly<Record<DisciplineCode, number>> = {
  theatre: 18,
  dance: 13,
  music: 18,
  song: 23,
  opera: 28,
  musicalTheatre: 25,
  circus: 19,
  comedy: 26,
  variety: 20,
  spokenWord: 10,
  youth: 11,
  museum: 1.2,
  festival: 16,
  other: 15
};
export const leadSpread = 1.15;

const performancesPerShow: Readonly<Record<DisciplineCode, number>> = {
  theatre: 14,
  dance: 4,
  music: 2,
  song: 1,
  opera: 4,
  musicalTheatre: 12,
  circus: 16,
  comedy: 3,
  variety: 2,
  spokenWord: 4,
  youth: 9,
  museum: 60,
  festival: 1,
  other: 2
};
const filled = 0.725;
const fewest = 5;
/** Steps of this spread any number of shows evenly over a season. */
const goldenRatio = 0.618034;

/** Every performance of a member, by start. @param scale tickets wanted, against a million. */
export function scheduleOf(member: DemoMember, seed: string, scale: number): Performance[] {
  const random = new Random(`schedule ${member.organization} ${seed}`);
  const performances = seasonPlans
    .map((plan, season) => ({plan, season}))
    .filter(({plan}) => plan.season >= member.firstSeason)
    .flatMap(({plan, season}) => planSeason(member, plan, season, {seed, scale, random}));
  performances.sort((a, b) => a.startsAt - b.startsAt);
  performances.forEach((performance, index) => {
    performance.code = codeOf(member, performance, index);
    if (performance.second) performance.second.code = `RB-${4_000 + index}`;
  });
  return performances;
}

/** Tickets of a schedule that will really be sold by the last day, on average. */
export const expectedTickets = (performances: readonly Performance[]): number =>
  performances.reduce((sum, performance) => sum + performance.demand * soldInTime(performance), 0);

/** Orders come before this minute or never. */
export const salesEnd = ({startsAt, cancelledAt}: Performance): number =>
  Math.min(startsAt, cancelledAt ?? lastMinute, lastMinute);

interface Context {
  seed: string;
  scale: number;
  random: Random;
}

function planSeason(
  member: DemoMember,
  plan: SeasonPlan,
  season: number,
  context: Context
): Performance[] {
  const {random, scale, seed} = context;
  const wanted = member.yearly * plan.volume * scale * growth(member, plan);
  const seats = averageSeats(member) * filled;
  const count = Math.max(plan.volume < 0.2 ? 1 : fewest, Math.round(wanted / seats));
  const shrink = Math.min(1, wanted / (count * seats));
  const tours = touringShows(plan.season, seed);
  const performances: Performance[] = [];
  const shown = new Set<string>();
  const taken = new Set<string>();
  while (performances.length < count) {
    const show =
      shown.size === 0 && isDoubleSold(member, plan)
        ? doubleSoldShow(member)
        : chooseShow(member, tours, random);
    if (shown.has(show.title)) continue;
    shown.add(show.title);
    performances.push(
      ...planShow(member, show, {
        plan,
        season,
        shrink,
        random,
        left: count - performances.length,
        position: (0.3 + shown.size * goldenRatio) % 1,
        taken
      })
    );
  }
  return performances;
}

const isDoubleSold = ({doubleSold}: DemoMember, {season}: SeasonPlan): boolean =>
  doubleSold !== null && ["2018-2019", "2021-2022"].includes(season);

const doubleSoldShow = ({organization, doubleSold}: DemoMember): Show => {
  const {title, discipline} = doubleSold!;
  return {id: `${organization} ${title}`, title, discipline, company: null};
};

/** Members do not all grow alike: a few per cent a year, up or down. */
function growth(member: DemoMember, plan: SeasonPlan): number {
  const yearly = (new Random(`growth ${member.organization}`).next() - 0.4) * 0.12;
  return (1 + yearly) ** (plan.firstYear - 2018);
}

function averageSeats({halls}: DemoMember): number {
  return halls.reduce((sum, {seats}, index) => sum + seats * hallShare(halls, index), 0);
}

const hallShare = (halls: readonly Hall[], index: number): number =>
  halls.length === 1 ? 1 : index === 0 ? 0.7 : 0.3 / (halls.length - 1);

function chooseShow(member: DemoMember, tours: readonly Show[], random: Random): Show {
  const kinds = Object.keys(member.disciplines) as DisciplineCode[];
  const discipline = kinds[random.weighted(Object.values(member.disciplines))]!;
  const touring = tours.filter((show) => show.discipline === discipline);
  return touring.length > 0 && random.chance(member.presenter ? 0.6 : 0.12)
    ? {...random.pick(touring)}
    : inventShow(discipline, member.organization, random);
}

interface ShowContext {
  plan: SeasonPlan;
  season: number;
  shrink: number;
  random: Random;
  left: number;
  /** Where in the season the show comes, from 0 to 1. */
  position: number;
  /** Hall and minute of what is already planned. */
  taken: Set<string>;
}

function planShow(member: DemoMember, show: Show, context: ShowContext): Performance[] {
  const {random, plan, shrink, season, left, position, taken} = context;
  const usual = member.presenter
    ? 1 + random.geometric(0.75)
    : performancesPerShow[show.discipline];
  const count = Math.min(left, Math.max(1, Math.round(usual * (0.6 + 0.8 * random.next()))));
  const hall =
    member.halls[random.weighted(member.halls.map((_, index) => hallShare(member.halls, index)))]!;
  const appeal = filled * plan.filling + 0.13 * random.normal();
  const price = priceOf(member, random);
  const title = spell(show, member.organization);
  return daysOf(member, {plan, position, random}, count).map((day) => {
    const startsAt = freeFrom(
      day * minutesPerDay + hourOf(show.discipline, day, random),
      hall,
      taken
    );
    const capacity = Math.max(6, Math.round(hall.seats * plan.seating * shrink));
    const share = Math.min(1, Math.max(0.12, appeal + weekdayPull(day) + 0.08 * random.normal()));
    return {
      code: "",
      season,
      show: show.id,
      title,
      discipline: show.discipline,
      hall,
      venueName: venueNameOf(hall, random),
      capacity,
      startsAt,
      cancelledAt: cancelledAt(Math.floor(startsAt / minutesPerDay), plan),
      demand: capacity * share,
      price,
      second:
        title === member.doubleSold?.title ? listedBeside(member.doubleSold, hall, capacity) : null
    };
  });
}

/** The reseller lists its part of the seats, and the house by another of its names. */
const listedBeside = (
  {otherTitle}: NonNullable<DemoMember["doubleSold"]>,
  hall: Hall,
  capacity: number
): NonNullable<Performance["second"]> => ({
  code: "",
  title: otherTitle,
  venueName: hall.spellings[0] ?? hall.name,
  capacity: Math.max(1, Math.round(capacity * 0.4))
});

/** The same hour of the first day on which the hall is free, from a minute on; takes it. */
function freeFrom(minute: number, hall: Hall, taken: Set<string>): number {
  let startsAt = minute;
  while (taken.has(`${hall.name} ${startsAt}`)) startsAt += minutesPerDay;
  taken.add(`${hall.name} ${startsAt}`);
  return startsAt;
}

/** Full price of one show: the member's own, give or take, rounded to half a dollar. */
const priceOf = (member: DemoMember, random: Random): number =>
  Math.max(500, Math.round(member.price * (1.08 + 0.18 * random.normal()) * 2) * 50);

const venueNameOf = (hall: Hall, random: Random): string =>
  hall.spellings.length > 0 && random.chance(0.12) ? random.pick(hall.spellings) : hall.name;

type Place = Pick<ShowContext, "plan" | "position" | "random">;

/** Playing days of one show, from a first day on, most on evenings at the end of the week. */
function daysOf(member: DemoMember, place: Place, count: number): number[] {
  const {random} = place;
  let day = firstDayOf(member, place, count);
  return Array.from({length: count}, (_, index) => {
    if (index > 0) day += random.chance(0.25) ? 2 : 1;
    while (!random.chance(playing[weekdayOf(day)]! * (member.window ? 3 : 1))) day++;
    return day;
  });
}

/** Chance that a free day is played, Sunday first. */
const playing = [0.35, 0.04, 0.25, 0.4, 0.6, 0.8, 0.8] as const;
const weekdayPull = (day: number): number =>
  [0, -0.1, -0.08, -0.05, 0, 0.05, 0.06][weekdayOf(day)]!;
/** Days that one performance takes, on average, so that a long run ends with the season. */
const pace = 1.9;

function firstDayOf(member: DemoMember, {plan, position, random}: Place, count: number): number {
  if (plan.seating < 1) return between(reopenings[random.weighted([0.3, 0.7])]!, random);
  if (member.window) return along(windowOf(member.window, plan), position);
  const start = dayOf(`${plan.firstYear}-09-08`);
  const end = dayOf(`${plan.firstYear + 1}-06-14`) - count * pace;
  const day = along([start, Math.max(start, end)], position) + random.between(-4, 4);
  return afterHolidays(day, plan);
}

/** Nothing opens between Christmas and Twelfth Night. */
function afterHolidays(day: number, {firstYear}: SeasonPlan): number {
  const isHoliday = day >= dayOf(`${firstYear}-12-20`) && day <= dayOf(`${firstYear + 1}-01-08`);
  return isHoliday ? day + 20 : day;
}

const along = ([first, last]: readonly [number, number], position: number): number =>
  Math.round(first + (last - first) * position);

function windowOf(
  window: readonly [string, string],
  {firstYear}: SeasonPlan
): readonly [number, number] {
  const year = window[0] >= "09" ? firstYear : firstYear + 1;
  return [dayOf(`${year}-${window[0]}`), dayOf(`${year}-${window[1]}`) - 4];
}

const between = ([first, last]: readonly [number, number], random: Random): number =>
  random.between(first, last);

function hourOf(discipline: DisciplineCode, day: number, random: Random): number {
  const weekend = weekdayOf(day) === 0 || weekdayOf(day) === 6;
  if (discipline === "museum") return 600 + 30 * random.below(10);
  if (discipline === "youth")
    return weekend ? random.pick([660, 840, 900]) : random.pick([570, 600, 810]);
  if (weekdayOf(day) === 0) return random.pick([840, 870, 900]);
  return random.pick([1_140, 1_170, 1_200, 1_200, 1_200]);
}

/** Halls closed by decree: a performance of those days was called off, those of 2020-2021 being planned around it. */
function cancelledAt(day: number, plan: SeasonPlan): number | null {
  if (plan.seating < 1) return null;
  const closure = closures.find(({from, to}) => day >= from && day <= to);
  return closure ? closure.announced * minutesPerDay + 720 : null;
}

/** Share of a performance's orders placed before its sales end, by the spread of lead times. */
function soldInTime(performance: Performance): number {
  const daysEarly = (performance.startsAt - salesEnd(performance)) / minutesPerDay;
  if (daysEarly <= 0.5) return 1;
  const z = (Math.log(daysEarly) - Math.log(medianLead[performance.discipline])) / leadSpread;
  return 1 / (1 + Math.exp(1.702 * z));
}

function codeOf(member: DemoMember, performance: Performance, index: number): string {
  const serial = String(index + 1).padStart(4, "0");
  if (member.layout.words === "codes") return String(70_000 + index * 3);
  return `${performance.discipline.slice(0, 2).toUpperCase()}${seasonPlans[performance.season]!.season.slice(2, 4)}-${serial}`;
}
