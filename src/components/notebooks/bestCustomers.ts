/** « Qui sont nos meilleurs clients ? » : ranks of recency and frequency, and how few hold how much; never a person. */
import {colon, noFinding} from "../../vocabulary/findings.js";
import {
  formatCount,
  formatCounted,
  formatMoneyShort,
  formatPersons,
  formatRate
} from "../../vocabulary/format.js";
import type {Language} from "../../vocabulary/language.js";
import type {CustomerRankRow, CustomerTenthRow} from "../../vocabulary/rows.js";
import type {Absence, Exhibit, Setting} from "../charts/chart.js";
import {columns} from "../charts/shapes/columns.js";
import {heatGrid} from "../charts/shapes/heatGrid.js";
import {inLanguage, type Notebook, type NotebookRows, rowsIn} from "./notebook.js";

type Measure = "buyers" | "tickets" | "boxOfficeRevenueCents";

export const bestCustomers: Notebook = {
  id: "best-customers",
  question: {fr: "Qui sont nos meilleurs clients?", en: "Who are our best customers?"},
  summary: {
    fr: "Récence, fréquence, montant; et combien tient à peu de gens.",
    en: "Recency, frequency, money; and how much rests on few people."
  },
  lede: {
    fr: "Vos acheteurs des 60 derniers mois, rangés selon leur dernière visite et leur nombre de visites. Des nombres seulement\u00A0: jamais une personne, et de 1 à 4 on lit «\u00A0<\u00A05\u00A0».",
    en: "Your buyers of the last 60 months, ranked by their last visit and their number of visits. Counts only: never a person, and 1 to 4 reads “<5”."
  },
  marts: ["customer_ranks", "customer_tenths"],
  metrics: ["uniqueBuyers", "frequency"],
  controls: (rows, {language}) => [
    {
      name: "view",
      label: inLanguage(language, "Vue", "View"),
      options: [
        {
          value: "grid",
          label: inLanguage(language, "récence et fréquence", "recency and frequency")
        },
        ...(rowsIn(rows, "customer_tenths").length > 0
          ? [{value: "tenths", label: inLanguage(language, "concentration", "concentration")}]
          : [])
      ]
    },
    {
      name: "measure",
      label: inLanguage(language, "Mesure", "Measure"),
      options: [
        {value: "buyers", label: inLanguage(language, "acheteurs", "buyers")},
        {value: "boxOfficeRevenueCents", label: inLanguage(language, "revenus", "revenue")},
        {value: "tickets", label: inLanguage(language, "billets", "tickets")}
      ]
    }
  ],
  exhibit(rows, setting, {view, measure = "buyers"}) {
    const ranks = rowsIn(rows, "customer_ranks");
    if (ranks.length === 0) return nobody(setting);
    return view === "tenths"
      ? concentration(rowsIn(rows, "customer_tenths"), measure as Measure, setting)
      : grid(rows, measure as Measure, setting);
  },
  says(rows, {language}) {
    const [top] = rowsIn(rows, "customer_tenths");
    const total = countOf(rowsIn(rows, "customer_ranks"));
    const once = countOf(rowsIn(rows, "customer_ranks").filter((row) => row.frequencyRank === 1));
    const lost = lostRegulars(rows);
    if (total < 30) return [tooFew(total, language)];
    return [
      ...(top
        ? [
            inLanguage(
              language,
              `Un acheteur sur dix tient ${formatRate(top.ticketShare, "fr")} des billets et ${formatRate(top.revenueShare, "fr")} des revenus\u00A0: ${formatCount(top.buyers, "fr")} personnes, à partir de ${formatCounted(top.fromTickets, "ticket", "fr")}.`,
              `One buyer in ten holds ${formatRate(top.ticketShare, "en")} of tickets and ${formatRate(top.revenueShare, "en")} of revenue: ${formatCount(top.buyers, "en")} people, from ${formatCounted(top.fromTickets, "ticket", "en")} on.`
            )
          ]
        : []),
      inLanguage(
        language,
        `${formatRate(once / total, "fr")} des acheteurs ne sont venus qu’une fois en cinq ans.`,
        `${formatRate(once / total, "en")} of buyers came only once in five years.`
      ),
      inLanguage(
        language,
        `${formatCounted(lost, "buyer", "fr")} venus au moins trois fois ne sont pas revenus depuis plus de deux ans.`,
        `${formatCounted(lost, "buyer", "en")} who came three times or more have not been back for over two years.`
      )
    ];
  },
  silent: [
    {
      fr: "Qui ils sont\u00A0: les noms restent dans votre billetterie. Une liste à inviter s’y tire, pas ici.",
      en: "Who they are: names stay in your ticketing system. A list to invite is drawn there, not here."
    },
    {
      fr: "S’ils ont cessé de vous aimer\u00A0: les salles ont fermé entre mars 2020 et 2021, et la récence en garde la trace.",
      en: "Whether they stopped liking you: halls closed between March 2020 and 2021, and recency bears the mark."
    },
    {
      fr: "Les groupes, les entreprises et les ventes sans nom, qui ne comptent pas comme acheteurs; ni les dons.",
      en: "Groups, companies and sales without a name, which are not counted as buyers; nor donations."
    }
  ],
  exercises(rows, {language}) {
    const [top] = rowsIn(rows, "customer_tenths");
    const lost = lostRegulars(rows);
    return [
      ...(top
        ? [
            {
              question: inLanguage(
                language,
                "Quelle part des billets (en\u00A0%) tient le dixième le plus assidu? (Vue «\u00A0concentration\u00A0».)",
                "What share of tickets (in\u00A0%) does the keenest tenth hold? (View “concentration”.)"
              ),
              answer: top.ticketShare * 100,
              tolerance: 1,
              told: inLanguage(
                language,
                `${formatRate(top.ticketShare, "fr")}\u00A0: ${formatCounted(top.tickets, "ticket", "fr")} pour ${formatCounted(top.buyers, "buyer", "fr")}.`,
                `${formatRate(top.ticketShare, "en")}: ${formatCounted(top.tickets, "ticket", "en")} for ${formatCounted(top.buyers, "buyer", "en")}.`
              )
            }
          ]
        : []),
      {
        question: inLanguage(
          language,
          "Combien d’acheteurs venus au moins trois fois ne sont pas revenus depuis plus de deux ans? (Cases «\u00A0<\u00A05\u00A0» laissées de côté.)",
          "How many buyers who came three times or more have not been back for over two years? (Leave out “<5” cells.)"
        ),
        answer: lost,
        tolerance: 0,
        told: inLanguage(
          language,
          `${formatCount(lost, "fr")}\u00A0: la somme des cases des deux dernières lignes, colonnes «\u00A03 ou 4\u00A0» et au-delà.`,
          `${formatCount(lost, "en")}: the sum of the cells of the last two rows, columns “3 or 4” and beyond.`
        )
      }
    ];
  },
  facilitation: {
    fr: "Demandez d’abord une estimation à main levée\u00A0: quelle part des billets tient un acheteur sur dix? Piège courant\u00A0: traiter les assidus perdus comme des inconnus, ou croire que tous reviendront.",
    en: "Ask first for a guess by show of hands: what share of tickets does one buyer in ten hold? Common trap: treating lost regulars as strangers, or believing all will return."
  },
  example: {
    fr: "Écrire en personne aux assidus absents depuis deux ans, avant l’annonce de saison.",
    en: "Write personally to regulars absent for two years, before the season is announced."
  }
};

