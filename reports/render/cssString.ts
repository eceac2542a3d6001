/** Any text as the inside of a CSS string: all but letters, digits and spaces become `\hex `, so nothing can close it. */
export const cssString = (text: string): string =>
  Array.from(text, (character) =>
    /[\p{L}\p{N} .,]/u.test(character) ? character : `\\${character.codePointAt(0)!.toString(16)} `
  ).join("");
