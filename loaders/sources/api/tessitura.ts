/**
 * Tessitura (REST): the catalogue only, performances by `TXN/Performances/Search` and the seasons they belong to.
 * It brings performances; orders and customers come from files by mapping. The search is read-only, though by POST.
 */
import {z} from "zod";
import type {Answers, ApiSource, GivenRow} from "./apiSource.js";
import {instantOf} from "./instant.js";
import {layoutMapping, statusWords} from "./layout.js";
import {address, memberWords, tokenName} from "./options.js";
import {readShape} from "./readShape.js";
import {recordsOf} from "./recordsOf.js";

export const tessituraSpec = z.strictObject({
  kind: z.literal("tessitura"),
  /** Up to and with `/api`, as the member's Tessitura gives it. */
  url: address,
  /** `user:group:machine:password`, as Tessitura's own basic authentication joins them. */
  tokenEnv: tokenName,
  /** First day of the performances asked for. */
  from: z.iso.date().default("2015-01-01"),
  ...memberWords
});
export type TessituraConfig = z.output<typeof tessituraSpec>;

const brings = ["performances"] as const;

export function openTessitura(config: TessituraConfig): ApiSource {
  return {
    name: "tessitura",
    url: config.url,
    brings,
    mapping: layoutMapping({
      brings,
      tax: "unknown",
      words: [config.words],
      defaults: config.defaults
    }),
    needsToken: true,
    incremental: false,
    spacing: 0,
    headers: (token) => ({authorization: `Basic ${Buffer.from(token).toString("base64")}`}),
    open: () => [
      {stream: "seasons", url: `${config.url}/ReferenceData/Seasons`},
      {
        stream: "performances",
        url: `${config.url}/TXN/Performances/Search`,
        body: {PerformanceStartDate: config.from}
      }
    ],
    read(question, answer) {
      const list = readShape(
        z.array(lists[question.stream as keyof typeof lists]),
        answer.body,
        question
      );
      return {records: list.length, next: []};
    },
    rows
  };
}

async function* rows(answers: Answers): AsyncIterable<GivenRow> {
  const types = new Map<number, string>();
  for await (const {record} of recordsOf(answers, "seasons", season, listIn))
    types.set(record.Id, record.Type?.Description ?? "");
  for await (const {record} of recordsOf(answers, "performances", performance, listIn))
    yield {kind: "performance", row: performanceRow(record, types)};
}

/** No list of the catalogue holds seats: zones tell what is left, not what there is. */
const performanceRow = (given: Performance, types: ReadonlyMap<number, string>) => ({
  performance_code: String(given.PerformanceId),
  title: given.PerformanceDescription ?? given.ProductionSeason?.Description ?? "",
  venue_name: given.Facility?.Description ?? "",
  starts_at: instantOf(given.PerformanceDate),
  discipline: types.get(given.Season?.Id ?? Number.NaN) ?? "",
  status: /cancel/i.test(given.PerformanceStatus?.Description ?? "") ? statusWords.cancelled : ""
});

const described = z.looseObject({Description: z.string().nullish()}).nullish();

const season = z.looseObject({Id: z.int(), Type: described});

const performance = z.looseObject({
  PerformanceId: z.int(),
  PerformanceDate: z.string(),
  PerformanceDescription: z.string().nullish(),
  ProductionSeason: described,
  Facility: described,
  Season: z.looseObject({Id: z.int()}).nullish(),
  PerformanceStatus: described
});
type Performance = z.output<typeof performance>;

const lists = {seasons: season, performances: performance} as const;
const listIn = (body: unknown) => body as unknown[];
