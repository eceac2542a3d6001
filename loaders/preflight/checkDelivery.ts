/** The pre-flight check of a member's files: the journey of ingestion on copies, then what a person should know before handing them over. */
import {createHash} from "node:crypto";
import {globSync, readFileSync} from "node:fs";
import {matchesGlob} from "node:path";
import type {Language, Text} from "../../src/vocabulary/language.js";
import type {Collective, Member} from "../collective.js";
import {requiredFields} from "../contract/contract.js";
import {type GivenTable, type Mapping, mappingSpec} from "../mapping.js";
import {isRead, type Proposal, proposeMapping} from "../proposal/proposeMapping.js";
import {refusalSentence} from "../proposal/sayProposal.js";
import type {GivenFile} from "../sources/source.js";
import {literal, literalList} from "../warehouse/variables.js";
import {rowsOf, type Warehouse} from "../warehouse/withWarehouse.js";
import type {
  CheckedFile,
  CheckReport,
  Coverage,
  Eligibility,
  Problem,
  Suspicion,
  TableAccount,
  Verdict
} from "./checkReport.js";
import {type Measured, scoreOf} from "./criteria.js";
import {readCoverage} from "./readCoverage.js";
import {readProblems} from "./readProblems.js";
import {type Scratch, withScratch} from "./readScratch.js";
import {findSuspicions} from "./suspicions.js";
import {findUnlocks} from "./unlocks.js";

export interface CheckOrder {
  /** Everything the member would hand over together. */
  files: readonly GivenFile[];
  /** The member's reviewed mapping; without it one is proposed, and said to be. */
  mapping?: Mapping | undefined;
  member?: Pick<Member, "territory" | "disciplines" | "privacyPolicy"> | undefined;
  collective?: Pick<Collective, "timeZone" | "seasonStart"> | undefined;
  /** "2022-04-15": the day the check is made as of. */
  asOf: string;
  /** Decides ambiguous dates of a proposed mapping. */
  language: Language;
  /** Where copies are made and removed. */
  workshop?: string | undefined;
  /** Lines named per problem; 20 unless told. */
  examples?: number;
  /** False where others than the member may read the report. */
  showValues?: boolean;
}

/** Keeps nothing. @returns a report whatever the files hold: bad data is never an exception */
export async function checkDelivery(order: CheckOrder): Promise<CheckReport> {
  const reading = await readingOf(order);
  const {mapping, read} = reading;
  if (mapping === null || read.length === 0) return emptyReport(order, reading);
  const {member = anyMember, collective = anyCollective, asOf} = order;
  return withScratch(
    {
      files: read,
      mapping,
      collective,
      member,
      asOf,
      ...(order.workshop && {workshop: order.workshop})
    },
    async (scratch) => {
      await createViews(scratch);
      const {work} = scratch;
      const tables = await readAccounts(scratch);
      const problems = await readProblems(scratch, {
        files: read,
        mapping,
        examples: order.examples ?? 20,
        showValues: order.showValues ?? true
      });
      const coverage = await readCoverage(work, asOf);
      const suspicions = [
        ...equalFiles(read),
        ...(await findSuspicions(work, {timeZone: collective.timeZone, asOf}))
      ];
      const unlocks = await findUnlocks(work, mapping);
      const shares = await measureLines(work);
      const told = [...reading.problems, ...problems];
      const files = withFate(reading.files, problems);
      const measured: Measured = {
        ...shares,
        filesRead: files.filter(({refused}) => refused === null).length / files.length,
        requiredColumns: requiredShare(told, mapping),
        rowsLoaded: shareOf(
          sumOf(tables, "rowsLoaded") + sumOf(tables, "rowsDuplicate"),
          sumOf(tables, "rowsRead")
        ),
        moneyLoaded: moneyShare(tables.orders),
        tablesFed: givenTables.filter((table) => tables[table].rowsLoaded > 0).length / 3,
        fullYears: fullYears(coverage).length / 2,
        optionalFields: 1 - unlocks.reduce((sum, {share}) => sum + (1 - share), 0) / 8
      };
      return {
        asOf,
        verdict: verdictOf(told, measured),
        score: scoreOf(measured),
        eligibility: {
          privacyPolicy: policyOf(member.privacyPolicy ?? null, asOf),
          history: historyOf(tables, coverage)
        },
        files,
        isMappingProposed: order.mapping === undefined,
        mapping,
        tables,
        coverage,
        problems: told,
        suspicions,
        unlocks
      };
    }
  );
}

