/** What an analyst may decide of the common repertoire: pairs seen in the deliveries that no decision is about yet. */
import {createHash} from "node:crypto";
import type {Collective} from "../collective.js";
import {PublicCError} from "../error.js";
import type {Home} from "../home.js";
import {withWarehouse} from "../warehouse/withWarehouse.js";
import {createComparing} from "./comparing.js";
import {type Decided, type Decision, isDecided, readDecisions, subjectOf} from "./decisions.js";
import {identitiesOf, type RepertoireIdentities} from "./identities.js";
import type {Pair} from "./pair.js";
import {pairDoubleSales} from "./pairDoubleSales.js";
import {pairNamesakes} from "./pairNamesakes.js";
import {pairProductions} from "./pairProductions.js";
import {pairVenues} from "./pairVenues.js";
import {readRepertoireRules} from "./rules.js";
import {loadSightings} from "./sightings.js";

export interface Suggestion extends Pair {
  /** Short, and the same for the same pair on every run: "p-3f2a91". */
  id: string;
  /** It is joined today, and doubtful: one title at two members. */
  isJoined: boolean;
}

/** Double sales, titles, houses, then doubtful namesakes; the surest first in each. @throws PublicCError exit 2 before the first ingestion */
export async function readSuggestions(
  collective: Collective,
  home: Pick<Home, "standard">
): Promise<Suggestion[]> {
  const decisions = readDecisions(collective);
  const pairs = await readPairs(collective, home);
  const isKnown = knownPairs(decisions);
  return pairs.filter((pair) => !isKnown(pair));
}

async function readPairs(
  collective: Collective,
  home: Pick<Home, "standard">
): Promise<Suggestion[]> {
  const rules = readRepertoireRules();
  const {shown, likely} = rules.thresholds;
  return withWarehouse(
    ":memory:",
    async (warehouse) => {
      await createComparing(warehouse, rules);
      if (!(await loadSightings(warehouse, collective, home)))
        throw new PublicCError("nothing has been ingested yet", {
          exitCode: 2,
          next: "run public-c ingest first"
        });
      const sales = await pairDoubleSales(warehouse, shown);
      const titles = (await pairProductions(warehouse, shown)).filter(
        (pair) => !sales.some((sale) => isToldBy(sale, pair))
      );
      const houses = await pairVenues(warehouse, shown);
      const namesakes = await pairNamesakes(warehouse, likely);
      return [
        ...[...sales, ...titles, ...houses].map((pair) => named(pair, false)),
        ...namesakes.map((pair) => named(pair, true))
      ];
    },
    {folders: [home.standard], memoryLimit: "500MB"}
  );
}

/** A double sale says of its two titles all that there is to decide. */
const isToldBy = (sale: Pair, {ids, organizations}: Pair): boolean =>
  organizations.every((organization) => sale.organizations.includes(organization)) &&
  ids.every((id) => sale.ids.some((own) => own.endsWith(`/${id}`)));

const named = (pair: Pair, isJoined: boolean): Suggestion => ({
  ...pair,
  id: `${pair.kind[0]}-${createHash("sha256")
    .update(subjectOf({...pair, ids: [...pair.ids]}))
    .digest("hex")
    .slice(0, 6)}`,
  isJoined
});

/** Decided as such, or already one by other decisions. */
function knownPairs(decisions: readonly Decision[]): (pair: Pair) => boolean {
  const decided = new Set(decisions.filter(isDecided).map(subjectOf));
  const idOf = commonId(identitiesOf(decisions));
  return (pair) => {
    if (decided.has(subjectOf({...pair, ids: [...pair.ids]}))) return true;
    const [a, b] = pair.ids.map((id) => idOf(pair.kind, id));
    return pair.kind !== "doubleSale" && !pair.ids[0].includes("/") && a === b;
  };
}

const commonId =
  ({productions, venues}: RepertoireIdentities) =>
  (kind: Pair["kind"], id: string): string =>
    (kind === "venue"
      ? venues.find(({given}) => given === id)?.venueId
      : productions.find(({organization, given}) => organization === null && given === id)
          ?.productionId) ?? id;

export interface Review {
  by: string;
  /** "2022-04-20". */
  on: string;
  why: string;
}

/** The decisions that answer a suggestion; one on a double sale also tells that the two names of its house are one. */
export function decide(
  {kind, ids, seen, score, houses}: Suggestion,
  decision: Decided["decision"],
  review: Review
): Decided[] {
  const main: Decided = {kind, decision, ids: [...ids], seen: [...seen], score, ...review};
  if (!houses || decision === "different") return [main];
  return [main, {kind: "venue", decision, ids: [...houses], seen: [], ...review}];
}

/** For a person to decide in the file itself; it changes nothing. */
export const leaveOpen = ({kind, ids, seen, score}: Suggestion): Decision => ({
  kind,
  decision: "open",
  ids: [...ids],
  seen: [...seen],
  score
});
