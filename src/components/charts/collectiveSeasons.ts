/** The collective's seasons side by side, at today's stage and once over. */
import {differenceFinding, movementOf, noFinding} from "../../vocabulary/findings.js";
import {formatCount, formatCounted, formatMetric, formatSeason} from "../../vocabulary/format.js";
import {labels} from "../../vocabulary/labels.js";
import type {Language} from "../../vocabulary/language.js";
import {type MetricId, metrics} from "../../vocabulary/metrics.js";
import type {PublishedCell, Stage} from "../../vocabulary/rows.js";
import {type Season, shortSeason} from "../../vocabulary/season.js";
import type {Chart, Exhibit, Setting} from "./chart.js";
import {cellText, chooseMetric} from "./collectiveExhibit.js";
import {compareSeasons, heldBy} from "./compare.js";
import {nothingPublished} from "./noRows.js";
import {type SeasonColumn, seasonColumns} from "./shapes/seasonColumns.js";

export const collectiveSeasons: Chart<"collective_seasons"> = {
  id: "collective-seasons",
  mart: "collective_seasons",
  metrics: ["attendance"],
  exhibit(rows, setting) {
    const metric = chooseMetric(rows);
    const totals = rows.filter((row) => row.metric === metric && row.category === null);
    if (metric === null || totals.every((cell) => cell.value === null))
      return nothingPublished(setting);
    const {language} = setting;
    const finding = title(totals, metric, setting);
    const seasons = seasonsOf(totals, setting);
    return {
      finding,
      subline: `${metrics[metric].label[language]}, ${heldBy(setting)} ${ofEach[language]}`,
      note: note(totals, language),
      description: `${finding}. ${seasons.map(({label, reachedText}) => `${label} ${reachedText}`).join(", ")}.`,
      table: table(totals, language),
      draw: (canvas) =>
        seasonColumns(canvas, finding, {
          seasons,
          closedLabel: labels.closed[language],
          finalLabel: labels.fullSeason[language]
        })
    };
  }
};

const ofEach = {fr: "de chaque saison", en: "of each season"};

function title(
  totals: readonly PublishedCell[],
  metric: MetricId,
  {language, snapshot}: Setting
): string {
  const {now, before, baseline} = compareSeasons(totals, snapshot);
  const [value, base] = [now[0]?.value, before[0]?.value];
  if (!value || !base || baseline === null) return noFinding(noBase[language], language);
  const noun = metric === "ticketsSold" ? "ticket" : "admission";
  if (movementOf(value, base, "count") !== "stable")
    return differenceFinding(value - base, noun, baseline, language);
  const counted = formatCounted(value, noun, language);
  const season = formatSeason(baseline, language);
  return language === "fr"
    ? `Le collectif est stable\u00A0: ${counted}, contre ${formatCount(base, "fr")} en ${season}`
    : `The collective is stable: ${counted}, against ${formatCount(base, "en")} in ${season}`;
}

const noBase = {
  fr: "aucune saison ouverte publiée à comparer",
  en: "no published open season to compare with"
};

const seasonNames = (totals: readonly PublishedCell[]): Season[] =>
  [...new Set(totals.map((cell) => cell.season))].toSorted();

const cellAt = (totals: readonly PublishedCell[], season: Season, stage: Stage) =>
  totals.find((cell) => cell.season === season && cell.stage === stage);

function seasonsOf(
  totals: readonly PublishedCell[],
  {language, snapshot}: Setting
): SeasonColumn[] {
  return seasonNames(totals).map((season) => {
    const reached = cellAt(totals, season, "sameStage");
    const final = cellAt(totals, season, "final");
    return {
      label: shortSeason(season),
      reached: reached?.value ?? null,
      reachedText: shortText(reached, language),
      final: final?.value ?? null,
      finalText: shortText(final, language),
      isClosed: snapshot.closedSeasons.includes(season),
      isCurrent: season === snapshot.currentSeason
    };
  });
}

function shortText(cell: PublishedCell | undefined, language: Language): string {
  if (!cell) return "";
  return cell.value === null
    ? labels.masked[language]
    : formatMetric(cell.value, cell.metric, language);
}

function note(totals: readonly PublishedCell[], language: Language): string {
  const organizations = Math.max(...totals.map((cell) => cell.organizations ?? 0));
  const base = formatCounted(organizations, "organization", language);
  return language === "fr"
    ? `Base\u00A0: jusqu’à ${base}. Valeurs arrondies. Contour tireté\u00A0: fin de saison. Hachures\u00A0: salles fermées, jamais comparées.`
    : `Base: up to ${base}. Values rounded. Dashed outline: the season’s end. Hatched: halls closed, never compared.`;
}

function table(totals: readonly PublishedCell[], language: Language): Exhibit["table"] {
  const head =
    language === "fr"
      ? ["Saison", "À la même date", "Saison entière", "Organismes"]
      : ["Season", "On the same date", "Full season", "Organizations"];
  const textAt = (season: Season, stage: Stage): string => {
    const cell = cellAt(totals, season, stage);
    return cell ? cellText(cell, language) : "–";
  };
  return {
    head: head.map((text, place) => ({text, numeric: place > 0})),
    body: seasonNames(totals).map((season) => [
      {text: formatSeason(season, language)},
      {text: textAt(season, "sameStage"), numeric: true},
      {text: textAt(season, "final"), numeric: true},
      {
        text: String(cellAt(totals, season, "sameStage")?.organizations ?? "–"),
        numeric: true
      }
    ])
  };
}
