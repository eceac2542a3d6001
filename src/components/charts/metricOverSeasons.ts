/** Charts of one metric, season after season at the same date, against the reader's peers where they are published. */
import {
  againstPeersFinding,
  changedFinding,
  metricMovement,
  minimumForTitle,
  noFinding,
  stableFinding
} from "../../vocabulary/findings.js";
import {formatCount, formatMetric, formatSeason, formatUnit} from "../../vocabulary/format.js";
import {labels} from "../../vocabulary/labels.js";
import type {Language} from "../../vocabulary/language.js";
import {type MetricId, metrics} from "../../vocabulary/metrics.js";
import {namePeerGroup} from "../../vocabulary/peerGroups.js";
import type {PeerRow, SeasonSummaryRow} from "../../vocabulary/rows.js";
import {shortSeason} from "../../vocabulary/season.js";
import {metricSubject} from "../../vocabulary/subjects.js";
import type {Chart, Exhibit, Setting} from "./chart.js";
import {compareSeasons, heldBy} from "./compare.js";
import {type SeasonPoint, seasonLines} from "./shapes/seasonLines.js";

/** A field of the summary that is shown season after season. */
export type SummaryMetric = Extract<
  MetricId,
  "occupancyRate" | "firstTimeRate" | "retentionRate" | "averageTicketPriceCents" | "frequency"
>;

/** `baseOf` is the number of persons or tickets that one value rests on. */
export function metricOverSeasons(
  id: string,
  metric: SummaryMetric,
  baseOf: (row: SeasonSummaryRow) => number | null
): Chart<"season_summary"> {
  return {
    id,
    mart: "season_summary",
    metrics: [metric],
    exhibit(rows, setting) {
      const {now, before} = compareSeasons(rows, setting.snapshot);
      const current = now[0];
      const value = current?.[metric] ?? null;
      if (!current || value === null) return notComputable(metric, setting.language);
      const points = pointsOf(rows, metric, setting);
      const finding = title(metric, current, before[0], baseOf, setting);
      return {
        finding,
        subline: `${metrics[metric].label[setting.language]}, ${heldBy(setting)} ${ofEach[setting.language]}`,
        note: note(current, baseOf, peerOf(metric, current, setting), setting),
        description: `${finding}. ${points.map(({label, text}) => `${label} ${text}`).join(", ")}.`,
        table: table(rows, metric, setting),
        draw: (canvas) =>
          seasonLines(canvas, finding, {
            seasons: points,
            ...endTexts(metric, value, peerOf(metric, current, setting), setting.language),
            closedLabel: labels.closed[setting.language],
            formatTick: (tick) => formatUnit(tick, metrics[metric].unit, setting.language)
          })
      };
    }
  };
}

const ofEach = {fr: "de chaque saison", en: "of each season"};

const notComputable = (metric: MetricId, language: Language) => ({
  absent: `${metrics[metric].label[language]}${language === "fr" ? "\u00A0:" : ":"} ${labels.notComputable[language]}`,
  unlock: unlocks[metric as SummaryMetric][language]
});

const unlocks: Readonly<Record<SummaryMetric, Readonly<Record<Language, string>>>> = {
  occupancyRate: {
    fr: "Ajoutez le nombre de sièges à la table des représentations.",
    en: "Add the number of seats to the performances table."
  },
  firstTimeRate: {
    fr: "Il faut au moins 12 mois d’historique avant la saison.",
    en: "It takes at least 12 months of history before the season."
  },
  retentionRate: {
    fr: "Il faut une saison ouverte antérieure dans vos livraisons.",
    en: "It takes an earlier open season in your deliveries."
  },
  averageTicketPriceCents: {
    fr: "Il faut au moins un billet payant.",
    en: "It takes at least one paid ticket."
  },
  frequency: {fr: "Il faut au moins un acheteur.", en: "It takes at least one buyer."}
};

/** Against peers when they are published, else against the last open season. */
function title(
  metric: SummaryMetric,
  current: SeasonSummaryRow,
  base: SeasonSummaryRow | undefined,
  baseOf: (row: SeasonSummaryRow) => number | null,
  setting: Setting
): string {
  const {language} = setting;
  const value = current[metric]!;
  const n = baseOf(current) ?? 0;
  if (n < minimumForTitle) return noFinding(tooFew(n, language), language);
  const subject = metricSubject(metric, language);
  const peer = peerOf(metric, current, setting);
  const told = formatMetric(value, metric, language);
  if (peer?.median) return againstPeersFinding(subject, value, peer, metric, language);
  const last = base?.[metric] ?? null;
  if (!base || last === null) return noFinding(noBase[language], language);
  const then = formatMetric(last, metric, language);
  return metricMovement(value, last, metric) === "stable"
    ? stableFinding(subject, told, then, base.season, language)
    : changedFinding(subject, then, told, base.season, language);
}

