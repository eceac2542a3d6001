/** How one member's ticketing system exports: files, headers, columns, dates, money. Mapping and files both follow from it. */
import {type GivenTable, givenFields} from "../loaders/mapping.js";
import type {taxBases} from "../src/vocabulary/codes.js";
import type {DateStyle} from "./calendar.js";
import type {DemoMember} from "./members.js";
import {hashText, Random} from "./random.js";
import type {WordSet} from "./words.js";

export interface Layout {
  /** `flat`: one line per ticket carrying customer and performance too. */
  tables: "three" | "flat";
  container: "csv" | "xlsx";
  headers: HeaderSet;
  words: WordSet;
  delimiter: "," | ";" | "\t";
  encoding: "utf-8" | "utf-16le" | "windows-1252";
  byteOrderMark: boolean;
  lineEnd: "\n" | "\r\n";
  /** Lines before the header. */
  titleLines: readonly string[];
  dates: DateStyle;
  /** A workbook whose dates are dates, not text. */
  sheetDates: boolean;
  money: {
    decimal: "." | ",";
    thousands: "" | "," | "\u00a0";
    prefix: "" | "$";
    suffix: "" | "\u00a0$" | " $";
    tax: (typeof taxBases)[number];
  };
  /** One line per ticket; or per batch of equal tickets, whose amount is the batch's or each ticket's. */
  lines: "perTicket" | "perBatch" | "perBatchUnitPrice";
  refunds: "negative" | "status";
  /** Fields that this member's export lacks, as "table.field". */
  without: readonly string[];
  /** Columns that no field of ours reads. */
  extras: Readonly<Partial<Record<GivenTable, readonly string[]>>>;
  shuffled: boolean;
  /** The flat's number stands on a second line of the same field. */
  breaksAddresses: boolean;
  deliveries: "one" | "bySeason" | "increment" | "correction";
  /** A flat file that names no performance code: title and date make the key. */
  performanceKey: "code" | "titleAndDate";
  /** What identifies a customer: a code, or the e-mail address itself. */
  customerKey: "code" | "email";
}

export const plainLayout: Layout = {
  tables: "three",
  container: "csv",
  headers: "programmeFr",
  words: "programme",
  delimiter: ",",
  encoding: "utf-8",
  byteOrderMark: false,
  lineEnd: "\n",
  titleLines: [],
  dates: "iso",
  sheetDates: false,
  money: {decimal: ".", thousands: "", prefix: "", suffix: "", tax: "included"},
  lines: "perTicket",
  refunds: "negative",
  without: [],
  extras: {},
  shuffled: false,
  breaksAddresses: false,
  deliveries: "one",
  performanceKey: "code",
  customerKey: "code"
};

type Field = (typeof givenFields)[GivenTable][number];
type Headers = Readonly<Record<GivenTable, Readonly<Partial<Record<Field, string>>>>>;

const headerSets = {
  programmeFr: {
    customers: {
      customer_code: "Code client",
      title: "Titre",
      first_name: "Prénom",
      last_name: "Nom",
      address: "Adresse",
      city: "Ville",
      province: "Province",
      country: "Pays",
      postal_code: "Code postal",
      phone: "Téléphone",
      email: "Courriel"
    },
    orders: {
      order_number: "Numéro de transaction",
      customer_code: "Code client",
      performance_code: "Code événement",
      ordered_at: "Date & heure transaction",
      amount: "Montant du billet",
      price_type: "Catégorie de prix",
      channel: "Canal de transaction",
      tickets: "Quantité",
      status: "Statut"
    },
    performances: {
      performance_code: "Code événement",
      title: "Titre événement",
      venue_name: "Nom de la salle",
      starts_at: "Date & heure de début",
      capacity: "Nombre de sièges",
      discipline: "Discipline",
      status: "Statut de la représentation"
    }
  },
  programmeEn: {
    customers: {
      customer_code: "Customer number",
      title: "Title",
      first_name: "First name",
      last_name: "Last name",
      address: "Address",
      city: "City",
      province: "Province",
      country: "Country",
      postal_code: "Postal code",
      phone: "Phone number",
      email: "Email"
    },
    orders: {
      order_number: "Order number",
      customer_code: "Customer number",
      performance_code: "Performance code",
      ordered_at: "Order date & time",
      amount: "Amount",
      price_type: "Price type",
      channel: "Channel",
      tickets: "Quantity",
      status: "Status"
    },
    performances: {
      performance_code: "Performance code",
      title: "Performance title",
      venue_name: "Venue name",
      starts_at: "Start date & time",
      capacity: "Total number of seats",
      discipline: "Artform",
      status: "Performance status"
    }
  },
  houseFr: {
    customers: {
      customer_code: "No client",
      title: "Civilité",
      first_name: "Prénom",
      last_name: "Nom de famille",
      address: "Adresse civique",
      city: "Municipalité",
      province: "Prov.",
      country: "Pays",
      postal_code: "CP",
      phone: "Tél.",
      email: "Adresse courriel"
    },
    orders: {
      order_number: "No commande",
      customer_code: "No client",
      performance_code: "No représentation",
      ordered_at: "Date de vente",
      amount: "Prix",
      price_type: "Tarif",
      channel: "Point de vente",
      tickets: "Nb billets",
      status: "État"
    },
    performances: {
      performance_code: "No représentation",
      title: "Spectacle",
      venue_name: "Salle",
      starts_at: "Date et heure",
      capacity: "Jauge",
      discipline: "Genre",
      status: "État du spectacle"
    }
  },
  systemEn: {
    customers: {
      customer_code: "CustomerID",
      title: "Salutation",
      first_name: "FirstName",
      last_name: "LastName",
      address: "Street1",
      city: "City",
      province: "State",
      country: "Country",
      postal_code: "PostalCode",
      phone: "PrimaryPhone",
      email: "EmailAddress"
    },
    orders: {
      order_number: "OrderID",
      customer_code: "CustomerID",
      performance_code: "InstanceID",
      ordered_at: "TransactionDate",
      amount: "TicketPrice",
      price_type: "TicketType",
      channel: "SalesChannel",
      tickets: "Qty",
      status: "LineStatus"
    },
    performances: {
      performance_code: "InstanceID",
      title: "EventName",
      venue_name: "Venue",
      starts_at: "StartsAt",
      capacity: "Capacity",
      discipline: "Category",
      status: "InstanceStatus"
    }
  },
  capitalsFr: {
    customers: {
      customer_code: "CLIENT",
      title: "TITRE",
      first_name: "PRENOM",
      last_name: "NOM",
      address: "ADRESSE",
      city: "VILLE",
      province: "PROVINCE",
      country: "PAYS",
      postal_code: "CODE_POSTAL",
      phone: "TELEPHONE",
      email: "COURRIEL"
    },
    orders: {
      order_number: "FACTURE",
      customer_code: "CLIENT",
      performance_code: "REPRESENTATION",
      ordered_at: "DATE_TRANSACTION",
      amount: "MONTANT",
      price_type: "TYPE_BILLET",
      channel: "CANAL",
      tickets: "NB_BILLETS",
      status: "ETAT"
    },
    performances: {
      performance_code: "REPRESENTATION",
      title: "TITRE_SPECTACLE",
      venue_name: "SALLE",
      starts_at: "DATE_HEURE",
      capacity: "NB_SIEGES",
      discipline: "DISCIPLINE",
      status: "ETAT_REPRESENTATION"
    }
  }
} as const satisfies Record<string, Headers>;
export type HeaderSet = keyof typeof headerSets;

