/** pretix through the whole pull: pages, guests and accounts, series, increments, corrections, kills. */
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {openPretix, pretixSpec} from "../../../../loaders/sources/api/pretix.js";
import {pull} from "../../../../loaders/sources/api/pull.js";
import {
  openShop,
  type PretixOrder,
  type PretixShop,
  pretix,
  sum,
  token,
  worth
} from "./boxOffice.js";
import {
  centsIn,
  joinAdditions,
  manifestOf,
  onStage,
  organization,
  rowsIn,
  type Stage
} from "./pulling.js";
import {type Running, withVendor} from "./withVendor.js";

const options = {organization, timeZone: "America/Toronto", token};
const sourceAt = ({url}: Running) =>
  openPretix(
    pretixSpec.parse({kind: "pretix", url, organizer: "amphion", tokenEnv: "PRETIX_KEY"}),
    ["fr", "en"]
  );

const inShop = (use: (shop: PretixShop, vendor: Running, stage: Stage) => Promise<void>) => {
  const shop = openShop();
  return withVendor(pretix(shop), (vendor) => onStage((stage) => use(shop, vendor, stage)));
};

const allOrders = (shop: PretixShop): PretixOrder[] => [...shop.orders.values()].flat();
const positions = (shop: PretixShop) => allOrders(shop).flatMap((order) => order.positions);

