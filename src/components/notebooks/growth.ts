/** « Quelle croissance est réaliste ? » : where you stand, what your own past spans, what peers publish, what it is worth. */
import {mean} from "d3";
import {againstPeersFinding, colon, metricMovement, noFinding} from "../../vocabulary/findings.js";
import {
  formatCounted,
  formatDifference,
  formatMetric,
  formatMoneyShort
} from "../../vocabulary/format.js";
import {labels} from "../../vocabulary/labels.js";
import type {Language} from "../../vocabulary/language.js";
import {type MetricId, metrics} from "../../vocabulary/metrics.js";
import {namePeerGroup} from "../../vocabulary/peerGroups.js";
import type {ComparativeRow} from "../../vocabulary/rows.js";
import {metricSubject} from "../../vocabulary/subjects.js";
import type {Setting} from "../charts/chart.js";
import {noRows} from "../charts/noRows.js";
import {type IntervalRow, intervals} from "../charts/shapes/intervals.js";
import {inLanguage, type Notebook, type NotebookRows, rowsIn} from "./notebook.js";
import {openSeasons, valueAt} from "./trends.js";

/** What an organization can move; sizes are left out, since peers are not of one size. */
const levers = [
  "occupancyRate",
  "averageTicketPriceCents",
  "retentionRate",
  "frequency",
  "firstTimeRate",
  "captureRate"
] as const satisfies readonly MetricId[];

