/** Reads the deliveries' CSV back, by another road than the one that wrote it. */
export function parseCsv(text: string): Record<string, string>[] {
  const [header, ...rows] = text.split("\n").slice(0, -1).map(cells);
  return rows.map((row) => Object.fromEntries(header!.map((name, i) => [name, row[i]!])));
}

const cells = (line: string): string[] =>
  [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) =>
    quoted === undefined ? bare! : quoted.replaceAll('""', '"')
  );