const givenTables: readonly GivenTable[] = ["customers", "orders", "performances"];
const anyCollective = {timeZone: "America/Toronto", seasonStart: "09-01"};
const anyMember: NonNullable<CheckOrder["member"]> = {
  territory: {municipality: "", mrc: null, adminRegion: "06"},
  disciplines: ["other"],
  privacyPolicy: null
};

interface Reading {
  mapping: Mapping | null;
  /** Files that the mapping reads. */
  read: GivenFile[];
  files: CheckedFile[];
  problems: Problem[];
}

/** The mapping given, or the one proposed; what it leaves out is looked at too, to say what it is. */
async function readingOf({files, mapping, language}: CheckOrder): Promise<Reading> {
  if (mapping) {
    const read = files.filter(({name}) => entryOf(mapping, name));
    const others = files.filter(({name}) => !entryOf(mapping, name));
    const seen = others.length ? await proposeMapping(others, {language}) : null;
    return {
      mapping,
      read,
      files: files.map((file) => checkedFile(file, mapping, seen)),
      problems: []
    };
  }
  const proposal = await proposeMapping(files, {language});
  const proposed = proposal.mapping ? mappingSpec.parse(proposal.mapping) : null;
  return {
    mapping: proposed,
    read: files.filter(
      (file) => proposed && entryOf(proposed, file.name) && !refusalOf(proposal, file)
    ),
    files: files.map((file) => checkedFile(file, proposed, proposal)),
    problems: ambiguities(proposal)
  };
}

const entryOf = ({files}: Mapping, name: string) =>
  files.find(({match}) => matchesGlob(name, match));

const refusalOf = (proposal: Proposal | null, {name}: GivenFile): Text | null => {
  const file = proposal?.files.find((one) => one.name === name);
  if (!file || isRead(file)) return null;
  return {fr: refusalSentence(file, "fr"), en: refusalSentence(file, "en")};
};

function checkedFile(file: GivenFile, mapping: Mapping | null, seen: Proposal | null): CheckedFile {
  const refused = refusalOf(seen, file);
  const entry = mapping && entryOf(mapping, file.name);
  const tables = (Object.keys(entry?.tables ?? {}) as GivenTable[]).filter(
    (table) => entry!.tables[table]
  );
  if (refused) return {name: file.name, tables: [], refused};
  return {name: file.name, tables, refused: entry ? null : notNamed};
}

const notNamed: Text = {
  fr: "La correspondance du membre ne nomme pas ce fichier\u00a0: il n’est pas lu.",
  en: "The member’s mapping does not name this file: it is not read."
};

/** Dates that read two ways, for a person to settle. */
const ambiguities = (proposal: Proposal): Problem[] =>
  proposal.files
    .filter(isRead)
    .filter(({dates}) => dates.isAmbiguous)
    .map(({name, rows, tables}) => ({
      code: "ambiguousDates",
      severity: "warning",
      table: tables.orders ? "orders" : "performances",
      file: name,
      column: null,
      rows,
      sentence: {
        fr: "Les dates se lisent jour/mois ou mois/jour, et aucune ne le dit : confirmez avec --days.",
        en: "Dates read day/month or month/day, and none tells: confirm with --days."
      },
      expected: {fr: "2022-04-15 19:30", en: "2022-04-15 19:30"},
      examples: []
    }));

/** What the files came to, under names that every reader of the scratch uses; empty where nothing was written. */
async function createViews({work, parquet}: Scratch): Promise<void> {
  for (const table of givenTables) {
    const paths = globSync(parquet[table]);
    await work.run(
      `create or replace temp view checked_${table} as ${
        paths.length
          ? `select * from read_parquet(${literalList(paths)}, hive_partitioning = false)`
          : emptyTables[table]
      }`
    );
  }
  const matches = globSync(parquet.matches);
  await work.run(
    `create or replace temp view checked_matches as ${
      matches.length
        ? `select * from read_parquet(${literalList(matches)})`
        : "select null as email_key where false"
    }`
  );
}

