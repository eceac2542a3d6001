/** A season runs from its start day to the day before, a year later; its id is "2021-2022" in both languages. */
export type Season = string;

/** Season that a local day ("2022-04-15") belongs to; `start` is "MM-DD", 1 September by default. */
export function seasonOf(day: string, start = "09-01"): Season {
  const year = Number(day.slice(0, 4));
  const first = day.slice(5, 10) >= start ? year : year - 1;
  return `${first}-${first + 1}`;
}

/** The season `steps` later (negative: earlier). */
export function seasonAfter(season: Season, steps = 1): Season {
  const first = Number(season.slice(0, 4)) + steps;
  return `${first}-${first + 1}`;
}

/** First local day of a season. */
export const seasonStartsOn = (season: Season, start = "09-01"): string =>
  `${season.slice(0, 4)}-${start}`;

/** Short form for axes: "21-22". */
export const shortSeason = (season: Season): string =>
  `${season.slice(2, 4)}-${season.slice(7, 9)}`;
