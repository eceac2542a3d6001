/** A small Eventbrite, generated in the shape of its attendees page: made-up people, two events, pages by continuation. */
import {token} from "./boxOffice.js";
import type {Asked, Reply, Vendor} from "./withVendor.js";

export interface Attendee {
  id: string;
  order_id: string;
  event_id: string;
  created: string;
  changed: string;
  status: string;
  quantity: number;
  cancelled: boolean;
  refunded: boolean;
  ticket_class_name: string;
  costs: Record<string, {currency: string; value: number; major_value: string}>;
  profile: Record<string, unknown>;
}

export interface Hall {
  attendees: Attendee[];
  /** Pages by number when false, as the older answers do. */
  continuation: boolean;
  pageSize: number;
}

export function openHall(count = 11): Hall {
  return {
    attendees: Array.from({length: count}, (_, i) => makeAttendee(i)),
    continuation: true,
    pageSize: 4
  };
}

function makeAttendee(i: number): Attendee {
  const price = [2500, 1800, 0][i % 3]!;
  const at = `2026-01-${String(i + 1).padStart(2, "0")}T18:26:56Z`;
  return {
    id: `9${i}`,
    order_id: `5${Math.floor(i / 2)}`,
    event_id: i % 4 < 2 ? "71" : "72",
    created: at,
    changed: at,
    status: "Attending",
    quantity: 1,
    cancelled: false,
    refunded: false,
    ticket_class_name: price ? "Régulier" : "Invitation",
    costs: {
      base_price: cost(price),
      eventbrite_fee: cost(price ? 120 : 0),
      gross: cost(price ? price + 120 : 0),
      tax: cost(0)
    },
    profile: {
      name: `Personne ${i}`,
      addresses: {
        home: {},
        bill: i % 2 ? {} : {city: "Gatineau", region: "QC", postal_code: "J8X 2A1"}
      }
    }
  };
}

const cost = (cents: number) => ({
  currency: "CAD",
  value: cents,
  major_value: (cents / 100).toFixed(2)
});

export const eventbrite =
  (hall: Hall): Vendor =>
  (asked) => {
    if (asked.headers.authorization !== `Bearer ${token}`)
      return {status: 401, body: {error: "INVALID_AUTH"}};
    const [, event, list] = /^\/v3\/events\/(\d+)\/(\w+)\/$/.exec(asked.url.pathname) ?? [];
    if (asked.url.pathname === "/v3/organizations/314/events/")
      return page(hall, asked, "events", events);
    if (asked.url.pathname === "/v3/organizations/314/venues/")
      return page(hall, asked, "venues", [{id: "8", name: "Théâtre du Marais"}]);
    if (list === "attendees") return page(hall, asked, list, changed(hall, event!, asked));
    if (list === "orders") return page(hall, asked, list, ordersOf(hall, event!));
    return undefined;
  };

const changed = ({attendees}: Hall, event: string, {url}: Asked): Attendee[] => {
  const since = url.searchParams.get("changed_since") ?? "";
  return attendees.filter((one) => one.event_id === event && one.changed >= since);
};

const ordersOf = ({attendees}: Hall, event: string) =>
  [
    ...new Set(attendees.filter(({event_id}) => event_id === event).map(({order_id}) => order_id))
  ].map((id) => ({
    id,
    first_name: "Inès",
    last_name: `Tremblay ${id}`,
    email: `ines${id}@example.org`
  }));

function page(hall: Hall, {url}: Asked, list: string, all: readonly unknown[]): Reply {
  const at = Number(url.searchParams.get(hall.continuation ? "continuation" : "page") ?? 1);
  const end = at * hall.pageSize;
  const more = end < all.length;
  return {
    body: {
      pagination: {
        object_count: all.length,
        page_number: at,
        page_size: hall.pageSize,
        page_count: Math.ceil(all.length / hall.pageSize),
        has_more_items: more,
        ...(hall.continuation && more ? {continuation: String(at + 1)} : {})
      },
      [list]: all.slice(end - hall.pageSize, end)
    }
  };
}

const events = [
  {
    id: "71",
    name: {text: "Nuit blanche", html: "Nuit blanche"},
    start: {timezone: "America/Toronto", local: "2026-03-05T20:00:00", utc: "2026-03-06T01:00:00Z"},
    capacity: 150,
    status: "live",
    venue_id: "8"
  },
  {
    id: "72",
    name: {text: "Matinée", html: "Matinée"},
    start: {timezone: "America/Toronto", local: "2026-03-07T14:00:00", utc: "2026-03-07T19:00:00Z"},
    capacity: 0,
    status: "canceled",
    venue_id: null
  }
];
