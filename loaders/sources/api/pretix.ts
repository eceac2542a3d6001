/**
 * pretix (REST API v1): events, series dates, items, quotas and orders; orders since an instant by `modified_since`.
 * Sales follow pretix's own financial model: positions are what is sold, payments and fees stand apart. Amounts are
 * before tax: the price less the tax that pretix itself says it holds, which may be none.
 * Documented at https://docs.pretix.eu/dev/api/.
 */
import {z} from "zod";
import {tallyOf} from "./account.js";
import type {Answers, ApiSource, GivenRow, Question, SaleLine} from "./apiSource.js";
import {instantOf} from "./instant.js";
import {languageText} from "./languageText.js";
import {type LayoutWords, layoutMapping} from "./layout.js";
import {listStopsShort} from "./listStopsShort.js";
import {centsOf} from "./money.js";
import {address, memberWords, pathName, tokenName} from "./options.js";
import {readShape} from "./readShape.js";
import {latest, recordsOf} from "./recordsOf.js";

export const pretixSpec = z.strictObject({
  kind: z.literal("pretix"),
  url: address.default("https://pretix.eu"),
  organizer: pathName,
  tokenEnv: tokenName,
  /** Sales in another currency are set aside. */
  currency: z.string().length(3).default("CAD"),
  /** Also read the names of account holders; the key must allow it. */
  customerAccounts: z.boolean().default(false),
  ...memberWords
});
export type PretixConfig = z.output<typeof pretixSpec>;

const brings = ["customers", "orders", "performances"] as const;
const words: LayoutWords = {channels: {web: "web", pretixpos: "boxOffice", resellers: "agent"}};

export function openPretix(config: PretixConfig, languages: readonly string[]): ApiSource {
  const url = `${config.url}/api/v1/organizers/${config.organizer}`;
  return {
    name: "pretix",
    url,
    brings,
    mapping: layoutMapping({
      brings,
      tax: "excluded",
      words: [words, config.words],
      defaults: config.defaults
    }),
    needsToken: true,
    incremental: true,
    // 360 questions a minute are allowed.
    spacing: 170,
    headers: (token) => ({authorization: `Token ${token}`}),
    open: () => [
      {stream: "events", url: `${url}/events/`},
      ...(config.customerAccounts ? [{stream: "customers", url: `${url}/customers/`}] : [])
    ],
    read(question, answer, since) {
      const list = readShape(pageOf(question.stream), answer.body, question);
      const before = (question.before ?? 0) + list.results.length;
      if (list.next === null && before < list.count)
        throw listStopsShort(question, before, list.count);
      const events = question.stream === "events" ? (list.results as Event[]) : [];
      return {
        records: list.results.length,
        next: [
          ...(list.next === null ? [] : [{...question, url: list.next, before}]),
          ...events.flatMap((event) => listsOf(event, `${url}/events/${event.slug}`, since))
        ],
        asOf: question.stream === "orders" ? answer.header("x-page-generated") : null
      };
    },
    rows: (answers) => rows(answers, config, languages)
  };
}

function listsOf(event: Event, url: string, since: string | null): Question[] {
  const ask = (stream: string, query = ""): Question => ({
    stream,
    url: `${url}/${stream}/${query}`,
    about: event.slug
  });
  const filter = new URLSearchParams({
    testmode: "false",
    include_canceled_positions: "true",
    ordering: "datetime",
    ...(since === null ? {} : {modified_since: since})
  });
  return [
    ask("items"),
    ask("quotas"),
    ...(event.has_subevents ? [ask("subevents")] : []),
    ask("orders", `?${filter}`)
  ];
}

async function* rows(
  answers: Answers,
  config: PretixConfig,
  languages: readonly string[]
): AsyncIterable<GivenRow> {
  const catalogue = await readCatalogue(answers);
  for (const performance of performancesOf(catalogue, languages))
    yield {kind: "performance", row: performance};
  for await (const {record} of listOf(answers, "customers"))
    yield {kind: "customer", row: accountRow(record)};
  const orders = latest(
    () => listOf(answers, "orders"),
    ({about, record}) => `${about}/${record.code}`
  );
  for await (const {about, record} of orders)
    yield* orderRows(record, catalogue.events.get(about)!, catalogue, config, languages);
}

interface Catalogue {
  events: ReadonlyMap<string, Event>;
  dates: ReadonlyMap<string, SeriesDate>;
  items: ReadonlyMap<string, Item>;
  quotas: readonly {about: string; record: Quota}[];
}

