/** A register that is only ever added to: each line's hash covers the one before, so that a line changed or lost is seen. */
import {createHash} from "node:crypto";
import {appendFileSync, existsSync, mkdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {PublicCError} from "../../error.js";
import type {Home} from "../../home.js";

export interface ChainedRegister<Line extends object> {
  /** Every line, oldest first. @throws PublicCError when a line was changed or lost */
  read: (home: Pick<Home, "state">) => Line[];
  /** @throws PublicCError when a line was changed or lost: nothing is added to a broken chain */
  append: (home: Pick<Home, "state">, line: Line) => void;
}

/** `state/registers/<name>.jsonl`; the title names it in an error. */
export function chainedRegister<Line extends object>(
  name: string,
  title: string
): ChainedRegister<Line> {
  type Kept = Line & {previous: string; hash: string};
  const fileOf = ({state}: Pick<Home, "state">): string => {
    const folder = join(state, "registers");
    mkdirSync(folder, {recursive: true, mode: 0o700});
    return join(folder, `${name}.jsonl`);
  };
  const kept = (home: Pick<Home, "state">): Kept[] => {
    const file = fileOf(home);
    const text = existsSync(file) ? readFileSync(file, "utf8") : "";
    const lines = text.split("\n").filter(Boolean);
    return verified(
      lines.map((line) => JSON.parse(line) as Kept),
      title
    );
  };
  return {
    read: (home) => kept(home).map(({previous: _, hash: __, ...line}) => line as unknown as Line),
    append(home, line) {
      const chained = {...line, previous: kept(home).at(-1)?.hash ?? ""};
      const text = JSON.stringify({...chained, hash: hashOf(chained)});
      appendFileSync(fileOf(home), `${text}\n`, {mode: 0o600, flush: true});
    }
  };
}

function verified<Kept extends {previous: string; hash: string}>(
  lines: Kept[],
  title: string
): Kept[] {
  for (const [index, {hash, ...line}] of lines.entries())
    if (line.previous !== (lines[index - 1]?.hash ?? "") || hash !== hashOf(line))
      throw new PublicCError(`${title}: line ${index + 1} was changed`, {
        next: "restore state/registers from the last backup"
      });
  return lines;
}

const hashOf = (line: object): string =>
  createHash("sha256").update(JSON.stringify(line)).digest("hex");
