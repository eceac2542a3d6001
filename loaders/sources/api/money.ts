/** Vendors' decimal amounts as integer cents, exactly: no float ever holds money. */

/** "12.5" → 1250; null when it is not a plain decimal of at most two places. */
export function centsOf(amount: unknown): number | null {
  if (typeof amount !== "string" && typeof amount !== "number") return null;
  const [, sign, units, decimals = ""] =
    /^(-?)(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(String(amount)) ?? [];
  if (units === undefined) return null;
  const cents = Number(units) * 100 + Number(decimals.padEnd(2, "0"));
  return sign === "-" ? -cents : cents;
}

/** 1250 → "12.50" */
export function amountOf(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, "0");
  return `${cents < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
