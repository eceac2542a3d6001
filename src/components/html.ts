/** Text into HTML: escaped, and the French « 1er » raised as the OQLF asks. */

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;"
};

/** Safe inside an attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => entities[character]!);

/** Safe between tags. */
export const toHtml = (text: string): string =>
  escapeHtml(text).replace(/\b1er(?=\s)/g, "1<sup>er</sup>");
