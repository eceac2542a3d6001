/** A small pretix and a small Eventbrite, generated in the shape of their real answers: made-up people, seeded sales. */
import type {Asked, Reply, Vendor} from "./withVendor.js";

export const token = "a-key-that-must-never-be-seen";

export interface PretixOrder {
  code: string;
  status: "n" | "p" | "e" | "c";
  testmode: boolean;
  datetime: string;
  last_modified: string;
  email: string;
  customer: string | null;
  sales_channel: string;
  invoice_address: Record<string, unknown> | null;
  positions: {
    id: number;
    positionid: number;
    item: number;
    variation: number | null;
    subevent: number | null;
    price: string;
    tax_value: string;
    canceled: boolean;
  }[];
  payments: {state: string; amount: string}[];
  refunds: {state: string; amount: string}[];
  fees: {value: string}[];
  total: string;
}

export interface PretixShop {
  orders: Map<string, PretixOrder[]>;
  /** The vendor's clock, sent as X-Page-Generated. */
  now: string;
  pageSize: number;
}

const organizer = "/api/v1/organizers/amphion";

/** Two events: "ouverture" one evening, "serie" two dates. `count` orders in each. */
export function openShop(count = 7): PretixShop {
  const dice = seeded(20260411);
  const ordersOf = (event: string) =>
    Array.from({length: count}, (_, i) => makeOrder(dice, event, i));
  return {
    orders: new Map([
      ["ouverture", ordersOf("ouverture")],
      ["serie", ordersOf("serie")]
    ]),
    now: "2026-02-01T12:00:00Z",
    pageSize: 3
  };
}

function makeOrder(dice: () => number, event: string, i: number): PretixOrder {
  const code = `${event[0]!.toUpperCase()}${String(i).padStart(4, "0")}`;
  const seats = 1 + Math.floor(dice() * 4);
  const at = `2026-01-${String(1 + (i % 28)).padStart(2, "0")}T1${i % 10}:05:30.123456Z`;
  const guest = dice() < 0.5;
  const prices = Array.from({length: seats}, () => [3450, 2200, 0][Math.floor(dice() * 3)]!);
  const positions = prices.map((cents, n) => ({
    id: i * 10 + n,
    positionid: n + 1,
    item: cents === 3450 ? 1 : 2,
    variation: cents === 0 ? 21 : null,
    subevent: event === "serie" ? 7 + (n % 2) : null,
    price: money(cents),
    // Some sales are exempt: only the vendor knows which.
    tax_value: money(i % 2 ? Math.round(cents - cents / 1.14975) : 0),
    canceled: false
  }));
  return {
    code,
    status: "p",
    testmode: false,
    datetime: at,
    last_modified: at,
    email: `personne${i}@example.org`,
    customer: guest ? null : `CUST${i}`,
    sales_channel: i % 3 ? "web" : "pretixpos",
    invoice_address: guest
      ? null
      : {
          company: "",
          name_parts: {_scheme: "given_family", given_name: "Zoé", family_name: `L’Écuyer, ${i}`},
          street: `${i} rue "du Port"\nbureau 2`,
          zipcode: "H2X 1Y4",
          city: "Montréal",
          state: "QC",
          country: "CA"
        },
    positions,
    payments: [{state: "confirmed", amount: money(sum(prices))}],
    refunds: [],
    fees: [],
    total: money(sum(prices))
  };
}

export const pretix =
  (shop: PretixShop): Vendor =>
  (asked) => {
    if (asked.headers.authorization !== `Token ${token}`)
      return {status: 401, body: {detail: "Invalid token."}};
    const path = asked.url.pathname;
    if (path === `${organizer}/events/`) return page(shop, asked, events);
    const [, event, list] =
      /^\/api\/v1\/organizers\/amphion\/events\/(\w+)\/(\w+)\/$/.exec(path) ?? [];
    if (list === "items") return page(shop, asked, items);
    if (list === "quotas") return page(shop, asked, quotasOf(event!));
    if (list === "subevents") return page(shop, asked, dates);
    if (list === "orders") return page(shop, asked, changedSince(shop.orders.get(event!)!, asked));
    return undefined;
  };

const changedSince = (orders: PretixOrder[], {url}: Asked): PretixOrder[] => {
  const since = Date.parse(url.searchParams.get("modified_since") ?? "1970-01-01T00:00:00Z");
  return orders.filter(({last_modified}) => Date.parse(last_modified) >= since);
};

function page(shop: PretixShop, {url}: Asked, all: readonly unknown[]): Reply {
  const number = Number(url.searchParams.get("page") ?? 1);
  const end = number * shop.pageSize;
  const next = new URL(url);
  next.searchParams.set("page", String(number + 1));
  return {
    headers: {"x-page-generated": shop.now},
    body: {
      count: all.length,
      next: end < all.length ? next.href : null,
      previous: null,
      results: all.slice(end - shop.pageSize, end)
    }
  };
}

const named = (fr: string, en: string) => ({fr, en});
const events = [
  {slug: "ouverture", name: named("Ouverture", "Opening"), has_subevents: false},
  {slug: "serie", name: named("Série", "Series"), has_subevents: true}
].map((event) => ({
  ...event,
  currency: "CAD",
  date_from: "2026-03-05T00:30:00Z",
  location: named("Salle des\nQuatre-Vents", ""),
  live: true
}));
const dates = [7, 8].map((id) => ({
  id,
  name: named(`Série, soir ${id}`, ""),
  date_from: `2026-03-1${id}T19:30:00-04:00`,
  location: {},
  active: true
}));
const items = [
  {id: 1, name: named("Régulier", "Regular"), admission: true, variations: []},
  {
    id: 2,
    name: named("Réduit", "Reduced"),
    admission: true,
    variations: [{id: 21, value: named("invité", "guest")}]
  },
  {id: 3, name: named("Affiche", "Poster"), admission: false, variations: []}
];
const quotasOf = (event: string) =>
  (event === "serie" ? [7, 8] : [null]).map((subevent) => ({
    id: subevent ?? 1,
    size: 180,
    items: [1, 2],
    subevent
  }));

const money = (cents: number): string => (cents / 100).toFixed(2);
/** What the positions are worth before tax. */
export const worth = (positions: readonly {price: string; tax_value: string}[]): number =>
  sum(positions.map(({price, tax_value}) => Math.round((Number(price) - Number(tax_value)) * 100)));

export const sum = (cents: readonly number[]): number => cents.reduce((a, b) => a + b, 0);

/** Mulberry32: the same shop each run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
