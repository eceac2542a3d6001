/** Eventbrite through the whole pull: both ways of paging, buyers, refunds, increments of one ticket of an order. */
import {describe, expect, it} from "vitest";
import {eventbriteSpec, openEventbrite} from "../../../../loaders/sources/api/eventbrite.js";
import {pull} from "../../../../loaders/sources/api/pull.js";
import {sum, token} from "./boxOffice.js";
import {eventbrite, type Hall, openHall} from "./eventbriteOffice.js";
import {centsIn, joinAdditions, onStage, organization, rowsIn, type Stage} from "./pulling.js";
import {type Running, withVendor} from "./withVendor.js";

const options = {organization, timeZone: "America/Toronto", token};
const sourceAt = ({url}: Running) =>
  openEventbrite(
    eventbriteSpec.parse({
      kind: "eventbrite",
      url: `${url}/v3`,
      organizationId: "314",
      tokenEnv: "EVENTBRITE_KEY"
    })
  );

const inHall = (use: (hall: Hall, vendor: Running, stage: Stage) => Promise<void>) => {
  const hall = openHall();
  return withVendor(eventbrite(hall), (vendor) => onStage((stage) => use(hall, vendor, stage)));
};

const priceOf = (hall: Hall): number =>
  sum(hall.attendees.map(({costs}) => costs.base_price!.value));

describe("pull(eventbrite)", () => {
  for (const continuation of [true, false])
    it(`brings every ticket to the cent, pages by ${continuation ? "continuation" : "number"}`, () =>
      inHall(async (hall, vendor, stage) => {
        hall.continuation = continuation;
        const {delivery} = await pull(sourceAt(vendor), stage.home, options, stage.effects);
        const orders = rowsIn(delivery!, "orders");
        expect(orders).toHaveLength(hall.attendees.length);
        expect(centsIn(orders)).toBe(priceOf(hall));
      }));

  it("writes performances and buyers in the documented layout", () =>
    inHall(async (_hall, vendor, stage) => {
      const {delivery} = await pull(sourceAt(vendor), stage.home, options, stage.effects);
      expect(rowsIn(delivery!, "performances")).toEqual([
        {
          performance_code: "71",
          title: "Nuit blanche",
          venue_name: "Théâtre du Marais",
          starts_at: "2026-03-06T01:00:00+00:00",
          capacity: "150",
          discipline: "",
          status: ""
        },
        expect.objectContaining({
          performance_code: "72",
          venue_name: "",
          capacity: "",
          status: "cancelled"
        })
      ]);
      expect(rowsIn(delivery!, "customers")[0]).toMatchObject({
        customer_code: "order:50",
        first_name: "Inès",
        last_name: "Tremblay 50",
        city: "Gatineau",
        postal_code: "J8X 2A1",
        email: "ines50@example.org"
      });
    }));

  it("reverses a refund, keeps a cancelled ticket whose money was kept, leaves out the unpaid", () =>
    inHall(async (hall, vendor, stage) => {
      const [refunded, kept, , unpaid] = hall.attendees;
      Object.assign(refunded!, {refunded: true, cancelled: true, changed: "2026-01-20T00:00:00Z"});
      Object.assign(kept!, {cancelled: true});
      Object.assign(unpaid!, {status: "Unpaid"});
      const {delivery, manifest} = await pull(sourceAt(vendor), stage.home, options, stage.effects);
      expect(manifest.account.undone).toEqual({lines: 1, cents: 2500});
      expect(manifest.account.setAside).toEqual({"not paid": {lines: 1, cents: 2500}});
      expect(centsIn(rowsIn(delivery!, "orders"))).toBe(priceOf(hall) - 2500 - 2500);
      expect(rowsIn(delivery!, "orders").filter(({status}) => status === "refund")).toEqual([
        expect.objectContaining({
          amount: "-25.00",
          tickets: "-1",
          ordered_at: "2026-01-20T00:00:00+00:00"
        })
      ]);
    }));

  it("joins a third ticket and a refund of an order already delivered", () =>
    inHall(async (hall, vendor, stage) => {
      const source = sourceAt(vendor);
      const first = await pull(source, stage.home, options, stage.effects);
      const changed = "2026-02-10T00:00:00Z";
      hall.attendees.push({...hall.attendees[0]!, id: "990", changed});
      Object.assign(hall.attendees[1]!, {refunded: true, changed});
      const second = await pull(source, stage.home, options, stage.effects);
      expect(second.manifest.since).toBe("2026-02-01T11:50:00.000Z");
      expect(second.manifest.answers.attendees!.records).toBe(2);
      const joined = joinAdditions(
        [first, second].map(({delivery}) => rowsIn(delivery!, "orders"))
      );
      expect(centsIn(joined)).toBe(priceOf(hall) - 1800);
      expect(sum(joined.map(({tickets}) => Number(tickets)))).toBe(hall.attendees.length - 1);
    }));
});
