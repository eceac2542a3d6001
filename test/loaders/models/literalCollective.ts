/** A collective small enough to compute by hand: three organizations, one row of each case that metrics must settle. */

import {
  type Collective,
  collectiveSpec,
  type Member,
  memberSpec
} from "../../../loaders/collective.js";
import type {Warehouse} from "../../../loaders/warehouse/withWarehouse.js";
import {createTables, insert, key, type Row, type Value} from "./standardTables.js";

export const asOf = "2022-04-15";

export const memberOf = (organization: string, discipline: string, shares: boolean): Member => ({
  ...memberSpec.parse({
    name: organization,
    city: "Rimouski",
    territory: {municipality: "Rimouski", adminRegion: "01"},
    disciplines: [discipline],
    size: "under5k",
    languages: ["fr", "en"],
    source: {kind: "files", mapping: organization},
    privacyPolicy: shares
      ? {url: "https://example.org/vie-privee", dated: "2021-01-01", statement: "Oui"}
      : null,
    agreement: shares ? {signedOn: "2021-01-01"} : null
  }),
  organization
});

const fermeture = {fr: "Salles fermées", en: "Halls closed"};

export const literalCollective: Collective = {
  ...collectiveSpec.parse({
    name: {fr: "Collectif témoin", en: "Literal collective"},
    languages: ["fr", "en"],
    closedSeasons: [
      {season: "2019-2020", from: "2020-03-13", reason: fermeture},
      {season: "2020-2021", from: "2020-09-01", reason: fermeture}
    ],
    contact: "analyses@example.org"
  }),
  id: "literal",
  folder: "test",
  members: [
    memberOf("alpha", "theatre", true),
    memberOf("beta", "music", true),
    memberOf("gamma", "circus", false)
  ]
};

/** performance, organization, production, starts on, capacity, discipline, season, public, status */
const performances: readonly Row[] = [
  ["A1", "alpha", "P1", "2018-10-05", 10, "theatre", "2018-2019", true, "held"],
  ["A2", "alpha", "P1", "2019-05-10", null, "theatre", "2018-2019", true, "held"],
  ["A3", "alpha", "P2", "2020-04-01", 10, "theatre", "2019-2020", true, "cancelled"],
  ["A4", "alpha", "P3", "2021-10-07", 8, "theatre", "2021-2022", true, "held"],
  ["A5", "alpha", "P4", "2021-11-13", 20, "dance", "2021-2022", true, "held"],
  ["A6", "alpha", "P3", "2022-05-01", 8, "theatre", "2021-2022", true, "held"],
  ["A7", "alpha", "P4", "2022-02-02", 20, "dance", "2021-2022", false, "held"],
  ["B1", "beta", "P5", "2021-12-01", 5, "music", "2021-2022", true, "held"],
  ["B2", "beta", "P5", "2021-12-08", 5, "music", "2021-2022", true, "held"],
  ["C1", "gamma", "P6", "2021-12-02", 100, "circus", "2021-2022", true, "held"]
];

/** organization, customer, patron, fsa, corporate */
const customers: readonly Row[] = [
  ["alpha", "c1", "c1", "H2X", false],
  ["alpha", "c2", "c2", "G1R", false],
  ["alpha", "c2b", "c2", null, false],
  ["alpha", "c3", "c3", null, false],
  ["alpha", "c4", "c4", "H2X", true],
  ["alpha", "c5", "c5", "G1R", null],
  ["beta", "b1", "b1", "H2X", false],
  ["gamma", "d1", "d1", "H2X", false]
];

