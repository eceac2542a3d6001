/** From contributions to the cells one would like to publish: the crossing of the dimensions, and their totals. */

/** What one organization adds to one inner cell. */
export interface Contribution {
  /** Dimension → category, for every dimension but the groups. */
  cell: Readonly<Record<string, string>>;
  /** The organization, or its holding: members of one owner are one contributor. */
  contributor: string;
  /**
   * Measure → exact value; null or absent when this contributor has none. One who has 0 does not contribute:
   * the door takes it that everybody knows, so that only the others count as company.
   */
  values: Readonly<Record<string, number | null>>;
  /** Persons behind it. */
  persons: number;
}

/**
 * `slice`: nothing sums over it (season, stage). `breakdown`: categories of one whole.
 * `group`: sets of contributors that may overlap (peer groups); contributions do not name it.
 */
export type Dimension =
  | {name: string; kind: "slice"}
  | {name: string; kind: "breakdown"; total: boolean}
  | {
      name: string;
      kind: "group";
      total: boolean;
      groups: Readonly<Record<string, readonly string[]>>;
    };

/** Dimension → category; null is the total over the dimension. */
export type CellKey = Readonly<Record<string, string | null>>;

/** One contributor's figure in one inner cell, the unit of everything that follows. */
export interface Atom {
  readonly contributor: string;
  /** Inner cell within the slice: what `placeOf` writes. */
  readonly place: string;
  value: number;
  persons: number;
}

export interface Cell {
  key: CellKey;
  /** How far it is broken down: what is less specified is wanted more. */
  specified: number;
  /** Among equally specified ones, the larger is wanted more. */
  size: number;
  /** What it adds up. */
  atoms: readonly Atom[];
  /** How many values it is the mean of, when it is a mean. */
  terms?: number;
  /** What it is about, when that is more: a median adds three values of a whole group. */
  among?: readonly Atom[];
}

/** One measure of one slice: its unknowns and its cells, most wanted first. */
export interface Cube {
  measure: string;
  slice: string;
  atoms: readonly Atom[];
  cells: readonly Cell[];
}

/** Separate systems share no unknown: one per measure and slice. The order of the contributions does not matter. */
export function cubesOf(
  measures: readonly string[],
  dimensions: readonly Dimension[],
  contributions: readonly Contribution[]
): Cube[] {
  const sorted = contributions
    .map((row) => ({row, text: `${row.contributor} ${cellText(row.cell)}`}))
    .sort((a, b) => compareText(a.text, b.text))
    .map(({row}) => row);
  const slices = Map.groupBy(sorted, ({cell}) => sliceOf(pick(cell, dimensions, "slice")));
  return measures.flatMap((measure) =>
    [...slices]
      .sort(([a], [b]) => compareText(a, b))
      .map(([slice, rows]) => cubeOf(measure, slice, dimensions, rows))
      .filter((cube) => cube.atoms.length > 0)
  );
}

function cubeOf(
  measure: string,
  slice: string,
  dimensions: readonly Dimension[],
  rows: readonly Contribution[]
): Cube {
  const atoms = new Map<string, Atom>();
  const cells = new Map<string, {key: CellKey; atoms: Set<Atom>}>();
  for (const row of rows) {
    const value = row.values[measure] ?? 0;
    if (value === 0) continue;
    const atom = addToAtom(atoms, row, value, placeOf(pick(row.cell, dimensions, "breakdown")));
    for (const key of keysOf(row, dimensions)) {
      const text = cellText(key);
      if (!cells.has(text)) cells.set(text, {key, atoms: new Set()});
      cells.get(text)!.atoms.add(atom);
    }
  }
  return {
    measure,
    slice,
    atoms: [...atoms.values()],
    cells: mostWantedFirst([...cells.values()].map(({key, atoms}) => cellOf(key, [...atoms])))
  };
}

/** Rows of one contributor in one place are one figure. */
function addToAtom(
  atoms: Map<string, Atom>,
  {contributor, persons}: Contribution,
  value: number,
  place: string
): Atom {
  const text = JSON.stringify([contributor, place]);
  const atom = atoms.get(text) ?? {contributor, place, value: 0, persons: 0};
  atom.value += value;
  atom.persons += persons;
  atoms.set(text, atom);
  return atom;
}

/** Every cell that a contribution enters: its own category or the total, in each dimension. */
function keysOf({cell, contributor}: Contribution, dimensions: readonly Dimension[]): CellKey[] {
  return dimensions.reduce<CellKey[]>(
    (keys, dimension) =>
      categoriesOf(dimension, cell, contributor).flatMap((category) =>
        keys.map((key) => ({...key, [dimension.name]: category}))
      ),
    [{}]
  );
}

function categoriesOf(
  dimension: Dimension,
  cell: Contribution["cell"],
  contributor: string
): (string | null)[] {
  if (dimension.kind === "slice") return [cell[dimension.name]!];
  const total = dimension.total ? [null] : [];
  if (dimension.kind === "breakdown") return [cell[dimension.name]!, ...total];
  const groups = Object.keys(dimension.groups).filter((group) =>
    dimension.groups[group]!.includes(contributor)
  );
  return [...groups, ...total];
}

function cellOf(key: CellKey, atoms: readonly Atom[]): Cell {
  const specified = Object.values(key).filter((category) => category !== null).length;
  return {key, atoms, specified, size: Math.abs(totalOf(atoms))};
}

/** Margins first, large ones first, then by name. */
function mostWantedFirst(cells: readonly Cell[]): Cell[] {
  return cells
    .map((cell) => ({cell, text: cellText(cell.key)}))
    .sort((a, b) => byWant(a.cell, b.cell) || compareText(a.text, b.text))
    .map(({cell}) => cell);
}

type Want = Pick<Cell, "specified" | "size">;

/** The order in which cells are offered to the door. */
export const byWant = (a: Want, b: Want): number => a.specified - b.specified || b.size - a.size;

export const totalOf = (atoms: readonly Atom[]): number =>
  atoms.reduce((total, atom) => total + atom.value, 0);

/** The cell's part of each contributor in it. */
export function partsOf(atoms: readonly Atom[]): Map<string, number> {
  const parts = new Map<string, number>();
  for (const {contributor, value} of atoms)
    parts.set(contributor, (parts.get(contributor) ?? 0) + value);
  return parts;
}

/** A cell's name, the same in every release. */
export const cellText = (key: CellKey): string =>
  JSON.stringify(Object.entries(key).sort(([a], [b]) => compareText(a, b)));

/** The categories that a contribution has in one kind of dimension. */
const pick = (
  cell: Contribution["cell"],
  dimensions: readonly Dimension[],
  kind: "slice" | "breakdown"
): Record<string, string> =>
  Object.fromEntries(
    dimensions
      .filter((dimension) => dimension.kind === kind)
      .map(({name}) => [name, cell[name]!] as const)
  );

/** A slice's name: what the ledger files it under. */
export const sliceOf = (slice: Readonly<Record<string, string>>): string =>
  Object.entries(slice)
    .map(([name, category]) => `${name}=${category}`)
    .sort(compareText)
    .join(";");

/** A place's name. */
export const placeOf = (place: Readonly<Record<string, string>>): string => cellText(place);

/** The place itself, and every coarser one that it is part of; the whole last. */
export function marginsOf(place: string): string[] {
  let margins: [string, string][][] = [[]];
  for (const entry of JSON.parse(place) as [string, string][])
    margins = [...margins.map((kept) => [...kept, entry]), ...margins];
  return margins.map((kept) => JSON.stringify(kept));
}

/** By code unit, so that no locale changes the order. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