const nobody = ({language}: Setting): Absence => ({
  absent: inLanguage(
    language,
    "Aucun acheteur identifié dans les 60 derniers mois.",
    "No identified buyer in the last 60 months."
  ),
  unlock: inLanguage(
    language,
    "Il faut le code client dans la table des commandes.",
    "It takes the customer number in the orders table."
  )
});

const tooFew = (buyers: number, language: Language): string =>
  inLanguage(
    language,
    `Trop peu d’acheteurs pour des parts (n\u00A0=\u00A0${buyers})\u00A0: lisez les nombres, pas les pourcentages.`,
    `Too few buyers for shares (n\u00A0=\u00A0${buyers}): read the counts, not percentages.`
  );

/** Of what is told: cells of one to four persons are left out. */
const countOf = (rows: readonly CustomerRankRow[]): number =>
  rows.reduce((sum, {buyers}) => sum + (buyers === "<5" ? 0 : buyers), 0);

const lostRegulars = (rows: NotebookRows): number =>
  countOf(
    rowsIn(rows, "customer_ranks").filter((row) => row.frequencyRank >= 3 && row.recencyRank <= 2)
  );

export const recencies = {
  fr: ["plus de 3 ans", "2 à 3 ans", "1 à 2 ans", "6 à 12 mois", "moins de 6 mois"],
  en: ["over 3 years", "2 to 3 years", "1 to 2 years", "6 to 12 months", "under 6 months"]
};
export const frequencies = {
  fr: ["1 visite", "2", "3 ou 4", "5 à 9", "10 et plus"],
  en: ["1 visit", "2", "3 or 4", "5 to 9", "10 or more"]
};
const scale = [1, 2, 3, 4, 5] as const;

function grid(rows: NotebookRows, measure: Measure, setting: Setting): Exhibit {
  const {language} = setting;
  const ranks = rowsIn(rows, "customer_ranks");
  const finding = gridTitle(rows, language);
  const lines = scale.toReversed().map((recency) => ({
    label: recencies[language][recency - 1]!,
    cells: scale.map((frequency) =>
      cellOf(
        ranks.find((row) => row.recencyRank === recency && row.frequencyRank === frequency),
        measure,
        language
      )
    )
  }));
  return {
    finding,
    subline: `${measureNames[measure][language]}${inLanguage(
      language,
      ", selon la dernière visite (lignes) et le nombre de visites (colonnes), 60 derniers mois",
      ", by last visit (rows) and number of visits (columns), last 60 months"
    )}`,
    note: inLanguage(
      language,
      `n\u00A0=\u00A0${formatCounted(countOf(ranks), "buyer", "fr")}, hors cases de 1 à 4 personnes (hachurées). Seuils fixes\u00A0: 183, 365, 731 et 1 096 jours; 2, 3, 5 et 10 visites.`,
      `n\u00A0=\u00A0${formatCounted(countOf(ranks), "buyer", "en")}, cells of 1 to 4 people (hatched) left out. Fixed cut-points: 183, 365, 731 and 1,096 days; 2, 3, 5 and 10 visits.`
    ),
    description: `${finding}. ${lines.map(({label, cells}) => `${label}${colon(language)} ${cells.map((cell) => cell?.text ?? "0").join(", ")}`).join("; ")}.`,
    table: {
      head: [
        {text: inLanguage(language, "Dernière visite", "Last visit")},
        ...frequencies[language].map((text) => ({text, numeric: true}))
      ],
      body: lines.map(({label, cells}) => [
        {text: label},
        ...cells.map((cell) => ({text: cell?.text ?? "0", numeric: true}))
      ])
    },
    draw: (canvas) => heatGrid(canvas, finding, {columns: [...frequencies[language]], rows: lines})
  };
}

