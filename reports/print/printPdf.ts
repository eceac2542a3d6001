/** One document to one PDF on a kept page: nothing runs in it, nothing leaves it, and any trouble stops it. */
import type {ConsoleMessage, Page} from "puppeteer-core";
import type {SilentPage} from "../browser/withBrowser.js";
import {ReportFailure} from "../failure.js";
import {families} from "../render/fonts.js";
import {backLabels} from "./backLabels.js";
import {findLayoutTroubles} from "./findLayoutTroubles.js";
import {type Paper, papers} from "./paper.js";
import {withoutChance} from "./withoutChance.js";

export interface PrintOptions {
  paper: Paper;
  /** Local day that the document bears as its date of making: its data's, so that the same inputs give the same bytes. */
  dated: string;
}

/** @throws ReportFailure naming the request, the console error, the overflow or the font that is wrong */
export async function printPdf(
  {page, session, refused}: SilentPage,
  html: string,
  {paper, dated}: PrintOptions
): Promise<Buffer> {
  const {content} = papers[paper];
  const errors: string[] = [];
  refused.length = 0;
  const stopListening = listen(page, errors);
  try {
    await page.setViewport({...content, deviceScaleFactor: 1});
    await page.setContent(html, {waitUntil: "load"});
    const [troubles] = await Promise.all([
      page.evaluate(findLayoutTroubles, content, families),
      page.evaluate(backLabels)
    ]);
    refuse([...refused.map((url) => `refused request: ${url}`), ...errors, ...troubles]);
    const {data} = await session.send("Page.printToPDF", asReport);
    refuse([...refused.map((url) => `refused request: ${url}`), ...errors]);
    return withoutChance(Buffer.from(data, "base64"), dated);
  } finally {
    stopListening();
  }
}

/** What `page.pdf` asks for too, which then fetches the file piece by piece: a tenth slower. */
const asReport = {
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
  transferMode: "ReturnAsBase64"
} as const;

function refuse(troubles: readonly string[]): void {
  if (troubles.length) throw new ReportFailure(troubles.slice(0, 5).join("; "));
}

function listen(page: Page, errors: string[]): () => void {
  const onConsole = (message: ConsoleMessage) => {
    if (message.type() === "error") errors.push(`console error: ${message.text()}`);
  };
  page.on("console", onConsole);
  return () => page.off("console", onConsole);
}
