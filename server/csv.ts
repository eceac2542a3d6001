/** CSV that a spreadsheet opens without running anything (OWASP, CSV injection). */

const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

/** RFC 4180 with a byte order mark, so that accents read right; numbers are left as numbers. */
export function toCsv(
  header: readonly string[],
  rows: Iterable<readonly (string | number | null)[]>
): string {
  const lines = [header, ...rows].map((cells) => cells.map(toCell).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function toCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = formulaStart.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