const measureNames: Readonly<Record<Measure, Record<Language, string>>> = {
  buyers: {fr: "Acheteurs", en: "Buyers"},
  tickets: {fr: "Billets", en: "Tickets"},
  boxOfficeRevenueCents: {fr: "Revenus", en: "Revenue"}
};

function cellOf(row: CustomerRankRow | undefined, measure: Measure, language: Language) {
  if (!row || row.buyers === 0) return null;
  const value = row[measure];
  if (value === "<5" || value === null) return {value: null, text: formatPersons("<5", language)};
  return {
    value,
    text:
      measure === "boxOfficeRevenueCents"
        ? formatMoneyShort(value, language)
        : formatCount(value, language)
  };
}

function gridTitle(rows: NotebookRows, language: Language): string {
  const total = countOf(rowsIn(rows, "customer_ranks"));
  if (total < 100)
    return noFinding(
      inLanguage(
        language,
        `${formatCounted(total, "buyer", "fr")}, trop peu pour un titre`,
        `${formatCounted(total, "buyer", "en")}, too few for a title`
      ),
      language
    );
  const regulars = countOf(
    rowsIn(rows, "customer_ranks").filter((row) => row.frequencyRank >= 3 && row.recencyRank >= 4)
  );
  return inLanguage(
    language,
    `${formatCounted(regulars, "buyer", "fr")} sur ${formatCount(total, "fr")} viennent souvent, et sont venus cette année`,
    `${formatCount(regulars, "en")} of ${formatCounted(total, "buyer", "en")} come often, and came this year`
  );
}

function concentration(
  tenths: readonly CustomerTenthRow[],
  measure: Measure,
  {language}: Setting
): Exhibit {
  const isMoney = measure === "boxOfficeRevenueCents";
  const shareOf = (row: CustomerTenthRow): number => (isMoney ? row.revenueShare : row.ticketShare);
  const share = formatRate(shareOf(tenths[0]!), language);
  const finding = inLanguage(
    language,
    `Un acheteur sur dix fait ${share} de vos ${isMoney ? "revenus" : "billets"}`,
    `One buyer in ten makes up ${share} of your ${isMoney ? "revenue" : "tickets"}`
  );
  const total = tenths.reduce((sum, {buyers}) => sum + buyers, 0);
  return {
    finding,
    subline: inLanguage(
      language,
      `Part des ${isMoney ? "revenus" : "billets"} par dixième d’acheteurs, des plus assidus aux moins, 60 derniers mois`,
      `Share of ${isMoney ? "revenue" : "tickets"} by tenth of buyers, keenest first, last 60 months`
    ),
    note: inLanguage(
      language,
      `n\u00A0=\u00A0${formatCounted(total, "buyer", "fr")}. Repère publié\u00A0: 13\u00A0% du public québécois prend 44\u00A0% des billets (GTFAS, 2018), tous lieux réunis.`,
      `n\u00A0=\u00A0${formatCounted(total, "buyer", "en")}. Published landmark: 13% of Québec’s public takes 44% of tickets (GTFAS, 2018), all venues together.`
    ),
    description: `${finding}. ${tenths.map((row) => formatRate(shareOf(row), language)).join(", ")}.`,
    table: {
      head: [
        {text: inLanguage(language, "Dixième", "Tenth"), numeric: true},
        {text: inLanguage(language, "Acheteurs", "Buyers"), numeric: true},
        {text: inLanguage(language, "Billets", "Tickets"), numeric: true},
        {text: inLanguage(language, "À partir de", "From"), numeric: true},
        {text: inLanguage(language, "Part", "Share"), numeric: true}
      ],
      body: tenths.map((row) =>
        [
          formatCount(row.tenth, language),
          formatCount(row.buyers, language),
          formatCount(row.tickets, language),
          formatCounted(row.fromTickets, "ticket", language),
          formatRate(shareOf(row), language, 1)
        ].map((text) => ({text, numeric: true}))
      )
    },
    draw: (canvas) =>
      columns(canvas, finding, {
        columns: tenths.map((row) => ({
          label: formatCount(row.tenth, language),
          value: shareOf(row),
          text: formatRate(shareOf(row), language)
        }))
      })
  };
}