/** organization, order, performance, customer, ordered on, tickets, amount, net, category, type, channel, kind */
const orders: readonly Row[] = [
  // two equal lines are two seats
  ["alpha", "o1", "A1", "c1", "2018-09-20", 1, 5749, 5000, "regular", "Général", "web", "sale"],
  ["alpha", "o1", "A1", "c1", "2018-09-20", 1, 5749, 5000, "regular", "Général", "web", "sale"],
  // a refund under another category and channel takes after the sale it cancels
  [
    "alpha",
    "o2",
    "A1",
    "c2",
    "2018-10-05",
    1,
    5749,
    5000,
    "regular",
    "Général",
    "boxOffice",
    "sale"
  ],
  [
    "alpha",
    "o2",
    "A1",
    "c2",
    "2018-10-05",
    1,
    3449,
    3000,
    "reduced",
    "Réduit",
    "boxOffice",
    "sale"
  ],
  ["alpha", "o2", "A1", "c2", "2018-10-05", -1, -3449, -3000, "unknown", null, "other", "refund"],
  // an anonymous comp
  ["alpha", "o3", "A1", null, "2018-10-01", 1, 0, 0, "complimentary", "Faveur", "phone", "sale"],
  // a subscription seat paid elsewhere, by the second code of one person
  ["alpha", "o4", "A2", "c2b", "2019-04-20", 1, 0, 0, "subscription", "Abonnement", "web", "sale"],
  ["alpha", "o5", "A2", "c1", "2019-05-01", 1, 4599, 4000, "regular", "Général", "web", "sale"],
  // a group buys for others
  ["alpha", "o6", "A2", "c3", "2019-03-01", 10, 22995, 20000, "group", "Groupe", "phone", "sale"],
  // cancelled performance: nothing of it counts
  ["alpha", "o7", "A3", "c1", "2020-02-01", 1, 4599, 4000, "regular", "Général", "web", "sale"],
  [
    "alpha",
    "o7",
    "A3",
    "c1",
    "2020-03-20",
    -1,
    -4599,
    -4000,
    "regular",
    "Général",
    "web",
    "refund"
  ],
  ["alpha", "o8", "A4", "c1", "2021-10-01", 1, 5174, 4500, "regular", "Général", "web", "sale"],
  [
    "alpha",
    "o9",
    "A4",
    "c3",
    "2021-10-07",
    1,
    5174,
    4500,
    "regular",
    "Général",
    "boxOffice",
    "sale"
  ],
  [
    "alpha",
    "o9",
    "A4",
    "c3",
    "2021-10-07",
    1,
    5174,
    4500,
    "regular",
    "Général",
    "boxOffice",
    "sale"
  ],
  // less than a ticket: lowers revenue only
  [
    "alpha",
    "o9",
    "A4",
    "c3",
    "2021-10-08",
    -1,
    -1150,
    -1000,
    "regular",
    "Général",
    "boxOffice",
    "refund"
  ],
  // a company is no person
  [
    "alpha",
    "o10",
    "A4",
    "c4",
    "2021-09-07",
    3,
    15521,
    13500,
    "regular",
    "Général",
    "phone",
    "sale"
  ],
  ["alpha", "o11", "A4", "c5", "2021-08-08", 1, 0, 0, "house", "Maison", "other", "sale"],
  // tax basis unknown: shown as given
  ["alpha", "o12", "A5", "c5", "2021-11-10", 1, 2000, null, "reduced", "Réduit", "web", "sale"],
  // a refund whose sale is not in the file: its money counts, tickets never fall below zero
  [
    "alpha",
    "o13",
    "A5",
    "c2",
    "2021-11-01",
    -1,
    -2874,
    -2500,
    "regular",
    "Général",
    "web",
    "refund"
  ],
  // ordered after the performance: no lead time
  ["alpha", "o14", "A5", "c1", "2021-11-14", 1, 3449, 3000, "regular", "Général", "agent", "sale"],
  // not held yet, and not public
  ["alpha", "o15", "A6", "c1", "2022-03-01", 1, 5749, 5000, "regular", "Général", "web", "sale"],
  ["alpha", "o16", "A7", "c1", "2022-01-15", 1, 5749, 5000, "regular", "Général", "web", "sale"],
  // no price type at all: a comp, assumed
  ["alpha", "o17", "A5", "c3", "2021-11-12", 1, 0, 0, "unknown", null, "web", "sale"],
  // sold above capacity
  ["beta", "x1", "B1", "b1", "2021-11-20", 6, 6899, 6000, "regular", "Regular", "web", "sale"],
  // an exchange is a refund and a sale
  ["beta", "x2", "B1", "b1", "2021-11-21", 1, 1150, 1000, "regular", "Regular", "web", "sale"],
  ["beta", "x2", "B1", "b1", "2021-11-25", -1, -1150, -1000, "regular", "Regular", "web", "refund"],
  ["beta", "x2", "B2", "b1", "2021-11-25", 1, 1150, 1000, "regular", "Regular", "web", "sale"],
  ["gamma", "y1", "C1", "d1", "2021-11-22", 2, 4599, 4000, "regular", "Général", "web", "sale"]
];

