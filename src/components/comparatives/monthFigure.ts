/** One metric month by month in one season, beside the published middle of one peer group. */
import {metricMovement, noFinding, numberWord} from "../../vocabulary/findings.js";
import {
  capitalize,
  formatCount,
  formatMetric,
  formatMonthShort,
  formatSeason,
  formatUnit
} from "../../vocabulary/format.js";
import {labels} from "../../vocabulary/labels.js";
import type {Language} from "../../vocabulary/language.js";
import {metrics} from "../../vocabulary/metrics.js";
import {namePeerGroup} from "../../vocabulary/peerGroups.js";
import type {ComparativeMonthRow} from "../../vocabulary/rows.js";
import type {Exhibit, Setting} from "../charts/chart.js";
import {seasonLines} from "../charts/shapes/seasonLines.js";
import {inLanguage} from "../notebooks/notebook.js";
import type {Compared} from "./choice.js";

/** Null where no month of this metric is published for the group: nothing is drawn. */
export function monthFigure(
  rows: readonly ComparativeMonthRow[],
  choice: Compared,
  {language}: Setting
): Exhibit | null {
  const months = rows
    .filter(
      (row) =>
        row.metric === choice.metric &&
        row.peerGroup === choice.peerGroup &&
        row.season === choice.season &&
        row.stage === choice.stage
    )
    .toSorted((a, b) => placeOf(a) - placeOf(b));
  if (months.length < 2) return null;
  const last = months.at(-1)!;
  const finding = title(months, language);
  const told = (value: number | null): string =>
    value === null ? "–" : formatMetric(value, choice.metric, language);
  return {
    finding,
    subline: inLanguage(
      language,
      `${metrics[choice.metric].label.fr}, par mois des représentations, ${formatSeason(choice.season, "fr")}`,
      `${metrics[choice.metric].label.en}, by month of the performances, ${formatSeason(choice.season, "en")}`
    ),
    note: note(months, choice, language),
    description: `${finding}. ${months.map((row) => `${nameOf(row, language)} ${told(row.value)}`).join(", ")}.`,
    table: {
      head: heads[language].map((text, place) => ({text, numeric: place > 0})),
      body: months.map((row) => [
        {text: capitalize(nameOf(row, language))},
        {text: told(row.value), numeric: true},
        {text: told(row.median), numeric: true},
        {
          text: `${told(row.lowerQuartile)} – ${told(row.upperQuartile)}`.replace("– – –", "–"),
          numeric: true
        }
      ])
    },
    draw: (canvas) =>
      seasonLines(canvas, finding, {
        seasons: months.map((row) => ({
          label: nameOf(row, language),
          value: row.value,
          text: told(row.value),
          median: row.median,
          lower: row.lowerQuartile,
          upper: row.upperQuartile,
          isClosed: false
        })),
        ownLabel: `${labels.you[language]} ${told(last.value)}`,
        peerLabel: `${labels.peers[language]} ${told(last.median)}`,
        closedLabel: "",
        formatTick: (tick) => formatUnit(tick, metrics[choice.metric].unit, language)
      })
  };
}

/** September comes first. */
const placeOf = ({month}: ComparativeMonthRow): number => (Number(month) + 3) % 12;

const nameOf = ({month}: ComparativeMonthRow, language: Language): string =>
  formatMonthShort(`2024-${month}-01`, language);

/** How many months part from the group's median, on either side. */
function title(months: readonly ComparativeMonthRow[], language: Language): string {
  const apart = months.filter(
    ({value, median, metric}) => metricMovement(value, median, metric) !== "stable"
  );
  if (apart.length === 0)
    return noFinding(
      inLanguage(
        language,
        "chaque mois est proche de vos pairs",
        "every month is close to your peers"
      ),
      language
    );
  const above = apart.filter(({value, median}) => value > median).length;
  const all = numberWord(months.length, language);
  const clauses = [
    above > 0 &&
      inLanguage(
        language,
        `au-dessus de vos pairs pendant ${numberWord(above, "fr")}`,
        `above your peers in ${numberWord(above, "en")}`
      ),
    apart.length > above &&
      inLanguage(
        language,
        `au-dessous pendant ${numberWord(apart.length - above, "fr")}`,
        `below in ${numberWord(apart.length - above, "en")}`
      )
  ].filter((clause) => clause !== false);
  return inLanguage(
    language,
    `Sur ${all} mois, ${clauses.join(", ")}`,
    `Of ${all} months, ${clauses.join(", ")}`
  );
}

function note(
  months: readonly ComparativeMonthRow[],
  {peerGroup}: Compared,
  language: Language
): string {
  const group = namePeerGroup(peerGroup, language);
  const fewest = formatCount(Math.min(...months.map(({organizations}) => organizations)), language);
  return inLanguage(
    language,
    `Pairs (${group})\u00A0: au moins ${fewest} organismes par mois. Un mois masqué n’est pas dessiné.`,
    `Peers (${group}): at least ${fewest} organizations a month. A masked month is not drawn.`
  );
}

const heads = {
  fr: ["Mois", "Vous", "Médiane des pairs", "Moitié centrale"],
  en: ["Month", "You", "Peer median", "Middle half"]
};
