/** `public-c reference`: the official files of municipalities and postal codes into the tables that a collective reads. */
import {Command, InvalidArgumentError, Option} from "commander";
import {readSpec} from "../loaders/collective.js";
import {pccfLayoutSpec} from "../loaders/reference/readPostalCodes.js";
import {sayReference} from "../loaders/reference/sayReference.js";
import {writeReference} from "../loaders/reference/writeReference.js";
import {type Language, languages} from "../src/vocabulary/language.js";

interface Options {
  municipalities: string;
  pccf: string;
  layout: string;
  year: number;
  to: string;
  write?: boolean;
  language: Language;
}

export const referenceCommand = new Command("reference")
  .description("read the official files of municipalities and postal codes")
  .requiredOption("--municipalities <file>", "MUN.csv, Répertoire des municipalités du Québec")
  .requiredOption("--pccf <file>", "Postal Code Conversion File of Statistics Canada")
  .option(
    "--layout <file>",
    "where the fields of that edition stand",
    "data/reference/municipalities/pccf-2011.yaml"
  )
  .requiredOption("--year <year>", "year of the geography", parseYear)
  .option("--to <folder>", "the reference tables", "data/reference")
  .option("--write", "write them; without it, what was read is only told")
  .addOption(new Option("--language <language>", "fr or en").choices(languages).default("fr"))
  .addHelpText(
    "after",
    `
Writes territories.csv, municipalities/municipalities.csv and municipalities/source.yaml (files, hashes, year).
Place names and households of the tables in place are kept; git diff is the review. No file is downloaded.

Examples:
  public-c reference --municipalities MUN.csv --pccf pccfNat.txt --year 2021
  public-c reference --municipalities MUN.csv --pccf pccfNat.txt --layout pccf-2023.yaml --year 2021 --write`
  )
  .action(async ({municipalities, pccf, layout, year, to, write, language}: Options) => {
    const files = {municipalities, pccf, year, layout: readSpec(layout, pccfLayoutSpec)};
    const report = await writeReference(files, {to, write: write ?? false, now: () => new Date()});
    console.log(sayReference(report, language));
  });

function parseYear(text: string): number {
  const year = Number(text);
  if (!Number.isInteger(year) || year < 1996 || year > 2100)
    throw new InvalidArgumentError("a year");
  return year;
}
