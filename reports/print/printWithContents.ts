/**
 * A table of contents knows its page numbers only once printed. The last report of its kind is nearly always
 * right, so it lends its numbers; a document whose own differ is printed once more.
 */
import {ReportFailure} from "../failure.js";
import {readBookmarks} from "./readPdf.js";

/** Where the page of a section goes in the HTML: letters that no text of ours has. */
export const pageMark = (section: number): string => `\uE002${section}\uE003`;

const withPages = (html: string, pages: readonly number[]): string =>
  html.replace(/\uE002(\d+)\uE003/g, (_, section: string) =>
    String(pages[Number(section) - 1] ?? "")
  );

/**
 * Prints until the numbers hold: once, or twice. `guess` is filled with what held, for the next of its kind.
 * @throws ReportFailure when they still differ the second time
 */
export async function printWithContents(
  html: string,
  guess: number[],
  print: (html: string) => Promise<Buffer>
): Promise<Buffer> {
  if (!html.includes("\uE002")) return print(html);
  for (let attempt = 0; attempt < 2; attempt++) {
    const tried = [...guess];
    const pdf = await print(withPages(html, tried));
    const actual = await pagesOfSections(pdf);
    guess.splice(0, guess.length, ...actual);
    if (actual.join() === tried.join()) return pdf;
  }
  throw new ReportFailure("the page numbers of the table of contents do not settle");
}

/** Sections are the bookmarks right under the title. */
const pagesOfSections = async (pdf: Buffer): Promise<number[]> =>
  (await readBookmarks(pdf)).filter(({depth}) => depth === 1).map(({page}) => page);
