/** Three members with an agreement, whose customers are read by the real stages; who was found to be whom, by customer code. */
import {globSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {parse, stringify} from "yaml";
import type {Member} from "../../../../../loaders/collective.js";
import type {Home} from "../../../../../loaders/home.js";
import {hmacKey, lendKey} from "../../../../../loaders/privacy/in/hmac.js";
import {openKey, openMasterKey} from "../../../../../loaders/privacy/in/keys.js";
import {loadPersons, openPersons} from "../../../../../loaders/privacy/linkage/zone/loadPersons.js";
import {bindList, literal} from "../../../../../loaders/warehouse/variables.js";
import {
  rowsOf,
  type Warehouse,
  withWarehouse
} from "../../../../../loaders/warehouse/withWarehouse.js";
import {programmeDelivery, programmeMapping, Workbench} from "../../../workbench.js";

export const organizations = ["cirque", "danse", "theatre"] as const;
export type Organization = (typeof organizations)[number];

export const asOf = "2022-04-15";

/** code, first name, last name, postal code, phone, e-mail */
export type Customer = readonly [
  code: string,
  first: string,
  last: string,
  postal: string,
  phone: string,
  email: string
];

/** Alice, wherever she is a customer. */
export const alice = (code: string, email = "alice@example.org"): Customer => [
  code,
  "Alice",
  "Roy",
  "H2X 1A1",
  "514-555-2001",
  email
];
/** Her husband, whose mailbox is hers. */
export const bob = (code: string, phone: string): Customer => [
  code,
  "Bob",
  "Roy",
  "H2X 1A1",
  phone,
  "alice@example.org"
];

export class ZoneBench extends Workbench {
  constructor() {
    super(programmeMapping("fr"), organizations);
    for (const organization of organizations) this.set(organization, agreed);
  }

  /** Changes a member's file. */
  set(organization: Organization, values: Partial<Member>): void {
    const file = join(this.folder, "members", `${organization}.yaml`);
    const before = parse(readFileSync(file, "utf8")) as object;
    writeFileSync(file, stringify({...before, ...values}));
  }

  /** Hands over and reads a member's customers, each with one sale. */
  async enter(
    organization: Organization,
    customers: readonly Customer[],
    id = "2022-04-01"
  ): Promise<void> {
    const files = programmeDelivery({
      customers: customers.map(
        ([code, first, last, postal, phone, email]) =>
          `${code},,${first},${last},,,QC,Canada,${postal},${phone},${email}`
      ),
      orders: customers.map(
        ([code], index) => `${id}-${index},${code},ABC123,2020-12-25 09:15,50,Général,Internet`
      )
    });
    this.deliver({[id]: files}, organization);
    await this.read(organization);
  }

  /** "organization code" of the customers found to be one person, groups of one left out. */
  groups(on: string = asOf, home: Home = this.home): Promise<string[][]> {
    return withWarehouse(
      ":memory:",
      async (work) => {
        await bindList(work, "customers", customerFiles(home));
        await work.run(
          "create table main.customers as from read_parquet(getvariable('customers'))"
        );
        await work.run("attach ':memory:' as linkage");
        await openPersons(work);
        await loadPersons(work, {collective: this.collective, home, asOf: on});
        await nameCodes(work, home);
        const rows = await rowsOf<{group: string[]}>(
          work,
          `select list(name order by name) as "group" from linkage.persons
           inner join main.customers using (organization, patron_key)
           inner join code_names using (organization, customer_key)
           group by person having count(*) > 1 order by "group"`
        );
        return rows.map(({group}) => group);
      },
      {folders: [this.root]}
    );
  }
}

const customerFiles = ({standard}: Home): string[] =>
  globSync(join(standard, "customers", "organization=*", "*.parquet")).sort();

/** Customer codes C0 to C19 of every member, as the members' keys name them. */
async function nameCodes(work: Warehouse, home: Home): Promise<void> {
  await work.run(
    "create temp table code_names (organization varchar, customer_key uuid, name varchar)"
  );
  const master = openMasterKey(home);
  for (const organization of organizations) {
    await lendKey(work, "organization", openKey(home, master, organization));
    await work.run(`insert into code_names
      select ${literal(organization)}, ${hmacKey("organization", "'c:' || code")}, ${literal(organization)} || ' ' || code
      from (select 'C' || unnest(range(20)) as code)`);
  }
}

const agreed: Partial<Member> = {
  agreement: {signedOn: "2021-01-01", endsOn: null},
  privacyPolicy: {url: "https://example.org/vie-privee", dated: "2021-01-01", statement: "Oui"}
};
