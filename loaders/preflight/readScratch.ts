/** The journey of an ingestion on copies of a member's files: same contract, same judgement, in a home that is thrown away. */
import {randomBytes} from "node:crypto";
import {copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {stringify} from "yaml";
import type {Collective, Member} from "../collective.js";
import {type Home, openHome} from "../home.js";
import type {Mapping} from "../mapping.js";
import type {GivenFile} from "../sources/source.js";
import {deliveryPlace} from "../standard/places.js";
import {readMember} from "../standard/readMember.js";
import {loadTerritories, referenceFolder} from "../warehouse/loadTerritories.js";
import {type Warehouse, withWarehouse} from "../warehouse/withWarehouse.js";
import {type EarlierDelivery, foldersOf, takeUp} from "./earlierDeliveries.js";

export interface ScratchOrder {
  files: readonly GivenFile[];
  mapping: Mapping;
  collective: Pick<Collective, "timeZone" | "seasonStart">;
  member: Pick<Member, "territory" | "disciplines"> & Partial<Pick<Member, "salesTax">>;
  /** "2022-04-15" */
  asOf: string;
  /** What the member handed over before. */
  earlier?: readonly EarlierDelivery[];
  /** Where the copies are made and removed; the system's folder for temporary files unless told. */
  workshop?: string;
}

/** What is lent while the copies live. */
export interface Scratch {
  work: Warehouse;
  home: Home;
  /** Parquet of the delivery and of the settled tables, by name. */
  parquet: Readonly<Record<ScratchTable, string>>;
}
export type ScratchTable =
  | "orders"
  | "customers"
  | "performances"
  | "issues"
  | "quarantine"
  | "deliveries"
  /** Match keys, which say who can be told apart. */
  | "matches";

const organization = "check";
/** Of the files that are checked. */
export const deliveryId = "check";

/** Reads the files as ingestion would, lends what came of them to `use`, and removes everything. The key lives in memory and dies with it. */
export async function withScratch<T>(
  order: ScratchOrder,
  use: (scratch: Scratch) => Promise<T>
): Promise<T> {
  const root = mkdtempSync(join(order.workshop ?? tmpdir(), "public-c-check-"));
  try {
    const home = openHome(join(root, "home"));
    const {earlier = [], asOf} = order;
    copyIn(order.files, join(home.raw, organization, deliveryId));
    writeFileSync(
      join(home.raw, organization, deliveryId, "delivery.yaml"),
      stringify({exportedAt: asOf})
    );
    const collective = scratchCollective(order, join(root, "collective"));
    return await withWarehouse(
      ":memory:",
      async (work) => {
        await loadTerritories(work, {temporary: true});
        await takeUp(work, home, organization, earlier);
        const scratch = join(root, "scratch");
        const [member] = collective.members;
        await readMember({collective, member: member!, home, work, scratch, asOf}, randomBytes(32));
        return use({work, home, parquet: placesOf(home)});
      },
      {folders: [root, referenceFolder, ...foldersOf(earlier)], tempFolder: join(root, "spill")}
    );
  } finally {
    rmSync(root, {recursive: true, force: true});
  }
}

function copyIn(files: readonly GivenFile[], folder: string): void {
  mkdirSync(folder, {recursive: true, mode: 0o700});
  for (const {name, path} of files) {
    const target = join(folder, name);
    mkdirSync(dirname(target), {recursive: true, mode: 0o700});
    copyFileSync(path, target);
  }
}

const inQuebec = {province: "QC", venues: {}};

/** A collective of one, its mapping written where ingestion looks for it. */
function scratchCollective(
  {collective, member, mapping}: ScratchOrder,
  folder: string
): Collective {
  mkdirSync(join(folder, "mappings"), {recursive: true, mode: 0o700});
  writeFileSync(join(folder, "mappings", `${organization}.yaml`), stringify(mapping));
  return {
    ...collective,
    id: organization,
    folder,
    members: [
      {
        salesTax: inQuebec,
        ...member,
        organization,
        languages: ["fr"],
        source: {kind: "files", mapping: organization}
      }
    ]
  } as unknown as Collective;
}

function placesOf(home: Home): Scratch["parquet"] {
  const place = deliveryPlace(home, organization, deliveryId);
  const standard = (table: string): string =>
    join(home.standard, table, `organization=${organization}`, "**/*.parquet");
  return {
    orders: standard("orders"),
    customers: standard("customers"),
    performances: standard("performances"),
    issues: join(home.standard, "settled", organization, "issues.parquet"),
    deliveries: join(home.standard, "settled", organization, "deliveries.parquet"),
    quarantine: place.quarantine,
    matches: place.matches
  };
}
