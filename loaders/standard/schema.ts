/**
 * The common model (5-metrics): what every source is brought to. Column types are DuckDB's.
 * Money is signed integer cents; instants are UTC with the collective's local day kept beside them.
 */
export const standardTables = {
  /** One row per line delivered. */
  orders: {
    organization: "VARCHAR",
    order_number: "VARCHAR",
    line: "INTEGER",
    performance_id: "VARCHAR",
    customer_key: "UUID",
    ordered_at: "TIMESTAMPTZ",
    /** Local day of ordered_at in the collective's time zone. */
    ordered_on: "DATE",
    tickets: "INTEGER",
    amount_cents: "BIGINT",
    /** Tax excluded; NULL when tax_basis is unknown. */
    net_cents: "BIGINT",
    tax_basis: "VARCHAR",
    price_category: "VARCHAR",
    price_type: "VARCHAR",
    channel: "VARCHAR",
    kind: "VARCHAR",
    is_group: "BOOLEAN",
    delivery_id: "VARCHAR"
  },
  /** One row per customer code. */
  customers: {
    organization: "VARCHAR",
    customer_key: "UUID",
    patron_key: "UUID",
    household_key: "UUID",
    fsa: "VARCHAR",
    municipality: "VARCHAR",
    province: "VARCHAR",
    country: "VARCHAR",
    is_corporate: "BOOLEAN"
  },
  /** One row per performance of one organization. */
  performances: {
    performance_id: "VARCHAR",
    organization: "VARCHAR",
    performance_code: "VARCHAR",
    production_id: "VARCHAR",
    venue_id: "VARCHAR",
    starts_at: "TIMESTAMPTZ",
    /** Local day and hour. */
    starts_on: "DATE",
    starts_at_local: "TIME",
    capacity: "INTEGER",
    discipline: "VARCHAR",
    season: "VARCHAR",
    is_public: "BOOLEAN",
    status: "VARCHAR"
  },
  /** The shared directory: one row per show, across members. */
  productions: {
    production_id: "VARCHAR",
    title: "VARCHAR",
    discipline: "VARCHAR",
    genre: "VARCHAR",
    is_touring: "BOOLEAN"
  },
  venues: {
    venue_id: "VARCHAR",
    name: "VARCHAR",
    municipality: "VARCHAR",
    fsa: "VARCHAR",
    capacity: "INTEGER"
  },
  /** From configuration: one row per organization. */
  members: {
    organization: "VARCHAR",
    name: "VARCHAR",
    city: "VARCHAR",
    municipality: "VARCHAR",
    mrc: "VARCHAR",
    admin_region: "VARCHAR",
    discipline: "VARCHAR",
    size: "VARCHAR",
    /** Organizations of one owner share it; else the organization itself. */
    contributor: "VARCHAR",
    shares: "BOOLEAN"
  }
} as const satisfies Record<string, Record<string, string>>;
export type StandardTable = keyof typeof standardTables;
