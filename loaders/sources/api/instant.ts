/** A vendor's instant in the one spelling our layout promises: `2019-01-01T00:00:55+00:00`, or without offset when it gives local time. */

const spelling = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d))?(?:\.\d+)?(Z|[+-]\d\d(?::?\d\d)?)?$/;

/** "" when there is none; an instant we cannot read stays as given, for the contract to judge. */
export function instantOf(value: string | null | undefined): string {
  if (!value) return "";
  const [, day, minute, second = "00", offset] = spelling.exec(value.trim()) ?? [];
  return day === undefined ? value : `${day}T${minute}:${second}${offsetOf(offset)}`;
}

function offsetOf(offset: string | undefined): string {
  if (offset === undefined) return "";
  if (offset === "Z") return "+00:00";
  const digits = offset.slice(1).replace(":", "").padEnd(4, "0");
  return `${offset[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}
