/**
 * What a grant for one show lets a partner see: the owner has consented, so no organization rule applies, but
 * every figure, and every change of a figure since the last sheet, is about enough persons; none that is
 * masked follows from those beside it or from earlier sheets (4-trust A.8).
 */
import type {Unit} from "../../../src/vocabulary/metrics.js";
import {audit} from "./audit.js";
import {compareText, placeOf} from "./cube.js";
import type {Reason} from "./judge.js";
import {differenceOf, Knowledge} from "./knowledge.js";
import {type Ledger, type LedgerEntry, recordGrant} from "./ledger.js";
import {roundPublished} from "./round.js";
import {type Rules, safeRules} from "./rules.js";
import {suppress} from "./suppress.js";
import {type Candidate, exactValue, nobody, type System, type Vector, vectorOf} from "./system.js";

/** Categories of one whole: territories, price categories, weeks before the show. */
export interface SheetTable {
  name: string;
  rows: readonly SheetRow[];
  unit: Unit;
}

export interface SheetRow {
  category: string;
  value: number;
  persons: number;
}

export interface SheetCell {
  table: string;
  /** Null is the total. */
  category: string | null;
  value: number | null;
  status: "published" | "masked";
  reason: Exclude<Reason, "tooFewOrganizations"> | null;
  /** The figure of an earlier sheet: since then it changed by too few persons to be shown. */
  isPending: boolean;
}

export interface ShowGrant {
  show: string;
  owner: string;
  /** The partner; a member's contributor name when it is one. */
  grantee: string;
  tables: readonly SheetTable[];
  rules: Rules;
  ledger: Ledger;
}

/**
 * The sheet of a show for one grantee; the grant and the sheet enter the ledger. Tables whose totals agree are
 * one system, and so are the sheets that one grantee gets over time.
 */
export async function publishShowSheet(grant: ShowGrant): Promise<SheetCell[]> {
  const {show, grantee, owner, tables, ledger} = grant;
  const {minimumPersons, p} = safeRules(grant.rules);
  recordGrant(ledger, show, grantee, owner);
  const slice = `show=${show};grantee=${grantee}`;
  const entries = ledger.entries(measure, slice);
  const knowledge = new Knowledge(entries);
  const cells = cellsOf(tables, knowledge, entries.at(-1));
  const system = systemOf(cells, knowledge, minimumPersons);
  const attackers = ["outsider"] as const;
  const {published} = await audit(system, suppress(system, {attackers}), p, attackers);
  remember(ledger, slice, tables, cells, published, minimumPersons);
  return cells.map((cell, index) => sheetCell(cell, published[index]!, knowledge, minimumPersons));
}

const measure = "sheet";
const mart = "sheet";

interface Cell {
  table: SheetTable;
  category: string | null;
  name: string;
  value: number;
  persons: number;
  vector: Vector;
  /** As last published, if ever. */
  earlier: Vector | undefined;
  /** Since the last sheet, published or not. */
  change: {vector: Vector; persons: number} | undefined;
}

/** Rows are unknowns; cells are rows and their totals, most wanted first. */
function cellsOf(
  tables: readonly SheetTable[],
  knowledge: Knowledge,
  last: LedgerEntry | undefined
): Cell[] {
  const before = last && sumsOf(last.atoms, knowledge);
  const now = sumsOf(figuresOf(tables), knowledge);
  return tables
    .filter(({rows}) => rows.length > 0)
    .flatMap((table) =>
      [null, ...table.rows.map(({category}) => category)].map((category) => ({table, category}))
    )
    .map(({table, category}): Cell => {
      const name = nameOf(table.name, category === null ? null : placeOf({category}));
      const sum = now.get(name)!;
      const past = before?.get(name);
      const earlier = knowledge.lastPublished(mart, name)?.vector;
      const vector = past && differenceOf(sum.vector, past.vector);
      const change = past && vector && {vector, persons: Math.abs(sum.persons - past.persons)};
      return {table, category, name, ...sum, earlier, change};
    })
    .sort(mostWantedFirst);
}

type Figure = LedgerEntry["atoms"][number];

