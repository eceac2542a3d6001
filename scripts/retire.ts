/** `public-c retire`: removes all that was read of a member that leaves, and writes the proof to hand over. */
import {Command} from "commander";
import ora from "ora";
import {readCollective} from "../loaders/collective.js";
import {PublicCError} from "../loaders/error.js";
import {type Home, openHome} from "../loaders/home.js";
import {ingest} from "../loaders/pipeline.js";
import {type RetirementProof, retireMember} from "../loaders/privacy/erase/retireMember.js";
import {dropOldSnapshots} from "../loaders/warehouse/dropSnapshots.js";

interface Options {
  collective: string;
  yes: boolean;
}

export const retireCommand = new Command("retire")
  .description("remove all that was read of a member that leaves")
  .argument("<organization>", "the member")
  .option("--collective <folder>", "the collective's configuration", "data/collectives/demo")
  .option("--yes", "really remove: nothing brings it back", false)
  .addHelpText(
    "after",
    `
Its key, raw deliveries, standard rows, links between customers, rows set aside and PDFs go, and every older
snapshot with them. Without its key, pseudonyms left in a backup mean nothing. What the collective published
of closed periods stays. Remove the member's file from the collective's configuration as well.

Example:
  public-c retire theatre-du-grand-heron --yes`
  )
  .action(async (organization: string, options: Options) => {
    const spinner = ora("removing").start();
    try {
      const proof = await retire(openHome(), organization, options);
      spinner.succeed(sayRetirement(proof));
    } catch (error) {
      spinner.fail();
      throw error;
    }
  });

/** @throws PublicCError exit 2 unless confirmed */
export async function retire(
  home: Home,
  organization: string,
  {collective: folder, yes}: Options
): Promise<RetirementProof> {
  const collective = readCollective(folder);
  if (!yes)
    throw new PublicCError(`all that was read of ${organization} would be removed for good`, {
      exitCode: 2,
      next: "add --yes"
    });
  const proof = retireMember(home, organization, new Date());
  await ingest(collective, home);
  dropOldSnapshots(home);
  return proof;
}

const sayRetirement = ({organization, removed}: RetirementProof): string => {
  const lines = Object.entries(removed).map(
    ([name, {files, bytes}]) => `  ${name}: ${files} files, ${bytes} bytes`
  );
  return [`${organization} removed`, ...lines].join("\n");
};
