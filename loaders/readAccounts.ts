/** What a snapshot says of each member's deliveries, for whoever ran the ingestion: rows, money, what to correct. */
import {join} from "node:path";
import type {Text} from "../src/vocabulary/language.js";
import type {Home} from "./home.js";
import {rowsOf, withWarehouse} from "./warehouse/withWarehouse.js";

export interface MemberAccount {
  organization: string;
  rowsRead: number;
  rowsLoaded: number;
  rowsRejected: number;
  rowsDuplicate: number;
  /** Signed cents of the order lines read, and of those that reached the warehouse. */
  centsRead: number;
  centsLoaded: number;
}

export interface AccountedIssue {
  code: string;
  severity: "blocking" | "warning";
  rows: number;
  organizations: number;
  sentence: Text;
}

export interface Accounts {
  members: MemberAccount[];
  /** Most rows first, blocking before warnings. */
  issues: AccountedIssue[];
}

export const readAccounts = (home: Pick<Home, "warehouse">, snapshot: string): Promise<Accounts> =>
  withWarehouse(
    join(home.warehouse, `${snapshot}.duckdb`),
    async (warehouse) => ({
      members: await rowsOf<MemberAccount>(warehouse, membersSql),
      issues: (await rowsOf<Told>(warehouse, issuesSql)).map(({fr, en, ...issue}) => ({
        ...issue,
        sentence: {fr, en}
      }))
    }),
    {readOnly: true}
  );

type Told = Omit<AccountedIssue, "sentence"> & Text;

const membersSql = `select organization, sum(rows_read)::bigint as "rowsRead", sum(rows_loaded)::bigint as "rowsLoaded",
    sum(rows_rejected)::bigint as "rowsRejected", sum(rows_duplicate)::bigint as "rowsDuplicate",
    coalesce(sum(cents_read), 0)::bigint as "centsRead", coalesce(sum(cents_loaded), 0)::bigint as "centsLoaded"
  from main.deliveries group by organization order by organization`;

const issuesSql = `select code, severity, sum(rows)::bigint as rows, count(distinct organization) as organizations,
    sentence_fr as fr, sentence_en as en
  from main.issues group by all order by severity, rows desc, code`;
