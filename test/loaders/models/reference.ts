/**
 * The figures of a season computed a second way, ticket by ticket and without SQL, from the settled cases alone.
 * It shares no code with the models: where the two agree on random collectives, both are read rightly.
 */
import {seasonAfter} from "../../../src/vocabulary/season.js";

export interface OrderLine {
  order_number: string;
  performance_id: string;
  customer_key: string | null;
  ordered_on: string;
  tickets: number;
  amount_cents: number;
  net_cents: number | null;
  price_category: string;
  channel: string;
  kind: string;
}

export interface PerformanceLine {
  performance_id: string;
  starts_on: string;
  capacity: number | null;
  season: string;
  is_public: boolean;
  status: string;
}

export interface CustomerLine {
  customer_key: string;
  patron_key: string;
  is_corporate: boolean | null;
}

export interface ReferenceInput {
  orders: readonly OrderLine[];
  performances: readonly PerformanceLine[];
  customers: readonly CustomerLine[];
  asOf: string;
  closedSeasons: readonly string[];
}

interface Ticket {
  kind: "paid" | "prepaid" | "complimentary";
  cents: number;
  category: string;
  channel: string;
  orderedOn: string;
}

/** What one order holds of one performance. */
interface Booking {
  performance: PerformanceLine;
  /** A line without its customer belongs to the customer of the order. */
  customer: string | null;
  tickets: Ticket[];
  cents: number;
}

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** Figures of one season up to a day of it, as `season_summary` names them. */
export function referenceFigures(input: ReferenceInput, season: string, lastDay: number) {
  const bookings = bookingsOf(input);
  const inStage = (wanted: string, {performance}: Booking) =>
    performance.season === wanted &&
    dayNumber(performance.starts_on) - dayNumber(`${wanted.slice(0, 4)}-09-01`) + 1 <= lastDay;
  const held = bookings.filter((booking) => inStage(season, booking));
  const tickets = held.flatMap((booking) => booking.tickets);
  const count = (kind: Ticket["kind"]) => tickets.filter((ticket) => ticket.kind === kind).length;
  const cents = held.reduce((total, booking) => total + booking.cents, 0);
  const seated = held.filter(({performance}) => performance.capacity !== null);
  const capacity = performancesOf(input, season, lastDay).reduce(
    (total, {capacity}) => total + (capacity ?? 0),
    0
  );
  const patronOf = patronsOf(input);
  const buyers = buyersOf(held, patronOf);
  const baseline = baselineOf(input, season);
  const base = baseline
    ? buyersOf(
        bookings.filter((booking) => inStage(baseline, booking)),
        patronOf
      )
    : null;
  const parties = held.filter(({tickets}) => tickets.length > 0 && tickets.length < 10);
  return {
    ticketsSold: count("paid"),
    complimentaryTickets: count("complimentary"),
    prepaidTickets: count("prepaid"),
    boxOfficeRevenueCents: cents,
    capacityOffered: capacity || null,
    occupancyRate: ratio(seated.flatMap((booking) => booking.tickets).length, capacity),
    uniqueBuyers: buyers.size,
    newBuyers: newBuyersOf(input, bookings, buyers, season, patronOf),
    retentionBase: base === null ? null : base.size,
    retentionRate:
      base === null
        ? null
        : ratio([...base.keys()].filter((key) => buyers.has(key)).length, base.size),
    frequency: ratio(
      [...buyers.values()].reduce((total, visits) => total + visits.size, 0),
      buyers.size
    ),
    partySize: ratio(parties.flatMap(({tickets}) => tickets).length, parties.length),
    leadTimeDays: medianLead(held)
  };
}

const ratio = (above: number, below: number): number | null => (below === 0 ? null : above / below);

function performancesOf(input: ReferenceInput, season: string, lastDay: number) {
  const first = dayNumber(`${season.slice(0, 4)}-09-01`);
  return input.performances.filter(
    (performance) =>
      isHeld(performance, input.asOf) &&
      performance.season === season &&
      dayNumber(performance.starts_on) - first + 1 <= lastDay
  );
}

const isHeld = ({status, is_public, starts_on}: PerformanceLine, asOf: string): boolean =>
  status !== "cancelled" && is_public && starts_on < asOf;

function bookingsOf({orders, performances, asOf}: ReferenceInput): Booking[] {
  const held = new Map(
    performances
      .filter((performance) => isHeld(performance, asOf))
      .map((performance) => [performance.performance_id, performance])
  );
  const lines = orders.filter(({performance_id}) => held.has(performance_id));
  const groups = Map.groupBy(lines, ({order_number, performance_id}) =>
    JSON.stringify([order_number, performance_id])
  );
  return [...groups.values()].map((group) => ({
    performance: held.get(group[0]!.performance_id)!,
    customer: customersIn(group)[0] ?? null,
    cents: group.reduce((total, line) => total + centsOf(line), 0),
    tickets: standing(group)
  }));
}

const customersIn = (lines: readonly OrderLine[]): string[] =>
  lines
    .filter(({kind}) => kind === "sale")
    .flatMap(({customer_key}) => customer_key ?? [])
    .sort();

