/**
 * The register of anonymizations: one line per collective release, saying what was anonymized, what for, how, and
 * when its risks were analysed (Règlement sur l’anonymisation, A-2.1 r. 0.1, register due since 2025-01-01).
 */
import type {Home} from "../../home.js";
import type {ReleaseStatement} from "../suppress/index.js";
import {chainedRegister} from "./chainedRegister.js";

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

const register = chainedRegister<Anonymization>("anonymization", "register of anonymizations");

/** Appends one release. @throws PublicCError when a line was changed or lost */
export function recordAnonymization(
  home: Pick<Home, "state">,
  {at, snapshot, statement}: {at: Date; snapshot: string; statement: ReleaseStatement}
): void {
  const sum = (count: "published" | "masked" | "secrets" | "inherited") =>
    statement.marts.reduce((total, mart) => total + mart[count], 0);
  register.append(home, {
    at: at.toISOString(),
    snapshot,
    ...told,
    rulesFingerprint: statement.rulesFingerprint,
    ledgerHash: statement.ledgerHash,
    figures: {published: sum("published"), masked: sum("masked")},
    analysis: {attacked: sum("secrets"), inherited: sum("inherited")}
  });
}

/** Every release, oldest first. @throws PublicCError when a line was changed or lost */
export const readAnonymizations = (home: Pick<Home, "state">): Anonymization[] =>
  register.read(home);
