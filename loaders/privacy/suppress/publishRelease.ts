/** The door: everything a release would tell goes in together, what no member can see through comes out. */
import {type Comparison, compare} from "./changes.js";
import type {Door, Request} from "./decide.js";
import {withJudges} from "./judges.js";
import {type PeerPublication, type PublishedPeers, peerRequests} from "./orderStatistics.js";
import {type Publication, type Published, sumRequests} from "./publish.js";
import {safeRules} from "./rules.js";

/** Marts of sums, and marts of medians and quartiles, in the order in which their figures are wanted. */
export interface Release {
  sums: readonly Publication[];
  peers: readonly PeerPublication[];
}

/**
 * Publishes what is safe. Measures of the same name and slice are one quantity told in several ways, and are
 * judged together, with all that the ledger remembers.
 * Call `ledger.commit()` once, before anything of the release is written.
 * @throws PublicCError on unsafe rules and on an undeclared dimension
 */
export async function publishRelease(
  {sums, peers}: Release,
  door: Door
): Promise<{sums: Published[]; peers: PublishedPeers[]}> {
  const rules = safeRules(door.rules);
  const asked = {
    sums: sums.map((publication) => sumRequests(publication, rules)),
    peers: peers.map((publication) => peerRequests(publication, rules))
  };
  const requests = [...asked.sums, ...asked.peers].flatMap((one) => one.requests);
  const answers = await answer(requests, {...door, rules});
  const answersTo = (one: {requests: readonly Request[]}): Comparison[] =>
    one.requests.map((request) => answers.get(request)!);
  return {
    sums: asked.sums.map((one) => one.read(answersTo(one))),
    peers: asked.peers.map((one) => one.read(answersTo(one)))
  };
}

/** How many systems are in hand at once: enough to keep every judge busy, few enough to fit in memory. */
const inHand = 8;

/** Systems share no unknown: several are judged at once, and what is told is staged in their order. */
async function answer(
  requests: readonly Request[],
  door: Door
): Promise<ReadonlyMap<Request, Comparison>> {
  const bySystem = Map.groupBy(requests, ({cube}) => JSON.stringify([cube.measure, cube.slice]));
  const systems = [...bySystem.values()];
  const answers = new Map<Request, Comparison>();
  await withJudges(systems.length, async (ask) => {
    for (let first = 0; first < systems.length; first += inHand) {
      const some = systems.slice(first, first + inHand);
      const compared = await Promise.all(some.map((system) => compare(system, {...door, ask})));
      for (const [place, {comparisons, lines}] of compared.entries()) {
        for (const line of lines) door.ledger.stage(line);
        for (const [index, request] of some[place]!.entries())
          answers.set(request, comparisons[index]!);
      }
    }
  });
  return answers;
}

/** Publishes one mart of sums alone. */
export async function publish({rules, ledger, asOf, ...publication}: Publication & Door) {
  const [published] = await publishTogether([publication], {rules, ledger, asOf});
  return published!;
}

/** Publishes marts of sums alone. */
export const publishTogether = async (
  sums: readonly Publication[],
  door: Door
): Promise<Published[]> => (await publishRelease({sums, peers: []}, door)).sums;

/** Publishes one mart of medians and quartiles alone. */
export async function publishOrderStatistics({
  rules,
  ledger,
  asOf,
  ...publication
}: PeerPublication & Door): Promise<PublishedPeers> {
  const {peers} = await publishRelease({sums: [], peers: [publication]}, {rules, ledger, asOf});
  return peers[0]!;
}
