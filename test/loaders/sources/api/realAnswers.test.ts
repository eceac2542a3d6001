/** The vendors' real answers, replayed where they lie: rows and cents in = out. Skipped where the samples are not. */
import {existsSync, globSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import type {ApiSource} from "../../../../loaders/sources/api/apiSource.js";
import {eventbriteSpec, openEventbrite} from "../../../../loaders/sources/api/eventbrite.js";
import {openPretix, pretixSpec} from "../../../../loaders/sources/api/pretix.js";
import {type PullReport, pull} from "../../../../loaders/sources/api/pull.js";
import {openSpektrix, spektrixSpec} from "../../../../loaders/sources/api/spektrix.js";
import {openTessitura, tessituraSpec} from "../../../../loaders/sources/api/tessitura.js";
import {accountSql, type SampleAccount, tellSample} from "../../sampleTable.js";
import {Workbench} from "../../workbench.js";
import {sum, token} from "./boxOffice.js";
import {centsIn, onStage, organization, rowsIn} from "./pulling.js";
import {type Vendor, withVendor} from "./withVendor.js";

const folder = join(process.env.PUBLIC_C_SAMPLES ?? "../shared/samples", "ticketing");
type Found = Record<string, unknown> & {id: string};
const read = <T = Found>(path: string): T =>
  JSON.parse(readFileSync(join(folder, path), "utf8")) as T;
const readAll = <T = Found>(pattern: string): T[] =>
  globSync(pattern, {cwd: folder})
    .sort()
    .map((path) => read<T>(path));

const replay = (
  vendor: Vendor,
  open: (url: string) => ApiSource,
  check: (report: PullReport, source: ApiSource) => void | Promise<void>
) =>
  withVendor(vendor, ({url}) =>
    onStage(async ({home, effects}) => {
      const options = {organization, timeZone: "America/Toronto", token};
      const source = open(url);
      await check(await pull(source, home, options, effects), source);
    })
  );

interface PretixOrder {
  code: string;
  positions: {price: string; subevent: number | null}[];
}
const pretixPage = (results: unknown[]) => ({body: {count: results.length, next: null, results}});

/** What was pulled, read by the ordinary journey: the account of each delivery. */
async function readPulled(
  {mapping}: ApiSource,
  delivery: string,
  sample: {file: string; how: string; table?: "orders" | "performances"}
): Promise<SampleAccount> {
  using bench = new Workbench(mapping);
  const files = globSync("*.{csv,json}", {cwd: delivery});
  bench.deliver({
    "2026-02-01": Object.fromEntries(
      files.map((name) => [name, readFileSync(join(delivery, name))])
    )
  });
  await bench.read();
  await tellSample(bench, sample);
  const [account] = await bench.rows<SampleAccount>(
    "deliveries",
    accountSql(sample.table ?? "orders")
  );
  return account!;
}

/** The fixtures mix an event and a series under one name: those of the series are served apart. */
function pretixVendor(orders: PretixOrder[]): Vendor {
  const event = read("pretix_api_json/events/event1.json");
  const series = {...event, slug: "series", has_subevents: true};
  const ofSeries = ({positions}: PretixOrder) => positions.some(({subevent}) => subevent !== null);
  const lists: Record<string, unknown[]> = {
    "events/": [event, series],
    "events/demo/orders/": orders.filter((order) => !ofSeries(order)),
    "events/series/orders/": orders.filter(ofSeries),
    "events/series/subevents/": readAll("pretix_api_json/subevents/*.json"),
    "events/demo/items/": readAll("pretix_api_json/items/item?.json"),
    "events/series/items/": readAll("pretix_api_json/items/item?.json")
  };
  return ({url}) => pretixPage(lists[url.pathname.replace("/api/v1/organizers/o/", "")] ?? []);
}

const pretixAt = (url: string) =>
  openPretix(
    pretixSpec.parse({kind: "pretix", url, organizer: "o", tokenEnv: "KEY", currency: "EUR"}),
    ["en"]
  );

describe.skipIf(!existsSync(folder))("the vendors' real answers", () => {
  it("pretix: ten orders, every position to the cent", async () => {
    const orders = [
      ...new Map(
        readAll<PretixOrder>("pretix_api_json/orders/*.json").map((order) => [order.code, order])
      ).values()
    ];
    const positions = orders.flatMap((order) => order.positions);
    await replay(
      pretixVendor(orders),
      pretixAt,
      async ({delivery, manifest: {account}}, source) => {
        const rows = rowsIn(delivery!, "orders");
        const priced = sum(positions.map(({price}) => Math.round(Number(price) * 100)));
        expect(account.read).toEqual({lines: positions.length, cents: priced});
        expect(rows).toHaveLength(account.standing.lines + 2 * account.undone.lines);
        expect(centsIn(rows)).toBe(account.standing.cents);
        const known = new Set(rowsIn(delivery!, "performances").map((row) => row.performance_code));
        expect(rows.filter(({performance_code}) => !known.has(performance_code))).toEqual([]);
        const file = "pretix_api_json/orders/*.json";
        const read = await readPulled(source, delivery!, {file, how: "pretix adapter"});
        expect(read).toMatchObject({rows_read: rows.length, rows_loaded: rows.length});
        expect([read.cents_read, read.cents_loaded]).toEqual([centsIn(rows), centsIn(rows)]);
      }
    );
  });

  it("Eventbrite: the attendees page, to the cent", async () => {
    const page = read<{attendees: {costs: {base_price: {value: number}}}[]}>(
      "eventbrite_api_json/mock_api_attendee.json"
    );
    const pagination = {has_more_items: false};
    // The sample holds attendees only: their event is invented.
    const event = {
      id: "51660376577",
      name: {text: "An event"},
      start: {utc: "2018-10-23T12:00:00Z"}
    };
    const vendor: Vendor = ({url}) => {
      if (url.pathname.endsWith("/attendees/")) return {body: page};
      const list = url.pathname.split("/").at(-2)!;
      return {body: {pagination, [list]: list === "events" ? [event] : []}};
    };
    const open = (url: string) =>
      openEventbrite(
        eventbriteSpec.parse({
          kind: "eventbrite",
          url,
          organizationId: "1",
          tokenEnv: "KEY",
          currency: "ARS"
        })
      );
    await replay(vendor, open, async ({delivery, manifest}, source) => {
      const rows = rowsIn(delivery!, "orders");
      expect(rows).toHaveLength(page.attendees.length);
      expect(centsIn(rows)).toBe(sum(page.attendees.map(({costs}) => costs.base_price.value)));
      expect(manifest.account.setAside).toEqual({});
      const file = "eventbrite_api_json/mock_api_attendee.json";
      const read = await readPulled(source, delivery!, {file, how: "Eventbrite adapter"});
      expect(read).toMatchObject({rows_read: rows.length, rows_loaded: rows.length});
      expect([read.cents_read, read.cents_loaded]).toEqual([centsIn(rows), centsIn(rows)]);
    });
  });

  for (const file of globSync("spektrix_v3_json/data_*.json", {cwd: folder}))
    it(`Spektrix: ${file}, a performance for the first and last date of each event`, async () => {
      const events =
        read<(Found & {firstInstanceDateTime: string; lastInstanceDateTime: string})[]>(file);
      // The sample holds events only; their own dates stand in for the list of instances.
      const instances = events.flatMap(({id, firstInstanceDateTime, lastInstanceDateTime}) =>
        [...new Set([firstInstanceDateTime, lastInstanceDateTime])].map((start, i) => ({
          id: `${id}-${i}`,
          event: {id},
          start
        }))
      );
      const vendor: Vendor = ({url}) => ({
        body: url.pathname.endsWith("/events") ? events : instances
      });
      const open = (url: string) =>
        openSpektrix(spektrixSpec.parse({kind: "spektrix", url, client: "c", seats: false}));
      await replay(vendor, open, async ({delivery}, source) => {
        const rows = rowsIn(delivery!, "performances");
        const sample = {file, how: "Spektrix adapter", table: "performances"} as const;
        const read = await readPulled(source, delivery!, sample);
        expect(read).toMatchObject({rows_read: rows.length, rows_loaded: rows.length});
        expect(rows).toHaveLength(instances.length);
        expect(rows.filter(({title}) => title === "")).toEqual([]);
        expect(rows.map(({starts_at}) => starts_at)).toEqual(instances.map(({start}) => start));
      });
    });

  it("Tessitura: its performance and its 198 seasons", async () => {
    const performance = read<{PerformanceId: number}>("tessitura_json/performance.json");
    const vendor: Vendor = ({url}) => ({
      body: url.pathname.endsWith("/Seasons")
        ? [...read<unknown[]>("tessitura_json/seasons.json"), read("tessitura_json/season.json")]
        : [performance]
    });
    const open = (url: string) =>
      openTessitura(tessituraSpec.parse({kind: "tessitura", url, tokenEnv: "KEY"}));
    await replay(vendor, open, async ({delivery, manifest}, source) => {
      const file = "tessitura_json/performance.json";
      const sample = {file, how: "Tessitura adapter", table: "performances"} as const;
      expect(await readPulled(source, delivery!, sample)).toMatchObject({rows_loaded: 1});
      expect(manifest.answers.seasons!.records).toBe(199);
      expect(rowsIn(delivery!, "performances")).toEqual([
        expect.objectContaining({
          performance_code: String(performance.PerformanceId),
          starts_at: "2024-10-19T19:30:00-04:00",
          discipline: "Opera"
        })
      ]);
    });
  });
});
