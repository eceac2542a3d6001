/** « Cette saison et la précédente » : each show at the same number of days before its first night as comparable ones. */
import {quantileSorted} from "d3";
import {colon, noFinding, quoted} from "../../vocabulary/findings.js";
import {
  formatChange,
  formatCount,
  formatCounted,
  formatDays,
  formatNumber,
  formatSeason,
  formatSignedCount
} from "../../vocabulary/format.js";
import type {Language} from "../../vocabulary/language.js";
import type {ProductionRow} from "../../vocabulary/rows.js";
import type {Exhibit, Setting} from "../charts/chart.js";
import {noRows} from "../charts/noRows.js";
import {bridgeOf} from "../charts/seasonBridge.js";
import {type PaceBand, paceCurves} from "../charts/shapes/paceCurves.js";
import {inLanguage, type Notebook, type NotebookRows, rowsIn} from "./notebook.js";

/** Fewer comparable shows than this: no band, no finding. */
const minimumComparables = 3;

export const thisSeason: Notebook = {
  id: "this-season",
  question: {
    fr: "Comment va cette saison à côté de la précédente?",
    en: "How is this season doing beside the last one?"
  },
  summary: {
    fr: "Chaque spectacle au même nombre de jours de sa première.",
    en: "Each show at the same number of days before its first night."
  },
  lede: {
    fr: "Comparer une saison en cours à une saison finie trompe toujours. Ici, tout se lit au même stade\u00A0: même date pour la saison, même nombre de jours avant la première pour un spectacle.",
    en: "Comparing a season under way with a finished one always misleads. Here everything reads at the same stage: same date for the season, same number of days before the first night for a show."
  },
  marts: ["production_pace", "productions", "season_weekdays"],
  metrics: ["ticketsSold"],
  controls: (rows, {language, snapshot}) => [
    {
      name: "production",
      label: inLanguage(language, "Spectacle", "Show"),
      options: currentProductions(rows, snapshot.currentSeason, snapshot.asOf).map((row) => ({
        value: row.productionId,
        label: row.title
      }))
    },
    {
      name: "among",
      label: inLanguage(language, "Comparer à", "Compare with"),
      options: [
        {value: "discipline", label: inLanguage(language, "même discipline", "same artform")},
        {value: "all", label: inLanguage(language, "tous vos spectacles", "all your shows")}
      ]
    }
  ],
  exhibit(rows, setting, {production, among = "discipline"}) {
    const {language, snapshot} = setting;
    const show = currentProductions(rows, snapshot.currentSeason, snapshot.asOf).find(
      (row) => row.productionId === production
    );
    if (!show) return noRows(setting);
    const own = paceOf(rows, show);
    const comparables = comparablesOf(rows, show, among === "all", setting);
    const band = bandOf(rows, comparables);
    const finding = title(show, own, band, comparables.length, language);
    return {
      finding,
      subline: inLanguage(
        language,
        "Billets par représentation programmée, cumul selon le nombre de jours avant la première",
        "Tickets per performance programmed, cumulative by days before the first night"
      ),
      note: inLanguage(
        language,
        `Comparables\u00A0: ${formatCounted(comparables.length, "production", "fr")} des saisons ouvertes antérieures${among === "all" ? "" : ", même discipline"}. Bande\u00A0: leur moitié centrale; trait gris\u00A0: leur médiane. Billets remboursés retirés.`,
        `Comparable: ${formatCounted(comparables.length, "production", "en")} of earlier open seasons${among === "all" ? "" : ", same artform"}. Band: their middle half; grey line: their median. Refunded tickets taken out.`
      ),
      description: `${finding}. ${own.map(({daysBefore, value}) => `${formatDays(daysBefore, language)}${colon(language)} ${formatNumber(value, language)}`).join(", ")}.`,
      table: table(own, band, language),
      draw: (canvas) =>
        paceCurves(canvas, finding, {
          own,
          band,
          ownLabel: formatNumber(own.at(-1)?.value ?? 0, language),
          bandLabel: inLanguage(language, "comparables", "comparable shows"),
          days: [120, 90, 60, 30, 0].map((daysBefore) => ({
            daysBefore,
            label:
              daysBefore === 0
                ? inLanguage(language, "première", "first night")
                : inLanguage(language, `${daysBefore} j`, `${daysBefore} d`)
          })),
          formatTick: (tick) => formatCount(tick, language)
        })
    };
  },
  says(rows, setting) {
    const {language} = setting;
    const parts = bridgeOf(rowsIn(rows, "season_weekdays"), setting.snapshot);
    const late = standings(rows, setting).filter(({gap}) => gap < -0.1);
    const early = standings(rows, setting).filter(({gap}) => gap > 0.1);
    const shows = standings(rows, setting).length;
    return [
      ...(parts
        ? [
            inLanguage(
              language,
              `Depuis ${formatSeason(parts.baseline, "fr")}, ${formatSignedCount(parts.total, "fr")} entrées à la même date, dont ${formatSignedCount(parts.calendar, "fr")} parce qu’il y a eu plus ou moins de représentations.`,
              `Since ${formatSeason(parts.baseline, "en")}, ${formatSignedCount(parts.total, "en")} admissions by the same date, of which ${formatSignedCount(parts.calendar, "en")} because there were more or fewer performances.`
            ),
            inLanguage(
              language,
              `À calendrier égal, une représentation attire ${formatNumber(parts.meanNow, "fr")} personnes, contre ${formatNumber(parts.meanBefore, "fr")}.`,
              `With equal calendars, one performance draws ${formatNumber(parts.meanNow, "en")} people, against ${formatNumber(parts.meanBefore, "en")}.`
            )
          ]
        : [
            inLanguage(
              language,
              "Aucune saison ouverte antérieure\u00A0: il n’y a pas de comparaison de saison.",
              "No earlier open season: there is no comparison of seasons."
            )
          ]),
      ...(shows > 0
        ? [
            inLanguage(
              language,
              `Sur ${formatCounted(shows, "production", "fr")} de la saison qui ${shows < 2 ? "a" : "ont"} des comparables, ${late.length} ${late.length < 2 ? "est" : "sont"} en retard de plus de 10\u00A0% et ${early.length} en avance.`,
              `Of this season’s ${formatCounted(shows, "production", "en")} with comparable ones, ${late.length} ${late.length === 1 ? "is" : "are"} over 10% behind and ${early.length} ahead.`
            )
          ]
        : [])
    ];
  },
  silent: [
    {
      fr: "Ce que la suite donnera\u00A0: un spectacle en retard à 30 jours a souvent fini comme les autres, ou non; la bande le montre.",
      en: "What comes next: a show behind at 30 days often ended like the others, or not; the band shows it."
    },
    {
      fr: "L’effet d’une affiche, de la météo ou d’une infolettre\u00A0: aucune donnée ici.",
      en: "The effect of a poster, the weather or a newsletter: no data here."
    },
    {
      fr: "Si les comparables le sont vraiment\u00A0: même discipline ne veut pas dire même notoriété.",
      en: "Whether comparable shows truly are: the same artform does not mean the same fame."
    }
  ],
  exercises(rows, setting) {
    const {language} = setting;
    const parts = bridgeOf(rowsIn(rows, "season_weekdays"), setting.snapshot);
    if (!parts) return [];
    return [
      {
        question: inLanguage(
          language,
          `Quelle part de l’écart d’entrées vient du calendrier? (Différence du nombre de représentations × moyenne de ${formatSeason(parts.baseline, "fr")}.)`,
          `How much of the difference in admissions comes from the calendar? (Difference in performances × the ${formatSeason(parts.baseline, "en")} mean.)`
        ),
        answer: parts.calendar,
        tolerance: Math.max(2, Math.abs(parts.calendar) * 0.01),
        told: inLanguage(
          language,
          `${formatSignedCount(parts.calendar, "fr")}\u00A0: (${parts.heldNow} − ${parts.heldBefore}) × ${formatNumber(parts.meanBefore, "fr", 1)}.`,
          `${formatSignedCount(parts.calendar, "en")}: (${parts.heldNow} − ${parts.heldBefore}) × ${formatNumber(parts.meanBefore, "en", 1)}.`
        )
      },
      {
        question: inLanguage(
          language,
          "Et combien du reste, à calendrier égal?",
          "And how much is left, with equal calendars?"
        ),
        answer: parts.total - parts.calendar,
        tolerance: Math.max(2, Math.abs(parts.total - parts.calendar) * 0.01),
        told: inLanguage(
          language,
          `${formatSignedCount(parts.total - parts.calendar, "fr")}\u00A0: ${formatSignedCount(parts.total, "fr")} moins la part du calendrier.`,
          `${formatSignedCount(parts.total - parts.calendar, "en")}: ${formatSignedCount(parts.total, "en")} less the calendar’s part.`
        )
      }
    ];
  },
  facilitation: {
    fr: "Faites dire à voix haute la part due au calendrier avant de parler de succès. Piège courant\u00A0: comparer à une saison finie.",
    en: "Have the calendar’s part said aloud before speaking of success. Common trap: comparing with a finished season."
  },
  example: {
    fr: "Garder les jeudis à 19 h 30 et en ajouter deux au printemps.",
    en: "Keep Thursdays at 7:30 p.m. and add two in the spring."
  }
};

