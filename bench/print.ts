/** What printing a portrait costs beside a bare `page.pdf` of the same HTML, in the same Chromium, on as many kept pages. */
import {launch, type Page} from "puppeteer-core";
import {findBrowser} from "../reports/browser/findBrowser.js";
import {
  browserArguments,
  isRoot,
  withBrowser,
  withoutSandbox
} from "../reports/browser/withBrowser.js";
import {inTurn} from "../reports/inTurn.js";
import {checkPrinted} from "../reports/print/checkPrinted.js";
import {printPdf} from "../reports/print/printPdf.js";
import {printWithContents} from "../reports/print/printWithContents.js";
import {compileReport} from "../reports/render/compileReport.js";
import {readReport} from "../reports/report.js";
import type {ReportData} from "../reports/reportData.js";
import {charts} from "../src/components/charts/index.js";
import {fixture} from "../test/reports/fixture.js";

const options = {paper: "letter", dated: "2022-04-15"} as const;

/**
 * Name → PDFs per second, ratio or kilobytes. `reports` portraits of organizations that differ in name only;
 * rounds are interleaved and the best of each kept, since the machine has other work.
 */
export async function benchPrint(reports = 30, rounds = 3): Promise<Record<string, number>> {
  const render = compileReport(readReport("reports/portrait"), "fr", {
    templates: "templates/report",
    charts
  });
  const data = Array.from({length: reports}, (_, i) => named(`Organisme ${i + 1}`));
  const html = data.map((own) => render(own).html);
  const rates = {bare: 0, printed: 0, whole: 0};
  const pages: number[] = [];
  let bytes = 0;
  await withBarePages((barePages) =>
    withBrowser(async ({withPage, pages: lent}) => {
      const print = (document: string) =>
        withPage(async (page) => {
          const pdf = await printWithContents(document, pages, (numbered) =>
            printPdf(page, numbered, options)
          );
          checkPrinted(pdf, document);
          bytes = pdf.length;
        });
      for (let round = 0; round < rounds; round++) {
        rates.bare = Math.max(rates.bare, await rateOf(html, shared(barePages)));
        rates.printed = Math.max(rates.printed, await rateOf(html, print));
        rates.whole = Math.max(
          rates.whole,
          await rateOf(data, (own) => print(render(own).html), lent + 1)
        );
      }
    })
  );
  return {
    "bare page.pdf: PDFs per second": rates.bare,
    "printed and checked: PDFs per second": rates.printed,
    "rendered, printed and checked: PDFs per second": rates.whole,
    "printed ÷ bare": rates.printed / rates.bare,
    "whole ÷ bare": rates.whole / rates.bare,
    "kilobytes per PDF": bytes / 1000
  };
}

const named = (name: string): ReportData => ({
  ...fixture,
  organization: {...fixture.organization, name}
});

/** At most so many at once: rendered as the product does, while those before are printed. */
async function rateOf<T>(
  items: readonly T[],
  use: (item: T) => Promise<void>,
  most = items.length
): Promise<number> {
  const started = performance.now();
  await inTurn(items, most, use);
  return items.length / ((performance.now() - started) / 1000);
}

async function withBarePages(use: (pages: Page[]) => Promise<void>): Promise<void> {
  const {executablePath, env} = await findBrowser();
  const browser = await launch({
    executablePath,
    headless: "shell",
    env: {...process.env, ...env},
    args: isRoot() ? [...browserArguments, withoutSandbox] : browserArguments
  });
  try {
    await use([await browser.newPage(), await browser.newPage()]);
  } finally {
    await browser.close();
  }
}

/** One queue per page. */
function shared(pages: readonly Page[]): (html: string) => Promise<void> {
  const queues = pages.map(() => Promise.resolve());
  let next = 0;
  return (html) => {
    const i = next++ % pages.length;
    queues[i] = queues[i]!.then(() => printBare(pages[i]!, html));
    return queues[i]!;
  };
}

async function printBare(page: Page, html: string): Promise<void> {
  await page.setContent(html, {waitUntil: "load"});
  await page.pdf({preferCSSPageSize: true, printBackground: true, tagged: true, outline: true});
}
