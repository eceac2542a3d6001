/** A member of one's own for tests: files written in a home that is thrown away, read by the real stages. */
import {globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {stringify} from "yaml";
import type {z} from "zod";
import {type Collective, readCollective} from "../../loaders/collective.js";
import {type Home, openHome} from "../../loaders/home.js";
import type {mappingSpec} from "../../loaders/mapping.js";
import {openMasterKey} from "../../loaders/privacy/in/keys.js";
import {type MemberReading, readMember} from "../../loaders/standard/readMember.js";
import {loadTerritories, referenceFolder} from "../../loaders/warehouse/loadTerritories.js";
import {rowsOf, withWarehouse} from "../../loaders/warehouse/withWarehouse.js";

export type MappingSpec = z.input<typeof mappingSpec>;
/** Delivery id → file name → its content. */
export type Deliveries = Readonly<Record<string, Readonly<Record<string, string | Uint8Array>>>>;
export type Row = Record<string, unknown>;

export class Workbench {
  readonly root = mkdtempSync(join(tmpdir(), "public-c-"));
  readonly home: Home = openHome(join(this.root, "home"));
  readonly folder = join(this.root, "collective");

  constructor(mapping: MappingSpec, organizations: readonly string[] = ["theatre"]) {
    this.write(join(this.folder, "collective.yaml"), stringify(collectiveYaml));
    for (const organization of organizations)
      this.write(
        join(this.folder, "members", `${organization}.yaml`),
        stringify({...memberYaml, name: organization})
      );
    this.map(mapping);
  }

  get collective(): Collective {
    return readCollective(this.folder);
  }

  map(mapping: MappingSpec): void {
    this.write(join(this.folder, "mappings", "theatre.yaml"), stringify(mapping));
  }

  deliver(deliveries: Deliveries, organization = "theatre"): this {
    for (const [id, files] of Object.entries(deliveries))
      for (const [name, content] of Object.entries(files))
        this.write(join(this.home.raw, organization, id, name), content);
    return this;
  }

  withdraw(id: string, organization = "theatre"): void {
    rmSync(join(this.home.raw, organization, id), {recursive: true});
  }

  /** Forgets what was delivered and read, but not the keys. */
  clear(): void {
    for (const room of ["raw", "standard", "linkage", "quarantine"] as const)
      rmSync(this.home[room], {recursive: true, force: true});
    openHome(this.home.root);
  }

  /** Reads and settles one member, marts left out. */
  read(organization = "theatre"): Promise<MemberReading> {
    const {collective, home} = this;
    const member = collective.members.find((one) => one.organization === organization)!;
    const scratch = join(this.root, "scratch");
    return withWarehouse(
      ":memory:",
      async (work) => {
        await loadTerritories(work, {temporary: true});
        const context = {collective, member, home, work, scratch, asOf: "2022-04-15"};
        return readMember(context, openMasterKey(home));
      },
      {folders: [this.root, referenceFolder]}
    );
  }

  /** Rows of a settled table, or of `issues`, `deliveries`, `quarantine`. */
  rows<R = Row>(table: string, sql = "select * from given"): Promise<R[]> {
    const {standard, quarantine} = this.home;
    const files: Readonly<Record<string, string>> = {
      issues: join(standard, "settled/*/issues.parquet"),
      deliveries: join(standard, "settled/*/deliveries.parquet"),
      quarantine: join(quarantine, "*/*.parquet")
    };
    const path = files[table] ?? join(standard, table, "**/*.parquet");
    if (globSync(path).length === 0) return Promise.resolve([]);
    return withWarehouse(
      ":memory:",
      (work) => rowsOf<R>(work, `with given as (from read_parquet('${path}')) ${sql}`),
      {folders: [this.root]}
    );
  }

  /** All rows of a Parquet file as text: its strings are compressed where they lie. */
  textOf(path: string): Promise<string> {
    return withWarehouse(
      ":memory:",
      async (work) => JSON.stringify(await rowsOf(work, `from read_parquet('${path}')`)),
      {folders: [this.root]}
    );
  }

  [Symbol.dispose](): void {
    rmSync(this.root, {recursive: true, force: true});
  }

  private write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(path), {recursive: true});
    writeFileSync(path, content);
  }
}