const emptyTables: Readonly<Record<GivenTable, string>> = {
  orders: `select null::varchar as order_number, null::varchar as performance_id, null::uuid as customer_key,
    null::timestamptz as ordered_at, null::date as ordered_on, null::integer as tickets, null::bigint as amount_cents,
    null::varchar as price_category, null::varchar as price_type, null::varchar as channel, null::varchar as kind where false`,
  customers:
    "select null::uuid as customer_key, null::uuid as patron_key, null::varchar as fsa where false",
  performances: `select null::varchar as performance_id, null::date as starts_on, null::integer as capacity,
    null::varchar as discipline, null::varchar as venue_id, null::varchar as status where false`
};

async function readAccounts({work, parquet}: Scratch): Promise<CheckReport["tables"]> {
  const rows =
    globSync(parquet.deliveries).length === 0
      ? []
      : await rowsOf<TableAccount & {table: GivenTable}>(work, accountsSql(parquet.deliveries));
  const accounts = new Map(rows.map(({table, ...account}) => [table, account]));
  return {
    customers: accounts.get("customers") ?? noRows,
    orders: accounts.get("orders") ?? noRows,
    performances: accounts.get("performances") ?? noRows
  };
}

const noRows: TableAccount = {
  rowsRead: 0,
  rowsLoaded: 0,
  rowsRejected: 0,
  rowsDuplicate: 0,
  centsRead: 0,
  centsLoaded: 0,
  centsRejected: 0
};

const accountsSql = (path: string): string => `
  select table_name as "table", sum(rows_read)::bigint as "rowsRead", sum(rows_loaded)::bigint as "rowsLoaded",
    sum(rows_rejected)::bigint as "rowsRejected", sum(rows_duplicate)::bigint as "rowsDuplicate",
    coalesce(sum(cents_read), 0)::bigint as "centsRead", coalesce(sum(cents_loaded), 0)::bigint as "centsLoaded",
    coalesce(sum(cents_rejected), 0)::bigint as "centsRejected"
  from read_parquet(${literal(path)}) group by table_name`;

/** Two files of the same bytes would count every line twice. */
function equalFiles(files: readonly GivenFile[]): Suspicion[] {
  const hashes = files.map(({path}) =>
    createHash("sha256").update(readFileSync(path)).digest("hex")
  );
  const twice = hashes.length - new Set(hashes).size;
  return twice === 0
    ? []
    : [
        {
          code: "equalFiles",
          count: twice,
          sentence: {
            fr: "Fichiers identiques à un autre de la livraison : {count}. Leurs lignes compteraient deux fois.",
            en: "Files identical to another of the delivery: {count}. Their rows would count twice."
          }
        }
      ];
}

const measureLines = async (
  work: Warehouse
): Promise<Pick<Measured, "wordsKnown" | "customersKnown">> => {
  const [row] = await rowsOf<{words: number | null; customers: number | null}>(
    work,
    `select count(*) filter (not (price_type is not null and price_category = 'unknown')) / nullif(count(*), 0) as words,
       count(*) filter (customer_key is not null) / nullif(count(*), 0) as customers
     from checked_orders`
  );
  return {wordsKnown: row?.words ?? 0, customersKnown: row?.customers ?? 0};
};

const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const sumOf = (tables: CheckReport["tables"], count: keyof TableAccount): number =>
  givenTables.reduce((sum, table) => sum + tables[table][count], 0);

function moneyShare({rowsLoaded, centsLoaded, centsRejected}: TableAccount): number {
  if (rowsLoaded === 0) return 0;
  const rejected = Math.abs(centsRejected);
  return rejected === 0 ? 1 : shareOf(Math.abs(centsLoaded), Math.abs(centsLoaded) + rejected);
}

function requiredShare(problems: readonly Problem[], mapping: Mapping): number {
  const fed = new Set(mapping.files.flatMap(({tables}) => Object.keys(tables)));
  const all = givenTables.flatMap((table) => requiredFields(table));
  const missing = problems.filter(({code}) => code === "missingColumn").length;
  const absent = givenTables.filter((table) => !fed.has(table)).flatMap(requiredFields).length;
  return 1 - Math.min(1, (missing + absent) / all.length);
}

const fullYears = ({years}: Coverage): number[] =>
  years.filter(({isFull}) => isFull).map(({year}) => year);

