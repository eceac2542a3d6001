/** French as it is typed, with the house's apostrophes and unbreakable spaces: an analyst need not know how to type them. */
export const typesetFrench = (text: string): string =>
  text
    .replace(/(?<=\p{L})'(?=\p{L})/gu, "’")
    .replace(/ (?=[:%$](?:[\s.,;)]|$))/gm, "\u00A0")
    .replace(/« /g, "«\u00A0")
    .replace(/ »/g, "\u00A0»");
