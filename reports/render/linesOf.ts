/** The words of a document, a line per heading, paragraph, table row and list item: what two editions are compared by. */

const blocks = /<\/?(?:h\d|p|tr|li|div|dl|caption|table|nav|ol|ul)\b[^>]*>/;
const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x27;": "'",
  "&#x3D;": "=",
  "&#x60;": "`"
};

/** For HTML that our own templates wrote; drawings are left out, page numbers too. */
export const linesOf = (html: string): string[] =>
  html
    .slice(html.indexOf('<div class="report">'))
    .replace(/<svg\b.*?<\/svg>/gs, "")
    .split(blocks)
    .map(wordsOf)
    .filter((line) => line !== "");

const wordsOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/\uE002\d+\uE003/g, "")
    .replace(/&(?:amp|lt|gt|quot|#x27|#x3D|#x60);/g, (entity) => entities[entity]!)
    .replace(/[ \n]+/g, " ")
    .trim();
