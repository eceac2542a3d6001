/** How titles and names of houses are compared: reviewed data of `data/reference/repertoire.yaml`. */
import {join} from "node:path";
import {z} from "zod";
import {readSpec} from "../collective.js";
import {referenceFolder} from "../warehouse/loadTerritories.js";

const words = z.array(z.string().min(1));

export const repertoireRulesSpec = z.strictObject({
  /** Regular expressions on a whole folded title. */
  commonTitles: words,
  articles: words,
  /** Regular expressions on a folded segment of a title. */
  notes: words,
  /** Synonyms of one kind of house, the first standing for all. */
  houseKinds: z.array(words.min(1)),
  linkWords: words,
  abbreviations: z.record(z.string(), z.string()),
  numbers: z.record(z.string(), z.string()),
  thresholds: z.strictObject({
    shown: z.number().min(0).max(1),
    likely: z.number().min(0).max(1)
  })
});
export type RepertoireRules = z.output<typeof repertoireRulesSpec>;

/** @throws PublicCError exit 2 where the file is wrong */
export const readRepertoireRules = (): RepertoireRules =>
  readSpec(join(referenceFolder, "repertoire.yaml"), repertoireRulesSpec);
