/** How many of a show's buyers come for the first time, beside the season's other shows. */
import {median} from "d3";
import {minimumForRate, minimumForTitle, movementOf, noFinding} from "../../vocabulary/findings.js";
import {formatCount, formatCounted, formatPersons, formatRate} from "../../vocabulary/format.js";
import type {Language} from "../../vocabulary/language.js";
import type {ShowBuyersRow} from "../../vocabulary/rows.js";
import type {Absence, Exhibit, Setting} from "../charts/chart.js";
import {sortedBars} from "../charts/shapes/sortedBars.js";
import {inLanguage} from "../notebooks/notebook.js";
import {minimumComparables} from "./pace.js";
import {isOf, type Show} from "./show.js";

type Rated = ShowBuyersRow & {buyers: number; firstTimeRate: number};

export function newcomersExhibit({production, rows}: Show, {language}: Setting): Exhibit | Absence {
  const own = rows.show_buyers.find(isOf(production));
  if (!own || !isRated(own)) return absence(own, language);
  const others = rows.show_buyers.filter(
    (row): row is Rated =>
      row.season === production.season &&
      row.productionId !== production.productionId &&
      isRated(row) &&
      row.buyers >= minimumForRate
  );
  const usual =
    others.length < minimumComparables
      ? null
      : (median(others, ({firstTimeRate}) => firstTimeRate) ?? null);
  const finding = title(own, usual, language);
  const bars = barsOf(own, usual, language);
  return {
    finding,
    subline: inLanguage(
      language,
      "Part des acheteurs qui viennent chez vous pour la première fois",
      "Share of the buyers who come to you for the first time"
    ),
    note: note(own, usual === null ? 0 : others.length, language),
    description: `${finding}. ${bars.map(({label, text}) => `${label} ${text}`).join(", ")}.`,
    table: table(own, usual, language),
    draw: (canvas) => sortedBars(canvas, finding, {bars})
  };
}

const isRated = (row: ShowBuyersRow): row is Rated =>
  row.firstTimeRate !== null && row.buyers !== "<5" && row.buyers >= minimumForRate;

const barsOf = (own: Rated, usual: number | null, language: Language) => [
  {
    label: inLanguage(language, "Ce spectacle", "This show"),
    value: own.firstTimeRate,
    text: formatRate(own.firstTimeRate, language)
  },
  ...(usual === null
    ? []
    : [
        {
          label: inLanguage(language, "Autres, médiane", "Others, median"),
          value: usual,
          text: formatRate(usual, language),
          isRest: true
        }
      ])
];

function absence(row: ShowBuyersRow | undefined, language: Language): Absence {
  if (row && row.newBuyers === null && row.buyers !== "<5" && row.buyers >= minimumForRate)
    return {
      absent: inLanguage(
        language,
        "Part de primo-acheteurs\u00A0: non calculable",
        "First-time share: not computable"
      ),
      unlock: inLanguage(
        language,
        "Il faut au moins 12 mois d’historique avant la saison.",
        "It takes at least 12 months of history before the season."
      )
    };
  const buyers = row?.buyers ?? 0;
  return {
    absent: inLanguage(
      language,
      `Trop peu d’acheteurs pour un taux (n\u00A0=\u00A0${formatPersons(buyers, "fr")})`,
      `Too few buyers for a rate (n\u00A0=\u00A0${formatPersons(buyers, "en")})`
    ),
    unlock: inLanguage(
      language,
      `Une part se lit à partir de ${minimumForRate} acheteurs.`,
      `A share can be read from ${minimumForRate} buyers on.`
    )
  };
}

function title({buyers, firstTimeRate}: Rated, usual: number | null, language: Language): string {
  if (buyers < minimumForTitle)
    return noFinding(
      inLanguage(
        language,
        `${formatCounted(buyers, "buyer", "fr")}, trop peu pour un titre`,
        `${formatCounted(buyers, "buyer", "en")}, too few for a title`
      ),
      language
    );
  const rate = formatRate(firstTimeRate, language);
  const told = inLanguage(
    language,
    `${rate} des acheteurs viennent pour la première fois`,
    `${rate} of the buyers come for the first time`
  );
  if (usual === null) return told;
  return movementOf(firstTimeRate, usual, "rate") === "stable"
    ? inLanguage(
        language,
        `${told}, comme pour vos autres spectacles`,
        `${told}, as for your other shows`
      )
    : inLanguage(
        language,
        `${told}, contre ${formatRate(usual, "fr")} d’ordinaire`,
        `${told}, against ${formatRate(usual, "en")} usually`
      );
}

const note = ({buyers}: Rated, others: number, language: Language): string =>
  `n\u00A0=\u00A0${formatCounted(buyers, "buyer", language)}.${
    others === 0
      ? ""
      : inLanguage(
          language,
          ` D’ordinaire\u00A0: médiane de ${formatCounted(others, "production", "fr")} de la saison, chacun d’au moins ${minimumForRate} acheteurs.`,
          ` Usually: median of ${formatCounted(others, "production", "en")} of the season, each of at least ${minimumForRate} buyers.`
        )
  }`;

const table = (own: Rated, usual: number | null, language: Language): Exhibit["table"] => ({
  head: [
    {text: inLanguage(language, "Spectacle", "Show")},
    {text: inLanguage(language, "Acheteurs", "Buyers"), numeric: true},
    {text: inLanguage(language, "Part de primo-acheteurs", "First-time share"), numeric: true}
  ],
  body: [
    [
      {text: inLanguage(language, "Ce spectacle", "This show")},
      {text: formatCount(own.buyers, language), numeric: true},
      {text: formatRate(own.firstTimeRate, language, 1), numeric: true}
    ],
    ...(usual === null
      ? []
      : [
          [
            {text: inLanguage(language, "Autres, médiane", "Others, median")},
            {text: "–", numeric: true},
            {text: formatRate(usual, language, 1), numeric: true}
          ]
        ])
  ]
});
