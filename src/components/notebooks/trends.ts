/** « Quelles sont nos tendances ? » : one metric over the seasons, at the same date or whole, closed ones apart. */
import {
  changedFinding,
  inSeason,
  metricMovement,
  minimumForTitle,
  noFinding,
  stableFinding
} from "../../vocabulary/findings.js";
import {
  capitalize,
  formatChange,
  formatCounted,
  formatMetric,
  formatSeason
} from "../../vocabulary/format.js";
import {labels} from "../../vocabulary/labels.js";
import type {Language} from "../../vocabulary/language.js";
import {type MetricId, metrics} from "../../vocabulary/metrics.js";
import type {SeasonMetricRow, Stage} from "../../vocabulary/rows.js";
import {shortSeason} from "../../vocabulary/season.js";
import {metricSubject} from "../../vocabulary/subjects.js";
import type {Exhibit, Setting} from "../charts/chart.js";
import {baselineOf} from "../charts/compare.js";
import {noRows} from "../charts/noRows.js";
import {seasonLines} from "../charts/shapes/seasonLines.js";
import {inLanguage, type Notebook, type NotebookRows, rowsIn} from "./notebook.js";

/** What a season is followed by, in the order offered. */
const followed = [
  "ticketsSold",
  "boxOfficeRevenueCents",
  "averageTicketPriceCents",
  "occupancyRate",
  "uniqueBuyers",
  "firstTimeRate",
  "retentionRate",
  "frequency",
  "leadTimeDays",
  "complimentaryRate"
] as const satisfies readonly MetricId[];