export const growth: Notebook = {
  id: "growth",
  question: {fr: "Quelle croissance est réaliste?", en: "What growth is realistic?"},
  summary: {
    fr: "Votre passé et vos pairs comme bornes d’un objectif.",
    en: "Your past and your peers as the bounds of a goal."
  },
  lede: {
    fr: "Un objectif réaliste se tient entre ce que vous avez déjà vécu et ce que vivent vos pairs. L’intervalle de votre passé dit ce qu’une saison ordinaire peut donner; la moitié centrale des pairs, ce que d’autres atteignent.",
    en: "A realistic goal lies between what you have known and what your peers know. The interval of your past says what an ordinary season may give; the peers’ middle half, what others reach."
  },
  marts: ["season_metrics", "comparatives"],
  metrics: levers,
  controls: (rows, {language, snapshot}) => [
    {
      name: "metric",
      label: inLanguage(language, "Levier", "Lever"),
      options: levers
        .filter((metric) => valueAt(rows, metric, snapshot.currentSeason) !== null)
        .map((metric) => ({value: metric, label: metrics[metric].label[language]}))
    },
    {
      name: "group",
      label: inLanguage(language, "Pairs", "Peers"),
      options: groupsOf(rows, snapshot.currentSeason).map((group) => ({
        value: group,
        label: namePeerGroup(group, language)
      }))
    }
  ],
  exhibit(rows, setting, {metric: chosen, group}) {
    const metric = (chosen || levers[0]) as MetricId;
    const {language, snapshot} = setting;
    const value = valueAt(rows, metric, snapshot.currentSeason);
    if (value === null) return noRows(setting);
    const peer = peerAt(rows, metric, group, setting);
    const past = pastOf(rows, metric, setting);
    const told = (one: number): string => formatMetric(one, metric, language);
    const lines = linesOf(value, past, peer, told, setting);
    const finding = title(value, metric, peer, language);
    return {
      finding,
      subline: `${metrics[metric].label[language]}, ${inLanguage(language, "représentations échues à la même date", "performances held by the same date")}`,
      note: note(past, peer, language),
      description: `${finding}. ${lines.map(({label, text}) => `${label} ${text}`).join("; ")}.`,
      table: {
        head: [
          {text: inLanguage(language, "Repère", "Landmark")},
          {text: metrics[metric].label[language], numeric: true}
        ],
        body: lines.map(({label, text}) => [{text: label}, {text, numeric: true}])
      },
      draw: (canvas) => intervals(canvas, finding, {rows: lines, formatTick: told})
    };
  },
  says(rows, setting) {
    const {language, snapshot} = setting;
    const gain = gainOf(rows, setting);
    const lever = levers.find((metric) => valueAt(rows, metric, snapshot.currentSeason) !== null);
    const open = (lever && pastOf(rows, lever, setting)?.seasons) ?? 1;
    return [
      ...gain.map(({text}) => text),
      open < 3
        ? inLanguage(
            language,
            `Votre passé compte ${formatCounted(open, "season", "fr")} ${open < 2 ? "ouverte" : "ouvertes"}\u00A0: trop peu pour un intervalle, l’étendue observée en tient lieu.`,
            `Your past holds ${formatCounted(open, "season", "en")} open: too few for an interval, the observed range stands in.`
          )
        : inLanguage(
            language,
            `L’intervalle repose sur ${open} saisons ouvertes\u00A0: quatre saisons ordinaires sur cinq y tomberaient, si la suite ressemble au passé.`,
            `The interval rests on ${open} open seasons: four ordinary seasons in five would fall in it, if the future is like the past.`
          ),
      ...(rowsIn(rows, "comparatives").some((row) => row.season === snapshot.currentSeason)
        ? []
        : [
            inLanguage(
              language,
              "Aucune valeur de pairs n’est publiable pour vous cette saison\u00A0: votre passé est la seule borne.",
              "No peer value can be published for you this season: your past is the only bound."
            )
          ])
    ];
  },
  silent: [
    {
      fr: "Comment y arriver\u00A0: la médiane des pairs dit que d’autres y sont, pas ce qu’ils ont fait.",
      en: "How to get there: the peers’ median says others are there, not what they did."
    },
    {
      fr: "Si le public existe\u00A0: voir le territoire et la part des ménages déjà venus.",
      en: "Whether the public exists: see territory, and the share of households that already came."
    },
    {
      fr: "Un effet isolé\u00A0: remplir plus et vendre plus cher à la fois ne s’additionnent pas.",
      en: "An effect alone: filling more and charging more at once do not simply add up."
    }
  ],
  exercises(rows, setting) {
    const gains = gainOf(rows, setting).map(({question, answer, told}) => ({
      question,
      answer,
      tolerance: Math.max(1, Math.abs(answer) * 0.02),
      told
    }));
    return gains.length > 0 ? gains : gapExercise(rows, setting);
  },
  facilitation: {
    fr: "Faites écrire l’objectif avant de montrer les pairs, puis comparez. Piège courant\u00A0: prendre le quart supérieur comme cible d’un an, alors que votre passé n’en approche jamais.",
    en: "Have the goal written before showing the peers, then compare. Common trap: taking the top quarter as a one-year target that your past never came near."
  },
  example: {
    fr: "Viser la médiane des pairs en occupation d’ici deux saisons, à prix constant.",
    en: "Aim for the peers’ median occupancy within two seasons, at constant prices."
  }
};

/** Peer groups that publish something this season, the most alike first. */
function groupsOf(rows: NotebookRows, season: string): string[] {
  const published = rowsIn(rows, "comparatives").filter(
    (row) =>
      row.season === season &&
      row.stage === "sameStage" &&
      (levers as readonly MetricId[]).includes(row.metric)
  );
  const counted = Map.groupBy(published, (row) => row.peerGroup);
  return [...counted]
    .toSorted(
      ([, a], [, b]) =>
        b.filter(hasQuartiles).length - a.filter(hasQuartiles).length || b.length - a.length
    )
    .map(([group]) => group);
}

const hasQuartiles = ({lowerQuartile}: ComparativeRow): boolean => lowerQuartile !== null;

const peerAt = (
  rows: NotebookRows,
  metric: MetricId,
  group: string | undefined,
  {snapshot}: Setting
): ComparativeRow | undefined =>
  rowsIn(rows, "comparatives").find(
    (row) =>
      row.metric === metric &&
      row.peerGroup === group &&
      row.season === snapshot.currentSeason &&
      row.stage === "sameStage"
  );

interface Past {
  low: number;
  high: number;
  middle: number;
  seasons: number;
  /** An 80 % interval from three seasons on; else what was observed. */
  isInterval: boolean;
}

