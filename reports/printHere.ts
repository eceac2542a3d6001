/** Prints on this machine, in one warm Chromium. */
import {withBrowser} from "./browser/withBrowser.js";
import {printJob} from "./printJob.js";
import type {Printer} from "./printReports.js";

export const printHere: Printer = async (jobs, _about, progress) => {
  const failed: {file: string; reason: string}[] = [];
  let done = 0;
  await withBrowser(async (press) => {
    await Promise.all(
      jobs.map(async (job) => {
        const reason = await printJob(press, job);
        if (reason !== undefined) failed.push({file: job.name, reason});
        progress?.(++done, jobs.length, job.name);
      })
    );
  });
  return failed;
};
