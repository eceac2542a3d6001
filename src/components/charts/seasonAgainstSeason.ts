/** Every season at today's stage, beside what the finished ones became: the member's own history on one scale. */
import {
  differenceFinding,
  minimumForRate,
  movementOf,
  noFinding
} from "../../vocabulary/findings.js";
import {formatCount, formatCounted, formatSeason} from "../../vocabulary/format.js";
import {labels} from "../../vocabulary/labels.js";
import type {Language} from "../../vocabulary/language.js";
import type {SeasonSummaryRow} from "../../vocabulary/rows.js";
import {shortSeason} from "../../vocabulary/season.js";
import type {Chart, Exhibit, Setting} from "./chart.js";
import {compareSeasons, heldBy} from "./compare.js";
import {noRows} from "./noRows.js";
import {type SeasonColumn, seasonColumns} from "./shapes/seasonColumns.js";

export const seasonAgainstSeason: Chart<"season_summary"> = {
  id: "season-against-season",
  mart: "season_summary",
  metrics: ["ticketsSold"],
  exhibit(rows, setting) {
    const {now, before} = compareSeasons(rows, setting.snapshot);
    const current = now[0];
    if (!current || current.performancesHeld === 0) return noRows(setting);
    const {language} = setting;
    const finding = title(current, before[0], language);
    const seasons = seasonsOf(rows, language);
    return {
      finding,
      subline:
        language === "fr"
          ? `Billets vendus nets, ${heldBy(setting)} de chaque saison`
          : `Net tickets sold, ${heldBy(setting)} of each season`,
      note: `${baseOf(current, before[0], setting)}${rows.length > 1 ? ` ${marks[language]}` : ""}`,
      description: `${finding}. ${seasons.map(({label, reachedText}) => `${label} ${reachedText}`).join(", ")}.`,
      table: table(rows, language),
      draw: (canvas) =>
        seasonColumns(canvas, finding, {
          seasons,
          closedLabel: labels.closed[language],
          finalLabel: labels.fullSeason[language]
        })
    };
  }
};

function title(
  current: SeasonSummaryRow,
  base: SeasonSummaryRow | undefined,
  language: Language
): string {
  if (!base) return firstSeason(current, language);
  if (movementOf(current.ticketsSold, base.ticketsSold, "count") !== "stable")
    return differenceFinding(
      current.ticketsSold - base.ticketsSold,
      "ticket",
      base.season,
      language
    );
  const [value, then] = [current, base].map((row) => formatCount(row.ticketsSold, language));
  const season = formatSeason(base.season, language);
  return language === "fr"
    ? `Vos ventes sont stables\u00A0: ${value} billets, contre ${then} en ${season}`
    : `Your sales are stable: ${value} tickets, against ${then} in ${season}`;
}

const firstSeason = ({ticketsSold}: SeasonSummaryRow, language: Language): string =>
  ticketsSold < minimumForRate
    ? noFinding(
        language === "fr"
          ? `${formatCounted(ticketsSold, "ticket", "fr")} à ce jour`
          : `${formatCounted(ticketsSold, "ticket", "en")} so far`,
        language
      )
    : language === "fr"
      ? `${formatCounted(ticketsSold, "ticket", "fr")} à ce jour, sans saison à comparer`
      : `${formatCounted(ticketsSold, "ticket", "en")} so far, with no season to compare`;

function baseOf(
  current: SeasonSummaryRow,
  base: SeasonSummaryRow | undefined,
  {language}: Setting
): string {
  const held = formatCounted(current.performancesHeld, "performance", language);
  if (language === "en") {
    const against = base ? ` (${base.performancesHeld} in ${formatSeason(base.season, "en")})` : "";
    return `Base: ${held}${against}. Refunds deducted.`;
  }
  const against = base ? ` (${base.performancesHeld} en ${base.season})` : "";
  return `Base\u00A0: ${held}${against}. Remboursements déduits.`;
}

/** What the outline and the hatching say, once there is a past to show. */
const marks = {
  fr: "Contour tireté\u00A0: fin de saison. Hachures\u00A0: salles fermées, jamais comparées.",
  en: "Dashed outline: the season’s end. Hatched: halls closed, never compared."
};

function seasonsOf(rows: readonly SeasonSummaryRow[], language: Language): SeasonColumn[] {
  return bySeason(rows).map(({reached, final}) => ({
    label: shortSeason(reached.season),
    reached: reached.ticketsSold,
    reachedText: formatCount(reached.ticketsSold, language),
    final: final?.ticketsSold ?? null,
    finalText: final ? formatCount(final.ticketsSold, language) : "",
    isClosed: reached.isClosed,
    isCurrent: reached.isCurrent
  }));
}

function bySeason(rows: readonly SeasonSummaryRow[]) {
  return rows
    .filter((row) => row.stage === "sameStage")
    .toSorted((a, b) => a.season.localeCompare(b.season))
    .map((reached) => ({
      reached,
      final: rows.find((row) => row.season === reached.season && row.stage === "final")
    }));
}

function table(rows: readonly SeasonSummaryRow[], language: Language): Exhibit["table"] {
  const head =
    language === "fr"
      ? ["Saison", "Billets à la même date", "Billets, saison entière", "Représentations"]
      : ["Season", "Tickets on the same date", "Tickets, full season", "Performances"];
  return {
    head: head.map((text, place) => ({text, numeric: place > 0})),
    body: bySeason(rows).map(({reached, final}) => [
      {text: nameOf(reached, language)},
      {text: formatCount(reached.ticketsSold, language), numeric: true},
      {text: final ? formatCount(final.ticketsSold, language) : "–", numeric: true},
      {text: formatCount(reached.performancesHeld, language), numeric: true}
    ])
  };
}

const nameOf = ({season, isClosed}: SeasonSummaryRow, language: Language): string =>
  isClosed
    ? `${formatSeason(season, language)} (${labels.closedSeason[language]})`
    : formatSeason(season, language);
