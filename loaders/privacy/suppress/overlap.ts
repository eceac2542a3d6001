/** What two publics share, told to the owner of one and the grantee of the other. */
import {roundPublished} from "./round.js";
import type {Rules} from "./rules.js";

/**
 * Persons that two publics have in common, rounded; null unless the overlap and what is left on either side
 * are each about enough persons.
 */
export function publishOverlap(
  {both, left, right}: {both: number; left: number; right: number},
  rules: Pick<Rules, "minimumPersons">
): number | null {
  const parts = [both, left - both, right - both];
  const isSafe = parts.every((persons) => persons >= rules.minimumPersons);
  return isSafe ? roundPublished(both, "persons") : null;
}
