/** `public-c workshop`: a notebook as one file, for a room without network. */
import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {Command, Option} from "commander";
import {openHome} from "../loaders/home.js";
import {formatCount} from "../src/vocabulary/format.js";
import {type Language, languages} from "../src/vocabulary/language.js";
import {packNotebook} from "./site/packNotebook.js";

interface Options {
  organization: string;
  out: string;
  language: Language;
}

export const workshopCommand = new Command("workshop")
  .description("pack a notebook of one organization as one file that opens without network")
  .argument("<notebook>", "trends, best-customers, this-season, growth, publics, prices or offers")
  .requiredOption("--organization <organization>", "whose figures")
  .requiredOption("--out <folder>", "where the file goes")
  .addOption(new Option("--language <language>").choices([...languages]).default("fr"))
  .addHelpText(
    "after",
    `
The file holds one organization's figures: hand it to that organization only. "practice" is the example
organization, which anybody may have.

Examples:
  public-c workshop this-season --organization practice --out workshop
  public-c workshop prices --organization la-fauvette --language en --out workshop`
  )
  .action(async (id: string, {organization, out, language}: Options) => {
    const html = await packNotebook({home: openHome(), id, organization, language});
    mkdirSync(out, {recursive: true});
    const file = join(out, `${id}.${organization}.${language}.html`);
    writeFileSync(file, html);
    console.log(`${file}: ${formatCount(html.length / 1000, "en")} kB, opens without network`);
  });