async function readCatalogue(answers: Answers): Promise<Catalogue> {
  const events = new Map<string, Event>();
  for await (const {record} of listOf(answers, "events")) events.set(record.slug, record);
  const dates = new Map<string, SeriesDate>();
  for await (const {about, record} of listOf(answers, "subevents"))
    dates.set(`${about}/${record.id}`, record);
  const items = new Map<string, Item>();
  for await (const {about, record} of listOf(answers, "items"))
    items.set(`${about}/${record.id}`, record);
  const quotas: Catalogue["quotas"][number][] = [];
  for await (const found of listOf(answers, "quotas")) quotas.push(found);
  return {events, dates, items, quotas};
}

/** One row per event, or per date of a series. */
function* performancesOf(catalogue: Catalogue, languages: readonly string[]) {
  const say = (event: Event, code: string, date: SeriesDate | Event, subevent: number | null) => ({
    performance_code: code,
    title: languageText(date.name, languages) || languageText(event.name, languages),
    venue_name: languageText(date.location, languages) || languageText(event.location, languages),
    starts_at: instantOf(date.date_from),
    capacity: capacityOf(event.slug, subevent, catalogue)
  });
  for (const event of catalogue.events.values())
    if (!event.has_subevents) yield say(event, event.slug, event, null);
  for (const [code, date] of catalogue.dates) {
    const event = catalogue.events.get(code.slice(0, code.indexOf("/")))!;
    yield say(event, code, date, date.id);
  }
}

/** Known only where one single quota holds every admission item: quotas may overlap, so they never add up. */
function capacityOf(event: string, subevent: number | null, {items, quotas}: Catalogue): string {
  const admissions = [...items]
    .filter(([key, {admission}]) => key.startsWith(`${event}/`) && admission !== false)
    .map(([, {id}]) => id);
  const mine = quotas.filter(({about, record}) => about === event && record.subevent === subevent);
  const [only, ...others] = mine.filter(({record}) =>
    admissions.some((id) => record.items.includes(id))
  );
  const holdsAll = only && admissions.every((id) => only.record.items.includes(id));
  return holdsAll && others.length === 0 ? String(only.record.size ?? "") : "";
}

function* orderRows(
  order: Order,
  event: Event,
  catalogue: Catalogue,
  config: PretixConfig,
  languages: readonly string[]
): Iterable<GivenRow> {
  const read = order.positions.map((position) =>
    positionOf(position, order, event, catalogue, languages)
  );
  yield {kind: "read", ...tallyOf(read.map(({line}) => line))};
  const sold = [];
  for (const {line, why, canceled} of read) {
    const reason = reasonAside(order, event, config) ?? why;
    if (reason) yield {kind: "setAside", reason, lines: 1, cents: line.cents};
    else sold.push({line, stands: order.status === "p" && !canceled});
  }
  yield {
    kind: "sale",
    sale: {
      order: order.code,
      unit: event.slug,
      changedAt: instantOf(order.cancellation_date ?? order.last_modified ?? order.datetime),
      sold: sold.map(({line}) => line),
      standing: sold.filter(({stands}) => stands).map(({line}) => line)
    }
  };
  if (sold.length > 0) yield {kind: "customer", row: customerRow(order)};
}

/** Why a whole order is no sale; null when it is one, standing or since cancelled. */
function reasonAside(order: Order, event: Event, {currency}: PretixConfig): string | null {
  if (order.testmode) return "test order";
  if (event.currency !== currency) return `in ${event.currency}`;
  if (order.status === "n" || order.status === "e") return "not paid";
  if (order.status === "c") return wasPaid(order) ? null : "cancelled before payment";
  return order.status === "p" ? null : `status ${order.status}`;
}

const wasPaid = ({payments}: Order): boolean =>
  payments.some(({state}) => state === "confirmed" || state === "refunded");

function positionOf(
  position: Position,
  order: Order,
  event: Event,
  {items}: Catalogue,
  languages: readonly string[]
): {line: SaleLine; why: string | null; canceled: boolean} {
  const cents = beforeTax(position);
  const bought = items.get(`${event.slug}/${position.item}`);
  const line = {
    customer_code: customerCode(order),
    performance_code:
      position.subevent === null ? event.slug : `${event.slug}/${position.subevent}`,
    ordered_at: instantOf(order.datetime),
    cents: cents ?? 0,
    price_type: priceType(bought, position, languages),
    channel: order.sales_channel ?? "",
    tickets: 1
  };
  const why =
    cents === null ? "unreadable amount" : bought?.admission === false ? "not a ticket" : null;
  return {line, why, canceled: position.canceled};
}

function beforeTax({price, tax_value}: Position): number | null {
  const paid = centsOf(price);
  const tax = centsOf(tax_value ?? "0");
  return paid === null || tax === null ? null : paid - tax;
}

