/**
 * Spektrix (API v3, web mode): the public catalogue only, events and their instances, with seats by instance.
 * It brings performances; orders and customers come from files by mapping.
 * Documented at https://integrate.spektrix.com/docs/apieventfiltering and …/event-availability.
 */
import {z} from "zod";
import type {Answers, ApiSource, GivenRow, Question} from "./apiSource.js";
import {instantOf} from "./instant.js";
import {layoutMapping, statusWords} from "./layout.js";
import {address, memberWords, pathName} from "./options.js";
import {readShape} from "./readShape.js";
import {recordsOf} from "./recordsOf.js";

export const spektrixSpec = z.strictObject({
  kind: z.literal("spektrix"),
  url: address.default("https://system.spektrix.com"),
  /** The client's name in the vendor's addresses. */
  client: pathName,
  /** The client's own attributes that say the discipline and the hall: "Genre" for `attribute_Genre`. */
  disciplineAttribute: z.string().nullable().default(null),
  venueAttribute: z.string().nullable().default(null),
  /** One question per instance for its number of seats. */
  seats: z.boolean().default(true),
  ...memberWords
});
export type SpektrixConfig = z.output<typeof spektrixSpec>;

const brings = ["performances"] as const;

export function openSpektrix(config: SpektrixConfig): ApiSource {
  const url = `${config.url}/${config.client}/api/v3`;
  return {
    name: "spektrix",
    url,
    brings,
    mapping: layoutMapping({
      brings,
      tax: "unknown",
      words: [config.words],
      defaults: config.defaults
    }),
    needsToken: false,
    incremental: false,
    // The vendor asks to spread questions about seats.
    spacing: 200,
    headers: () => ({}),
    open: () => [
      {stream: "events", url: `${url}/events`},
      {stream: "instances", url: `${url}/instances`}
    ],
    read(question, answer) {
      if (question.stream === "seats") {
        readShape(seats, answer.body, question);
        return {records: 1, next: []};
      }
      const list = readShape(z.array(lists[question.stream as "events"]), answer.body, question);
      const asked = question.stream === "instances" && config.seats;
      return {
        records: list.length,
        next: asked ? list.map(({id}) => seatsOf(id, url)) : []
      };
    },
    rows: (answers) => rows(answers, config)
  };
}

const seatsOf = (instance: string, url: string): Question => ({
  stream: "seats",
  url: `${url}/instances/${encodeURIComponent(instance)}/status`,
  about: instance
});

async function* rows(answers: Answers, config: SpektrixConfig): AsyncIterable<GivenRow> {
  const events = new Map<string, Event>();
  for await (const {record} of recordsOf(answers, "events", event, listIn))
    events.set(record.id, record);
  const capacities = new Map<string, number>();
  for await (const {about, record} of recordsOf(answers, "seats", seats, (body) => [body]))
    if (record.capacity != null) capacities.set(about, record.capacity);
  for await (const {record} of recordsOf(answers, "instances", instance, listIn))
    yield {
      kind: "performance",
      row: performanceRow(record, events.get(record.event.id), capacities.get(record.id), config)
    };
}

/** An instance whose event is not listed keeps its code and hour: the contract says what is missing. */
function performanceRow(
  instance: Instance,
  event: Event | undefined,
  capacity: number | undefined,
  {disciplineAttribute, venueAttribute}: SpektrixConfig
) {
  return {
    performance_code: instance.id,
    title: event?.name ?? "",
    venue_name: attribute(event, venueAttribute) || onlyLocation(event),
    // Local time of the client: `startUtc` comes with and without its Z.
    starts_at: instantOf(instance.start),
    capacity: capacity === undefined ? "" : String(capacity),
    discipline: attribute(event, disciplineAttribute),
    status: instance.cancelled ? statusWords.cancelled : ""
  };
}

function attribute(event: Event | undefined, name: string | null): string {
  const value = name === null ? undefined : event?.[`attribute_${name}`];
  return typeof value === "string" ? value : "";
}

/** With two locations nothing says which instance plays where. */
const onlyLocation = (event: Event | undefined): string =>
  event?.locations.length === 1 ? (event.locations[0]!.name ?? "") : "";

const event = z.looseObject({
  id: z.string(),
  name: z.string().nullish(),
  locations: z.array(z.looseObject({name: z.string().nullish()})).default([])
});
type Event = z.output<typeof event>;

const instance = z.looseObject({
  id: z.string(),
  event: z.looseObject({id: z.string()}),
  start: z.string(),
  cancelled: z.boolean().default(false)
});
type Instance = z.output<typeof instance>;

const seats = z.looseObject({capacity: z.int().nullish()});

const lists = {events: event, instances: instance} as const;
const listIn = (body: unknown) => body as unknown[];
