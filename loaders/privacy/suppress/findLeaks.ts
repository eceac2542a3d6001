/**
 * The leak test: reads what a release built, as a thief would, and looks for what must not be there: planted
 * persons, other members' identifiers, exact values that the door masked. It knows nothing of the door.
 */

/** A built file: a page, a data file, the text of a PDF, an e-mail, a log. */
export interface BuiltFile {
  path: string;
  text: string;
  /** The member whose files these are; null for what all members may read. */
  organization: string | null;
}

export interface LeakTargets {
  /** Names, e-mails, phones of planted persons: allowed nowhere. */
  canaries: readonly string[];
  /** Member → marks that may stand in its own files only: customer codes, a planted price, its own unique marker. */
  organizations: Readonly<Record<string, readonly string[]>>;
  /** Exact values that the door masked, large enough not to occur by chance; only the members named may read them. */
  unsafeValues: readonly {value: number; allowedFor?: readonly string[]}[];
}

export interface Leak {
  path: string;
  kind: "canary" | "organization" | "unsafeValue";
  /** What was found, as given. */
  found: string;
}

/** Every place where something stands that must not; an empty list is the only acceptable result. */
export function findLeaks(files: Iterable<BuiltFile>, targets: LeakTargets): Leak[] {
  const leaks: Leak[] = [];
  for (const file of files) {
    const text = plain(file.text);
    const add = (kind: Leak["kind"]) => (found: string) => {
      if (found !== "" && text.includes(plain(found))) leaks.push({path: file.path, kind, found});
    };
    targets.canaries.forEach(add("canary"));
    marksOfOthers(file, targets).forEach(add("organization"));
    leaks.push(...unsafeValuesIn(file, targets));
  }
  return leaks;
}

function marksOfOthers({organization}: BuiltFile, {organizations}: LeakTargets): string[] {
  return Object.entries(organizations)
    .filter(([owner]) => owner !== organization)
    .flatMap(([, marks]) => marks);
}

/** A number counts when it stands alone, however it is grouped: 12345, 12 345, 12,345. */
function unsafeValuesIn(
  {path, text, organization}: BuiltFile,
  {unsafeValues}: LeakTargets
): Leak[] {
  if (unsafeValues.length === 0) return [];
  const numbers = new Set(
    [...text.matchAll(numberPattern)].flatMap(([written]) => readings(written))
  );
  return unsafeValues
    .filter(({allowedFor}) => organization === null || !allowedFor?.includes(organization))
    .filter(({value}) => numbers.has(value))
    .map(({value}) => ({path, kind: "unsafeValue", found: String(value)}));
}

const numberPattern = /-?\d+(?:[\s\u00a0\u202f,’']\d{3}(?!\d))*(?:[.,]\d+)?/g;

/** "12,345" is twelve thousand in English, 12.345 in French and two numbers in a list: all are looked at. */
function readings(written: string): number[] {
  const ungrouped = written.replace(/[\s\u00a0\u202f’']/g, "");
  return [
    Number(ungrouped.replace(",", ".")),
    Number(ungrouped.replaceAll(",", "")),
    ...written.split(/[\s\u00a0\u202f’',]/).map(Number)
  ].filter(Number.isFinite);
}

/** Case, accents, entities and escapes must not hide a name. */
const plain = (text: string): string =>
  text
    .replace(/\\u([0-9a-f]{4})|&#x([0-9a-f]{1,6});/gi, (_, json?: string, html?: string) =>
      character(Number.parseInt(json ?? html!, 16))
    )
    .replace(/&#(\d{1,7});/g, (_, code: string) => character(Number(code)))
    .replaceAll("&amp;", "&")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase();

const character = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : "");
