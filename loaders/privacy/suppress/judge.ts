/** The primary rules on one cell of a collective: enough organizations, enough persons, nobody dominating. */
import {type Cell, partsOf} from "./cube.js";
import {pPercentRule, tooFew} from "./primary.js";
import type {Rules} from "./rules.js";

/**
 * Why a cell is masked, as a reader may know it. Dominance and complementary suppression share one reason:
 * to tell them apart would itself tell something (4-trust A.8).
 */
export type Reason = "tooFewOrganizations" | "tooFewPersons" | "confidentiality";

/** Null when the cell, taken alone, is safe. A total of 0 tells every contributor's figure. */
export function judge(
  {atoms, among = atoms}: Pick<Cell, "atoms" | "among">,
  rules: Rules,
  minimum: number = rules.minimumOrganizations
): Reason | null {
  const persons = among.reduce((total, atom) => total + atom.persons, 0);
  if (tooFew(partsOf(among).size, minimum)) return "tooFewOrganizations";
  if (persons < rules.minimumPersons) return "tooFewPersons";
  const parts = [...partsOf(atoms).values()];
  const isNothing = parts.every((part) => part === 0);
  return isNothing || pPercentRule(parts, rules.p).unsafe ? "confidentiality" : null;
}