export const trends: Notebook = {
  id: "trends",
  question: {fr: "Quelles sont nos tendances?", en: "What are our trends?"},
  summary: {
    fr: "Un indicateur à la fois, saison après saison.",
    en: "One metric at a time, season after season."
  },
  lede: {
    fr: "Un carnet part de votre question, montre vos chiffres au même stade, dit ce qu’ils permettent de conclure et finit par une décision écrite. Ici\u00A0: ce qui a bougé depuis la dernière saison ouverte, et ce qui n’a pas bougé.",
    en: "A notebook starts from your question, shows your figures at the same stage, says what they allow and ends with a written decision. Here: what has moved since the last open season, and what has not."
  },
  marts: ["season_metrics"],
  metrics: followed,
  controls: (rows, {language, snapshot}) => [
    {
      name: "metric",
      label: inLanguage(language, "Indicateur", "Metric"),
      options: followed
        .filter((metric) => valueAt(rows, metric, snapshot.currentSeason) !== null)
        .map((metric) => ({value: metric, label: metrics[metric].label[language]}))
    },
    {
      name: "stage",
      label: inLanguage(language, "Stade", "Stage"),
      options: [
        {value: "sameStage", label: inLanguage(language, "à la même date", "on the same date")},
        {value: "final", label: inLanguage(language, "saisons entières", "full seasons")}
      ]
    }
  ],
  exhibit(rows, setting, {metric: chosen, stage = "sameStage"}) {
    const metric = (chosen || "ticketsSold") as MetricId;
    const points = pointsOf(rows, metric, stage as Stage, setting);
    const last = points.findLast((point) => point.value !== null && !point.isClosed);
    if (!last) return noRows(setting);
    const {language} = setting;
    const finding =
      stage === "final" ? finalTitle(points, metric, setting) : title(rows, metric, setting);
    return {
      finding,
      subline: `${metrics[metric].label[language]}, ${
        stage === "final"
          ? inLanguage(language, "saisons entières", "full seasons")
          : inLanguage(
              language,
              "représentations échues à la même date de chaque saison",
              "performances held by the same date of each season"
            )
      }`,
      note: note(points, setting),
      description: `${finding}. ${points.map(({season, text}) => `${formatSeason(season, language)} ${text}`).join(", ")}.`,
      table: table(points, metric, setting),
      draw: (canvas) =>
        seasonLines(canvas, finding, {
          seasons: points,
          ownLabel: last.text,
          peerLabel: "",
          closedLabel: labels.closed[language],
          formatTick: (tick) => formatMetric(tick, metric, language)
        })
    };
  },
  says(rows, setting) {
    const {language} = setting;
    const baseline = baselineIn(rows, setting);
    if (!baseline)
      return [
        inLanguage(
          language,
          "Une seule saison ouverte est livrée\u00A0: elle se décrit, elle ne fait pas de tendance.",
          "Only one open season has been delivered: it can be described, it makes no trend."
        )
      ];
    const changes = changesOf(rows, setting);
    const stable = changes.filter(({movement}) => movement === "stable").length;
    const {open, moved} = {open: openSeasons(rows, setting).length, moved: changes.length - stable};
    const season = formatSeason(baseline, language);
    const widest = changes
      .filter(({movement}) => movement !== "stable")
      .toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))
      .slice(0, 2);
    return [
      inLanguage(
        language,
        `Sur ${changes.length} indicateurs suivis, ${moved} ${moved < 2 ? "a" : "ont"} bougé depuis ${season} et ${stable} ${stable < 2 ? "est stable" : "sont stables"}.`,
        `Of ${changes.length} metrics followed, ${moved} ${moved === 1 ? "has" : "have"} moved since ${season} and ${stable} ${stable === 1 ? "is" : "are"} stable.`
      ),
      ...widest.map(({metric, before, now}) =>
        changedFinding(
          metricSubject(metric, language),
          formatMetric(before, metric, language),
          formatMetric(now, metric, language),
          baseline,
          language
        ).concat(".")
      ),
      inLanguage(
        language,
        `La comparaison repose sur ${open} saisons ouvertes, les saisons fermées mises à part.`,
        `The comparison rests on ${open} open seasons, closed ones set apart.`
      )
    ];
  },
  silent: [
    {
      fr: "Pourquoi une courbe monte ou descend\u00A0: aucune cause n’est mesurée ici.",
      en: "Why a line rises or falls: no cause is measured here."
    },
    {
      fr: "Une pente\u00A0: deux ou trois saisons ouvertes ne font pas une tendance de fond, et la fermeture a rompu la série.",
      en: "A slope: two or three open seasons make no lasting trend, and the closure broke the series."
    },
    {
      fr: "La fin de la saison en cours, dont les représentations restent à jouer.",
      en: "The rest of the current season, whose performances are still to come."
    }
  ],
  exercises(rows, setting) {
    const {language, snapshot} = setting;
    const baseline = baselineIn(rows, setting);
    const now = valueAt(rows, "ticketsSold", snapshot.currentSeason);
    const before = baseline ? valueAt(rows, "ticketsSold", baseline) : null;
    const open = openSeasons(rows, setting).length;
    const first = {
      question: inLanguage(
        language,
        "Combien de saisons ouvertes la courbe montre-t-elle, saison en cours comprise?",
        "How many open seasons does the line show, the current one included?"
      ),
      answer: open,
      tolerance: 0,
      told: inLanguage(
        language,
        `${open}. Les saisons hachurées sont fermées\u00A0: elles ne comptent pas.`,
        `${open}. Hatched seasons were closed: they do not count.`
      )
    };
    if (!baseline || now === null || !before) return [first];
    const change = now / before - 1;
    return [
      first,
      {
        question: inLanguage(
          language,
          `De combien de\u00A0% vos billets vendus ont-ils changé depuis ${formatSeason(baseline, "fr")}, à la même date?`,
          `By what\u00A0% have your tickets sold changed since ${formatSeason(baseline, "en")}, on the same date?`
        ),
        answer: change * 100,
        tolerance: 1,
        told: inLanguage(
          language,
          `${formatChange(change, "fr")}\u00A0: (${formatMetric(now, "ticketsSold", "fr")} − ${formatMetric(before, "ticketsSold", "fr")}) ÷ ${formatMetric(before, "ticketsSold", "fr")}.`,
          `${formatChange(change, "en")}: (${formatMetric(now, "ticketsSold", "en")} − ${formatMetric(before, "ticketsSold", "en")}) ÷ ${formatMetric(before, "ticketsSold", "en")}.`
        )
      }
    ];
  },
  facilitation: {
    fr: "Faites choisir un seul indicateur par équipe, celui qu’elle peut changer. Piège courant\u00A0: relier la dernière saison ouverte à la saison en cours comme si la fermeture n’avait pas eu lieu.",
    en: "Let each team choose a single metric, one that it can change. Common trap: joining the last open season to the current one as if the closure had not happened."
  },
  example: {
    fr: "Suivre le taux d’occupation chaque mois, et rien d’autre, jusqu’en juin.",
    en: "Follow occupancy every month, and nothing else, until June."
  }
};

interface Point {
  season: string;
  label: string;
  value: number | null;
  text: string;
  median: null;
  lower: null;
  upper: null;
  isClosed: boolean;
}

function pointsOf(
  rows: NotebookRows,
  metric: MetricId,
  stage: Stage,
  {snapshot, language}: Setting
): Point[] {
  return rowsIn(rows, "season_metrics")
    .filter((row) => row.metric === metric && row.stage === stage)
    .toSorted((a, b) => a.season.localeCompare(b.season))
    .map(({season, value}) => ({
      season,
      label: shortSeason(season),
      value,
      text: value === null ? labels.notComputable[language] : formatMetric(value, metric, language),
      median: null,
      lower: null,
      upper: null,
      isClosed: snapshot.closedSeasons.includes(season)
    }));
}

