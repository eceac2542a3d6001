/** Which season is compared with which: the current one with the last open one before it, at the same stage. */
import {formatDayOfYear, formatSeason} from "../../vocabulary/format.js";
import type {Language} from "../../vocabulary/language.js";
import type {Snapshot, Stage} from "../../vocabulary/rows.js";
import type {Season} from "../../vocabulary/season.js";
import type {Setting} from "./chart.js";

export interface Comparison<R> {
  now: readonly R[];
  before: readonly R[];
  /** Null when no open season before the current one has rows. */
  baseline: Season | null;
}

/** Rows of the current season and of its baseline, both at today's stage. */
export function compareSeasons<R extends {season: Season; stage: Stage}>(
  rows: readonly R[],
  snapshot: Snapshot
): Comparison<R> {
  const reached = rows.filter((row) => row.stage === "sameStage");
  const baseline = baselineOf(
    reached.map((row) => row.season),
    snapshot
  );
  return {
    now: reached.filter((row) => row.season === snapshot.currentSeason),
    before: reached.filter((row) => row.season === baseline),
    baseline
  };
}

/** The last season before the current one during which the halls were open. */
export function baselineOf(seasons: readonly Season[], snapshot: Snapshot): Season | null {
  const open = seasons.filter(
    (season) => season < snapshot.currentSeason && !snapshot.closedSeasons.includes(season)
  );
  return open.toSorted().at(-1) ?? null;
}

/** « représentations échues au 15 avril », "performances held by April 15". */
export const heldBy = ({snapshot, language}: Setting): string =>
  language === "fr"
    ? `représentations échues au ${formatDayOfYear(snapshot.asOf, "fr")}`
    : `performances held by ${formatDayOfYear(snapshot.asOf, "en")}`;

/** « Anneau : 2018-2019 à la même date. », naming the mark that stands for the baseline. */
export function baselineNote(baseline: Season | null, mark: Mark, language: Language): string {
  if (baseline === null) return noBaseline[language];
  const season = formatSeason(baseline, language);
  return language === "fr"
    ? `${marks[mark].fr}\u00A0: ${season} à la même date, dernière saison ouverte.`
    : `${marks[mark].en}: ${season} on the same date, the last open season.`;
}

type Mark = keyof typeof marks;
const marks = {
  ring: {fr: "Anneau", en: "Ring"},
  line: {fr: "Trait", en: "Line"},
  dashes: {fr: "Tirets", en: "Dashes"}
};

const noBaseline = {
  fr: "Aucune saison ouverte antérieure à comparer.",
  en: "No earlier open season to compare with."
};
