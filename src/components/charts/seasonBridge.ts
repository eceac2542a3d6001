/** The difference in admissions from the last open season, taken apart: calendar, weekends, weekdays. */
import {movementOf, noFinding} from "../../vocabulary/findings.js";
import {
  formatCount,
  formatCounted,
  formatNumber,
  formatSeason,
  formatSignedCount
} from "../../vocabulary/format.js";
import type {Language} from "../../vocabulary/language.js";
import type {SeasonWeekdayRow, Snapshot} from "../../vocabulary/rows.js";
import type {Season} from "../../vocabulary/season.js";
import type {Chart} from "./chart.js";
import {compareSeasons, heldBy} from "./compare.js";
import {noRows} from "./noRows.js";
import {bridge} from "./shapes/bridge.js";

export interface BridgeOfSeasons {
  baseline: Season;
  heldNow: number;
  heldBefore: number;
  meanNow: number;
  meanBefore: number;
  /** More or fewer performances, each at the baseline's mean. */
  calendar: number;
  /** What is left, by day: Friday to Sunday, Monday to Thursday. */
  weekend: number;
  week: number;
  total: number;
}

/** Parts that add up to the difference; null without an open season to compare with. */
export function bridgeOf(
  rows: readonly SeasonWeekdayRow[],
  snapshot: Snapshot
): BridgeOfSeasons | null {
  const {now, before, baseline} = compareSeasons(rows, snapshot);
  const [after, base] = [totalOf(now), totalOf(before)];
  if (!baseline || after.held === 0 || base.held === 0) return null;
  const calendar = Math.round((after.held - base.held) * base.mean);
  const total = after.attendance - base.attendance;
  const weekendNow = totalOf(now.filter(isWeekend));
  const meanOfWeekend = totalOf(before.filter(isWeekend)).mean || base.mean;
  // what weekends drew beyond their share of an unchanged mean
  const expected = weekendNow.held * meanOfWeekend;
  const weekend = Math.round(weekendNow.attendance - expected);
  return {
    baseline,
    heldNow: after.held,
    heldBefore: base.held,
    meanNow: after.mean,
    meanBefore: base.mean,
    calendar,
    weekend,
    week: total - calendar - weekend,
    total
  };
}

const isWeekend = ({weekday}: SeasonWeekdayRow): boolean => weekday >= 5;

function totalOf(rows: readonly SeasonWeekdayRow[]) {
  const held = rows.reduce((sum, row) => sum + row.performancesHeld, 0);
  const attendance = rows.reduce((sum, row) => sum + row.attendance, 0);
  return {held, attendance, mean: held > 0 ? attendance / held : 0};
}

export const seasonBridge: Chart<"season_weekdays"> = {
  id: "season-bridge",
  mart: "season_weekdays",
  metrics: ["attendance", "performancesHeld"],
  exhibit(rows, setting) {
    const {language, snapshot} = setting;
    if (compareSeasons(rows, snapshot).now.length === 0) return noRows(setting);
    const parts = bridgeOf(rows, snapshot);
    if (!parts)
      return {
        absent: noFinding(
          language === "fr" ? "aucune saison ouverte à comparer" : "no open season to compare with",
          language
        ),
        unlock:
          language === "fr"
            ? "Livrez une saison d’avant la fermeture pour comparer."
            : "Deliver a season from before the closure to compare."
      };
    const finding = title(parts, language);
    const named = names(parts, language);
    return {
      finding,
      subline:
        language === "fr"
          ? `Entrées, écart à ${parts.baseline} au même stade, ${heldBy(setting)}`
          : `Admissions, difference from ${formatSeason(parts.baseline, "en")} at the same stage, ${heldBy(setting)}`,
      note: note(parts, language),
      description: `${finding}. ${named.map(({label, text}) => `${label.replace("\n", " ")} ${text}`).join(", ")}.`,
      table: {
        head: [
          {text: language === "fr" ? "Part" : "Part"},
          {text: language === "fr" ? "Entrées" : "Admissions", numeric: true}
        ],
        body: named.map(({label, text}) => [
          {text: label.replace("\n", " ")},
          {text, numeric: true}
        ])
      },
      draw: (canvas) => bridge(canvas, finding, {parts: named.slice(0, -1), total: named.at(-1)!})
    };
  }
};

function names(parts: BridgeOfSeasons, language: Language) {
  const more = parts.heldNow - parts.heldBefore;
  const fr = [
    `${formatSignedCount(more, "fr")}\nreprésentations`,
    "Vendredi\nà dimanche",
    "Lundi\nà jeudi",
    "Écart\ntotal"
  ];
  const en = [
    `${formatSignedCount(more, "en")}\nperformances`,
    "Friday\nto Sunday",
    "Monday\nto Thursday",
    "Total\ndifference"
  ];
  const values = [parts.calendar, parts.weekend, parts.week, parts.total];
  return values.map((value, place) => ({
    label: (language === "fr" ? fr : en)[place]!,
    value,
    text: formatSignedCount(value, language)
  }));
}

/** Who carries the difference: the calendar, or how performances fill. */
function title({calendar, total, meanNow, meanBefore}: BridgeOfSeasons, language: Language) {
  const [now, before] = [meanNow, meanBefore].map((mean) => formatCount(mean, language));
  if (movementOf(meanNow, meanBefore, "count") === "stable")
    return language === "fr"
      ? `Une représentation attire autant qu’avant\u00A0: ${now} personnes, contre ${before}`
      : `A performance draws as many as before: ${now} people, against ${before}`;
  const [of, all] = [calendar, total].map((value) => formatSignedCount(value, language));
  return language === "fr"
    ? `Le calendrier explique ${of} entrées, sur un écart de ${all}`
    : `The calendar accounts for ${of} admissions, of a difference of ${all}`;
}

function note(parts: BridgeOfSeasons, language: Language): string {
  const [now, before] = [parts.heldNow, parts.heldBefore].map((held) =>
    formatCounted(held, "performance", language)
  );
  const mean = formatNumber(parts.meanBefore, language, 1);
  return language === "fr"
    ? `Calendrier\u00A0: différence du nombre de représentations × ${mean} entrées, moyenne de ${parts.baseline}. Le reste, par jour. Base\u00A0: ${before}, puis ${now}.`
    : `Calendar: difference in performances × ${mean} admissions, the ${formatSeason(parts.baseline, "en")} mean. The rest, by day. Base: ${before}, then ${now}.`;
}
