/**
 * Eventbrite (API v3): an organization's events and venues, each event's orders (who bought) and attendees (the tickets).
 * What an attendee paid is `base_price`: the organizer's own price, fees and taxes apart.
 * Documented at https://www.eventbrite.com/platform/api.
 */
import {z} from "zod";
import type {Answers, ApiSource, GivenRow, Question, SaleLine} from "./apiSource.js";
import {instantOf} from "./instant.js";
import {layoutMapping, statusWords} from "./layout.js";
import {listStopsShort} from "./listStopsShort.js";
import {address, memberWords, pathName, tokenName} from "./options.js";
import {readShape} from "./readShape.js";
import {latest, recordsOf} from "./recordsOf.js";

export const eventbriteSpec = z.strictObject({
  kind: z.literal("eventbrite"),
  url: address.default("https://www.eventbriteapi.com/v3"),
  organizationId: pathName,
  tokenEnv: tokenName,
  /** Sales in another currency are set aside. */
  currency: z.string().length(3).default("CAD"),
  ...memberWords
});
export type EventbriteConfig = z.output<typeof eventbriteSpec>;

const brings = ["customers", "orders", "performances"] as const;

export function openEventbrite(config: EventbriteConfig): ApiSource {
  const url = `${config.url}/organizations/${config.organizationId}`;
  return {
    name: "eventbrite",
    url,
    brings,
    mapping: layoutMapping({
      brings,
      tax: "excluded",
      words: [config.words],
      // Eventbrite sells on the web only, and names no channel.
      defaults: {channel: "web", ...config.defaults}
    }),
    needsToken: true,
    incremental: true,
    spacing: 0,
    headers: (token) => ({authorization: `Bearer ${token}`}),
    open: () => [
      {stream: "venues", url: `${url}/venues/`},
      {stream: "events", url: `${url}/events/`}
    ],
    read(question, answer, since) {
      const {pagination} = readShape(paged, answer.body, question);
      const records = readShape(listIn(question.stream), answer.body, question)[question.stream]!;
      const before = (question.before ?? 0) + records.length;
      const following = followingPage(question, pagination, before);
      return {
        records: records.length,
        next: [...following, ...leadsTo(question, records, `${config.url}/events`, since)]
      };
    },
    rows: (answers) => rows(answers, config)
  };
}

/** By continuation token where there is one, by number otherwise. */
function followingPage(question: Question, pagination: Pagination, before: number): Question[] {
  const {has_more_items, continuation, page_number, object_count} = pagination;
  if (!has_more_items) {
    if (object_count !== undefined && before < object_count)
      throw listStopsShort(question, before, object_count);
    return [];
  }
  const url = new URL(question.url);
  if (continuation) url.searchParams.set("continuation", continuation);
  else url.searchParams.set("page", String((page_number ?? 1) + 1));
  return [{...question, url: url.href, before}];
}

function leadsTo(
  {stream}: Question,
  records: readonly unknown[],
  events: string,
  since: string | null
): Question[] {
  if (stream !== "events") return [];
  const changed = since === null ? "" : `?${new URLSearchParams({changed_since: since})}`;
  return (records as Event[]).flatMap(({id}) => [
    {stream: "orders", url: `${events}/${id}/orders/${changed}`, about: id},
    {stream: "attendees", url: `${events}/${id}/attendees/${changed}`, about: id}
  ]);
}

async function* rows(answers: Answers, config: EventbriteConfig): AsyncIterable<GivenRow> {
  yield* catalogueRows(answers);
  for await (const {record} of listOf(answers, "orders"))
    yield {kind: "customer", row: buyerRow(record)};
  const attendees = latest(
    () => listOf(answers, "attendees"),
    ({record}) => record.id
  );
  for await (const {record} of attendees) yield* attendeeRows(record, config);
}

async function* catalogueRows(answers: Answers): AsyncIterable<GivenRow> {
  const venues = new Map<string, Venue>();
  for await (const {record} of listOf(answers, "venues")) venues.set(record.id, record);
  for await (const {record} of listOf(answers, "events"))
    yield {
      kind: "performance",
      row: {
        performance_code: record.id,
        title: record.name.text ?? "",
        venue_name: venues.get(record.venue_id ?? "")?.name ?? "",
        starts_at: instantOf(record.start.utc),
        // 0 is how Eventbrite writes a capacity that was not set.
        capacity: record.capacity ? String(record.capacity) : "",
        status: record.status === "canceled" ? statusWords.cancelled : ""
      }
    };
}

