import {describe, expect, it, vi} from "vitest";
import {pageMark, printWithContents} from "../../../reports/print/printWithContents.js";

const bookmarks = vi.hoisted(() => ({of: (_pdf: Buffer): number[] => []}));
vi.mock("../../../reports/print/readPdf.js", () => ({
  readBookmarks: async (pdf: Buffer) => [
    {title: "Portrait", depth: 0, page: 1},
    ...bookmarks.of(pdf).map((page, i) => ({title: `${i + 1}`, depth: 1, page}))
  ]
}));

const html = `A ${pageMark(1)} B ${pageMark(2)}`;
const echo = () => vi.fn(async (numbered: string) => Buffer.from(numbered));

describe("printWithContents(html, guess, print)", () => {
  it("prints once when the last of its kind had the same pages", async () => {
    bookmarks.of = () => [2, 5];
    const print = echo();
    expect(String(await printWithContents(html, [2, 5], print))).toBe("A 2 B 5");
    expect(print).toHaveBeenCalledTimes(1);
  });

  it("prints again when they differ, and lends its pages to the next", async () => {
    bookmarks.of = () => [2, 7];
    const guess = [2, 5];
    const print = echo();
    expect(String(await printWithContents(html, guess, print))).toBe("A 2 B 7");
    expect(print).toHaveBeenCalledTimes(2);
    expect(guess).toEqual([2, 7]);
  });

  it("refuses a document whose pages move with their own numbers", async () => {
    bookmarks.of = (pdf) => (String(pdf).includes("B 7") ? [2, 5] : [2, 7]);
    await expect(printWithContents(html, [2, 5], echo())).rejects.toThrow(/do not settle/);
  });

  it("does not read back a document without a table of contents", async () => {
    bookmarks.of = () => {
      throw new Error("read");
    };
    expect(String(await printWithContents("plain", [], echo()))).toBe("plain");
  });
});
