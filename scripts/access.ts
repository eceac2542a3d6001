/** `public-c access`: answers a person who asks what is held about them (Law 25, access; portability). */
import {existsSync, mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {Command, Option} from "commander";
import {readCollective} from "../loaders/collective.js";
import {PublicCError} from "../loaders/error.js";
import {openHome} from "../loaders/home.js";
import {type Holdings, readHoldings} from "../loaders/privacy/access/readHoldings.js";
import {sayHoldings} from "../loaders/privacy/access/sayHoldings.js";
import {readPerson} from "../loaders/privacy/erase/readPerson.js";
import {type Language, languages} from "../src/vocabulary/language.js";

interface Options {
  collective: string;
  output?: string;
  language: Language;
}

export const accessCommand = new Command("access")
  .description("everything held about one person, for that person alone")
  .argument("<person>", "an e-mail address, or <organization>/<customer code>")
  .option("--collective <folder>", "the collective's configuration", "data/collectives/demo")
  .option("--output <folder>", "write it there instead: a letter, and the same as JSON")
  .addOption(new Option("--language <language>", "fr or en").choices(languages).default("fr"))
  .addHelpText(
    "after",
    `
First make sure of who asks. The letter and its JSON hold the person's own fields only, never those of others.
Rows set aside that name the person are written apart, as they stand (rows-to-review.json): they may name
others; read them, and hand over what is the person's. Nothing is changed; to forget the person, see public-c erase.

Examples:
  public-c access prenom.nom@example.org
  public-c access theatre-du-grand-heron/CLI000123 --language en --output /tmp/request-12`
  )
  .action(async (named: string, options: Options) => {
    const held = await access(named, options);
    const {asOf} = held;
    const letter = sayHoldings(held.holdings, asOf, options.language);
    if (options.output) write(options.output, letter, held.holdings);
    else console.log(letter);
  });

/** @throws PublicCError when nobody is known by that name */
async function access(
  named: string,
  {collective: folder}: Options
): Promise<{holdings: Holdings[]; asOf: string}> {
  const collective = readCollective(folder);
  const home = openHome();
  const asOf = collective.asOf ?? new Date().toLocaleDateString("en-CA");
  const {person, organizations} = readPerson(
    named,
    collective.members.map(({organization}) => organization)
  );
  const holdings: Holdings[] = [];
  for (const member of collective.members) {
    if (!organizations.includes(member.organization)) continue;
    const held = await readHoldings({collective, member, home, person, asOf});
    if (held) holdings.push(held);
  }
  if (holdings.length === 0)
    throw new PublicCError(`nobody is known by ${named}`, {
      next: "name an e-mail address, or <organization>/<customer code>, as the member gave it"
    });
  return {holdings, asOf};
}

function write(folder: string, letter: string, holdings: readonly Holdings[]): void {
  if (existsSync(folder))
    throw new PublicCError(`${folder} is already there`, {
      exitCode: 2,
      next: "name a folder that does not exist yet"
    });
  mkdirSync(folder, {recursive: true, mode: 0o700});
  const own = holdings.map(({setAside: _, ...held}) => held);
  const apart = holdings.flatMap(({organization, setAside}) =>
    setAside.map((row) => ({organization, ...row}))
  );
  writeFileSync(join(folder, "letter.txt"), `${letter}\n`, {mode: 0o600});
  writeFileSync(join(folder, "held.json"), `${JSON.stringify(own, null, 2)}\n`, {mode: 0o600});
  if (apart.length > 0)
    writeFileSync(join(folder, "rows-to-review.json"), `${JSON.stringify(apart, null, 2)}\n`, {
      mode: 0o600
    });
  console.log(folder);
}
