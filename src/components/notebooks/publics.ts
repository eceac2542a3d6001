/** « Qui sont nos publics ? » : those who came for the first time, season by season, and how many came back. */
import {colon, minimumForTitle, noFinding} from "../../vocabulary/findings.js";
import {
  formatCount,
  formatCounted,
  formatPersons,
  formatRate,
  formatSeason
} from "../../vocabulary/format.js";
import {intervalOf} from "../../vocabulary/interval.js";
import {labels} from "../../vocabulary/labels.js";
import type {Language} from "../../vocabulary/language.js";
import type {CohortRow} from "../../vocabulary/rows.js";
import {shortSeason} from "../../vocabulary/season.js";
import type {Absence, Setting} from "../charts/chart.js";
import {compareSeasons} from "../charts/compare.js";
import {heatGrid} from "../charts/shapes/heatGrid.js";
import {inLanguage, type Notebook, rowsIn} from "./notebook.js";

export const publics: Notebook = {
  id: "publics",
  question: {fr: "Qui sont nos publics?", en: "Who are our publics?"},
  summary: {
    fr: "Nouveaux, fidèles, revenus\u00A0: les cohortes et leur retour.",
    en: "New, loyal, returned: cohorts and their coming back."
  },
  lede: {
    fr: "Une personne compte comme nouvelle la saison où elle vient sans avoir tenu de billet dans les 36 mois d’avant. La grille suit chaque cohorte d’arrivée\u00A0: combien reviennent, saison après saison.",
    en: "A person counts as new in the season they come after holding no ticket for 36 months. The grid follows each cohort of arrival: how many come back, season after season."
  },
  marts: ["cohorts", "season_summary"],
  metrics: ["newBuyers", "firstTimeRate", "retentionRate"],
  controls: (_, {language}) => [
    {
      name: "measure",
      label: inLanguage(language, "Mesure", "Measure"),
      options: [
        {value: "share", label: inLanguage(language, "part revenue", "share who came back")},
        {value: "count", label: inLanguage(language, "nombre revenu", "number who came back")}
      ]
    },
    {
      name: "closed",
      label: inLanguage(language, "Saisons fermées", "Closed seasons"),
      options: [
        {value: "shown", label: inLanguage(language, "montrées", "shown")},
        {value: "hidden", label: inLanguage(language, "retirées", "left out")}
      ]
    }
  ],
  exhibit(rows, setting, {measure = "share", closed = "shown"}) {
    const cohorts = rowsIn(rows, "cohorts").filter((row) => closed === "shown" || !row.isClosed);
    if (cohorts.length === 0) return noCohort(setting);
    const {language} = setting;
    const arrivals = [...new Set(cohorts.map((row) => row.cohortSeason))].toSorted();
    const seasons = [...new Set(cohorts.map((row) => row.season))].toSorted();
    const lines = arrivals.map((arrival) => ({
      label: shortSeason(arrival),
      arrival,
      cells: seasons.map((season) =>
        cellOf(
          cohorts.find((row) => row.cohortSeason === arrival && row.season === season),
          measure === "share",
          language
        )
      )
    }));
    const finding = title(cohorts, language);
    return {
      finding,
      subline:
        measure === "share"
          ? inLanguage(
              language,
              "Part des nouveaux acheteurs d’une saison (lignes) qui rachètent dans une saison plus tard (colonnes)",
              "Share of a season’s new buyers (rows) who buy in a later season (columns)"
            )
          : inLanguage(
              language,
              "Nombre de nouveaux acheteurs d’une saison (lignes) qui rachètent dans une saison plus tard (colonnes)",
              "Number of a season’s new buyers (rows) who buy in a later season (columns)"
            ),
      note: note(cohorts, setting),
      description: `${finding}. ${lines.map(({label, cells}) => `${label}${colon(language)} ${cells.map((cell) => cell?.text ?? "–").join(", ")}`).join("; ")}.`,
      table: {
        head: [
          {text: inLanguage(language, "Saison d’arrivée", "Season of arrival")},
          {text: inLanguage(language, "Nouveaux", "New"), numeric: true},
          ...seasons.map((season) => ({text: formatSeason(season, language), numeric: true}))
        ],
        body: lines.map(({arrival, cells}) => [
          {text: formatSeason(arrival, language)},
          {
            text: formatPersons(
              cohorts.find((row) => row.cohortSeason === arrival)!.newBuyers,
              language
            ),
            numeric: true
          },
          ...cells.map((cell) => ({text: cell?.text ?? "–", numeric: true}))
        ])
      },
      draw: (canvas) => heatGrid(canvas, finding, {columns: seasons.map(shortSeason), rows: lines})
    };
  },
  says(rows, setting) {
    const {language} = setting;
    const {now, before, baseline} = compareSeasons(
      rowsIn(rows, "season_summary"),
      setting.snapshot
    );
    const current = now[0];
    if (!current || current.uniqueBuyers < 30)
      return [
        inLanguage(
          language,
          `Trop peu d’acheteurs cette saison pour des parts (n\u00A0=\u00A0${current?.uniqueBuyers ?? 0}).`,
          `Too few buyers this season for shares (n\u00A0=\u00A0${current?.uniqueBuyers ?? 0}).`
        )
      ];
    const latest = latestReturn(rowsIn(rows, "cohorts"));
    return [
      ...(current.firstTimeRate === null
        ? [
            inLanguage(
              language,
              "La part de primo-acheteurs n’est pas calculable\u00A0: il faut 12 mois d’historique avant la saison.",
              "The first-time share cannot be computed: it takes 12 months of history before the season."
            )
          ]
        : [
            inLanguage(
              language,
              `${formatRate(current.firstTimeRate, "fr")} de vos ${formatCounted(current.uniqueBuyers, "buyer", "fr")} viennent pour la première fois (fenêtre de ${formatCounted(current.newBuyerWindowMonths ?? 0, "month", "fr")}).`,
              `${formatRate(current.firstTimeRate, "en")} of your ${formatCounted(current.uniqueBuyers, "buyer", "en")} come for the first time (window of ${formatCounted(current.newBuyerWindowMonths ?? 0, "month", "en")}).`
            )
          ]),
      ...(current.retentionRate !== null && (current.retentionBase ?? 0) >= 30 && baseline
        ? [
            inLanguage(
              language,
              `${formatRate(current.retentionRate, "fr")} des acheteurs de ${baseline} sont revenus à ce jour (n\u00A0=\u00A0${formatCount(current.retentionBase!, "fr")}).`,
              `${formatRate(current.retentionRate, "en")} of ${formatSeason(baseline, "en")} buyers have come back so far (n\u00A0=\u00A0${formatCount(current.retentionBase!, "en")}).`
            )
          ]
        : []),
      ...(latest
        ? [
            inLanguage(
              language,
              `Pour la cohorte ${latest.cohortSeason}, l’intervalle va de ${formatRate(latest.low, "fr")} à ${formatRate(latest.high, "fr")}.`,
              `For the ${formatSeason(latest.cohortSeason, "en")} cohort, the interval runs from ${formatRate(latest.low, "en")} to ${formatRate(latest.high, "en")}.`
            )
          ]
        : []),
      ...(before[0] && current.frequency !== null && before[0].frequency !== null
        ? [
            inLanguage(
              language,
              `Un acheteur voit ${formatDecimal(current.frequency, "fr")} représentation en moyenne, contre ${formatDecimal(before[0].frequency, "fr")} en ${baseline}.`,
              `A buyer sees ${formatDecimal(current.frequency, "en")} performances on average, against ${formatDecimal(before[0].frequency, "en")} in ${formatSeason(baseline!, "en")}.`
            )
          ]
        : [])
    ];
  },
  silent: [
    {
      fr: "L’âge, la scolarité ou la langue\u00A0: la billetterie ne les connaît pas; un sondage le peut.",
      en: "Age, schooling or language: ticketing does not know them; a survey can."
    },
    {
      fr: "Les personnes qui accompagnent\u00A0: on connaît qui achète, pas qui s’assied.",
      en: "Companions: who buys is known, not who sits."
    },
    {
      fr: "Les non-publics\u00A0: qui n’est jamais venu n’est dans aucun billet.",
      en: "Non-attenders: who never came is on no ticket."
    }
  ],
  exercises(rows, setting) {
    const {language} = setting;
    const latest = latestReturn(rowsIn(rows, "cohorts"));
    const current = compareSeasons(rowsIn(rows, "season_summary"), setting.snapshot).now[0];
    return [
      ...(latest
        ? [
            {
              question: inLanguage(
                language,
                `Sur dix nouveaux acheteurs de ${latest.cohortSeason}, combien sont revenus en ${latest.season}? (À un demi près.)`,
                `Of ten new buyers of ${formatSeason(latest.cohortSeason, "en")}, how many came back in ${formatSeason(latest.season, "en")}? (Within a half.)`
              ),
              answer: latest.rate * 10,
              tolerance: 0.5,
              told: inLanguage(
                language,
                `${formatDecimal(latest.rate * 10, "fr")}\u00A0: ${formatCount(latest.returned, "fr")} sur ${formatCount(latest.newBuyers, "fr")}.`,
                `${formatDecimal(latest.rate * 10, "en")}: ${formatCount(latest.returned, "en")} of ${formatCount(latest.newBuyers, "en")}.`
              )
            }
          ]
        : []),
      ...(current?.newBuyers != null
        ? [
            {
              question: inLanguage(
                language,
                "Combien de vos acheteurs de la saison étaient déjà venus?",
                "How many of this season’s buyers had come before?"
              ),
              answer: current.uniqueBuyers - current.newBuyers,
              tolerance: 1,
              told: inLanguage(
                language,
                `${formatCount(current.uniqueBuyers - current.newBuyers, "fr")}\u00A0: ${formatCount(current.uniqueBuyers, "fr")} acheteurs moins ${formatCount(current.newBuyers, "fr")} nouveaux.`,
                `${formatCount(current.uniqueBuyers - current.newBuyers, "en")}: ${formatCount(current.uniqueBuyers, "en")} buyers less ${formatCount(current.newBuyers, "en")} new ones.`
              )
            }
          ]
        : [])
    ];
  },
  facilitation: {
    fr: "Faites décrire à chaque équipe une personne revenue et une qui ne l’est pas, puis cherchez-les dans la grille. Piège courant\u00A0: lire une saison fermée comme un désamour.",
    en: "Have each team describe a person who came back and one who did not, then look for them in the grid. Common trap: reading a closed season as a falling-out."
  },
  example: {
    fr: "Inviter chaque nouvel acheteur à un second spectacle dans les 60 jours.",
    en: "Invite every new buyer to a second show within 60 days."
  }
};

