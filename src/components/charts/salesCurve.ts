/** How the season fills, day by day, against the last open one at the same stage. */
import {minimumForTitle, noFinding, onPaceFinding, paceFinding} from "../../vocabulary/findings.js";
import {
  formatCount,
  formatDayOfYear,
  formatMonthShort,
  formatSeason
} from "../../vocabulary/format.js";
import {labels} from "../../vocabulary/labels.js";
import type {Language} from "../../vocabulary/language.js";
import type {SeasonCurveRow} from "../../vocabulary/rows.js";
import type {Season} from "../../vocabulary/season.js";
import type {Chart, Exhibit, Setting} from "./chart.js";
import {baselineNote, baselineOf} from "./compare.js";
import {noRows} from "./noRows.js";
import {type CurvesOptions, curves} from "./shapes/curves.js";

export const salesCurve: Chart<"season_curve"> = {
  id: "sales-curve",
  mart: "season_curve",
  metrics: ["ticketsSold"],
  exhibit(rows, setting) {
    const {language, snapshot} = setting;
    const own = curveOf(rows, snapshot.currentSeason);
    const baseline = baselineOf([...new Set(rows.map((row) => row.season))], snapshot);
    const last = baseline ? curveOf(rows, baseline) : [];
    const now = own.at(-1);
    if (!now) return noRows(setting);
    const before = last.filter((row) => row.dayOfSeason <= now.dayOfSeason).at(-1);
    const finding = title(now, before, last, baseline, language);
    return {
      finding,
      subline:
        language === "fr"
          ? "Billets nets des représentations échues, cumul depuis le début de la saison"
          : "Net tickets for performances held, cumulative since the season began",
      note: baselineNote(baseline, "dashes", language),
      description: `${finding}. ${ownLabel(now, language)}${before && baseline ? `, ${lastLabel(before, baseline, language)}` : ""}.`,
      table: table(own, last, baseline, setting),
      draw: (canvas) => curves(canvas, finding, curvesOptions(own, last, baseline, setting))
    };
  }
};

const curveOf = (rows: readonly SeasonCurveRow[], season: Season): SeasonCurveRow[] =>
  rows.filter((row) => row.season === season).toSorted((a, b) => a.dayOfSeason - b.dayOfSeason);

/** In days: when did the baseline stand where this season stands today? */
function title(
  now: SeasonCurveRow,
  before: SeasonCurveRow | undefined,
  last: readonly SeasonCurveRow[],
  baseline: Season | null,
  language: Language
): string {
  if (!baseline || !before || before.ticketsToDate < minimumForTitle)
    return noFinding(noBase[language], language);
  const gap = (now.ticketsToDate - before.ticketsToDate) / before.ticketsToDate;
  if (Math.abs(gap) <= 0.1)
    return onPaceFinding(now.ticketsToDate, before.ticketsToDate, baseline, language);
  const reached = dayReached(last, now.ticketsToDate);
  return reached === null
    ? beyond(baseline, language)
    : paceFinding(reached - now.dayOfSeason, baseline, language);
}

const noBase = {
  fr: "aucune saison ouverte à comparer",
  en: "no open season to compare with"
};

/** Day on which a curve reached a level, interpolated between its points; null when it never did. */
function dayReached(curve: readonly SeasonCurveRow[], level: number): number | null {
  const after = curve.findIndex((row) => row.ticketsToDate >= level);
  if (after < 0) return null;
  const [start, end] = [curve[after - 1], curve[after]!];
  if (!start || end.ticketsToDate === start.ticketsToDate) return end.dayOfSeason;
  const part = (level - start.ticketsToDate) / (end.ticketsToDate - start.ticketsToDate);
  return Math.round(start.dayOfSeason + part * (end.dayOfSeason - start.dayOfSeason));
}

const beyond = (baseline: Season, language: Language): string =>
  language === "fr"
    ? `Déjà plus de billets que dans toute la saison ${baseline}`
    : `Already more tickets than in the whole ${formatSeason(baseline, "en")} season`;

function curvesOptions(
  own: readonly SeasonCurveRow[],
  last: readonly SeasonCurveRow[],
  baseline: Season | null,
  {language, snapshot}: Setting
): CurvesOptions {
  const now = own.at(-1)!;
  const before = last.filter((row) => row.dayOfSeason <= now.dayOfSeason).at(-1);
  return {
    own: own.map(toPoint),
    last: last.map(toPoint),
    today: {day: now.dayOfSeason, label: formatDayOfYear(snapshot.asOf, language)},
    lastDay: 366,
    months: monthsOf(own, language),
    ownLabel: ownLabel(now, language),
    lastLabel: before && baseline ? lastLabel(before, baseline, language) : "",
    endLabel: last.length > 0 ? endLabel(last.at(-1)!, language) : "",
    formatTick: (tick) => formatCount(tick, language)
  };
}

const toPoint = ({dayOfSeason, ticketsToDate}: SeasonCurveRow) => ({
  day: dayOfSeason,
  value: ticketsToDate
});

const ownLabel = (now: SeasonCurveRow, language: Language): string =>
  `${labels.thisSeason[language]}${language === "fr" ? "\u00A0:" : ":"} ${formatCount(now.ticketsToDate, language)}`;

const lastLabel = (before: SeasonCurveRow, baseline: Season, language: Language): string =>
  `${formatSeason(baseline, language)}${language === "fr" ? "\u00A0:" : ":"} ${formatCount(before.ticketsToDate, language)}`;

const endLabel = (end: SeasonCurveRow, language: Language): string =>
  language === "fr"
    ? `${formatCount(end.ticketsToDate, "fr")} à la fin`
    : `${formatCount(end.ticketsToDate, "en")} at season end`;

/** First day of every second month, counted from the season's own first day. */
function monthsOf(curve: readonly SeasonCurveRow[], language: Language) {
  const first = curve[0]!;
  const start = Date.parse(`${first.onDate}T00:00:00Z`) - (first.dayOfSeason - 1) * 86_400_000;
  const opening = new Date(start);
  return [0, 2, 4, 6, 8, 10].map((months) => {
    const day = Date.UTC(opening.getUTCFullYear(), opening.getUTCMonth() + months, 1);
    return {
      day: Math.max(0, Math.round((day - start) / 86_400_000)),
      label: formatMonthShort(new Date(day).toISOString().slice(0, 10), language)
    };
  });
}

/** Month ends are enough to read the curve by. */
function table(
  own: readonly SeasonCurveRow[],
  last: readonly SeasonCurveRow[],
  baseline: Season | null,
  {language, snapshot}: Setting
): Exhibit["table"] {
  const longest = own.length >= last.length ? own : last;
  const rows = longest.filter((row, place) => place % 4 === 0 || row === longest.at(-1));
  const at = (curve: readonly SeasonCurveRow[], day: number): string => {
    const row = curve.find((one) => one.dayOfSeason === day);
    return row ? formatCount(row.ticketsToDate, language) : "–";
  };
  return {
    head: [
      {text: language === "fr" ? "Jour de la saison" : "Day of the season", numeric: true},
      {text: formatSeason(snapshot.currentSeason, language), numeric: true},
      ...(baseline ? [{text: formatSeason(baseline, language), numeric: true}] : [])
    ],
    body: rows.map((row) => [
      {text: formatCount(row.dayOfSeason, language), numeric: true},
      {text: at(own, row.dayOfSeason), numeric: true},
      ...(baseline ? [{text: at(last, row.dayOfSeason), numeric: true}] : [])
    ])
  };
}
