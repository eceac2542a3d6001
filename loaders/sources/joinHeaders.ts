/** Rows of titles → one header: under a group's title ("Adulte"), a title that comes back ("Montant") is "Adulte Montant". */

/** @param titles rows of titles, from the top one */
export function joinHeaders(titles: readonly (readonly string[])[]): string[] {
  const [last = [], ...above] = [...titles].reverse();
  return above.reduce<string[]>((header, groups) => joinTwo(groups, header), [...last]);
}

function joinTwo(groups: readonly string[], header: readonly string[]): string[] {
  const spread = spreadRight(groups, header.length);
  return header.map((title, place) =>
    title === ""
      ? (groups[place] ?? "")
      : header.indexOf(title) === place && header.lastIndexOf(title) === place
        ? title
        : `${spread[place]} ${title}`.trim()
  );
}

/** A merged cell keeps its title in its first column only. */
function spreadRight(groups: readonly string[], width: number): string[] {
  const spread: string[] = [];
  for (let place = 0; place < width; place++)
    spread.push(groups[place] || (spread[place - 1] ?? ""));
  return spread;
}