/** Shows of the season on sale or held, the next to open first, then those that have opened, latest first. */
function currentProductions(rows: NotebookRows, season: string, asOf: string): ProductionRow[] {
  const shows = rowsIn(rows, "productions").filter(
    (row) => row.season === season && paceOf(rows, row).length > 1
  );
  const ahead = shows.filter((row) => row.firstOn >= asOf);
  const opened = shows.filter((row) => row.firstOn < asOf);
  return [
    ...ahead.toSorted((a, b) => a.firstOn.localeCompare(b.firstOn)),
    ...opened.toSorted((a, b) => b.firstOn.localeCompare(a.firstOn))
  ];
}

/** Tickets per performance programmed, up to the first night. */
function paceOf(rows: NotebookRows, {season, productionId, performances}: ProductionRow) {
  return rowsIn(rows, "production_pace")
    .filter(
      (row) => row.season === season && row.productionId === productionId && row.daysBefore >= 0
    )
    .toSorted((a, b) => b.daysBefore - a.daysBefore)
    .filter(({daysBefore}) => daysBefore <= 120)
    .map(({daysBefore, ticketsToDate}) => ({daysBefore, value: ticketsToDate / performances}));
}

const comparablesOf = (
  rows: NotebookRows,
  show: ProductionRow,
  isAny: boolean,
  {snapshot}: Setting
): ProductionRow[] =>
  rowsIn(rows, "productions").filter(
    (row) =>
      row.season < snapshot.currentSeason &&
      !snapshot.closedSeasons.includes(row.season) &&
      row.performancesHeld > 0 &&
      (isAny || row.discipline === show.discipline)
  );