const productions: readonly Row[] = [
  ["P1", "Antigone", "theatre", null, false],
  ["P2", "Bérénice", "theatre", null, false],
  ["P3", "Cyrano", "theatre", null, true],
  ["P4", "Danse", "dance", null, false],
  ["P5", "Étude", "music", null, false],
  ["P6", "Fanfare", "circus", null, false]
];

const territories: readonly Row[] = [
  ["H2X", "Plateau sud", "Montréal", null, "06", "462", 10_000],
  ["G1R", "Vieux-Québec", "Québec", null, "03", "421", 4_000],
  ["G5L", "Rimouski", "Rimouski", null, "01", null, 9_000]
];

const deliveries: readonly Row[] = [
  ["alpha", "2022-04-01", "2022-04-01", "orders", 25, 23, 1, 1, 90_000, 80_000, 5_000, 5_000],
  ["alpha", "2022-04-01", "2022-04-01", "customers", 6, 6, 0, 0, null, null, null, null]
];

const issues: readonly Row[] = [
  ["alpha", "date", "blocking", "ordered_at", 1, "Une date n’existe pas.", "A date does not exist."]
];

/** Fills an empty warehouse with the standard tables and what ingestion writes beside them. */
export async function loadLiteralCollective(warehouse: Warehouse): Promise<void> {
  await createTables(warehouse);
  await insert(warehouse, "performances", performances.map(performanceRow));
  await insert(warehouse, "customers", customers.map(customerRow));
  await insert(warehouse, "orders", orders.map(orderRow));
  await insert(warehouse, "productions", productions);
  await insert(warehouse, "members", literalCollective.members.map(memberRow));
  await insert(warehouse, "territories", territories);
  await insert(warehouse, "deliveries", deliveries);
  await insert(warehouse, "issues", issues);
}

export const performanceRow = ([id, organization, production, on, capacity, ...rest]: Row): Row => {
  const [discipline, season, isPublic, status] = rest as [Value, Value, Value, Value];
  const at = `${on} 20:00:00-04`;
  const place = [id!, production!, "V1", at, on!, "20:00", capacity!, discipline, season];
  return [id!, organization!, ...place, isPublic, status];
};

export const customerRow = ([organization, code, patron, fsa, isCorporate]: Row): Row => [
  organization!,
  key(code as string),
  key(patron as string),
  null,
  fsa!,
  null,
  "QC",
  "CA",
  isCorporate!
];

export const orderRow = (row: Row, index: number): Row => {
  const [organization, order, performance, customer, on, tickets, amount, net, ...rest] = row;
  const [category, type, channel, kind] = rest as [Value, Value, Value, Value];
  const basis = net === null ? "unknown" : "included";
  const what = [tickets!, amount!, net!, basis, category, type, channel, kind];
  const who = [organization!, order!, index + 1, performance!, key(customer as string | null)];
  return [...who, `${on} 12:00:00-04`, on!, ...what, (tickets as number) >= 10, "2022-04-01"];
};

export const memberRow = ({
  organization,
  name,
  city,
  territory,
  disciplines,
  size,
  agreement
}: Member): Row => [
  organization,
  name,
  city,
  territory.municipality,
  null,
  territory.adminRegion,
  disciplines[0]!,
  size,
  organization,
  agreement !== null
];