describe("pull(pretix)", () => {
  it("brings every seat sold, to the cent, over all pages", () =>
    inShop(async (shop, vendor, stage) => {
      const {delivery, manifest} = await pull(sourceAt(vendor), stage.home, options, stage.effects);
      const orders = rowsIn(delivery!, "orders");
      expect(orders).toHaveLength(positions(shop).length);
      expect(centsIn(orders)).toBe(worth(positions(shop)));
      expect(manifest.account.read).toEqual(manifest.account.standing);
      expect(manifest.files["orders.csv"]).toMatchObject({
        rows: orders.length,
        cents: centsIn(orders),
        tickets: orders.length
      });
      expect(manifest.kind).toBe("complete");
      expect(manifest.answers.orders).toEqual({pages: 6, records: 14});
    }));

  it("writes performances, people and lines in the documented layout", () =>
    inShop(async (shop, vendor, stage) => {
      const {delivery} = await pull(sourceAt(vendor), stage.home, options, stage.effects);
      expect(rowsIn(delivery!, "performances")).toEqual([
        {
          performance_code: "ouverture",
          title: "Ouverture",
          venue_name: "Salle des Quatre-Vents",
          starts_at: "2026-03-05T00:30:00+00:00",
          capacity: "180",
          discipline: "",
          status: ""
        },
        ...[7, 8].map((id) => ({
          performance_code: `serie/${id}`,
          title: `Série, soir ${id}`,
          venue_name: "Salle des Quatre-Vents",
          starts_at: `2026-03-1${id}T19:30:00-04:00`,
          capacity: "180",
          discipline: "",
          status: ""
        }))
      ]);
      const account = allOrders(shop).find(({customer}) => customer !== null)!;
      const number = account.customer!.slice(4);
      expect(rowsIn(delivery!, "customers")).toContainEqual({
        customer_code: account.customer,
        title: "",
        first_name: "Zoé",
        last_name: `L’Écuyer, ${number}`,
        address: `${number} rue "du Port" bureau 2`,
        city: "Montréal",
        province: "QC",
        country: "CA",
        postal_code: "H2X 1Y4",
        phone: "",
        email: account.email
      });
      const guest = allOrders(shop).find(({customer}) => customer === null)!;
      expect(rowsIn(delivery!, "orders")).toContainEqual(
        expect.objectContaining({
          order_number: guest.code,
          customer_code: `guest:${guest.code}`,
          ordered_at: guest.datetime.replace(".123456Z", "+00:00"),
          status: "sale",
          tickets: "1"
        })
      );
    }));

  it("keeps each answer as received, one a line", () =>
    inShop(async (shop, vendor, stage) => {
      const {delivery} = await pull(sourceAt(vendor), stage.home, options, stage.effects);
      const lines = readFileSync(join(delivery!, "answers", "orders.jsonl"), "utf8")
        .trim()
        .split("\n");
      const kept = lines.flatMap((line) => JSON.parse(line).answer.results as PretixOrder[]);
      expect(kept).toEqual(allOrders(shop));
    }));

  it("sets aside, with a reason, what is no ticket sale", () =>
    inShop(async (shop, vendor, stage) => {
      const [pending, test, unpaid, poster] = shop.orders.get("ouverture")!;
      pending!.status = "n";
      test!.testmode = true;
      Object.assign(unpaid!, {status: "c", payments: [{state: "canceled", amount: "1.00"}]});
      poster!.positions[0]!.item = 3;
      const {manifest, delivery} = await pull(sourceAt(vendor), stage.home, options, stage.effects);
      const aside = manifest.account.setAside;
      expect(aside["not paid"]).toEqual(tally(pending!.positions));
      expect(aside["test order"]).toEqual(tally(test!.positions));
      expect(aside["cancelled before payment"]).toEqual(tally(unpaid!.positions));
      expect(aside["not a ticket"]).toEqual(tally(poster!.positions.slice(0, 1)));
      const apart = sum(Object.values(aside).map(({cents}) => cents));
      expect(centsIn(rowsIn(delivery!, "orders")) + apart).toBe(worth(positions(shop)));
    }));

  it("tells a refund from a sale that never was", () =>
    inShop(async (shop, vendor, stage) => {
      const order = shop.orders.get("serie")!.find(({positions}) => positions.length > 1)!;
      order.positions[0]!.canceled = true;
      order.last_modified = "2026-01-30T09:00:00Z";
      const {delivery, manifest} = await pull(sourceAt(vendor), stage.home, options, stage.effects);
      const lines = rowsIn(delivery!, "orders").filter((row) => row.order_number === order.code);
      expect(lines).toHaveLength(order.positions.length + 1);
      expect(lines.filter(({status}) => status === "refund")).toEqual([
        expect.objectContaining({
          tickets: "-1",
          ordered_at: "2026-01-30T09:00:00+00:00"
        })
      ]);
      expect(centsIn(lines)).toBe(worth(order.positions.slice(1)));
      expect(manifest.account.undone).toEqual(tally(order.positions.slice(0, 1)));
    }));

  it("brings only what changed since, and joins without doubling or losing a seat", () =>
    inShop(async (shop, vendor, stage) => {
      const source = sourceAt(vendor);
      const first = await pull(source, stage.home, options, stage.effects);
      const [changed, cancelled] = shop.orders.get("ouverture")!;
      changed!.positions.push({...changed!.positions[0]!, id: 999, positionid: 9});
      changed!.last_modified = "2026-02-02T10:00:00Z";
      Object.assign(cancelled!, {status: "c", last_modified: "2026-02-03T10:00:00Z"});
      shop.now = "2026-02-04T00:00:00Z";
      const second = await pull(source, stage.home, options, stage.effects);

      expect(second.manifest).toMatchObject({kind: "additions", since: "2026-02-01T12:00:00Z"});
      expect(second.manifest.answers.orders!.records).toBe(2);
      const joined = joinAdditions(
        [first, second].map(({delivery}) => rowsIn(delivery!, "orders"))
      );
      const standing = positions(shop).filter((p) => !cancelled!.positions.includes(p));
      expect(centsIn(joined)).toBe(worth(standing));
      expect(sum(joined.map(({tickets}) => Number(tickets)))).toBe(standing.length);
    }));

  it("follows an order through change, cancellation and return", () =>
    inShop(async (shop, vendor, stage) => {
      const source = sourceAt(vendor);
      const order = shop.orders
        .get("ouverture")!
        .find(({positions}) => positions[0]!.price !== "0.00")!;
      const pulled = [await pull(source, stage.home, options, stage.effects)];
      const steps: Partial<PretixOrder>[] = [
        {positions: [{...order.positions[0]!, price: "9.50"}]},
        {status: "c"},
        {status: "p"}
      ];
      for (const [i, step] of steps.entries()) {
        Object.assign(order, step, {last_modified: `2026-02-1${i}T00:00:00Z`});
        shop.now = `2026-02-1${i}T01:00:00Z`;
        pulled.push(await pull(source, stage.home, options, stage.effects));
      }
      const joined = joinAdditions(pulled.map(({delivery}) => rowsIn(delivery!, "orders")));
      expect(centsIn(joined)).toBe(worth(positions(shop)));
      expect(sum(joined.map(({tickets}) => Number(tickets)))).toBe(positions(shop).length);
    }));

  it("makes no delivery when nothing changed", () =>
    inShop(async (shop, vendor, stage) => {
      const source = sourceAt(vendor);
      await pull(source, stage.home, options, stage.effects);
      shop.now = "2026-02-05T00:00:00Z";
      await pull(source, stage.home, options, stage.effects);
      const third = await pull(source, stage.home, options, stage.effects);
      expect(third.delivery).toBeNull();
      expect(third.manifest.since).toBe("2026-02-05T00:00:00Z");
      expect(stage.deliveries()).toHaveLength(1);
    }));

  it("starts over when asked: complete, and equal to a first pull", () =>
    inShop(async (_shop, vendor, stage) => {
      const source = sourceAt(vendor);
      const first = await pull(source, stage.home, options, stage.effects);
      const again = await pull(source, stage.home, {...options, complete: true}, stage.effects);
      expect(again.manifest.kind).toBe("complete");
      expect(rowsIn(again.delivery!, "orders")).toEqual(rowsIn(first.delivery!, "orders"));
      expect(again.delivery).toBe(`${first.delivery}-2`);
    }));

  it("counts an order once though a page shifted under the reading", () =>
    inShop(async (shop, vendor, stage) => {
      vendor.faults.set(4, (response, {url}) => {
        // A new order slips in before the page already read: its last order comes again on page 2.
        const orders = shop.orders.get("ouverture")!;
        const results = orders.slice(2, 5);
        const next = new URL(url);
        next.searchParams.set("page", "2");
        response.writeHead(200, {"content-type": "application/json"});
        response.end(JSON.stringify({count: orders.length, next: next.href, results}));
      });
      const {delivery} = await pull(sourceAt(vendor), stage.home, options, stage.effects);
      expect(vendor.asked[3]!.url.pathname).toMatch(/orders\/$/);
      const rows = rowsIn(delivery!, "orders");
      const shown = new Set(rows.map(({order_number}) => order_number));
      const seats = allOrders(shop)
        .filter(({code}) => shown.has(code))
        .flatMap((o) => o.positions);
      expect(rows).toHaveLength(seats.length);
    }));

  it("resumes after a stop at any page, and ends with the same delivery", () =>
    inShop(async (_shop, vendor, stage) => {
      const whole = await pull(sourceAt(vendor), stage.home, options, stage.effects);
      const pages = vendor.asked.length;
      for (let stop = 1; stop <= pages; stop++)
        await onStage(async (other) => {
          const before = vendor.asked.length;
          vendor.faults.set(before + stop, (response) => response.writeHead(404).end());
          await expect(pull(sourceAt(vendor), other.home, options, other.effects)).rejects.toThrow(
            "knows no such address (404)"
          );
          expect(other.deliveries()).toEqual([]);
          const resumed = await pull(sourceAt(vendor), other.home, options, other.effects);
          expect(resumed.resumedPages).toBe(stop - 1);
          expect(vendor.asked.length - before).toBe(pages + 1);
          for (const table of ["orders", "customers", "performances"])
            expect(rowsIn(resumed.delivery!, table)).toEqual(rowsIn(whole.delivery!, table));
          expect(manifestOf(resumed.delivery!).answers).toEqual(whole.manifest.answers);
        });
    }));

  it("says that the disk is full, and resumes once there is room", () =>
    inShop(async (_shop, vendor, stage) => {
      const full = {
        ...stage.effects,
        say: () => {
          throw Object.assign(new Error("write"), {code: "ENOSPC"});
        }
      };
      await expect(pull(sourceAt(vendor), stage.home, options, full)).rejects.toMatchObject({
        message: expect.stringMatching(/^cannot write under .*\.pull: ENOSPC$/),
        next: expect.stringContaining("resumes where it stopped")
      });
      const {resumedPages} = await pull(sourceAt(vendor), stage.home, options, stage.effects);
      expect(resumedPages).toBe(1);
    }));

  it("lets no second pull of the same member run beside it", () =>
    inShop(async (_shop, vendor, stage) => {
      const source = sourceAt(vendor);
      const both = await Promise.allSettled(
        [1, 2].map(() => pull(source, stage.home, options, stage.effects))
      );
      const refused = both.filter(({status}) => status === "rejected");
      expect(refused).toHaveLength(1);
      expect(refused[0]).toMatchObject({
        reason: {message: "another pull of this member is running"}
      });
    }));

  it("never writes the key anywhere", () =>
    inShop(async (_shop, vendor, stage) => {
      const {delivery} = await pull(sourceAt(vendor), stage.home, options, stage.effects);
      vendor.faults.set(vendor.asked.length + 1, (response) => response.writeHead(500).end(token));
      await pull(sourceAt(vendor), stage.home, {...options, complete: true}, stage.effects);
      const files = ["manifest.json", "orders.csv", "answers/orders.jsonl", "answers/events.jsonl"];
      const written = files.map((file) => readFileSync(join(delivery!, file), "utf8")).join();
      expect(written + stage.said.join()).not.toContain(token);
      expect(stage.said.join()).toContain("answered 500");
    }));
});

const tally = (given: readonly PretixOrder["positions"][number][]) => ({
  lines: given.length,
  cents: worth(given)
});
