/** A tiny collective whose releases the tests attack: seven members of similar size, music and theatre. */
import {
  type Contribution,
  type Dimension,
  type DoorCell,
  forgetfulLedger,
  type Ledger,
  publish,
  type Rules
} from "../../../../loaders/privacy/suppress/index.js";
import {Knowledge} from "../../../../loaders/privacy/suppress/knowledge.js";
import {everyAttacker, type System} from "../../../../loaders/privacy/suppress/system.js";
import {derivedCells, derivedContributions} from "./derive.js";

export const rules: Rules = {
  minimumPersons: 10,
  minimumOrganizations: 5,
  minimumForQuartiles: 10,
  p: 15
};

export const members = ["a", "b", "c", "d", "e", "f", "g"];

/** One contribution of a member: its tickets in a category of a season. */
export const sold = (
  contributor: string,
  category: string,
  tickets: number,
  season = "2018-2019"
): Contribution => ({
  cell: {season, category},
  contributor,
  values: {tickets, revenue: 3_000 * tickets},
  persons: Math.ceil(tickets / 2)
});

/** Music and theatre by every member, 100 to 190 tickets each. */
export const everybody = (who: readonly string[] = members): Contribution[] =>
  who.flatMap((member) => {
    const size = 100 + 15 * members.indexOf(member);
    return [sold(member, "music", size), sold(member, "theatre", size + 7)];
  });

export const byCategory: Dimension[] = [
  {name: "season", kind: "slice"},
  {name: "category", kind: "breakdown", total: true}
];

export const release = (
  contributions: readonly Contribution[],
  {
    ledger = forgetfulLedger(),
    mart = "categories",
    dimensions = byCategory,
    asOf = undefined as string | undefined,
    measures = {tickets: {unit: "count"}} as Parameters<typeof publish>[0]["measures"]
  } = {}
) => publish({mart, measures, dimensions, contributions, rules, ledger, asOf});

/** A cell of a release by its category, its peer group when there is one, and its measure. */
export function cellOf(
  cells: readonly DoorCell[],
  key: Record<string, string | null>,
  measure = "tickets"
): DoorCell {
  const found = cells.filter(
    (cell) =>
      cell.measure === measure &&
      Object.entries(key).every(([dimension, category]) => cell.cell[dimension] === category)
  );
  if (found.length !== 1) throw new Error(`${found.length} cells are ${JSON.stringify(key)}`);
  return found[0]!;
}

/** What the outsider and the members derive from everything in a ledger: "attacker: contributor". */
export function leaks(ledger: Ledger, measure = "tickets", slice = "season=2018-2019"): string[] {
  const knowledge = new Knowledge(ledger.entries(measure, slice));
  const {columns, contributors, known, identities, unsafe, names} = knowledge;
  const candidates = unsafe.map((vector) => ({vector, value: 0, isPrimary: true}));
  const system: System = {contributors, columns, known, identities, candidates};
  return everyAttacker(system).flatMap((attacker) => [
    ...derivedContributions(system, [], attacker).map(
      (column) => `${attacker}: ${names[columns[column]!.contributor]}`
    ),
    ...derivedCells(system, [], attacker).map((cell) => `${attacker}: unsafe cell ${cell}`)
  ]);
}