/** One column of a file: a field of ours, or an extra that no field reads. */
export interface GivenColumn {
  header: string;
  table: GivenTable;
  field: Field | null;
}

/** A file that this layout writes, with its columns in order. */
export interface GivenFile {
  /** File name without its date and ending. */
  stem: string;
  tables: readonly GivenTable[];
  columns: readonly GivenColumn[];
  /** Written by a reseller's system, which sells some performances beside the member's own. */
  isSecond: boolean;
}

const stems: Readonly<Record<"fr" | "en", Readonly<Record<GivenTable | "flat", string>>>> = {
  fr: {customers: "clients", orders: "commandes", performances: "representations", flat: "ventes"},
  en: {customers: "customers", orders: "orders", performances: "performances", flat: "sales"}
};
const tables = ["customers", "orders", "performances"] as const;

/** The files of a member: those of its own system, then of its reseller's where it has one. */
export function filesOf({
  layout,
  organization,
  doubleSold
}: Pick<DemoMember, "layout" | "organization" | "doubleSold">): readonly GivenFile[] {
  const names = stems[layout.headers.endsWith("En") ? "en" : "fr"];
  if (layout.tables === "flat")
    return [{stem: names.flat, tables, columns: flatColumns(layout), isSecond: false}];
  const own = tables.map((table) => ({
    stem: names[table],
    tables: [table],
    columns: arrange(columnsOf(layout, table), layout, `${organization} ${table}`),
    isSecond: false
  }));
  if (doubleSold === null) return own;
  const [, ...sold] = own;
  return [...own, ...sold.map((file) => ({...file, stem: `reseau-${file.stem}`, isSecond: true}))];
}

const keyFields: ReadonlySet<string> = new Set(["customer_code", "performance_code"]);

function columnsOf(layout: Layout, table: GivenTable): GivenColumn[] {
  const headers: Readonly<Partial<Record<Field, string>>> = headerSets[layout.headers][table];
  const given = givenFields[table]
    .filter((field) => hasField(layout, table, field))
    .map((field): GivenColumn => ({header: headers[field]!, table, field}));
  const extras = (layout.extras[table] ?? []).map(
    (header): GivenColumn => ({header, table, field: null})
  );
  return [...given, ...extras];
}

/** Orders first, then what is not said yet of the customer and the performance. */
function flatColumns(layout: Layout): GivenColumn[] {
  const orders = columnsOf(layout, "orders");
  const others = (["customers", "performances"] as const)
    .flatMap((table) => columnsOf(layout, table))
    .filter((column) => !keyFields.has(column.field ?? ""));
  return [...orders, ...others];
}

function hasField(layout: Layout, table: GivenTable, field: Field): boolean {
  if (layout.without.includes(`${table}.${field}`)) return false;
  if (table === "orders" && field === "tickets") return layout.lines !== "perTicket";
  if (table === "orders" && field === "status") return layout.refunds === "status";
  if (field === "performance_code") return layout.performanceKey === "code";
  if (field === "customer_code") return layout.customerKey === "code";
  return true;
}

function arrange(columns: GivenColumn[], layout: Layout, name: string): GivenColumn[] {
  if (!layout.shuffled) return columns;
  const random = new Random(hashText(name));
  return columns
    .map((column) => ({column, rank: random.next()}))
    .sort((a, b) => a.rank - b.rank)
    .map(({column}) => column);
}
