/**
 * What everybody knows before this publication, as columns and vectors. A figure that was corrected is its
 * first value plus one unknown per correction; totals that agree between two marts are known to agree.
 */
import {type Atom, compareText, marginsOf} from "./cube.js";
import type {Identity} from "./identities.js";
import type {LedgerEntry} from "./ledger.js";
import type {Column, Vector} from "./system.js";
import {vectorOf} from "./system.js";

type Figure = Pick<Atom, "contributor" | "place" | "value">;

interface Version {
  value: number;
  columns: readonly number[];
}

/** A cell as it was published. */
export interface Publication {
  vector: Vector;
  /** Everything it is about. */
  among: Vector;
  /** How many values it is the mean of; 1 for a sum. */
  terms: number;
  /** The day it was as of. */
  asOf: string | undefined;
}

interface Total {
  mart: string;
  /** Which publication it was, counted from the first. */
  state: number;
  value: number;
  vector: Vector;
}

export class Knowledge {
  readonly columns: Column[] = [];
  /** Vectors of published figures. */
  readonly known: Vector[] = [];
  /** Totals known to be equal. */
  readonly identities: Identity[] = [];
  /** Vectors that earlier releases kept secret. */
  readonly unsafe: Vector[] = [];
  private readonly contributorIndex = new Map<string, number>();
  /** Column → the place whose figure it is part of. */
  private readonly places: string[] = [];
  /** Place → contributors that have it. */
  private readonly popularity = new Map<string, number>();
  private states = 0;
  private readonly versions = new Map<string, Version[]>();
  private readonly totals = new Map<string, Total[]>();
  /** Mart and cell → as last published. */
  private readonly published = new Map<string, Publication>();

  constructor(entries: readonly LedgerEntry[]) {
    for (const entry of entries) this.learn(entry);
  }

  get contributors(): number {
    return this.contributorIndex.size;
  }

  /** Contributors in the order in which the columns number them. */
  get names(): string[] {
    return [...this.contributorIndex.keys()];
  }

  /** Takes up the figures of a publication in preparation; returns the columns of each. */
  place(mart: string, figures: readonly Figure[]): readonly (readonly number[])[] {
    const columns = figures.map((figure) => this.columnsOf(mart, figure));
    this.linkTotals(mart, figures, columns);
    return columns;
  }

  /** A cell as it was last published; undefined when it never was. */
  lastPublished(mart: string, cell: string): Publication | undefined {
    return this.published.get(JSON.stringify([mart, cell]));
  }

  private learn({mart, atoms, published, unsafe, asOf}: LedgerEntry): void {
    const columns = this.place(mart, atoms);
    const sum = (positions: readonly number[]) =>
      vectorOf(positions.flatMap((position) => columns[position]!));
    for (const {cell, atoms, among = atoms, terms = 1} of published) {
      const vector = sum(atoms);
      this.known.push(vector);
      const publication = {vector, among: sum(among), terms, asOf};
      this.published.set(JSON.stringify([mart, cell]), publication);
    }
    this.unsafe.push(...unsafe.map(({atoms}) => sum(atoms)));
  }

  /** Columns that add up to a figure: those of an equal earlier version, else the last ones and a difference. */
  private columnsOf(mart: string, {contributor, place, value}: Figure): readonly number[] {
    const text = JSON.stringify([mart, contributor, place]);
    const versions = this.versions.get(text) ?? [];
    this.versions.set(text, versions);
    const same = versions.find((version) => version.value === value);
    if (same) return same.columns;
    if (versions.length === 0) this.popularity.set(place, (this.popularity.get(place) ?? 0) + 1);
    const last = versions.at(-1) ?? {value: 0, columns: []};
    const column = this.columns.length;
    this.columns.push({contributor: this.indexOf(contributor), value: value - last.value});
    this.places.push(place);
    const columns = [...last.columns, column];
    versions.push({value, columns});
    return columns;
  }

  private indexOf(contributor: string): number {
    const index = this.contributorIndex.get(contributor) ?? this.contributorIndex.size;
    this.contributorIndex.set(contributor, index);
    return index;
  }

  /**
   * Two marts that break the same whole down in two ways are one system: wherever a contributor's sums over a
   * place that both know are equal, everybody knows that they are.
   */
  private linkTotals(
    mart: string,
    figures: readonly Figure[],
    columns: readonly (readonly number[])[]
  ): void {
    const state = this.states++;
    for (const {contributor, place, indexes} of marginsIn(figures)) {
      const text = JSON.stringify([contributor, place]);
      const value = indexes.reduce((total, index) => total + figures[index]!.value, 0);
      const vector = vectorOf(indexes.flatMap((index) => columns[index]!));
      const earlier = this.totals.get(text) ?? [];
      const equal = earlier.findLast((total) => total.mart !== mart && isClose(total.value, value));
      if (equal) this.link(contributor, `${equal.state} ${state} ${place}`, vector, equal.vector);
      this.totals.set(text, [...earlier, {mart, state, value, vector}]);
    }
  }

  /** Of two marts' columns, those of the later one and of the place most contributors have go first. */
  private link(contributor: string, link: string, later: Vector, earlier: Vector): void {
    const vector = differenceOf(later, earlier);
    if (vector.size === 0) return;
    const popularity = (column: number) => this.popularity.get(this.places[column]!)!;
    const preference = [...vector.keys()].sort(
      (a, b) =>
        Number(later.has(b)) - Number(later.has(a)) || popularity(b) - popularity(a) || a - b
    );
    this.identities.push({contributor: this.indexOf(contributor), link, vector, preference});
  }
}

interface Margin {
  contributor: string;
  place: string;
  indexes: number[];
}

/** Contributor and place, of every coarseness, with the figures in it; wholes come first. */
function marginsIn(figures: readonly Figure[]): Margin[] {
  const margins = new Map<string, Margin>();
  for (const [index, {contributor, place: inner}] of figures.entries())
    for (const place of marginsOf(inner)) {
      const text = JSON.stringify([place, contributor]);
      const margin = margins.get(text) ?? {contributor, place, indexes: []};
      margin.indexes.push(index);
      margins.set(text, margin);
    }
  return [...margins.values()].sort(
    (a, b) =>
      a.place.length - b.place.length ||
      compareText(a.place, b.place) ||
      compareText(a.contributor, b.contributor)
  );
}

const isClose = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.abs(a);

/** Non-zero coefficients of a − b. */
export function differenceOf(a: Vector, b: Vector): Vector {
  const difference = new Map(a);
  for (const [column, coefficient] of b) {
    const rest = (difference.get(column) ?? 0) - coefficient;
    if (rest === 0) difference.delete(column);
    else difference.set(column, rest);
  }
  return difference;
}
