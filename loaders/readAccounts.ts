/** What a snapshot says of each member's deliveries, for whoever ran the ingestion: rows, money, what to correct. */
import {join} from "node:path";
import type {Text} from "../src/vocabulary/language.js";
import {type IssueCode, wholeFileCodes} from "./contract/issue.js";
import type {Home} from "./home.js";
import {literalList} from "./warehouse/variables.js";
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
  /** Order lines that count; 0 when all that was delivered came to none. */
  ordersLoaded: number;
}

export interface AccountedIssue {
  code: IssueCode;
  severity: "blocking" | "warning";
  rows: number;
  organizations: number;
  sentence: Text;
}

/** A file of which nothing is loaded, or a whole delivery that is held (`file` null). */
export interface UnreadFile {
  organization: string;
  delivery: string;
  file: string | null;
  sentence: Text;
}

export interface Accounts {
  members: MemberAccount[];
  unread: UnreadFile[];
  /** Most rows first, blocking before warnings. */
  issues: AccountedIssue[];
}

export const readAccounts = (home: Pick<Home, "warehouse">, snapshot: string): Promise<Accounts> =>
  withWarehouse(
    join(home.warehouse, `${snapshot}.duckdb`),
    async (warehouse) => ({
      members: await rowsOf<MemberAccount>(warehouse, membersSql),
      unread: (await rowsOf<Omit<UnreadFile, "sentence"> & Text>(warehouse, unreadSql)).map(told),
      issues: (await rowsOf<Omit<AccountedIssue, "sentence"> & Text>(warehouse, issuesSql)).map(
        told
      )
    }),
    {readOnly: true}
  );

const told = <T extends Text>({fr, en, ...rest}: T): Omit<T, keyof Text> & {sentence: Text} => ({
  ...rest,
  sentence: {fr, en}
});

const membersSql = `select organization, sum(rows_read)::bigint as "rowsRead", sum(rows_loaded)::bigint as "rowsLoaded",
    sum(rows_rejected)::bigint as "rowsRejected", sum(rows_duplicate)::bigint as "rowsDuplicate",
    coalesce(sum(cents_read), 0)::bigint as "centsRead", coalesce(sum(cents_loaded), 0)::bigint as "centsLoaded",
    coalesce(sum(rows_loaded) filter (where table_name = 'orders'), 0)::bigint as "ordersLoaded"
  from main.deliveries group by organization order by organization`;

const unreadSql = `select distinct organization, delivery_id as delivery, file, sentence_fr as fr, sentence_en as en
  from main.issue_lines
  inner join (select distinct code, field_name, sentence_fr, sentence_en from main.issues) as sentences
    on sentences.code = issue_lines.code and sentences.field_name is not distinct from issue_lines.field_name
  where list_contains(${literalList(wholeFileCodes)}, issue_lines.code)
  order by organization, delivery, file, en`;

const issuesSql = `select code, severity, sum(rows)::bigint as rows, count(distinct organization) as organizations,
    sentence_fr as fr, sentence_en as en
  from main.issues group by all order by severity, rows desc, code`;
