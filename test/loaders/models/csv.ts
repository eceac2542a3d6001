/** Rows as CSV, for golden files that a person reviews by git diff. */
export function csvOf(rows: readonly object[]): string {
  const lines = rows.map((row) => Object.values(row).map(csvCell).join(","));
  return `${[Object.keys(rows[0] ?? {}).join(","), ...lines].join("\n")}\n`;
}

const csvCell = (value: unknown): string => {
  const text = value === null ? "" : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
