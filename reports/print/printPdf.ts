/** One document to one PDF on a kept page: nothing runs in it, nothing leaves it, and any trouble stops it. */
import type {ConsoleMessage, HTTPRequest, Page} from "puppeteer-core";
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
export async function printPdf(page: Page, html: string, options: PrintOptions): Promise<Buffer> {
  const troubles: string[] = [];
  const stopListening = listen(page, troubles);
  try {
    await page.setViewport({...papers[options.paper].content, deviceScaleFactor: 1});
    await page.setContent(html, {waitUntil: "load"});
    await page.evaluate(backLabels);
    troubles.push(
      ...(await page.evaluate(findLayoutTroubles, papers[options.paper].content, families))
    );
    if (troubles.length) throw new ReportFailure(troubles.slice(0, 5).join("; "));
    const pdf = await page.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true
    });
    return withoutChance(Buffer.from(pdf), options.dated);
  } finally {
    stopListening();
  }
}

function listen(page: Page, troubles: string[]): () => void {
  const onConsole = (message: ConsoleMessage) => {
    if (message.type() === "error") troubles.push(`console error: ${message.text()}`);
  };
  const onRequest = (request: HTTPRequest) => {
    if (!request.url().startsWith("data:")) troubles.push(`refused request: ${request.url()}`);
  };
  page.on("console", onConsole).on("request", onRequest);
  return () => page.off("console", onConsole).off("request", onRequest);
}