const collectiveYaml = {
  name: {fr: "Essai", en: "Trial"},
  languages: ["fr", "en"],
  asOf: "2022-04-15",
  contact: "essai@example.org"
};

const memberYaml = {
  city: "Québec",
  territory: {municipality: "Québec", adminRegion: "03"},
  disciplines: ["theatre"],
  size: "under5k",
  languages: ["fr"],
  source: {kind: "files", mapping: "theatre"}
};

const csv = {kind: "csv"} as const;

/** The programme's minimum layout, comma and ISO dates, with the headers of one language. */
export const programmeMapping = (language: "fr" | "en"): MappingSpec => ({
  version: 1,
  files: [
    {
      match: "customers*.csv",
      format: csv,
      tables: {customers: programmeFields.customers[language]}
    },
    {
      match: "orders*.csv",
      format: csv,
      money: {tax: "included"},
      tables: {orders: programmeFields.orders[language]}
    },
    {
      match: "performances*.csv",
      format: csv,
      tables: {performances: programmeFields.performances[language]}
    }
  ],
  words: {
    priceTypes: {Général: "regular", Réduit: "reduced", Faveur: "complimentary"},
    channels: {Internet: "web"},
    disciplines: {Théâtre: "theatre", Musique: "music"}
  }
});

const programmeFields = {
  customers: {
    fr: {
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
    en: {
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
    }
  },
  orders: {
    fr: {
      order_number: "Numéro de transaction",
      customer_code: "Code client",
      performance_code: "Code événement",
      ordered_at: "Date & heure transaction",
      amount: "Montant du billet",
      price_type: "Catégorie de prix",
      channel: "Canal de transaction"
    },
    en: {
      order_number: "Order number",
      customer_code: "Customer number",
      performance_code: "Performance code",
      ordered_at: "Order date & time",
      amount: "Amount",
      price_type: "Price type",
      channel: "Channel"
    }
  },
  performances: {
    fr: {
      performance_code: "Code événement",
      title: "Titre événement",
      venue_name: "Nom de la salle",
      starts_at: "Date & heure de début",
      capacity: "Nombre de sièges",
      discipline: "Discipline"
    },
    en: {
      performance_code: "Performance code",
      title: "Performance title",
      venue_name: "Venue name",
      starts_at: "Start date & time",
      capacity: "Total number of seats",
      discipline: "Artform"
    }
  }
} as const;

const headerOf = (table: keyof typeof programmeFields, language: "fr" | "en"): string =>
  Object.values(programmeFields[table][language]).join(",");

/** One table of the programme's layout as CSV text. */
export const programmeCsv = (
  table: keyof typeof programmeFields,
  lines: readonly string[],
  language: "fr" | "en" = "fr"
): string => `${[headerOf(table, language), ...lines].join("\n")}\n`;

/** The programme's own example rows. */
export const programmeRows = {
  customers: [
    "CLI123,Dr.,LePrenom,LeNom,123 rue ABC,Saint-ABC,QC,Canada,H0H 0H0,123-456-7890,prenom.nom@email.com",
    "CLI124,,FirstName,LastName,321 DEF Street,St-DEF,ON,Canada,O0H 0H0,098-765-4321,firstname@email.com"
  ],
  orders: [
    "111111,CLI123,ABC123,2020-12-25 09:15,50,Général,Internet",
    "111112,CLI124,DEF456,2020-12-25 08:05,35,Réduit,Internet"
  ],
  performances: [
    "ABC123,Roméo & Juliette,Grande Salle,2021-01-01 20:00,300,Théâtre",
    "DEF456,Le Groupe de musique,Petite Salle,2021-01-02 19:30,250,Musique"
  ]
} as const;

/** A delivery of the three tables; rows not given are the programme's own. */
export function programmeDelivery(
  rows: Readonly<Partial<Record<keyof typeof programmeRows, readonly string[]>>> = {},
  language: "fr" | "en" = "fr"
): Record<string, string> {
  const given = {...programmeRows, ...rows};
  return Object.fromEntries(
    (["customers", "orders", "performances"] as const).map((table) => [
      `${table}.csv`,
      programmeCsv(table, given[table], language)
    ])
  );
}
