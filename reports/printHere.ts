/** Prints on this machine, in one warm Chromium: one document is made ready while the pages print the ones before. */
import {withBrowser} from "./browser/withBrowser.js";
import {inTurn} from "./inTurn.js";
import {printJob} from "./printJob.js";
import type {Printer} from "./printReports.js";

export const printHere: Printer = async (jobs, _about, progress) => {
  const failed: {file: string; reason: string}[] = [];
  let done = 0;
  await withBrowser(async (press) => {
    await inTurn(jobs, press.pages + 1, async (job) => {
      const reason = await printJob(press, job);
      if (reason !== undefined) failed.push({file: job.name, reason});
      progress?.(++done, jobs.length, job.name);
    });
  });
  return failed;
};