const centsOf = ({net_cents, amount_cents}: OrderLine): number => net_cents ?? amount_cents;

/** Tickets that stand after the refunds of the same order and performance. */
function standing(lines: readonly OrderLine[]): Ticket[] {
  const tickets = lines.filter(({kind}) => kind === "sale").flatMap(ticketsOf);
  const lowest = Math.min(...tickets.filter(({kind}) => kind === "paid").map(({cents}) => cents));
  for (const refund of lines.filter(({kind}) => kind === "refund"))
    for (let left = cancelledBy(refund, lowest); left > 0 && tickets.length > 0; left--)
      tickets.splice(nearest(tickets, refund), 1);
  return tickets;
}

function ticketsOf(line: OrderLine): Ticket[] {
  return Array.from({length: line.tickets}, () => ({
    kind: kindOf(line),
    cents: centsOf(line) / line.tickets,
    category: line.price_category,
    channel: line.channel,
    orderedOn: line.ordered_on
  }));
}

function kindOf(line: OrderLine): Ticket["kind"] {
  if (centsOf(line) !== 0) return "paid";
  return ["subscription", "package"].includes(line.price_category) ? "prepaid" : "complimentary";
}

/** Less than the lowest price paid cancels nothing. */
function cancelledBy(refund: OrderLine, lowest: number): number {
  const cents = -centsOf(refund);
  const asked = -refund.tickets;
  if (cents === 0 || lowest === Number.POSITIVE_INFINITY) return asked;
  return Math.min(asked, Math.floor((cents + 1) / lowest));
}

/** The ticket that resembles the refund most: its kind first, then its category. */
function nearest(tickets: readonly Ticket[], refund: OrderLine): number {
  const likeness = (ticket: Ticket) =>
    2 * Number(ticket.kind === kindOf(refund)) + Number(ticket.category === refund.price_category);
  const best = Math.max(...tickets.map(likeness));
  return tickets.findIndex((ticket) => likeness(ticket) === best);
}

const patronsOf = ({customers}: ReferenceInput) => {
  const corporate = new Set(
    customers.filter(({is_corporate}) => is_corporate).map(({patron_key}) => patron_key)
  );
  const patrons = new Map(customers.map((row) => [row.customer_key, row.patron_key]));
  return (customer: string | null) => {
    const patron = customer === null ? undefined : patrons.get(customer);
    return patron === undefined ? null : {patron, isCorporate: corporate.has(patron)};
  };
};

/** Patron → performances seen as a buyer. */
function buyersOf(bookings: readonly Booking[], patronOf: ReturnType<typeof patronsOf>) {
  const buyers = new Map<string, Set<string>>();
  for (const {tickets, performance, customer} of bookings) {
    const person = patronOf(customer);
    const isBuying = tickets.some(
      ({kind, category}) => kind !== "complimentary" && category !== "house"
    );
    if (!person || person.isCorporate || tickets.length >= 10 || !isBuying) continue;
    const seen = buyers.get(person.patron) ?? new Set();
    buyers.set(person.patron, seen.add(performance.performance_id));
  }
  return buyers;
}

function newBuyersOf(
  {orders, performances}: ReferenceInput,
  bookings: readonly Booking[],
  buyers: ReadonlyMap<string, unknown>,
  season: string,
  patronOf: ReturnType<typeof patronsOf>
): number | null {
  const held = [
    ...orders.map(({ordered_on}) => ordered_on),
    ...performances.map(({starts_on}) => starts_on)
  ].sort()[0]!;
  const year = Number(season.slice(0, 4));
  const months = 12 * year + 9 - (12 * Number(held.slice(0, 4)) + Number(held.slice(5, 7)));
  if (months < 12) return null;
  const window = Math.min(36, months);
  const from = new Date(Date.UTC(year, 8 - window, 1)).toISOString().slice(0, 10);
  const earlier = new Set(
    bookings
      .filter(
        ({tickets, performance: {starts_on}}) =>
          tickets.length > 0 && starts_on >= from && starts_on < `${year}-09-01`
      )
      .map(({customer}) => patronOf(customer)?.patron)
  );
  return [...buyers.keys()].filter((patron) => !earlier.has(patron)).length;
}

function baselineOf({performances, closedSeasons}: ReferenceInput, season: string): string | null {
  const first = performances.map((performance) => performance.season).sort()[0]!;
  for (let before = seasonAfter(season, -1); before >= first; before = seasonAfter(before, -1))
    if (!closedSeasons.includes(before)) return before;
  return null;
}

function medianLead(bookings: readonly Booking[]): number | null {
  const leads = bookings
    .flatMap(({tickets, performance}) =>
      tickets
        .filter(({kind}) => kind !== "complimentary")
        .map(({orderedOn}) => dayNumber(performance.starts_on) - dayNumber(orderedOn))
    )
    .filter((days) => days >= 0)
    .sort((a, b) => a - b);
  if (leads.length === 0) return null;
  const middle = (leads.length - 1) / 2;
  return (leads[Math.floor(middle)]! + leads[Math.ceil(middle)]!) / 2;
}