/** A file that the reader itself refused says so. */
const withFate = (files: readonly CheckedFile[], problems: readonly Problem[]): CheckedFile[] =>
  files.map((file) => {
    const refusal = problems.find(
      (problem) => problem.file === file.name && refusing.has(problem.code)
    );
    return refusal ? {...file, refused: refusal.sentence} : file;
  });

const refusing = new Set<string>([
  "emptyFile",
  "notText",
  "notWorkbook",
  "unsafeArchive",
  "nulBytes",
  "unclosedQuote",
  "tooManyColumns"
]);

/** Nothing indispensable is missing, and 19 rows of 20 load. */
function verdictOf(problems: readonly Problem[], measured: Measured): Verdict {
  const {tablesFed, rowsLoaded, requiredColumns, filesRead} = measured;
  if (tablesFed < 1 || requiredColumns < 1 || rowsLoaded < 0.95) return "notReady";
  const isBlocked = problems.some(({severity}) => severity === "blocking");
  return isBlocked || filesRead < 1 ? "toCorrect" : "ready";
}

function policyOf(policy: Member["privacyPolicy"], asOf: string): Eligibility {
  if (policy === null)
    return {
      isMet: false,
      sentence: {
        fr: "Indiquez le lien et la date de votre politique de confidentialité, qui doit permettre l’analyse statistique.",
        en: "Give the link and the date of your privacy policy, which must allow statistical analysis."
      }
    };
  if (policy.dated > asOf)
    return {
      isMet: false,
      sentence: {
        fr: `La politique de confidentialité est datée du ${policy.dated}, après ce contrôle.`,
        en: `The privacy policy is dated ${policy.dated}, after this check.`
      }
    };
  return {
    isMet: true,
    sentence: {
      fr: `Politique de confidentialité du ${policy.dated} : ${policy.url}`,
      en: `Privacy policy of ${policy.dated}: ${policy.url}`
    }
  };
}

function historyOf(tables: CheckReport["tables"], coverage: Coverage): Eligibility {
  const absent = givenTables.filter((table) => tables[table].rowsLoaded === 0);
  const years = fullYears(coverage);
  if (absent.length > 0)
    return {
      isMet: false,
      sentence: {
        fr: `Il manque : ${absent.map((table) => tableNames[table].fr).join(", ")}.`,
        en: `Missing: ${absent.map((table) => tableNames[table].en).join(", ")}.`
      }
    };
  if (years.length < 2)
    return {
      isMet: false,
      sentence: {
        fr: `Deux années passées complètes sont demandées ; celles qui le sont : ${years.join(", ") || "aucune"}.`,
        en: `Two full past years are asked for; those that are full: ${years.join(", ") || "none"}.`
      }
    };
  return {
    isMet: true,
    sentence: {
      fr: `Trois tables, et des années passées complètes : ${years.join(", ")}.`,
      en: `Three tables, and full past years: ${years.join(", ")}.`
    }
  };
}

const tableNames: Readonly<Record<GivenTable, Text>> = {
  customers: {fr: "les clients", en: "customers"},
  orders: {fr: "les commandes", en: "orders"},
  performances: {fr: "les représentations", en: "performances"}
};

/** Nothing could be read: every file says why. */
function emptyReport({asOf, mapping, member}: CheckOrder, {files, problems}: Reading): CheckReport {
  const tables = {customers: noRows, orders: noRows, performances: noRows};
  const coverage: Coverage = {from: null, to: null, months: [], years: [], gaps: []};
  const nothing = Object.fromEntries(
    [
      "filesRead",
      "requiredColumns",
      "rowsLoaded",
      "moneyLoaded",
      "tablesFed",
      "fullYears",
      "wordsKnown",
      "customersKnown",
      "optionalFields"
    ].map((id) => [id, 0])
  ) as unknown as Measured;
  return {
    asOf,
    verdict: "notReady",
    score: scoreOf(nothing),
    eligibility: {
      privacyPolicy: policyOf(member?.privacyPolicy ?? null, asOf),
      history: historyOf(tables, coverage)
    },
    files,
    isMappingProposed: mapping === undefined,
    mapping: null,
    tables,
    coverage,
    problems,
    suspicions: [],
    unlocks: []
  };
}
