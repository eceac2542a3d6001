/** Which rules the door applies: the collective's public thresholds, and the dominance parameter nobody prints. */
import type {Collective} from "../../collective.js";
import {PublicCError} from "../../error.js";

export interface Thresholds {
  /** Persons behind every published cell. */
  minimumPersons: number;
  /** Contributors (organizations, a holding being one) behind every published cell. */
  minimumOrganizations: number;
  /** Contributors needed before quartiles and positions are shown. */
  minimumForQuartiles: number;
}

export interface Rules extends Thresholds {
  /**
   * p of the p%-rule: nobody may be able to estimate another's figure from above more closely than
   * this. Confidential: whoever knows it knows how near a published cell may come (Handbook on SDC 4.2).
   */
  p: number;
}

/** p = 15 ⇔ the two largest hold at most 86.96 %, beside ONS 86 % and Bundesbank 85 % (4-trust A.1). */
const defaultP = 15;

/** The rules of a collective, from `disclosure` in its collective.yaml. @throws PublicCError exit 2 when unsafe */
export const rulesOf = (collective: Pick<Collective, "disclosure">): Rules =>
  safeRules({...collective.disclosure, p: defaultP});

/** The same rules, refused with the reason when they would let a member see through. @throws PublicCError exit 2 */
export function safeRules(rules: Rules): Rules {
  const reason = unsafeReason(rules);
  if (reason === null) return rules;
  throw new PublicCError(`unsafe disclosure thresholds: ${reason}`, {
    exitCode: 2,
    next: "raise it under disclosure in collective.yaml"
  });
}

function unsafeReason(rules: Rules): string | null {
  if (!(rules.minimumOrganizations >= 3))
    return `minimumOrganizations ${rules.minimumOrganizations}: with fewer than 3 organizations, each of two members reads the other by subtracting itself`;
  if (!(rules.minimumPersons >= 5))
    return `minimumPersons ${rules.minimumPersons}: fewer than 5 persons can be recognized`;
  if (!(rules.minimumForQuartiles >= 10))
    return `minimumForQuartiles ${rules.minimumForQuartiles}: with fewer than 10 organizations a quartile or a quintile band tells a rank`;
  if (!(rules.p > 0)) return "the dominance rule is switched off";
  return null;
}
