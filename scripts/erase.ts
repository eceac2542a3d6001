/** `public-c erase`: forgets a person everywhere, and says what was done. */
import {Command} from "commander";
import ora from "ora";
import {readCollective} from "../loaders/collective.js";
import {PublicCError} from "../loaders/error.js";
import {type Home, openHome} from "../loaders/home.js";
import {ingest} from "../loaders/pipeline.js";
import {type ErasureProof, erasePerson} from "../loaders/privacy/erase/erasePerson.js";
import {readPerson} from "../loaders/privacy/erase/readPerson.js";
import {dropOldSnapshots} from "../loaders/warehouse/dropSnapshots.js";

interface Options {
  collective: string;
  word: string[];
  dropRaw: boolean;
}

export const eraseCommand = new Command("erase")
  .description("forget a person in every store, for good")
  .argument("<person>", "an e-mail address, or <organization>/<customer code>")
  .option("--collective <folder>", "the collective's configuration", "data/collectives/demo")
  .option("--word <text...>", "a name or number that tells the person in rows set aside", [])
  .option("--drop-raw", "remove the raw deliveries that may hold the person now", false)
  .addHelpText(
    "after",
    `
The sales stay, anonymous: their tickets and money are the organization's. The person is also left out of
every later reading of the same deliveries. Figures already published change at the next release.
A proof is kept in $PUBLIC_C_HOME/state/erasures/. Backups expire on their own; what they restore is
read again without the person.

Examples:
  public-c erase prenom.nom@example.org
  public-c erase theatre-du-grand-heron/CLI000123 --word "123 rue ABC" --drop-raw`
  )
  .action(async (person: string, options: Options) => {
    const home = openHome();
    const spinner = ora("erasing").start();
    try {
      const proofs = await erase(home, person, options);
      spinner.succeed(sayErasure(proofs));
    } catch (error) {
      spinner.fail();
      throw error;
    }
  });

/** Erases, builds the snapshot anew and removes the older ones. @throws PublicCError when nobody is known by that name */
export async function erase(
  home: Home,
  named: string,
  {collective: folder, word, dropRaw}: Options
): Promise<ErasureProof[]> {
  const collective = readCollective(folder);
  const {person, organizations} = readPerson(
    named,
    collective.members.map(({organization}) => organization)
  );
  const words = [...word, ...Object.values(person)];
  const proofs: ErasureProof[] = [];
  for (const organization of organizations) {
    const proof = await erasePerson(home, organization, person, {now: new Date(), words, dropRaw});
    if (proof) proofs.push(proof);
  }
  if (proofs.length === 0)
    throw new PublicCError(`nobody is known by ${named}`, {
      next: "name an e-mail address, or <organization>/<customer code>, as the member gave it"
    });
  await ingest(collective, home);
  dropOldSnapshots(home);
  return proofs;
}

const sayErasure = (proofs: readonly ErasureProof[]): string =>
  proofs
    .map(({organization, codes, rewritten, raw, rawIsDropped}) => {
      const files = Object.entries(rewritten).map(([name, rows]) => `  ${rows} rows: ${name}`);
      const left =
        rawIsDropped || raw.length === 0
          ? "  raw deliveries: removed"
          : `  may still stand in raw deliveries until their retention ends: ${raw.join(", ")}`;
      return [`${organization}: ${codes} customer codes erased`, ...files, left].join("\n");
    })
    .join("\n");