const formatDecimal = (value: number, language: Language): string =>
  new Intl.NumberFormat(language === "fr" ? "fr-CA" : "en-CA", {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1
  }).format(value);

const noCohort = ({language}: Setting): Absence => ({
  absent: inLanguage(
    language,
    "Aucune cohorte à suivre\u00A0: l’historique est trop court.",
    "No cohort to follow: history is too short."
  ),
  unlock: inLanguage(
    language,
    "Il faut une saison précédée d’au moins 12 mois d’historique, et une autre après elle.",
    "It takes a season after at least 12 months of history, and another one after it."
  )
});

function cellOf(row: CohortRow | undefined, isShare: boolean, language: Language) {
  if (!row) return null;
  if (row.isClosed) return {value: null, text: labels.closed[language]};
  const few = {value: null, text: isShare ? "n\u00A0<\u00A030" : formatPersons("<5", language)};
  if (row.returnedBuyers === null || row.returnedBuyers === "<5") return few;
  if (!isShare) return {value: row.returnedBuyers, text: formatCount(row.returnedBuyers, language)};
  return row.returnedRate === null
    ? few
    : {value: row.returnedRate, text: formatRate(row.returnedRate, language)};
}

/** The latest open season into which anybody came back, and the largest cohort that could; one without sales says nothing. */
function latestReturn(cohorts: readonly CohortRow[]) {
  const played = new Set(
    cohorts.filter((row) => row.returnedBuyers !== 0).map((row) => row.season)
  );
  const told = cohorts.filter(
    (row) =>
      !row.isClosed &&
      played.has(row.season) &&
      row.returnedRate !== null &&
      typeof row.newBuyers === "number" &&
      typeof row.returnedBuyers === "number" &&
      row.newBuyers >= minimumForTitle
  );
  const row = told.toSorted(
    (a, b) => b.season.localeCompare(a.season) || Number(b.newBuyers) - Number(a.newBuyers)
  )[0];
  if (!row) return null;
  const newBuyers = Number(row.newBuyers);
  return {
    cohortSeason: row.cohortSeason,
    season: row.season,
    newBuyers,
    returned: Number(row.returnedBuyers),
    rate: row.returnedRate!,
    ...intervalOf(row.returnedRate!, newBuyers)
  };
}

