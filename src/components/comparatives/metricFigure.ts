/** One metric season after season, beside the published middle of one peer group. */
import {againstPeersFinding, noFinding} from "../../vocabulary/findings.js";
import {formatCount, formatMetric, formatSeason, formatUnit} from "../../vocabulary/format.js";
import {labels} from "../../vocabulary/labels.js";
import type {Language} from "../../vocabulary/language.js";
import {metrics} from "../../vocabulary/metrics.js";
import {namePeerGroup} from "../../vocabulary/peerGroups.js";
import type {ComparativeRow, SeasonMetricRow} from "../../vocabulary/rows.js";
import {type Season, shortSeason} from "../../vocabulary/season.js";
import {metricSubject} from "../../vocabulary/subjects.js";
import type {Absence, Exhibit, Setting} from "../charts/chart.js";
import {seasonLines} from "../charts/shapes/seasonLines.js";
import {inLanguage} from "../notebooks/notebook.js";
import type {ComparativesRows, Compared} from "./choice.js";
import {comparativeOf} from "./table.js";

interface Point {
  own: SeasonMetricRow;
  peer: ComparativeRow | undefined;
  isClosed: boolean;
}

export function metricFigure(
  rows: ComparativesRows,
  choice: Compared,
  setting: Setting
): Exhibit | Absence {
  const {language} = setting;
  const points = pointsOf(rows, choice, setting);
  const chosen = points.find(({own}) => own.season === choice.season);
  if (!chosen || chosen.own.value === null) return notComputable(choice, language);
  const finding = title(choice, chosen, language);
  return {
    finding,
    subline: `${metrics[choice.metric].label[language]}, ${choice.stage === "final" ? wholeSeasons[language] : sameDay[language]}`,
    note: note(choice, chosen, language),
    description: `${finding}. ${points.map(({own}) => `${formatSeason(own.season, language)} ${told(own.value, choice, language)}`).join(", ")}.`,
    table: table(points, choice, language),
    draw: (canvas) =>
      seasonLines(canvas, finding, {
        seasons: points.map(({own, peer, isClosed}) => ({
          label: shortSeason(own.season),
          value: own.value,
          text: told(own.value, choice, language),
          median: peer?.median ?? null,
          lower: peer?.lowerQuartile ?? null,
          upper: peer?.upperQuartile ?? null,
          isClosed
        })),
        ...endTexts(points, choice, language),
        closedLabel: labels.closed[language],
        formatTick: (tick) => formatUnit(tick, metrics[choice.metric].unit, language)
      })
  };
}

const sameDay = {
  fr: "représentations échues au même jour de chaque saison",
  en: "performances held by the same day of each season"
};
const wholeSeasons = {fr: "saisons entières", en: "whole seasons"};

function pointsOf(rows: ComparativesRows, choice: Compared, {snapshot}: Setting): Point[] {
  return rows.season_metrics
    .filter((row) => row.metric === choice.metric && row.stage === choice.stage)
    .toSorted((a, b) => a.season.localeCompare(b.season))
    .map((own) => ({
      own,
      peer: comparativeOf(rows, {...choice, season: own.season}),
      isClosed: snapshot.closedSeasons.includes(own.season)
    }));
}

const notComputable = ({metric, season}: Compared, language: Language): Absence => ({
  absent: `${metrics[metric].label[language]}${language === "fr" ? "\u00A0:" : ":"} ${labels.notComputable[language]}`,
  unlock: inLanguage(
    language,
    `Vos livraisons ne permettent pas de le calculer pour ${formatSeason(season, "fr")}.`,
    `Your deliveries do not allow computing it for ${formatSeason(season, "en")}.`
  )
});

function title({metric}: Compared, {own, peer}: Point, language: Language): string {
  if (!peer)
    return noFinding(
      inLanguage(language, "la valeur des pairs est masquée", "the peers’ value is masked"),
      language
    );
  return againstPeersFinding(metricSubject(metric, language), own.value!, peer, metric, language);
}

function note({peerGroup}: Compared, {own, peer}: Point, language: Language): string {
  const base = own.base === null ? "" : `n\u00A0=\u00A0${formatCount(own.base, language)}. `;
  const group = namePeerGroup(peerGroup, language);
  const peers = peer
    ? inLanguage(
        language,
        `Pairs (${group})\u00A0: ${formatCount(peer.organizations, "fr")} organismes, vous compris, valeurs arrondies.`,
        `Peers (${group}): ${formatCount(peer.organizations, "en")} organizations, yours included, rounded values.`
      )
    : inLanguage(language, `Pairs (${group})\u00A0: masqués.`, `Peers (${group}): masked.`);
  const hatched = inLanguage(
    language,
    "Hachures\u00A0: salles fermées, jamais comparées.",
    "Hatched: halls closed, never compared."
  );
  return `${base}${peers} ${hatched}`;
}

/** Beside the last values drawn, whichever season was chosen. */
function endTexts(points: readonly Point[], {metric}: Compared, language: Language) {
  const open = points.filter(({isClosed}) => !isClosed);
  const own = open.findLast((point) => point.own.value !== null)?.own.value;
  const peer = open.findLast((point) => point.peer)?.peer;
  return {
    ownLabel: own == null ? "" : `${labels.you[language]} ${formatMetric(own, metric, language)}`,
    peerLabel: peer
      ? `${labels.peers[language]} ${formatMetric(peer.median, metric, language)}`
      : ""
  };
}

const told = (value: number | null, {metric}: Compared, language: Language): string =>
  value === null ? labels.notComputable[language] : formatMetric(value, metric, language);

const table = (
  points: readonly Point[],
  choice: Compared,
  language: Language
): Exhibit["table"] => ({
  head: [
    labels.season[language],
    labels.you[language],
    labels.peerMedian[language],
    capitalHalf[language]
  ].map((text, place) => ({text, numeric: place > 0})),
  body: points.map(({own, peer, isClosed}) => [
    {text: nameOf(own.season, isClosed, language)},
    {text: told(own.value, choice, language), numeric: true},
    {text: peer ? formatMetric(peer.median, choice.metric, language) : "–", numeric: true},
    {text: rangeOf(peer, choice, language), numeric: true}
  ])
});

const capitalHalf = {fr: "Moitié centrale", en: "Middle half"};

const nameOf = (season: Season, isClosed: boolean, language: Language): string =>
  `${formatSeason(season, language)}${isClosed ? ` (${labels.closedSeason[language]})` : ""}`;

function rangeOf(peer: ComparativeRow | undefined, {metric}: Compared, language: Language): string {
  if (!peer || peer.lowerQuartile === null || peer.upperQuartile === null) return "–";
  const [low, high] = [peer.lowerQuartile, peer.upperQuartile].map((value) =>
    formatMetric(value, metric, language)
  );
  return inLanguage(language, `de ${low} à ${high}`, `${low} to ${high}`);
}
