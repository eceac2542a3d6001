/** Which characteristics of the census are taken, and under which of our categories: `data/reference/population/profile.yaml`. */
import {join} from "node:path";
import {z} from "zod";
import {type CensusDimensionId, censusDimensions} from "../../src/vocabulary/census.js";
import {readSpec} from "../collective.js";
import {referenceFolder} from "../warehouse/loadTerritories.js";

export const populationFolder = join(referenceFolder, "population");

const names = z.array(z.string().min(1)).min(1);
const reason = z.string().min(1);
const dimension = z.strictObject({
  /** Heading that the characteristics stand under. */
  heading: z.string().startsWith("Total - "),
  /** Our category → names that add up to it. */
  categories: z.record(z.string(), names),
  reason
});

const profileSpec = z.strictObject({
  households: z.strictObject({names, reason}),
  ...(Object.fromEntries(Object.keys(censusDimensions).map((id) => [id, dimension])) as Record<
    CensusDimensionId,
    typeof dimension
  >)
});
export type PopulationProfile = z.output<typeof profileSpec>;

/** @throws PublicCError exit 2 where the file is wrong */
export const readPopulationProfile = (folder: string = populationFolder): PopulationProfile =>
  readSpec(join(folder, "profile.yaml"), profileSpec);

/** Columns of the extract: the households, and every category of every dimension, in the vocabulary's order. */
export const populationColumns: readonly string[] = [
  "households",
  ...Object.entries(censusDimensions).flatMap(([id, {categories}]) =>
    Object.keys(categories).map((category) => `${id}.${category}`)
  )
];
