/**
 * What a grant for one show lets a partner see: the owner has consented, so no organization rule applies, but
 * every figure is about enough persons, and none that is masked follows from those beside it (4-trust A.8).
 */
import type {Unit} from "../../../src/vocabulary/metrics.js";
import {audit} from "./audit.js";
import {compareText} from "./cube.js";
import type {Reason} from "./judge.js";
import {differenceOf} from "./knowledge.js";
import {type Ledger, recordGrant} from "./ledger.js";
import {roundPublished} from "./round.js";
import {type Rules, safeRules} from "./rules.js";
import {suppress} from "./suppress.js";
import {type Candidate, nobody, type Vector, vectorOf} from "./system.js";

/** Categories of one whole: territories, price categories, weeks before the show. */
export interface SheetTable {
  name: string;
  rows: readonly {category: string; value: number; persons: number}[];
  unit: Unit;
}

export interface SheetCell {
  table: string;
  /** Null is the total. */
  category: string | null;
  value: number | null;
  status: "published" | "masked";
  reason: Exclude<Reason, "tooFewOrganizations"> | null;
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

/** The sheet of a show for one grantee, and the grant in the ledger. Tables whose totals agree are one system. */
export async function publishShowSheet(grant: ShowGrant): Promise<SheetCell[]> {
  const rules = safeRules(grant.rules);
  recordGrant(grant.ledger, grant.show, grant.grantee, grant.owner);
  const cells = grant.tables.flatMap(cellsOf).sort(mostWantedFirst);
  const system = systemOf(grant.tables, cells, rules);
  const attackers = ["outsider"] as const;
  const {published} = await audit(system, suppress(system, {attackers}), rules.p, attackers);
  return cells.map((cell, index) => sheetCell(cell, published[index]!, rules));
}

/**
 * Persons that two publics have in common, rounded; null unless the overlap and what is left on either side
 * are each about enough persons.
 */
export function publishOverlap(
  {both, left, right}: {both: number; left: number; right: number},
  rules: Pick<Rules, "minimumPersons">
): number | null {
  const parts = [both, left - both, right - both];
  const isSafe = parts.every((persons) => persons >= rules.minimumPersons);
  return isSafe ? roundPublished(both, "persons") : null;
}

interface Cell {
  table: SheetTable;
  category: string | null;
  rows: readonly SheetTable["rows"][number][];
  value: number;
  persons: number;
}

function cellsOf(table: SheetTable): Cell[] {
  const cell = (category: string | null, rows: SheetTable["rows"]): Cell => ({
    table,
    category,
    rows,
    value: rows.reduce((total, row) => total + row.value, 0),
    persons: rows.reduce((total, row) => total + row.persons, 0)
  });
  return [cell(null, table.rows), ...table.rows.map((row) => cell(row.category, [row]))];
}

const mostWantedFirst = (a: Cell, b: Cell): number =>
  Number(b.category === null) - Number(a.category === null) ||
  b.value - a.value ||
  compareText(a.table.name, b.table.name) ||
  compareText(a.category ?? "", b.category ?? "");

/** Each row is an unknown that belongs to nobody: only cells are secrets here. */
function systemOf(tables: readonly SheetTable[], cells: readonly Cell[], rules: Rules) {
  const rows = tables.flatMap((table) => table.rows);
  const columnOf = new Map(rows.map((row, column) => [row, column]));
  const candidates = cells.map(
    ({rows, value, persons}): Candidate => ({
      vector: vectorOf(rows.map((row) => columnOf.get(row)!)),
      value,
      isPrimary: persons < rules.minimumPersons
    })
  );
  const columns = rows.map(({value}) => ({contributor: nobody, value}));
  return {contributors: 0, columns, known: equalTotals(cells, candidates), candidates};
}

/** The same tickets broken down in two ways have one total, and everybody knows it. */
function equalTotals(cells: readonly Cell[], candidates: readonly Candidate[]): Vector[] {
  const totals = cells.flatMap(({category, value}, index) =>
    category === null ? [{value, vector: candidates[index]!.vector}] : []
  );
  return [...Map.groupBy(totals, ({value}) => value).values()].flatMap(([first, ...others]) =>
    others.map(({vector}) => differenceOf(vector, first!.vector))
  );
}

function sheetCell(cell: Cell, isPublished: boolean, rules: Rules): SheetCell {
  const {table, category, value, persons} = cell;
  const isTooFew = persons < rules.minimumPersons;
  return {
    table: table.name,
    category,
    value: isPublished ? roundPublished(value, table.unit) : null,
    status: isPublished ? "published" : "masked",
    reason: isPublished ? null : isTooFew ? "tooFewPersons" : "confidentiality"
  };
}
