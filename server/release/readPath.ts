/** A request's target as a manifest key: decoded once, refused when it is anything but plain. */

/**
 * `target` is the raw request target (`/fr/o/x?y`). Null when it is not a plain absolute path: encoded twice,
 * malformed, with a backslash, NUL, control character, empty or dot segment. Null is answered as not found.
 */
export function readPath(target: string): string | null {
  const [raw = ""] = target.split(/[?#]/, 1);
  const path = decodeOnce(raw);
  if (path === null || !path.startsWith("/")) return null;
  if (/[%\\\p{Cc}]/u.test(path)) return null;
  const segments = path.slice(1).split("/");
  const inside = segments.slice(0, -1);
  if (inside.includes("") || segments.some((segment) => segment === "." || segment === ".."))
    return null;
  return path;
}

function decodeOnce(raw: string): string | null {
  try {
    return decodeURIComponent(raw);
  } catch {
    return null;
  }
}
