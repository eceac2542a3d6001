/** Text into HTML: escaped, the French « 1er » raised as the OQLF asks, a season never broken at its hyphen. */

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
  escapeHtml(text)
    .replace(/\b1er(?=\s)/g, "1<sup>er</sup>")
    .replace(/\b\d{4}[-–]\d{4}\b/g, '<span class="whole">$&</span>');