/** Student's t for an 80 % interval, by degrees of freedom. */
const student80 = [3.078, 1.886, 1.638, 1.533, 1.476, 1.44, 1.415, 1.397, 1.383, 1.372];

/** What one more ordinary season may give: a prediction interval over the open seasons, without a slope. */
export function pastOf(rows: NotebookRows, metric: MetricId, setting: Setting): Past | null {
  const values = openSeasons(rows, setting)
    .map((season) => valueAt(rows, metric, season))
    .filter((value) => value !== null);
  const n = values.length;
  if (n < 2) return null;
  const middle = mean(values)!;
  if (n < 3)
    return {
      low: Math.min(...values),
      high: Math.max(...values),
      middle,
      seasons: n,
      isInterval: false
    };
  const variance = values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (n - 1);
  const half =
    student80[Math.min(n - 2, student80.length - 1)]! * Math.sqrt(variance * (1 + 1 / n));
  const isRate = metrics[metric].unit === "rate";
  return {
    low: Math.max(0, middle - half),
    high: isRate ? Math.min(1, middle + half) : middle + half,
    middle,
    seasons: n,
    isInterval: true
  };
}

function linesOf(
  value: number,
  past: Past | null,
  peer: ComparativeRow | undefined,
  told: (value: number) => string,
  {language}: Setting
): IntervalRow[] {
  const range = (low: number, high: number): string =>
    inLanguage(language, `de ${told(low)} à ${told(high)}`, `${told(low)} to ${told(high)}`);
  return [
    {
      label: inLanguage(language, "Vous, cette saison", "You, this season"),
      mark: "own",
      value,
      text: told(value)
    },
    {
      label: past?.isInterval
        ? inLanguage(
            language,
            "Une saison comme celles de votre passé",
            "A season like those of your past"
          )
        : inLanguage(language, "Vos saisons ouvertes", "Your open seasons"),
      mark: "range",
      value: past?.middle ?? null,
      low: past?.low ?? null,
      high: past?.high ?? null,
      text: past
        ? range(past.low, past.high)
        : inLanguage(language, "une seule saison", "a single season")
    },
    {
      label: inLanguage(language, "Moitié centrale des pairs", "Peers’ middle half"),
      mark: "peer",
      value: peer?.median ?? null,
      low: peer?.lowerQuartile ?? null,
      high: peer?.upperQuartile ?? null,
      text: peerText(peer, told, range, language)
    }
  ];
}

function peerText(
  peer: ComparativeRow | undefined,
  told: (value: number) => string,
  range: (low: number, high: number) => string,
  language: Language
): string {
  if (!peer) return labels.masked[language];
  const median = inLanguage(
    language,
    `médiane ${told(peer.median)}`,
    `median ${told(peer.median)}`
  );
  return peer.lowerQuartile !== null && peer.upperQuartile !== null
    ? `${range(peer.lowerQuartile, peer.upperQuartile)}, ${median}`
    : median;
}

function title(
  value: number,
  metric: MetricId,
  peer: ComparativeRow | undefined,
  language: Language
): string {
  if (!peer)
    return noFinding(
      inLanguage(language, "aucune valeur de pairs publiable", "no peer value can be published"),
      language
    );
  return againstPeersFinding(metricSubject(metric, language), value, peer, metric, language);
}

function note(past: Past | null, peer: ComparativeRow | undefined, language: Language): string {
  const own = past?.isInterval
    ? inLanguage(
        language,
        `Intervalle de prévision à 80\u00A0% sur ${past.seasons} saisons ouvertes, sans pente.`,
        `80% prediction interval over ${past.seasons} open seasons, without a slope.`
      )
    : inLanguage(
        language,
        "Moins de trois saisons ouvertes\u00A0: étendue observée, pas un intervalle.",
        "Fewer than three open seasons: the observed range, not an interval."
      );
  if (!peer) return own;
  const organizations = formatCounted(peer.organizations, "organization", language);
  return `${own} ${labels.peers[language]}${inLanguage(language, "\u00A0:", ":")} ${namePeerGroup(peer.peerGroup, language)}, ${organizations}.`;
}

