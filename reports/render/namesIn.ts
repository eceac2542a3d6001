/** The words a body may name between braces, and the one that was meant: for a mistake said with its correction. */

/** `asOf`, `organization.name`: each text of an object, by its path; text only, two levels deep. */
export const namesIn = (root: object): string[] =>
  Object.entries(root).flatMap(([name, value]) => {
    if (typeof value === "string") return [name];
    if (!readable.includes(name)) return [];
    return Object.entries(value as object)
      .filter(([, inner]) => typeof inner === "string")
      .map(([inner]) => `${name}.${inner}`);
  });

/** Of the root's objects, those that are words for a body; the others serve the templates. */
const readable = ["organization", "period", "disclosure"];

/** « unknown name asof, did you mean asOf? », else all there are. */
export function sayUnknown(kind: string, name: string, known: readonly string[]): string {
  const meant = known.find((one) => isNear(last(one), name) || isNear(one, name));
  const said = `unknown ${kind} ${name}`;
  return meant ? `${said}, did you mean ${meant}?` : `${said}: there are ${known.join(", ")}`;
}

const last = (path: string): string => path.slice(path.lastIndexOf(".") + 1);

/** The same but for capitals, or one letter missing, added or changed, or two exchanged. */
function isNear(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  if (a === b) return true;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return (
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB.slice(1) ||
    (restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0])
  );
}
