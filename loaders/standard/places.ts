/** Where the standard tables lie in a home: what was read of each delivery, and what all of them come to. */
import {join} from "node:path";
import type {Home} from "../home.js";

type Rooms = Pick<Home, "standard" | "linkage" | "quarantine">;

export interface DeliveryPlace {
  /** orders.parquet, customers.parquet, performances.parquet, issues.parquet, manifest.json */
  folder: string;
  /** Match keys of its customers; never read past the privacy stage. */
  matches: string;
  /** Rows set aside, with their raw lines. */
  quarantine: string;
}

export const deliveryPlace = (home: Rooms, organization: string, id: string): DeliveryPlace => ({
  folder: join(home.standard, "deliveries", organization, id),
  matches: join(home.linkage, organization, `${id}.parquet`),
  quarantine: join(home.quarantine, organization, `${id}.parquet`)
});

/** Which customer codes were found to be one person or one household. */
export const linksPath = (home: Rooms, organization: string): string =>
  join(home.linkage, organization, "links.parquet");

export const settledFolder = (home: Rooms, organization: string): string =>
  join(home.standard, "settled", organization);

/** All that `writeSettled` writes for one organization. */
export const settledFolders = (home: Rooms, organization: string): string[] => [
  settledFolder(home, organization),
  ...["orders", "customers", "performances"].map((table) =>
    join(home.standard, table, `organization=${organization}`)
  )
];
