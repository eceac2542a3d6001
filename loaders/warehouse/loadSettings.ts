/** What SQL must know of the collective: the day the figures are as of, its seasons, and where each one stops. */

import {type Season, seasonAfter, seasonOf, seasonStartsOn} from "../../src/vocabulary/season.js";
import type {Collective} from "../collective.js";
import {rowsOf, type Warehouse} from "./withWarehouse.js";

export type CollectiveRules = Pick<Collective, "seasonStart" | "closedSeasons" | "disclosure">;

/** Current season, and the number of days of it before `asOf`: the last day a performance can have been held. */
export function stageOf(asOf: string, {seasonStart}: Pick<Collective, "seasonStart">) {
  const currentSeason = seasonOf(asOf, seasonStart);
  return {
    currentSeason,
    dayOfSeason: daysBetween(seasonStartsOn(currentSeason, seasonStart), asOf)
  };
}

/** Writes `settings`, `seasons` and `season_stages`, from the first season performed to the current one. */
export async function loadSettings(
  warehouse: Warehouse,
  rules: CollectiveRules,
  asOf: string
): Promise<void> {
  await warehouse.run(
    "create or replace table main.settings (as_of date, minimum_for_quartiles integer, minimum_persons integer)"
  );
  await warehouse.run(
    "insert into main.settings values (cast($asOf as date), $minimumForQuartiles, $minimumPersons)",
    {
      asOf,
      minimumForQuartiles: rules.disclosure.minimumForQuartiles,
      minimumPersons: rules.disclosure.minimumPersons
    }
  );
  await warehouse.run("create or replace table main.seasons (season varchar, starts_on date)");
  await warehouse.run(`create or replace table main.season_stages (
    season varchar, stage varchar, baseline_season varchar, starts_on date,
    day_of_season bigint, is_closed boolean, is_current boolean)`);
  const seasons = await seasonsOf(warehouse, rules, asOf);
  for (const season of seasons) await loadSeason(warehouse, season, rules, asOf);
}

async function seasonsOf(
  warehouse: Warehouse,
  {seasonStart}: CollectiveRules,
  asOf: string
): Promise<Season[]> {
  const [found] = await rowsOf<{first: Season | null}>(
    warehouse,
    "select min(season) as first from main.performances"
  );
  const current = seasonOf(asOf, seasonStart);
  const seasons: Season[] = [];
  for (let season = found?.first ?? current; season <= current; season = seasonAfter(season))
    seasons.push(season);
  return seasons;
}

async function loadSeason(
  warehouse: Warehouse,
  season: Season,
  rules: CollectiveRules,
  asOf: string
): Promise<void> {
  const {currentSeason, dayOfSeason} = stageOf(asOf, rules);
  const startsOn = seasonStartsOn(season, rules.seasonStart);
  const endsBefore = seasonStartsOn(seasonAfter(season), rules.seasonStart);
  await warehouse.run("insert into main.seasons values ($season, cast($startsOn as date))", {
    season,
    startsOn
  });
  const stages = [{stage: "sameStage", day: dayOfSeason}];
  if (season < currentSeason) stages.push({stage: "final", day: daysBetween(startsOn, endsBefore)});
  for (const {stage, day} of stages)
    await warehouse.run(
      `insert into main.season_stages values ($season, $stage, $baseline, cast($startsOn as date),
        $day, $isClosed, $isCurrent)`,
      {
        season,
        stage,
        baseline: baselineOf(season, rules),
        startsOn,
        day,
        isClosed: isClosed(season, rules),
        isCurrent: season === currentSeason
      }
    );
}

/** The last open season before this one; an organization may be younger. */
export function baselineOf(season: Season, rules: CollectiveRules): Season {
  const before = seasonAfter(season, -1);
  return isClosed(before, rules) ? baselineOf(before, rules) : before;
}

const isClosed = (season: Season, {closedSeasons}: CollectiveRules): boolean =>
  closedSeasons.some((closed) => closed.season === season);

function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
}
