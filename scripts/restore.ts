/** `public-c restore`: a backup, checked file by file, into an empty home. */
import {Command} from "commander";
import {openHome} from "../loaders/home.js";
import {restore} from "../server/backup/restore.js";

export const restoreCommand = new Command("restore")
  .description("put a backup into an empty home, after checking every file")
  .argument("<backup>", "folder written by public-c backup")
  .requiredOption("--home <folder>", "an empty or new folder")
  .addHelpText(
    "after",
    `
What is rebuilt from it afterwards: public-c ingest, then build, then report.

Example:
  public-c restore /mnt/backups/2026-01-12T04-00-00.000Z --home /srv/public-c-new`
  )
  .action(async (from: string, {home}: {home: string}) => {
    const {takenAt, files} = await restore(from, openHome(home));
    console.log(`restored ${files} files, as of ${takenAt}, into ${home}`);
    console.log("next: PUBLIC_C_HOME there, then public-c ingest, build and report");
  });
