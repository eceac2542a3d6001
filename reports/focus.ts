/** What a report is about, set into the data: a season, a season that is over, one show. */
import type {Collective} from "../loaders/collective.js";
import {shownProductions} from "../src/components/shows/show.js";
import {type Season, seasonAfter, seasonStartsOn} from "../src/vocabulary/season.js";
import type {Report} from "./report.js";
import type {ReportData} from "./reportData.js";

export interface Focus {
  /** Production ids: one document each; a report on a show is made for no other. */
  shows?: readonly string[] | undefined;
  /** For reports on a season that is over, instead of the last one. */
  season?: Season | undefined;
}

/** One ReportData per document: none where there is nothing of the kind. */
export function focus(
  data: ReportData,
  report: Pick<Report, "about" | "period">,
  {seasonStart}: Pick<Collective, "seasonStart">,
  {shows = [], season}: Focus = {}
): ReportData[] {
  if (report.about === "show") return showsOf(data, shows, seasonStart);
  const chosen = report.period === "finished" ? (season ?? lastFinished(data)) : data.season;
  return [inSeason(data, chosen, seasonStart)];
}

/** The last season over in which something was programmed; the current one of an organization that has no other. */
function lastFinished({rows, snapshot}: ReportData): Season {
  const over = rows.reddition_steps
    .filter(
      ({step, season, performances}) =>
        step === "total" && performances > 0 && season < snapshot.currentSeason
    )
    .map(({season}) => season);
  return over.toSorted().at(-1) ?? snapshot.currentSeason;
}

function showsOf(data: ReportData, shows: readonly string[], seasonStart: string): ReportData[] {
  return shows.flatMap((show) => {
    const found = shownProductions(data.rows.productions, data.snapshot).find(
      ({productionId}) => productionId === show
    );
    return found ? [{...inSeason(data, found.season, seasonStart), show}] : [];
  });
}

function inSeason(data: ReportData, season: Season, seasonStart: string): ReportData {
  const end = dayBefore(seasonStartsOn(seasonAfter(season), seasonStart));
  return {
    ...data,
    season,
    periodFrom: seasonStartsOn(season, seasonStart),
    periodTo: [end, data.snapshot.asOf].toSorted()[0]!
  };
}

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