const tooFew = (n: number, language: Language): string =>
  language === "fr"
    ? `trop peu pour un titre (n\u00A0=\u00A0${formatCount(n, "fr")})`
    : `too few for a title (n = ${formatCount(n, "en")})`;

const noBase = {
  fr: "aucune saison ouverte à comparer",
  en: "no open season to compare with"
};

const peerOf = (metric: MetricId, {season, stage}: SeasonSummaryRow, {peers}: Setting) =>
  peers?.find(
    (peer) =>
      peer.metric === metric &&
      peer.season === season &&
      peer.stage === stage &&
      peer.status === "published"
  );

function pointsOf(
  rows: readonly SeasonSummaryRow[],
  metric: SummaryMetric,
  setting: Setting
): SeasonPoint[] {
  return reachedRows(rows).map((row) => {
    const peer = peerOf(metric, row, setting);
    return {
      label: shortSeason(row.season),
      value: row[metric],
      text: told(row[metric], metric, setting.language),
      median: peer?.median ?? null,
      lower: peer?.lowerQuartile ?? null,
      upper: peer?.upperQuartile ?? null,
      isClosed: row.isClosed
    };
  });
}

function endTexts(
  metric: MetricId,
  value: number,
  peer: PeerRow | undefined,
  language: Language
): {ownLabel: string; peerLabel: string} {
  return {
    ownLabel: `${labels.you[language]} ${formatMetric(value, metric, language)}`,
    peerLabel: peer?.median
      ? `${labels.peers[language]} ${formatMetric(peer.median, metric, language)}`
      : ""
  };
}

function note(
  current: SeasonSummaryRow,
  baseOf: (row: SeasonSummaryRow) => number | null,
  peer: PeerRow | undefined,
  {language}: Setting
): string {
  const n = formatCount(baseOf(current) ?? 0, language);
  const base = language === "fr" ? `n\u00A0=\u00A0${n}.` : `n = ${n}.`;
  const hatched =
    language === "fr"
      ? "Hachures\u00A0: salles fermées, jamais comparées."
      : "Hatched: halls closed, never compared.";
  if (!peer) return `${base} ${hatched}`;
  const group = namePeerGroup(peer.peerGroup, language);
  const organizations = formatCount(peer.organizations ?? 0, language);
  const band =
    language === "fr"
      ? `Pairs (${group})\u00A0: ${organizations} organismes, médiane et moitié centrale, arrondies.`
      : `Peers (${group}): ${organizations} organizations, median and middle half, rounded.`;
  return `${base} ${band} ${hatched}`;
}

function table(
  rows: readonly SeasonSummaryRow[],
  metric: SummaryMetric,
  setting: Setting
): Exhibit["table"] {
  const {language} = setting;
  const shown = reachedRows(rows);
  const hasPeers = shown.some((row) => peerOf(metric, row, setting));
  const head = [
    labels.season[language],
    labels.you[language],
    ...(hasPeers ? [labels.peerMedian[language]] : [])
  ];
  return {
    head: head.map((text, place) => ({text, numeric: place > 0})),
    body: shown.map((row) => [
      {text: nameOf(row, language)},
      {text: told(row[metric], metric, language), numeric: true},
      ...(hasPeers
        ? [
            {
              text: told(peerOf(metric, row, setting)?.median ?? null, metric, language),
              numeric: true
            }
          ]
        : [])
    ])
  };
}

const nameOf = ({season, isClosed}: SeasonSummaryRow, language: Language): string =>
  `${formatSeason(season, language)}${isClosed ? ` (${labels.closedSeason[language]})` : ""}`;

const told = (value: number | null, metric: MetricId, language: Language): string =>
  value === null ? labels.notComputable[language] : formatMetric(value, metric, language);

const reachedRows = (rows: readonly SeasonSummaryRow[]): SeasonSummaryRow[] =>
  rows
    .filter((row) => row.stage === "sameStage")
    .toSorted((a, b) => a.season.localeCompare(b.season));
