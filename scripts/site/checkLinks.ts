/** Every link of the site leads to a page or file of the release, or the build fails saying which does not. */
import {posix} from "node:path";

/** Served by the gate, not by the release. */
export const elsewhere =
  /^\/($|pdf\/|(fr|en)\/(account|sign-in|people|shows|shares|deliveries|exports)(\/|$))/;

/** `pages`: address → HTML. `known`: addresses of everything published. Returns one line per broken link. */
export function checkLinks(
  pages: ReadonlyMap<string, string>,
  known: ReadonlySet<string>
): string[] {
  const anchors = new Map([...pages].map(([path, html]) => [path, anchorsOf(html)]));
  return [...pages].flatMap(([path, html]) =>
    [...linksOf(html)]
      .map((href) => resolveLink(path, href))
      .filter((target) => target !== null && !leads(target, known, anchors))
      .map((target) => `${path} → ${target}`)
  );
}

const linksOf = (html: string): Set<string> =>
  new Set([...html.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)].map(([, href]) => href!));

const anchorsOf = (html: string): Set<string> =>
  new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id!));

/** Null for another site's address. */
function resolveLink(path: string, href: string): string | null {
  if (/^[a-z]+:/i.test(href)) return null;
  const [address = "", anchor] = href.split("#");
  const target = address === "" ? path : posix.resolve(posix.dirname(`${path}x`), address);
  const ended = address.endsWith("/") && target !== "/" ? `${target}/` : target;
  return anchor ? `${ended}#${anchor}` : ended;
}

function leads(
  target: string,
  known: ReadonlySet<string>,
  anchors: ReadonlyMap<string, ReadonlySet<string>>
): boolean {
  const [address = "", anchor] = target.split("#");
  if (elsewhere.test(address)) return true;
  if (!known.has(address)) return false;
  const found = anchors.get(address);
  return anchor === undefined || found === undefined || found.has(decodeURIComponent(anchor));
}
