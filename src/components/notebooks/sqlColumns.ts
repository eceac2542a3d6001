/** Rows as a database wants them: one type per column, named as in the marts. */
type Row = Record<string, unknown>;

/** camelCase becomes snake_case; a count that is not told ("<5") becomes null, so that the others stay numbers. */
export function columnsOf(rows: readonly object[]): Row[] {
  const names = Object.keys(rows[0] ?? {});
  const numeric = new Set(
    names.filter((name) => rows.some((row) => typeof (row as Row)[name] === "number"))
  );
  return rows.map((row) =>
    Object.fromEntries(
      names.map((name) => {
        const value = (row as Row)[name];
        const isNumber = typeof value === "number";
        return [toSnakeCase(name), numeric.has(name) && !isNumber ? null : (value ?? null)];
      })
    )
  );
}

const toSnakeCase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
