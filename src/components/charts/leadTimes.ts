/** When tickets are bought before the performance: share of tickets by band, last season as a line. */
import {
  minimumForRate,
  minimumForTitle,
  movementOf,
  noFinding,
  shareFinding,
  stableFinding
} from "../../vocabulary/findings.js";
import {formatCount, formatCounted, formatRate, formatSeason} from "../../vocabulary/format.js";
import {leadTimes as bands} from "../../vocabulary/labels.js";
import type {Language} from "../../vocabulary/language.js";
import {leadTimeBands, type SeasonLeadTimeRow} from "../../vocabulary/rows.js";
import type {Season} from "../../vocabulary/season.js";
import type {Subject} from "../../vocabulary/subjects.js";
import type {Chart, Exhibit, Setting} from "./chart.js";
import {baselineNote, compareSeasons, heldBy} from "./compare.js";
import {noRows} from "./noRows.js";
import {columns} from "./shapes/columns.js";

export const leadTimes: Chart<"season_lead_times"> = {
  id: "lead-times",
  mart: "season_lead_times",
  metrics: ["leadTimeDays"],
  exhibit(rows, setting) {
    const {now, before, baseline} = compareSeasons(rows, setting.snapshot);
    const total = tickets(now);
    if (total === 0) return noRows(setting);
    const {language} = setting;
    const hasBase = tickets(before) >= minimumForRate && total >= minimumForRate;
    const finding = title(now, before, baseline, language);
    const shares = leadTimeBands.map((band) => ({
      label: bands[band][language],
      value: shareOf(now, band),
      text: textOf(now, band, total, language),
      last: hasBase ? shareOf(before, band) : null
    }));
    return {
      finding,
      subline:
        language === "fr"
          ? `Part des billets selon le délai avant la représentation, ${heldBy(setting)}`
          : `Share of tickets by time before the performance, ${heldBy(setting)}`,
      note: `n\u00A0=\u00A0${formatCounted(total, "ticket", language)}. ${baselineNote(baseline, "line", language)}`,
      description: `${finding}. ${shares.map(({label, text}) => `${label} ${text}`).join(", ")}.`,
      table: table(now, before, baseline, setting),
      draw: (canvas) =>
        columns(canvas, finding, {
          columns: shares,
          lastLabel: hasBase && baseline ? lineLabel(baseline, language) : undefined
        })
    };
  }
};

/** The last week before the performance, where a change of habit shows. */
function title(
  now: readonly SeasonLeadTimeRow[],
  before: readonly SeasonLeadTimeRow[],
  baseline: Season | null,
  language: Language
): string {
  const total = tickets(now);
  if (total < minimumForTitle)
    return noFinding(
      language === "fr"
        ? `${formatCounted(total, "ticket", "fr")}, trop peu pour des parts`
        : `${formatCounted(total, "ticket", "en")}, too few for shares`,
      language
    );
  const share = lastWeek(now);
  const whole = language === "fr" ? "vos billets" : "your tickets";
  if (baseline === null || tickets(before) < minimumForTitle)
    return shareFinding(lastWeekSubject[language], share, whole, language);
  const base = lastWeek(before);
  return movementOf(share, base, "rate") === "stable"
    ? stableFinding(
        lastWeekSubject[language],
        formatRate(share, language),
        formatRate(base, language),
        baseline,
        language
      )
    : shareFinding(lastWeekSubject[language], share, whole, language, {
        share: base,
        season: baseline
      });
}

const lastWeekSubject: Readonly<Record<Language, Subject>> = {
  fr: {text: "l’achat de dernière semaine", isPlural: false, isFeminine: false},
  en: {text: "last-week buying", isPlural: false, isFeminine: false}
};

const tickets = (rows: readonly SeasonLeadTimeRow[]): number =>
  rows.reduce((total, row) => total + row.tickets, 0);

const lastWeek = (rows: readonly SeasonLeadTimeRow[]): number =>
  shareOf(rows, "sameDay") + shareOf(rows, "week");

function shareOf(rows: readonly SeasonLeadTimeRow[], band: SeasonLeadTimeRow["band"]): number {
  const row = rows.find((one) => one.band === band);
  return row ? row.tickets / (tickets(rows) || 1) : 0;
}

function textOf(
  rows: readonly SeasonLeadTimeRow[],
  band: SeasonLeadTimeRow["band"],
  total: number,
  language: Language
): string {
  const count = rows.find((row) => row.band === band)?.tickets ?? 0;
  return total < minimumForRate
    ? formatCount(count, language)
    : formatRate(count / total, language);
}

const lineLabel = (baseline: Season, language: Language): string =>
  language === "fr"
    ? `trait\u00A0: ${formatSeason(baseline, "fr")}`
    : `line: ${formatSeason(baseline, "en")}`;

function table(
  now: readonly SeasonLeadTimeRow[],
  before: readonly SeasonLeadTimeRow[],
  baseline: Season | null,
  {language, snapshot}: Setting
): Exhibit["table"] {
  const share = language === "fr" ? "Part" : "Share";
  const head = [
    {text: language === "fr" ? "Délai" : "Lead time"},
    {text: language === "fr" ? "Billets" : "Tickets", numeric: true},
    {text: `${share} ${formatSeason(snapshot.currentSeason, language)}`, numeric: true},
    ...(baseline ? [{text: `${share} ${formatSeason(baseline, language)}`, numeric: true}] : [])
  ];
  const body = leadTimeBands.map((band) => [
    {text: bands[band][language]},
    {
      text: formatCount(now.find((row) => row.band === band)?.tickets ?? 0, language),
      numeric: true
    },
    {text: formatRate(shareOf(now, band), language, 1), numeric: true},
    ...(baseline ? [{text: formatRate(shareOf(before, band), language, 1), numeric: true}] : [])
  ]);
  return {head, body};
}