function* attendeeRows(attendee: Attendee, {currency}: EventbriteConfig): Iterable<GivenRow> {
  const price = attendee.costs?.base_price;
  const line = lineOf(attendee, price?.value ?? 0);
  const counted = {lines: 1, cents: line.cents};
  yield {kind: "read", ...counted};
  const reason = reasonAside(attendee, price?.currency, currency);
  if (reason) yield {kind: "setAside", reason, ...counted};
  const sold = reason ? [] : [line];
  yield {
    kind: "sale",
    sale: {
      order: attendee.order_id,
      unit: attendee.id,
      changedAt: instantOf(attendee.changed),
      sold,
      standing: isUndone(attendee, line) ? [] : sold
    }
  };
  if (!reason) yield {kind: "customer", row: attendeeAddress(attendee)};
}

function reasonAside(
  attendee: Attendee,
  paidIn: string | undefined,
  currency: string
): string | null {
  if (attendee.status.toLowerCase() === "unpaid") return "not paid";
  if (paidIn === undefined) return "no price";
  return paidIn === currency ? null : `in ${paidIn}`;
}

/** A paid ticket cancelled without refund stays sold: its money was kept. */
const isUndone = ({refunded, cancelled}: Attendee, {cents}: SaleLine): boolean =>
  refunded || (cancelled && cents === 0);

const lineOf = (attendee: Attendee, cents: number): SaleLine => ({
  customer_code: buyerCode(attendee.order_id),
  performance_code: attendee.event_id,
  ordered_at: instantOf(attendee.created),
  cents,
  price_type: attendee.ticket_class_name ?? "",
  channel: "",
  tickets: attendee.quantity
});

/** Eventbrite numbers no customers: each order is its own, joined later by its e-mail. */
const buyerCode = (order: string): string => `order:${order}`;

const buyerRow = ({id, first_name, last_name, email}: Order) => ({
  customer_code: buyerCode(id),
  first_name: first_name ?? "",
  last_name: last_name ?? "",
  email: email ?? ""
});

/** The order tells no address; the attendees' profiles may. */
function attendeeAddress({order_id, profile}: Attendee) {
  const {bill, home, ship} = profile?.addresses ?? {};
  const found = [bill, home, ship].find((given) => given?.postal_code || given?.city);
  return {
    customer_code: buyerCode(order_id),
    address: [found?.address_1, found?.address_2].filter(Boolean).join(", "),
    city: found?.city ?? "",
    province: found?.region ?? "",
    country: found?.country ?? "",
    postal_code: found?.postal_code ?? ""
  };
}

const pagination = z.looseObject({
  has_more_items: z.boolean(),
  object_count: z.int().optional(),
  page_number: z.int().optional(),
  continuation: z.string().nullish()
});
type Pagination = z.output<typeof pagination>;
const paged = z.looseObject({pagination});

const optional = z.string().nullish();

const event = z.looseObject({
  id: z.string(),
  name: z.looseObject({text: optional}),
  start: z.looseObject({utc: optional}),
  capacity: z.int().nullish(),
  status: optional,
  venue_id: optional
});
type Event = z.output<typeof event>;

const venue = z.looseObject({id: z.string(), name: optional});
type Venue = z.output<typeof venue>;

const order = z.looseObject({
  id: z.string(),
  first_name: optional,
  last_name: optional,
  email: optional
});
type Order = z.output<typeof order>;

const postal = z
  .looseObject({
    address_1: optional,
    address_2: optional,
    city: optional,
    region: optional,
    postal_code: optional,
    country: optional
  })
  .nullish();

const attendee = z.looseObject({
  id: z.string(),
  order_id: z.string(),
  event_id: z.string(),
  created: z.string(),
  changed: z.string(),
  status: z.string().default(""),
  quantity: z.int().default(1),
  cancelled: z.boolean().default(false),
  refunded: z.boolean().default(false),
  ticket_class_name: optional,
  costs: z
    .looseObject({base_price: z.looseObject({currency: z.string(), value: z.int()}).nullish()})
    .nullish(),
  profile: z
    .looseObject({addresses: z.looseObject({bill: postal, home: postal, ship: postal}).nullish()})
    .nullish()
});
type Attendee = z.output<typeof attendee>;

const lists = {events: event, venues: venue, orders: order, attendees: attendee} as const;

const listIn = (stream: string) =>
  z.looseObject({[stream]: z.array(lists[stream as keyof typeof lists])});

type Lists = typeof lists;
const listOf = <L extends keyof Lists>(answers: Answers, list: L) =>
  recordsOf(
    answers,
    list,
    lists[list] as unknown as z.ZodType<z.output<Lists[L]>>,
    (body) => (body as Record<L, unknown[]>)[list]
  );