/** Median and middle half of the comparable shows on each day that all of them have. */
function bandOf(rows: NotebookRows, comparables: readonly ProductionRow[]): PaceBand[] {
  if (comparables.length < minimumComparables) return [];
  const paces = comparables.map((row) => paceOf(rows, row));
  const days = [120, 90, 60, 45, 30, 21, 14, 7, 3, 0];
  return days.flatMap((daysBefore) => {
    const values = paces
      .flatMap((pace) => pace.filter((point) => point.daysBefore === daysBefore))
      .map(({value}) => value)
      .toSorted((a, b) => a - b);
    if (values.length < minimumComparables) return [];
    const [low, median, high] = [0.25, 0.5, 0.75].map((part) => quantileSorted(values, part)!);
    return [{daysBefore, low: low!, median: median!, high: high!}];
  });
}

/** Where the show stands at its last day that the comparable ones share; null when there is none. */
function gapOf(own: readonly {daysBefore: number; value: number}[], band: readonly PaceBand[]) {
  const point = own.findLast(({daysBefore}) => band.some((day) => day.daysBefore === daysBefore));
  const day = band.find(({daysBefore}) => daysBefore === point?.daysBefore);
  if (!point || !day || day.median <= 0) return null;
  return {daysBefore: point.daysBefore, gap: point.value / day.median - 1};
}

function standings(rows: NotebookRows, setting: Setting): {gap: number}[] {
  const {currentSeason, asOf} = setting.snapshot;
  return currentProductions(rows, currentSeason, asOf).flatMap((show) => {
    const band = bandOf(rows, comparablesOf(rows, show, false, setting));
    return gapOf(paceOf(rows, show), band) ?? [];
  });
}

function title(
  {title: name}: ProductionRow,
  own: readonly {daysBefore: number; value: number}[],
  band: readonly PaceBand[],
  comparables: number,
  language: Language
): string {
  const standing = gapOf(own, band);
  if (!standing)
    return noFinding(
      inLanguage(language, "trop peu de spectacles comparables", "too few comparable shows"),
      language
    );
  const show = quoted(name, language);
  const shows = formatCounted(comparables, "production", language);
  const size = formatChange(Math.abs(standing.gap), language).replace("+", "");
  if (Math.abs(standing.gap) <= 0.1)
    return inLanguage(
      language,
      `${show} suit le rythme de ${shows} comparables`,
      `${show} keeps pace with ${shows} alike`
    );
  return standing.gap < 0
    ? inLanguage(
        language,
        `${show} est en retard de ${size} sur ${shows} comparables`,
        `${show} is ${size} behind ${shows} alike`
      )
    : inLanguage(
        language,
        `${show} est en avance de ${size} sur ${shows} comparables`,
        `${show} is ${size} ahead of ${shows} alike`
      );
}

function table(
  own: readonly {daysBefore: number; value: number}[],
  band: readonly PaceBand[],
  language: Language
): Exhibit["table"] {
  const days = [...new Set([...own, ...band].map(({daysBefore}) => daysBefore))].toSorted(
    (a, b) => b - a
  );
  const told = (value: number | undefined): string =>
    value === undefined ? "–" : formatNumber(value, language, 1);
  return {
    head: [
      inLanguage(language, "Jours avant la première", "Days before the first night"),
      inLanguage(language, "Ce spectacle", "This show"),
      inLanguage(language, "Médiane", "Median"),
      inLanguage(language, "Moitié centrale", "Middle half")
    ].map((text) => ({text, numeric: true})),
    body: days.map((day) => {
      const range = band.find(({daysBefore}) => daysBefore === day);
      const point = own.find(({daysBefore}) => daysBefore === day);
      return [
        formatCount(day, language),
        told(point?.value),
        told(range?.median),
        range
          ? inLanguage(
              language,
              `de ${told(range.low)} à ${told(range.high)}`,
              `${told(range.low)} to ${told(range.high)}`
            )
          : "–"
      ].map((text) => ({text, numeric: true}));
    })
  };
}
