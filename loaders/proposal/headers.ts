/** Which concepts a column header may stand for, from data/reference/headers.yaml and layouts.yaml. */
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "yaml";
import {z} from "zod";
import {referenceFolder} from "../warehouse/loadTerritories.js";

/** What a column may hold: wider than the fields we ask for, so that a fee is not taken for a price. */
export const concepts = [
  "order_number",
  "customer_code",
  "person_title",
  "first_name",
  "last_name",
  "full_name",
  "company",
  "address",
  "city",
  "province",
  "country",
  "postal_code",
  "phone",
  "email",
  "ordered_at",
  "ordered_time",
  "amount",
  "order_total",
  "unit_price",
  "tickets",
  "price_type",
  "channel",
  "order_status",
  "performance_code",
  "show_title",
  "venue_name",
  "starts_at",
  "start_time",
  "capacity",
  "discipline",
  "performance_status",
  "ticket_number",
  "refunded_amount",
  "fees",
  "tax"
] as const;
export type Concept = (typeof concepts)[number];

const headersSpec = z.partialRecord(z.enum(concepts), z.record(z.string(), z.array(z.string())));

const layoutSpec = z.strictObject({
  vendor: z.string(),
  recognizedBy: z.array(z.string()).min(2),
  /** How many columns it has, where others have the same and more. */
  columns: z.int().optional(),
  fields: z.record(z.string(), z.union([z.enum(concepts), z.literal("ignore")])).default({}),
  notes: z.array(z.strictObject({fr: z.string(), en: z.string()})).default([])
});
export type Layout = z.output<typeof layoutSpec>;

const readYaml = (name: string): unknown =>
  parse(readFileSync(join(referenceFolder, name), "utf8"));

/** "EventName" and "event_name" → "event name"; "# of Seats" keeps its sign. */
export const headerKey = (header: string): string =>
  header
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9#]+/g, " ")
    .trim();

/** Header key → its concepts, the one that names it first in front. */
const known: ReadonlyMap<string, readonly Concept[]> = (() => {
  const map = new Map<string, Concept[]>();
  for (const [concept, sources] of Object.entries(headersSpec.parse(readYaml("headers.yaml"))))
    for (const header of Object.values(sources).flat()) {
      const found = map.get(headerKey(header)) ?? [];
      if (!found.includes(concept as Concept)) found.push(concept as Concept);
      map.set(headerKey(header), found);
    }
  return map;
})();

const layouts: readonly Layout[] = z.array(layoutSpec).parse(readYaml("layouts.yaml"));

/** Words that qualify a header without changing what it holds. */
const qualifiers =
  / (billing|facturation|cents?|centimes?|in cents|en cents|minor|cad|cdn|ttc|ht|local|locale|incl|included|incluses?|avec taxes|taxes incluses|avant taxes|hors taxes|yyyy mm dd|aaaa mm jj|jj mm aaaa|mm dd yyyy|optionnel|optional)$/;

/** Concepts of one header, best first; empty when nobody has met it. Of "order.customer.email", the end may tell alone. */
export function conceptsOf(header: string): readonly Concept[] {
  const key = headerKey(header);
  const found = known.get(key) ?? known.get(key.replace(qualifiers, ""));
  const [, inner] = /^(?:[^.\s]+\.|[^:]+: )(\S.*)$/.exec(header) ?? [];
  return found ?? (inner ? conceptsOf(inner) : []);
}

/** The ticketing system whose own columns all stand in this header, if any. */
export function layoutOf(header: readonly string[]): Layout | null {
  const keys = new Set(header.map(headerKey));
  return (
    layouts.find(
      ({recognizedBy, columns = header.length}) =>
        columns === header.length && recognizedBy.every((name) => keys.has(headerKey(name)))
    ) ?? null
  );
}

/** What that system says of a column, whatever others mean by the same word. */
export const layoutConcept = (
  layout: Layout | null,
  header: string
): Concept | "ignore" | undefined =>
  Object.entries(layout?.fields ?? {}).find(([name]) => headerKey(name) === headerKey(header))?.[1];
