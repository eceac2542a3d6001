/** « Cette saison et la précédente » : each show at the same number of days before its first night as comparable ones. */
import {
  formatCounted,
  formatNumber,
  formatSeason,
  formatSignedCount
} from "../../vocabulary/format.js";
import type {ProductionRow} from "../../vocabulary/rows.js";
import type {Setting} from "../charts/chart.js";
import {noRows} from "../charts/noRows.js";
import {bridgeOf} from "../charts/seasonBridge.js";
import {bandOf, comparablesOf, gapOf, type PaceRows, paceExhibit, paceOf} from "../shows/pace.js";
import {inLanguage, type Notebook, type NotebookRows, rowsIn} from "./notebook.js";

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
    const {snapshot} = setting;
    const show = currentProductions(rows, snapshot.currentSeason, snapshot.asOf).find(
      (row) => row.productionId === production
    );
    if (!show) return noRows(setting);
    return paceExhibit(paceRows(rows), show, among === "all", setting);
  },
  says(rows, setting) {
    const {language} = setting;
    const parts = bridgeOf(rowsIn(rows, "season_weekdays"), setting.snapshot);
    const standing = standings(rows, setting);
    const late = standing.filter(({gap}) => gap < -0.1);
    const early = standing.filter(({gap}) => gap > 0.1);
    const shows = standing.length;
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
              `Sur ${formatCounted(shows, "production", "fr")} de la saison qui ${shows < 2 ? "a" : "ont"} des comparables, ${late.length === 0 ? "aucun n’est" : `${late.length} ${late.length < 2 ? "est" : "sont"}`} en retard de plus de 10\u00A0% et ${early.length === 0 ? "aucun" : early.length} en avance.`,
              `Of this season’s ${formatCounted(shows, "production", "en")} with comparable ones, ${late.length === 0 ? "none" : late.length} ${late.length < 2 ? "is" : "are"} over 10% behind and ${early.length === 0 ? "none" : early.length} ahead.`
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

const paceRows = (rows: NotebookRows): PaceRows => ({
  productions: rowsIn(rows, "productions"),
  production_pace: rowsIn(rows, "production_pace")
});

/** Shows of the season on sale or held, the next to open first, then those that have opened, latest first. */
function currentProductions(rows: NotebookRows, season: string, asOf: string): ProductionRow[] {
  const pace = paceRows(rows);
  const shows = pace.productions.filter(
    (row) => row.season === season && paceOf(pace, row).length > 1
  );
  const ahead = shows.filter((row) => row.firstOn >= asOf);
  const opened = shows.filter((row) => row.firstOn < asOf);
  return [
    ...ahead.toSorted((a, b) => a.firstOn.localeCompare(b.firstOn)),
    ...opened.toSorted((a, b) => b.firstOn.localeCompare(a.firstOn))
  ];
}

function standings(rows: NotebookRows, setting: Setting): {gap: number}[] {
  const {currentSeason, asOf} = setting.snapshot;
  const pace = paceRows(rows);
  return currentProductions(rows, currentSeason, asOf).flatMap((show) => {
    const band = bandOf(pace, comparablesOf(pace, show, false, setting));
    return gapOf(paceOf(pace, show), band) ?? [];
  });
}
