/** The census as the warehouse reads it: what lives in each forward sortation area, and where the figures come from. */
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import {readSpec} from "../collective.js";
import {insertRows} from "../warehouse/insertRows.js";
import type {Warehouse} from "../warehouse/withWarehouse.js";
import {populationFolder} from "./populationProfile.js";

const text = z.strictObject({fr: z.string().min(1), en: z.string().min(1)});

/** Beside the extract: what it is, and whether it was made up for the demonstration. */
export const populationSourceSpec = z.strictObject({
  source: text,
  year: z.int(),
  isMadeUp: z.boolean(),
  /** SHA-256 of the official file; absent where it was made up. */
  sha256: z.string().optional()
});
export type PopulationSource = z.output<typeof populationSourceSpec>;

export const readPopulationSource = (folder: string = populationFolder): PopulationSource =>
  readSpec(join(folder, "census.yaml"), populationSourceSpec);

const tables = {
  area_households: {fsa: "VARCHAR", households: "BIGINT"},
  area_profiles: {fsa: "VARCHAR", dimension: "VARCHAR", category: "VARCHAR", people: "DOUBLE"},
  population_source: {
    source_fr: "VARCHAR",
    source_en: "VARCHAR",
    year: "INTEGER",
    is_made_up: "BOOLEAN"
  }
} as const;

/** Writes `area_households`, `area_profiles` and `population_source`; an area without a count has no row for it. */
export async function loadPopulation(
  warehouse: Warehouse,
  folder: string = populationFolder
): Promise<void> {
  const rows = readExtract(folder);
  const {source, year, isMadeUp} = readPopulationSource(folder);
  await insertRows(
    warehouse,
    "main.area_households",
    tables.area_households,
    rows.flatMap(({fsa, column, count}) =>
      column === "households" ? [{fsa, households: count}] : []
    )
  );
  await insertRows(
    warehouse,
    "main.area_profiles",
    tables.area_profiles,
    rows.flatMap(({fsa, column, count}) => {
      const [dimension, category] = column.split(".");
      return category === undefined ? [] : [{fsa, dimension, category, people: count}];
    })
  );
  await insertRows(warehouse, "main.population_source", tables.population_source, [
    {sourceFr: source.fr, sourceEn: source.en, year, isMadeUp}
  ]);
}

function readExtract(folder: string): {fsa: string; column: string; count: number}[] {
  const [head, ...lines] = readFileSync(join(folder, "census.csv"), "utf8").split("\n");
  const [, ...columns] = head!.split(",");
  return lines.filter(Boolean).flatMap((line) => {
    const [fsa, ...cells] = line.split(",");
    return columns.flatMap((column, place) =>
      cells[place] === "" ? [] : [{fsa: fsa!, column, count: Number(cells[place])}]
    );
  });
}
