/** What a delivery of the three tables promises, as data: which fields must be there, what each holds, how far it may go. */
import {z} from "zod";
import {type GivenTable, givenFields} from "../mapping.js";

const fieldSpec = z.strictObject({
  /** How the text reads; a `word` is translated by the member's mapping. */
  kind: z.enum(["code", "text", "instant", "money", "count", "word"]),
  required: z.boolean().default(false),
  /** The value tells who somebody is: it never leaves the privacy stage, not even in an issue. */
  identity: z.boolean().default(false),
  /** Whole numbers: least and most. Money: most cents of one line, whatever the sign. */
  range: z.tuple([z.int(), z.int()]).optional(),
  /** A value out of shape or range empties the field instead of setting the row aside. */
  lenient: z.boolean().default(false),
  /** Instants: years before the first ones, and days after the snapshot, that cannot be true. */
  years: z.strictObject({from: z.int(), daysAhead: z.int()}).optional()
});
export type FieldContract = z.output<typeof fieldSpec>;

const tableSpec = <T extends GivenTable>(table: T) =>
  z.record(z.enum(givenFields[table] as unknown as [string, ...string[]]), fieldSpec);

const identity = {kind: "text", identity: true} as const;
const code = {kind: "code", required: true} as const;

export const contract = z
  .strictObject({
    customers: tableSpec("customers"),
    orders: tableSpec("orders"),
    performances: tableSpec("performances")
  })
  .parse({
    customers: {
      customer_code: {...code, identity: true},
      title: identity,
      first_name: identity,
      last_name: identity,
      address: identity,
      city: {kind: "text"},
      province: {kind: "text"},
      country: {kind: "text"},
      postal_code: identity,
      phone: identity,
      email: identity
    },
    orders: {
      order_number: code,
      customer_code: {kind: "code", identity: true},
      performance_code: code,
      ordered_at: {kind: "instant", required: true, years: {from: 1990, daysAhead: 1}},
      amount: {kind: "money", required: true, range: [-25_000_000, 25_000_000]},
      price_type: {kind: "word"},
      channel: {kind: "word"},
      tickets: {kind: "count", range: [1, 10_000]},
      status: {kind: "text"}
    },
    performances: {
      performance_code: code,
      title: {kind: "text", required: true},
      venue_name: {kind: "text"},
      starts_at: {kind: "instant", required: true, years: {from: 1990, daysAhead: 1_500}},
      capacity: {kind: "count", range: [0, 100_000], lenient: true},
      discipline: {kind: "word"},
      status: {kind: "text"}
    }
  });

export const requiredFields = (table: GivenTable): string[] =>
  Object.entries(contract[table])
    .filter(([, field]) => field.required)
    .map(([name]) => name);

export const fieldContract = (table: GivenTable, field: string): FieldContract =>
  contract[table][field as keyof (typeof contract)[GivenTable]]!;

/** A record longer than this is no ticket; a file wider than this no ticketing export. */
export const longestRecord = 1_000_000;
export const mostColumns = 500;
