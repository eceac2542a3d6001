/** Complementary suppression: publish what is wanted most, as long as no attacker can compute a secret from it. */
import {AttackerView} from "./attackerView.js";
import {mergeColumns} from "./classes.js";
import {eliminateIdentities} from "./identities.js";
import {primes} from "./modular.js";
import {type Attacker, everyAttacker, type System, type Vector} from "./system.js";

export interface SuppressOptions {
  /** By default the outsider and every contributor. */
  attackers?: readonly Attacker[];
  prime?: number;
}

/**
 * For each candidate, in the order given, whether it may be published. Deterministic.
 * A primary cell is never published; another is masked when, together with what is published already and
 * with everything known before, it would let one of the attackers compute a secret exactly.
 */
export function suppress(given: System, options: SuppressOptions = {}): boolean[] {
  const {attackers = everyAttacker(given), prime = primes[0]} = options;
  const system = mergeColumns(eliminateIdentities(given));
  const views = attackers.map((attacker) => new AttackerView(attacker, system, prime));
  return system.candidates.map(
    (candidate) => !candidate.isPrimary && isAcceptedByAll(views, candidate.vector)
  );
}

/** Publishes also what follows from published figures by arithmetic: to mask it would hide nothing. */
export function withImplied(given: System, published: readonly boolean[]): boolean[] {
  const system = mergeColumns(eliminateIdentities(given));
  const everybody = new AttackerView("outsider", {...system, candidates: []}, primes[0]);
  const shown = system.candidates.filter((_, index) => published[index]);
  for (const {vector} of shown) everybody.accepts(vector);
  return system.candidates.map(
    ({vector, isPrimary}, index) => published[index]! || (!isPrimary && everybody.holds(vector))
  );
}

function isAcceptedByAll(views: readonly AttackerView[], vector: Vector): boolean {
  const refusing = views.findIndex((view) => !view.accepts(vector));
  if (refusing === -1) return true;
  for (const view of views.slice(0, refusing)) view.takeBack();
  return false;
}