function priceType(
  item: Item | undefined,
  {variation}: Position,
  languages: readonly string[]
): string {
  const name = item ? languageText(item.name, languages) : "";
  const chosen = item?.variations.find(({id}) => id === variation);
  return chosen ? `${name} – ${languageText(chosen.value, languages)}` : name;
}

/** A guest has no number in pretix: each guest order is its own customer, joined later by its e-mail. */
const customerCode = ({customer, code}: Order): string => customer ?? `guest:${code}`;

function customerRow(order: Order) {
  const address = order.invoice_address;
  return {
    customer_code: customerCode(order),
    ...nameOf(address?.name_parts, address?.company || address?.name),
    address: address?.street ?? "",
    city: address?.city ?? "",
    province: address?.state ?? "",
    country: address?.country ?? "",
    postal_code: address?.zipcode ?? "",
    phone: order.phone ?? "",
    email: order.email ?? ""
  };
}

const accountRow = ({identifier, email, phone, name, name_parts}: Customer) => ({
  customer_code: identifier,
  ...nameOf(name_parts, name),
  phone: phone ?? "",
  email: email ?? ""
});

/** A name that pretix holds in one piece is not cut: it goes whole into the last name. */
function nameOf(parts: NameParts | null | undefined, whole: string | null | undefined) {
  const {title = "", given_name = "", family_name, full_name} = parts ?? {};
  return {
    title: title ?? "",
    first_name: given_name ?? "",
    last_name: family_name ?? full_name ?? whole ?? ""
  };
}

const text = z.union([z.string(), z.record(z.string(), z.string().nullable())]).nullish();
const nameParts = z.looseObject({
  title: z.string().nullish(),
  given_name: z.string().nullish(),
  family_name: z.string().nullish(),
  full_name: z.string().nullish()
});
type NameParts = z.output<typeof nameParts>;

const event = z.looseObject({
  slug: z.string(),
  name: text,
  location: text,
  currency: z.string(),
  date_from: z.string().nullable(),
  has_subevents: z.boolean()
});
type Event = z.output<typeof event>;

const seriesDate = z.looseObject({
  id: z.int(),
  name: text,
  location: text,
  date_from: z.string().nullable()
});
type SeriesDate = z.output<typeof seriesDate>;

const item = z.looseObject({
  id: z.int(),
  name: text,
  admission: z.boolean().optional(),
  variations: z.array(z.looseObject({id: z.int(), value: text})).default([])
});
type Item = z.output<typeof item>;

const quota = z.looseObject({
  size: z.int().nullable(),
  items: z.array(z.int()),
  subevent: z
    .int()
    .nullish()
    .transform((id) => id ?? null)
});
type Quota = z.output<typeof quota>;

const position = z.looseObject({
  item: z.int(),
  variation: z.int().nullish(),
  price: z.unknown(),
  tax_value: z.unknown(),
  subevent: z
    .int()
    .nullish()
    .transform((id) => id ?? null),
  canceled: z.boolean().default(false)
});
type Position = z.output<typeof position>;

const order = z.looseObject({
  code: z.string().min(1),
  /** n pending, p paid, e expired, c cancelled. */
  status: z.string(),
  testmode: z.boolean().default(false),
  datetime: z.string(),
  last_modified: z.string().nullish(),
  cancellation_date: z.string().nullish(),
  email: z.string().nullish(),
  phone: z.string().nullish(),
  customer: z.string().nullish(),
  sales_channel: z.string().nullish(),
  invoice_address: z
    .looseObject({
      company: z.string().nullish(),
      name: z.string().nullish(),
      name_parts: nameParts.nullish(),
      street: z.string().nullish(),
      zipcode: z.string().nullish(),
      city: z.string().nullish(),
      state: z.string().nullish(),
      country: z.string().nullish()
    })
    .nullish(),
  positions: z.array(position),
  payments: z.array(z.looseObject({state: z.string()})).default([])
});
type Order = z.output<typeof order>;

const customer = z.looseObject({
  identifier: z.string(),
  email: z.string().nullish(),
  phone: z.string().nullish(),
  name: z.string().nullish(),
  name_parts: nameParts.nullish()
});
type Customer = z.output<typeof customer>;

const lists = {
  events: event,
  subevents: seriesDate,
  items: item,
  quotas: quota,
  orders: order,
  customers: customer
} as const;

const pageOf = (stream: string) =>
  z.looseObject({
    count: z.int(),
    next: z.url().nullable(),
    results: z.array(lists[stream as keyof typeof lists])
  });

type Lists = typeof lists;
const listOf = <L extends keyof Lists>(answers: Answers, list: L) =>
  recordsOf(
    answers,
    list,
    lists[list] as unknown as z.ZodType<z.output<Lists[L]>>,
    (body) => (body as {results: unknown[]}).results
  );
