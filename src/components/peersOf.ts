/** The reader's peers as the key figures draw them: one group for all, so that the figures can be read together. */
import type {ComparativeRow, PeerRow, Snapshot} from "../vocabulary/rows.js";

/** Rows of the most alike group that publishes the most metrics of the current season at today's stage. */
export function peersOf(comparatives: readonly ComparativeRow[], snapshot: Snapshot): PeerRow[] {
  const group = chooseGroup(
    comparatives.filter((row) => row.season === snapshot.currentSeason && row.stage === "sameStage")
  );
  return comparatives.filter((row) => row.peerGroup === group).map(toPeer);
}

/** The group that reads best: quartiles first, then how many metrics, then how alike. */
export function chooseGroup(rows: readonly ComparativeRow[]): string | undefined {
  const groups = Map.groupBy(rows, (row) => row.peerGroup);
  const ranked = [...groups].map(([name, of]) => ({
    name,
    quartiles: of.filter((row) => row.lowerQuartile !== null).length,
    metrics: of.length,
    place: Math.min(...of.map((row) => row.place))
  }));
  return ranked.toSorted(
    (a, b) => b.quartiles - a.quartiles || b.metrics - a.metrics || a.place - b.place
  )[0]?.name;
}

const toPeer = ({
  season,
  stage,
  metric,
  peerGroup,
  organizations,
  median,
  lowerQuartile,
  upperQuartile
}: ComparativeRow): PeerRow => ({
  season,
  stage,
  metric,
  peerGroup,
  organizations,
  median,
  lowerQuartile,
  upperQuartile,
  status: "published",
  reason: null
});
