/** `magnitude1` of SSBtools: 20 contributions of four companies, sector × place (4-trust A.4). */
import {primes} from "../../../../loaders/privacy/suppress/modular.js";
import type {Verdict} from "../../../../loaders/privacy/suppress/primary.js";
import {suppress} from "../../../../loaders/privacy/suppress/suppress.js";
import {
  type Attacker,
  everyAttacker,
  type System,
  vectorOf
} from "../../../../loaders/privacy/suppress/system.js";

const text =
  "Agr Por A75.9 B24.5 · Agr Spa A96.6 B43.2 · Ent Ice B16.8 · Ent Por B7.1 D2.3 · " +
  "Ent Spa A77.4 B11.5 C16.4 · Gov Por B21.6 D2.0 · Gov Spa C6.5 D2.7 · Ind Ice B9.6 C8.8 D1.9 · " +
  "Ind Por B25.7 D3.4 · Ind Spa C8.4";

export const contributions = text.split(" · ").flatMap((cell) => {
  const [sector, place, ...figures] = cell.split(" ");
  return figures.map((figure) => ({
    sector: sector!,
    place: place!,
    company: figure[0]!,
    value: Number(figure.slice(1))
  }));
});

const companies = ["A", "B", "C", "D"];

export interface Table {
  system: System;
  /** Name of each candidate, "Ent/Ice", "Tot/Ice". */
  names: readonly string[];
}

/** The table with margins, its contributors the rows themselves or the companies, candidates by value. */
export function table(by: "rows" | "companies", rule: (parts: number[]) => Verdict): Table {
  const columns = contributions.map(({company, value}, index) => ({
    contributor: by === "rows" ? index : companies.indexOf(company),
    value
  }));
  const cells = new Map<string, number[]>();
  for (const [index, {sector, place}] of contributions.entries())
    for (const s of [sector, "Tot"])
      for (const p of [place, "Tot"])
        cells.set(`${s}/${p}`, [...(cells.get(`${s}/${p}`) ?? []), index]);
  const named = [...cells]
    .map(([name, indexes]) => {
      const parts = new Map<number, number>();
      for (const index of indexes) {
        const {contributor, value} = columns[index]!;
        parts.set(contributor, (parts.get(contributor) ?? 0) + value);
      }
      const value = indexes.reduce((total, index) => total + columns[index]!.value, 0);
      const isPrimary = rule([...parts.values()]).unsafe;
      return {name, candidate: {vector: vectorOf(indexes), value, isPrimary}};
    })
    .sort((a, b) => b.candidate.value - a.candidate.value);
  const contributors = by === "rows" ? columns.length : companies.length;
  return {
    system: {contributors, columns, known: [], candidates: named.map(({candidate}) => candidate)},
    names: named.map(({name}) => name)
  };
}

/** Names of the primary and of the complementary suppressions. */
export function patternOf(
  {system, names}: Table,
  attackers: readonly Attacker[] = everyAttacker(system),
  prime: number = primes[0]
) {
  const published = suppress(system, {attackers, prime});
  const isPrimary = (index: number) => system.candidates[index]!.isPrimary;
  return {
    primary: names.filter((_, index) => isPrimary(index)).sort(),
    secondary: names.filter((_, index) => !isPrimary(index) && !published[index]).sort(),
    published
  };
}
