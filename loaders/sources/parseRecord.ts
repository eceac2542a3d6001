/** Cuts one record into its cells; only headers and single lines pass here, never a whole file. */
import type {Dialect} from "./scanRecords.js";

export function parseRecord(text: string, {delimiter, quote}: Dialect): string[] {
  const cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!;
    if (isQuoted && character === quote) {
      if (text[index + 1] === quote) cell += text[++index];
      else isQuoted = false;
    } else if (isQuoted) cell += character;
    else if (character === quote && cell.trim() === "") {
      isQuoted = true;
      cell = "";
    } else if (character === delimiter) {
      cells.push(cell.trim());
      cell = "";
    } else cell += character;
  }
  return [...cells, cell.trim()];
}
