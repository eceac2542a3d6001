/** Month by month beside one's peers: own value as a bar, their published median as the line across. */
import {noFinding} from "../../vocabulary/findings.js";
import {capitalize, formatCount, formatCounted, formatMetric} from "../../vocabulary/format.js";
import {labels} from "../../vocabulary/labels.js";
import {type Language, localeOf} from "../../vocabulary/language.js";
import {type MetricId, metrics} from "../../vocabulary/metrics.js";
import {namePeerGroup} from "../../vocabulary/peerGroups.js";
import type {ComparativeMonthRow} from "../../vocabulary/rows.js";
import type {Absence, Chart, Setting} from "./chart.js";
import {compareSeasons, heldBy} from "./compare.js";
import {sortedBars} from "./shapes/sortedBars.js";

/** The first of these that is told: houses without seats have no occupancy. */
const preferred = ["occupancyRate", "averageAttendance"] as const satisfies readonly MetricId[];

export const peerMonths: Chart<"comparative_months"> = {
  id: "peer-months",
  mart: "comparative_months",
  metrics: preferred,
  exhibit(rows, setting) {
    const {now} = compareSeasons(rows, setting.snapshot);
    const told = chooseRows(now);
    if (told.length === 0) return nothing(setting);
    const {language} = setting;
    const {metric, peerGroup} = told[0]!;
    const finding = title(told, language);
    const value = (row: ComparativeMonthRow) => formatMetric(row.value, metric, language);
    const median = (row: ComparativeMonthRow) => formatMetric(row.median, metric, language);
    return {
      finding,
      subline:
        language === "fr"
          ? `${metrics[metric].label.fr} par mois de représentation, ${heldBy(setting)}`
          : `${metrics[metric].label.en} by month of performance, ${heldBy(setting)}`,
      note: note(told, peerGroup, language),
      description: `${finding}. ${told.map((row) => `${monthOf(row, language)} ${value(row)}, ${labels.peers[language]} ${median(row)}`).join("; ")}.`,
      table: {
        head: words.head[language].map((text, place) => ({text, numeric: place > 0})),
        body: told.map((row) => [
          {text: monthOf(row, language)},
          {text: value(row), numeric: true},
          {text: median(row), numeric: true},
          {text: formatCount(row.organizations, language), numeric: true}
        ])
      },
      draw: (canvas) =>
        sortedBars(canvas, finding, {
          bars: told.map((row) => ({
            label: monthOf(row, language),
            value: row.value,
            text: value(row),
            last: row.median
          })),
          lastLabel: labels.peers[language]
        })
    };
  }
};

/** One metric and one group: those that tell the most months, then the most alike; in the order of the season. */
function chooseRows(rows: readonly ComparativeMonthRow[]): ComparativeMonthRow[] {
  for (const metric of preferred) {
    const groups = Map.groupBy(
      rows.filter((row) => row.metric === metric),
      (row) => row.peerGroup
    );
    const best = [...groups.values()].toSorted(
      (a, b) => b.length - a.length || a[0]!.place - b[0]!.place
    )[0];
    if (best) return best.toSorted((a, b) => placeInSeason(a) - placeInSeason(b));
  }
  return [];
}

/** September first. */
const placeInSeason = ({month}: ComparativeMonthRow): number => (Number(month) + 3) % 12;

const nothing = ({language}: Setting): Absence => ({
  absent: words.absent[language],
  unlock: words.unlock[language]
});

/** « Vous dépassez la médiane de vos pairs 5 mois sur 8 ». */
function title(rows: readonly ComparativeMonthRow[], language: Language): string {
  if (rows.length < 3) return noFinding(words.fewMonths[language], language);
  const above = rows.filter((row) => row.value > row.median).length;
  const [count, all] = [above, rows.length].map((number) => formatCount(number, language));
  return language === "fr"
    ? `Vous dépassez la médiane de vos pairs ${count} mois sur ${all}`
    : `You are above your peers’ median ${count} months in ${all}`;
}

function note(rows: readonly ComparativeMonthRow[], group: string, language: Language): string {
  const fewest = Math.min(...rows.map(({organizations}) => organizations));
  const members = formatCounted(fewest, "organization", language);
  const name = namePeerGroup(group, language);
  return language === "fr"
    ? `Trait\u00A0: médiane publiée de vos pairs (${name}; au moins ${members} chaque mois). Un mois dont le chiffre du groupe est masqué n’est pas montré. Le mois en cours s’arrête à la date des données.`
    : `Line: your peers’ published median (${name}; at least ${members} each month). A month whose group figure is masked is not shown. The current month stops at the date of the data.`;
}

const monthOf = ({month}: ComparativeMonthRow, language: Language): string =>
  capitalize(
    new Intl.DateTimeFormat(localeOf[language], {month: "long", timeZone: "UTC"}).format(
      new Date(`2024-${month}-01T00:00:00Z`)
    )
  );

const words = {
  head: {
    fr: ["Mois", "Vous", "Médiane", "Organismes"],
    en: ["Month", "You", "Median", "Organizations"]
  },
  absent: {
    fr: "Aucun mois de la saison ne se compare encore.",
    en: "No month of the season can be compared yet."
  },
  unlock: {
    fr: "Il faut, dans un de vos groupes, cinq organismes qui jouent le même mois.",
    en: "It takes, in one of your groups, five organizations that perform in the same month."
  },
  fewMonths: {fr: "moins de trois mois comparables", en: "fewer than three comparable months"}
} as const;