const rowAt = (rows: NotebookRows, metric: MetricId, season: string): SeasonMetricRow | undefined =>
  rowsIn(rows, "season_metrics").find(
    (row) => row.metric === metric && row.season === season && row.stage === "sameStage"
  );

/** At today's stage; null when it cannot be computed. */
export const valueAt = (rows: NotebookRows, metric: MetricId, season: string): number | null =>
  rowAt(rows, metric, season)?.value ?? null;

/** Seasons during which the halls were open, with sales, oldest first. */
export const openSeasons = (rows: NotebookRows, {snapshot}: Setting): string[] =>
  rowsIn(rows, "season_metrics")
    .filter(
      (row) =>
        row.metric === "ticketsSold" &&
        row.stage === "sameStage" &&
        (row.value ?? 0) > 0 &&
        !snapshot.closedSeasons.includes(row.season)
    )
    .map(({season}) => season)
    .toSorted();

const baselineIn = (rows: NotebookRows, setting: Setting): string | null =>
  baselineOf(openSeasons(rows, setting), setting.snapshot);

function changesOf(rows: NotebookRows, setting: Setting) {
  const baseline = baselineIn(rows, setting)!;
  return followed.flatMap((metric) => {
    const now = valueAt(rows, metric, setting.snapshot.currentSeason);
    const before = valueAt(rows, metric, baseline);
    if (now === null || !before) return [];
    return [
      {metric, now, before, change: now / before - 1, movement: metricMovement(now, before, metric)}
    ];
  });
}

function title(rows: NotebookRows, metric: MetricId, setting: Setting): string {
  const {language, snapshot} = setting;
  const baseline = baselineIn(rows, setting);
  const now = valueAt(rows, metric, snapshot.currentSeason);
  const before = baseline ? valueAt(rows, metric, baseline) : null;
  if (!baseline || now === null || before === null)
    return noFinding(
      inLanguage(language, "aucune saison ouverte à comparer", "no open season to compare with"),
      language
    );
  const {base} = rowAt(rows, metric, snapshot.currentSeason)!;
  if (metrics[metric].unit === "rate" && (base ?? minimumForTitle) < minimumForTitle)
    return noFinding(
      inLanguage(language, "trop peu pour un titre", "too few for a title"),
      language
    );
  return movementTitle(metric, now, before, baseline, language);
}

/** Full seasons: the last open one that is over, beside the one before it. */
function finalTitle(points: readonly Point[], metric: MetricId, {language}: Setting): string {
  const told = points.filter(({isClosed, value}) => !isClosed && value !== null);
  const [before, last] = told.slice(-2);
  if (!before || !last)
    return noFinding(
      inLanguage(language, "une seule saison ouverte et finie", "a single open season is over"),
      language
    );
  const sentence = movementTitle(metric, last.value!, before.value!, before.season, language);
  const season = capitalize(inSeason(formatSeason(last.season, language), language));
  return `${season}, ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

function movementTitle(
  metric: MetricId,
  now: number,
  before: number,
  baseline: string,
  language: Language
): string {
  const subject = metricSubject(metric, language);
  const [told, then] = [now, before].map((value) => formatMetric(value, metric, language));
  return metricMovement(now, before, metric) === "stable"
    ? stableFinding(subject, told!, then!, baseline, language)
    : changedFinding(subject, then!, told!, baseline, language);
}

function note(points: readonly Point[], {language}: Setting): string {
  const open = points.filter(({isClosed, value}) => !isClosed && value !== null).length;
  return inLanguage(
    language,
    `Base\u00A0: ${formatCounted(open, "season", "fr")} ${open < 2 ? "ouverte" : "ouvertes"}. Hachures\u00A0: salles fermées, jamais comparées. L’axe peut ne pas partir de zéro.`,
    `Base: ${formatCounted(open, "season", "en")} open. Hatched: halls closed, never compared. The axis may not start at zero.`
  );
}

const table = (
  points: readonly Point[],
  metric: MetricId,
  {language}: Setting
): Exhibit["table"] => ({
  head: [{text: labels.season[language]}, {text: metrics[metric].label[language], numeric: true}],
  body: points.map(({season, text, isClosed}) => [
    {
      text: `${formatSeason(season, language)}${isClosed ? ` (${labels.closedSeason[language]})` : ""}`
    },
    {text, numeric: true}
  ])
});