function title(cohorts: readonly CohortRow[], language: Language): string {
  const latest = latestReturn(cohorts);
  if (!latest)
    return noFinding(
      inLanguage(language, "aucune cohorte assez nombreuse", "no cohort is large enough"),
      language
    );
  const rate = formatRate(latest.rate, language);
  return inLanguage(
    language,
    `${rate} de vos nouveaux acheteurs de ${latest.cohortSeason} sont revenus en ${latest.season}`,
    `${rate} of your new buyers of ${formatSeason(latest.cohortSeason, "en")} came back in ${formatSeason(latest.season, "en")}`
  );
}

function note(cohorts: readonly CohortRow[], {language, snapshot}: Setting): string {
  const total = [...new Map(cohorts.map((row) => [row.cohortSeason, row.newBuyers])).values()]
    .filter((buyers) => buyers !== "<5")
    .reduce((sum, buyers) => sum + buyers, 0);
  return inLanguage(
    language,
    `n\u00A0=\u00A0${formatCounted(total, "buyer", "fr")} à leur première saison. La saison ${snapshot.currentSeason} n’est pas finie\u00A0: ses retours sont partiels. Hachures\u00A0: salles fermées, ou moins de 30 personnes.`,
    `n\u00A0=\u00A0${formatCounted(total, "buyer", "en")} in their first season. The ${formatSeason(snapshot.currentSeason, "en")} season is not over: its returns are partial. Hatched: halls closed, or fewer than 30 people.`
  );
}
