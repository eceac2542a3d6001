/**
 * The register of anonymizations: one line per collective release, saying what was anonymized, what for, how, and
 * when its risks were analysed (Règlement sur l’anonymisation, A-2.1 r. 0.1, register due since 2025-01-01).
 * Append-only; each line's hash covers the one before, so that a line changed or lost is seen.
 */
import {createHash} from "node:crypto";
import {appendFileSync, existsSync, mkdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {PublicCError} from "../../error.js";
import type {Home} from "../../home.js";
import type {ReleaseStatement} from "../suppress/index.js";

export interface Anonymization {
  /** Instant of the release, which is also that of its risk analysis: the audit runs in it. */
  at: string;
  snapshot: string;
  description: string;
  purpose: string;
  techniques: readonly string[];
  /** Keyed: the confidential parameters cannot be guessed from it. */
  rulesFingerprint: string;
  ledgerHash: string;
  figures: {published: number; masked: number};
  /** Secrets attacked by the audit, and those that earlier releases alone had opened. */
  analysis: {attacked: number; inherited: number};
}

const told = {
  description:
    "chiffres collectifs tirés des ventes des membres: sommes, taux, médianes et quartiles",
  purpose: "comparatifs et portraits du collectif, lus par ses membres",
  techniques: [
    "seuils de personnes et d’organismes",
    "règle de dominance p %",
    "suppression complémentaire contre un tiers et contre chaque membre",
    "vérification par programmation linéaire, avec toutes les publications antérieures",
    "arrondi après suppression"
  ]
} as const;

type Kept = Anonymization & {previous: string; hash: string};

/** Appends one release. @throws PublicCError when a line was changed or lost */
export function recordAnonymization(
  home: Pick<Home, "state">,
  {at, snapshot, statement}: {at: Date; snapshot: string; statement: ReleaseStatement}
): void {
  const kept = readLines(home);
  const sum = (count: "published" | "masked" | "secrets" | "inherited") =>
    statement.marts.reduce((total, mart) => total + mart[count], 0);
  const line = {
    at: at.toISOString(),
    snapshot,
    ...told,
    rulesFingerprint: statement.rulesFingerprint,
    ledgerHash: statement.ledgerHash,
    figures: {published: sum("published"), masked: sum("masked")},
    analysis: {attacked: sum("secrets"), inherited: sum("inherited")},
    previous: kept.at(-1)?.hash ?? ""
  };
  const text = JSON.stringify({...line, hash: hashOf(line)});
  appendFileSync(fileOf(home), `${text}\n`, {mode: 0o600, flush: true});
}

/** Every release, oldest first. @throws PublicCError when a line was changed or lost */
export const readAnonymizations = (home: Pick<Home, "state">): Anonymization[] =>
  readLines(home).map(({previous: _, hash: __, ...line}) => line);

function readLines(home: Pick<Home, "state">): Kept[] {
  const file = fileOf(home);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  const kept = lines.map((line) => JSON.parse(line) as Kept);
  for (const [index, {hash, ...line}] of kept.entries())
    if (line.previous !== (kept[index - 1]?.hash ?? "") || hash !== hashOf(line))
      throw new PublicCError(`register of anonymizations: line ${index + 1} was changed`, {
        next: "restore state/registers from the last backup"
      });
  return kept;
}

function fileOf({state}: Pick<Home, "state">): string {
  const folder = join(state, "registers");
  mkdirSync(folder, {recursive: true, mode: 0o700});
  return join(folder, "anonymization.jsonl");
}

const hashOf = (line: Omit<Kept, "hash">): string =>
  createHash("sha256").update(JSON.stringify(line)).digest("hex");
