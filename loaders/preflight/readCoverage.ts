/** Which months and years the sales cover, where they stop, and which years are whole. */
import {rowsOf, type Warehouse} from "../warehouse/withWarehouse.js";
import type {Coverage, CoveredMonth} from "./checkReport.js";

/** From `checked_performances`, and sales of these files or of all that the member handed over. */
export async function readCoverage(
  work: Warehouse,
  asOf: string,
  sales: "checked_orders" | "known_orders" = "checked_orders"
): Promise<Coverage> {
  const given = await rowsOf<CoveredMonth>(work, monthsSql(sales));
  const days = await rowsOf<SaleDays>(work, daysSql(sales));
  const sold = given.filter(({lines}) => lines > 0).map(({month}) => month);
  if (sold.length === 0) return {from: null, to: null, months: [], years: [], gaps: []};
  const months = everyMonth(sold[0]!, sold.at(-1)!, given);
  return {
    from: days[0]!.firstDay,
    to: days.at(-1)!.lastDay,
    months,
    years: wholeYears(months, days, asOf),
    gaps: gapsIn(months)
  };
}

interface SaleDays {
  year: number;
  firstDay: string;
  lastDay: string;
  /** Days of the year, 1 to 366. */
  first: number;
  last: number;
}

const monthsSql = (sales: string): string => `
  select coalesce(sales.month, shows.month) as month, coalesce(lines, 0)::bigint as lines,
    coalesce(tickets, 0)::bigint as tickets, coalesce(cents, 0)::bigint as cents,
    coalesce(performances, 0)::bigint as performances
  from (
    select strftime(ordered_on, '%Y-%m') as month, count(*) as lines, sum(tickets) as tickets, sum(amount_cents) as cents
    from ${sales} group by month) as sales
  full join (
    select strftime(starts_on, '%Y-%m') as month, count(*) as performances
    from checked_performances group by month) as shows using (month)
  order by month`;

const daysSql = (
  sales: string
): string => `select year(ordered_on)::integer as year, min(ordered_on)::varchar as "firstDay",
    max(ordered_on)::varchar as "lastDay", min(dayofyear(ordered_on))::integer as first,
    max(dayofyear(ordered_on))::integer as last
  from ${sales} group by all order by year`;

function everyMonth(first: string, last: string, given: readonly CoveredMonth[]): CoveredMonth[] {
  const known = new Map(given.map((month) => [month.month, month]));
  const months: CoveredMonth[] = [];
  for (let month = first; month <= last; month = nextMonth(month))
    months.push(known.get(month) ?? {month, lines: 0, tickets: 0, cents: 0, performances: 0});
  return months;
}

function nextMonth(month: string): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}

/** A festival sells from May to August: a year is whole by the member's own rhythm, else by the calendar. */
function wholeYears(
  months: readonly CoveredMonth[],
  days: readonly SaleDays[],
  asOf: string
): Coverage["years"] {
  const lastPast = Number(asOf.slice(0, 4)) - 1;
  return days.map(({year, first, last}) => {
    const others = days.filter((other) => other.year !== year);
    const start = Math.max(januaryEnds, Math.min(...others.map((other) => other.first)) + oneMonth);
    const end = Math.min(decemberStarts, Math.max(...others.map((other) => other.last)) - oneMonth);
    const isWhole =
      first <= (others.length ? start : januaryEnds) &&
      last >= (others.length ? end : decemberStarts);
    const own = months.filter(({month}) => month.startsWith(String(year)));
    const sum = (count: (month: CoveredMonth) => number): number =>
      own.reduce((total, month) => total + count(month), 0);
    return {
      year,
      lines: sum(({lines}) => lines),
      tickets: sum(({tickets}) => tickets),
      cents: sum(({cents}) => cents),
      performances: sum(({performances}) => performances),
      isFull: year <= lastPast && isWhole
    };
  });
}

const januaryEnds = 31;
const decemberStarts = 335;
const oneMonth = 31;

/** Months without a sale while at least half of the other years sold in that month of the year. */
function gapsIn(months: readonly CoveredMonth[]): Coverage["gaps"] {
  const gaps: Coverage["gaps"] = [];
  let isOpen = false;
  for (const {month, lines} of months) {
    const isGap = lines === 0 && isUsual(months, month);
    if (isGap && isOpen) gaps.at(-1)!.to = month;
    else if (isGap) gaps.push({from: month, to: month});
    isOpen = isGap;
  }
  return gaps;
}

function isUsual(months: readonly CoveredMonth[], month: string): boolean {
  const same = months.filter(
    (other) => other.month !== month && other.month.slice(5) === month.slice(5)
  );
  return same.length === 0 || same.filter(({lines}) => lines > 0).length >= same.length / 2;
}