/** The table stands in the contributor's place: totals are per table. */
const figuresOf = (tables: readonly SheetTable[]): Figure[] =>
  tables.flatMap(({name, rows}) =>
    rows.map(({category, value, persons}) => ({
      contributor: name,
      place: placeOf({category}),
      value,
      persons
    }))
  );

/** Name of each row and of each table's total → what it adds up to. */
function sumsOf(figures: readonly Figure[], knowledge: Knowledge) {
  const columns = knowledge.place(mart, figures);
  const sum = (indexes: readonly number[]) => ({
    vector: vectorOf(indexes.flatMap((index) => columns[index]!)),
    value: indexes.reduce((total, index) => total + figures[index]!.value, 0),
    persons: indexes.reduce((total, index) => total + (figures[index]!.persons ?? 0), 0)
  });
  const tables = Map.groupBy(figures.keys(), (index) => figures[index]!.contributor);
  return new Map(
    [...tables].flatMap(([table, indexes]) => [
      [nameOf(table, null), sum(indexes)] as const,
      ...indexes.map((index) => [nameOf(table, figures[index]!.place), sum([index])] as const)
    ])
  );
}

/** A row of a table, or its total. */
const nameOf = (table: string, place: string | null): string => JSON.stringify([table, place]);

const mostWantedFirst = (a: Cell, b: Cell): number =>
  Number(b.category === null) - Number(a.category === null) ||
  b.value - a.value ||
  compareText(a.name, b.name);

/** Unknowns belong to nobody: only small cells and small changes are secrets here. */
function systemOf(cells: readonly Cell[], knowledge: Knowledge, minimum: number): System {
  const {columns} = knowledge;
  const candidate = (vector: Vector, isPrimary: boolean): Candidate => ({
    vector,
    value: exactValue(vector, columns),
    isPrimary
  });
  const now = cells.map(({vector, persons}) => candidate(vector, persons < minimum));
  const changes = cells
    .flatMap(({change}) => (change && change.persons < minimum ? [change.vector] : []))
    .filter((vector) => vector.size > 0);
  return {
    contributors: 0,
    columns: columns.map((column) => ({...column, contributor: nobody})),
    known: [...knowledge.known, ...equalTotals(cells)],
    candidates: [
      ...now,
      ...[...knowledge.unsafe, ...changes].map((vector) => candidate(vector, true))
    ]
  };
}

/** The same tickets broken down in two ways have one total, and everybody knows it. */
function equalTotals(cells: readonly Cell[]): Vector[] {
  const totals = cells.filter(({category}) => category === null);
  return [...Map.groupBy(totals, ({value}) => value).values()].flatMap(([first, ...others]) =>
    others.map(({vector}) => differenceOf(vector, first!.vector))
  );
}

function remember(
  ledger: Ledger,
  slice: string,
  tables: readonly SheetTable[],
  cells: readonly Cell[],
  published: readonly boolean[],
  minimum: number
): void {
  const atoms = figuresOf(tables);
  const released = (isWanted: (index: number) => boolean) =>
    cells
      .filter((_, index) => isWanted(index))
      .map(({table, category, name}) => ({
        cell: name,
        atoms: [...atoms.keys()].filter(
          (index) =>
            atoms[index]!.contributor === table.name &&
            (category === null || atoms[index]!.place === placeOf({category}))
        )
      }));
  const entry: LedgerEntry = {
    mart,
    measure,
    slice,
    atoms,
    published: released((index) => published[index]!),
    unsafe: released((index) => cells[index]!.persons < minimum)
  };
  const last = ledger.entries(measure, slice).at(-1);
  if (JSON.stringify(last) !== JSON.stringify(entry)) ledger.stage(entry);
}

function sheetCell(
  {table, category, vector, persons, earlier}: Cell,
  isPublished: boolean,
  {columns}: Knowledge,
  minimum: number
): SheetCell {
  const isTooFew = persons < minimum;
  const shown = isPublished ? vector : isTooFew ? undefined : earlier;
  return {
    table: table.name,
    category,
    value: shown ? roundPublished(exactValue(shown, columns), table.unit) : null,
    status: shown ? "published" : "masked",
    reason: shown ? null : isTooFew ? "tooFewPersons" : "confidentiality",
    isPending: !isPublished && shown !== undefined
  };
}
