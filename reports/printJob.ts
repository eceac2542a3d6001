/** One document, from its data to a checked PDF with its receipt beside it. */
import type {Press} from "./browser/withBrowser.js";
import type {Job} from "./planJobs.js";
import {checkPrinted} from "./print/checkPrinted.js";
import {printPdf} from "./print/printPdf.js";
import {printWithContents} from "./print/printWithContents.js";
import {dropPdf, keepPdf} from "./receipt.js";
import {linesOf} from "./render/linesOf.js";

/** Undefined when it is kept; else why not, and no earlier one stays in its place. */
export async function printJob(press: Press, job: Job): Promise<string | undefined> {
  try {
    await print(press, job);
    return undefined;
  } catch (error) {
    dropPdf(job.file);
    return (error as Error).message;
  }
}

/** Whoever calls says how many at once: each holds its whole document in memory. */
async function print(press: Press, {report, data, render, pages, ...job}: Job): Promise<void> {
  const {html, ...told} = render(data);
  const options = {paper: report.paper, dated: data.snapshot.asOf};
  const pdf = await press.withPage((page) =>
    printWithContents(html, pages, (numbered) => printPdf(page, numbered, options))
  );
  checkPrinted(pdf, html, report.mostPages);
  keepPdf(job.file, pdf, {
    report: report.id,
    period: data.show === null ? data.season : `${data.season}~${data.show}`,
    organization: data.organization.id,
    language: job.language,
    snapshot: data.snapshot.id,
    inputs: job.inputs,
    note: data.note,
    ...told,
    lines: linesOf(html)
  });
}
