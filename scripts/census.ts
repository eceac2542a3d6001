/** `public-c census`: takes the official census profile up into the reference tables. */
import {createHash} from "node:crypto";
import {createReadStream, writeFileSync} from "node:fs";
import {join} from "node:path";
import {pipeline} from "node:stream/promises";
import {Command} from "commander";
import {stringify} from "yaml";
import type {PopulationSource} from "../loaders/population/loadPopulation.js";
import {populationFolder, readPopulationProfile} from "../loaders/population/populationProfile.js";
import {extractOf, readCensusProfile} from "../loaders/population/readCensusProfile.js";
import {formatCount} from "../src/vocabulary/format.js";

export const censusCommand = new Command("census")
  .description("take Statistics Canada's Census Profile by postal area up into data/reference")
  .argument("<file>", "98-401-X2021013_English_CSV_data.csv, unpacked")
  .addHelpText(
    "after",
    `
The figures of the demonstration are made up; this puts the official ones in their place. \`git diff\` is the review.

Example:
  public-c census ~/Downloads/98-401-X2021013_English_CSV_data.csv`
  )
  .action(takeUp);

async function takeUp(file: string): Promise<void> {
  const census = await readCensusProfile(file, readPopulationProfile());
  const source: PopulationSource = {
    source: {
      fr: "Statistique Canada, Profil du recensement, Recensement de 2021, no 98-401-X2021013 au catalogue",
      en: "Statistics Canada, Census Profile, 2021 Census, catalogue no. 98-401-X2021013"
    },
    year: 2021,
    isMadeUp: false,
    sha256: await hashOf(file)
  };
  writeFileSync(join(populationFolder, "census.csv"), extractOf(census));
  writeFileSync(join(populationFolder, "census.yaml"), stringify(source));
  console.log(
    `${formatCount(census.lines, "en")} lines read, ${formatCount(census.areas.size, "en")} areas of Québec kept in ${populationFolder}`
  );
  if (census.suppressed.length > 0)
    console.log(`Suppressed by the census in part: ${census.suppressed.join(", ")}`);
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