/** What joining the peers' median would bring: tickets for occupancy, money for price; nothing when it is behind. */
function gainOf(rows: NotebookRows, setting: Setting) {
  const {language, snapshot} = setting;
  const group = groupsOf(rows, snapshot.currentSeason)[0];
  const at = (metric: MetricId) => valueAt(rows, metric, snapshot.currentSeason);
  const occupancy = leadTo("occupancyRate", at("occupancyRate"));
  const seats = at("capacityOffered");
  const price = leadTo("averageTicketPriceCents", at("averageTicketPriceCents"));
  const sold = at("ticketsSold");
  const gains = [];
  if (occupancy && seats) {
    const answer = Math.round(occupancy.gap * seats);
    const tickets = formatCounted(answer, "admission", language);
    gains.push({
      text: inLanguage(
        language,
        `Rejoindre l’occupation médiane de vos pairs (${occupancy.told}) ferait ${occupancy.difference}, soit ${tickets} de plus à jauge égale.`,
        `Joining your peers’ median occupancy (${occupancy.told}) would make ${occupancy.difference}, that is ${tickets} more with equal capacity.`
      ),
      question: inLanguage(
        language,
        "Combien d’entrées de plus si votre occupation rejoint la médiane des pairs, à jauge égale?",
        "How many more admissions if your occupancy joins the peers’ median, with equal capacity?"
      ),
      answer,
      told: `${tickets}${inLanguage(language, "\u00A0:", ":")} ${occupancy.difference} × ${formatMetric(seats, "capacityOffered", language)}.`
    });
  }
  if (price && sold) {
    const answer = Math.round((price.gap * sold) / 100);
    const money = formatMoneyShort(answer * 100, language);
    gains.push({
      text: inLanguage(
        language,
        `Rejoindre leur prix moyen (${price.told}) ferait ${money} de plus, si les ventes ne bougeaient pas; rien ici ne le promet.`,
        `Joining their average price (${price.told}) would make ${money} more if sales did not move; nothing here promises it.`
      ),
      question: inLanguage(
        language,
        "Combien de dollars de plus si votre prix moyen rejoint la médiane des pairs, à ventes égales?",
        "How many more dollars if your average price joins the peers’ median, with equal sales?"
      ),
      answer,
      told: `${money}${inLanguage(language, "\u00A0:", ":")} ${price.difference} × ${formatCounted(sold, "ticket", language)}.`
    });
  }
  return gains;

  function leadTo(metric: MetricId, value: number | null) {
    const peer = peerAt(rows, metric, group, setting);
    if (!peer || value === null || value >= peer.median) return null;
    if (metricMovement(value, peer.median, metric) === "stable") return null;
    return {
      gap: peer.median - value,
      told: formatMetric(peer.median, metric, language),
      difference: formatDifference(peer.median - value, metric, language)
    };
  }
}

/** Where nothing is behind the peers: read the distance itself. */
function gapExercise(rows: NotebookRows, setting: Setting) {
  const {language, snapshot} = setting;
  const group = groupsOf(rows, snapshot.currentSeason)[0];
  const metric = levers.find(
    (lever) =>
      metrics[lever].unit === "rate" &&
      valueAt(rows, lever, snapshot.currentSeason) !== null &&
      peerAt(rows, lever, group, setting)
  );
  if (!metric) return [];
  const value = valueAt(rows, metric, snapshot.currentSeason)!;
  const {median} = peerAt(rows, metric, group, setting)!;
  const name = metrics[metric].label[language];
  const told = [value, median].map((one) => formatMetric(one, metric, language));
  return [
    {
      question: inLanguage(
        language,
        `De combien de points êtes-vous au-dessus de la médiane des pairs, pour l’indicateur «\u00A0${name}\u00A0»? (Sous elle\u00A0: un nombre négatif.)`,
        `By how many points are you above the peers’ median, for the metric “${name}”? (Below it: a negative number.)`
      ),
      answer: (value - median) * 100,
      tolerance: 1,
      told: `${formatDifference(value - median, metric, language)}${colon(language)} ${told[0]} − ${told[1]}.`
    }
  ];
}
