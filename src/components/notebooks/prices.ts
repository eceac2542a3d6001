/** « Devrions-nous changer nos prix ? » : how shows fill by price among comparable ones; an association, never a cause. */

import {type DisciplineCode, disciplines} from "../../vocabulary/codes.js";
import {colon, minimumForRate, movementOf, noFinding} from "../../vocabulary/findings.js";
import {
  formatCount,
  formatCounted,
  formatMoney,
  formatNumber,
  formatRate
} from "../../vocabulary/format.js";
import type {Language, Text} from "../../vocabulary/language.js";
import {type PriceTierRow, type ProductionRow, priceTiers} from "../../vocabulary/rows.js";
import type {Absence, Exhibit, Setting} from "../charts/chart.js";
import {type Bar, sortedBars} from "../charts/shapes/sortedBars.js";
import {inLanguage, type Notebook, type NotebookRows, rowsIn} from "./notebook.js";

/** Fewer shows than this cannot be cut in three. */
const minimumShows = 6;

export const prices: Notebook = {
  id: "prices",
  question: {fr: "Devrions-nous changer nos prix?", en: "Should our ticket prices change?"},
  summary: {
    fr: "Remplissage selon le prix, parmi des spectacles comparables.",
    en: "How shows fill by price, among comparable ones."
  },
  lede: {
    fr: "Vos spectacles, du moins cher au plus cher, et comment ils se sont remplis. C’est une association, pas une cause\u00A0: un spectacle attendu est souvent plus cher et plus plein.",
    en: "Your shows from the least to the most expensive, and how they filled. It is an association, not a cause: an awaited show is often both dearer and fuller."
  },
  marts: ["productions", "price_tiers"],
  metrics: ["averageTicketPriceCents", "occupancyRate", "reducedRate"],
  controls: (rows, setting) => [
    {
      name: "discipline",
      label: inLanguage(setting.language, "Spectacles comparables", "Comparable shows"),
      options: [
        ...comparableDisciplines(rows, setting).map((code) => ({
          value: code,
          label: disciplines[code].label[setting.language]
        })),
        {value: "all", label: inLanguage(setting.language, "toutes disciplines", "all artforms")}
      ]
    },
    {
      name: "view",
      label: inLanguage(setting.language, "Vue", "View"),
      options: [
        {
          value: "thirds",
          label: inLanguage(
            setting.language,
            "remplissage par tiers de prix",
            "filling by third of price"
          )
        },
        {
          value: "tiers",
          label: inLanguage(setting.language, "billets par palier", "tickets by tier")
        }
      ]
    }
  ],
  exhibit: (rows, setting, {discipline = "all", view}) =>
    view === "tiers"
      ? tiersExhibit(rows, discipline, setting)
      : thirdsExhibit(rows, discipline, setting),
  says(rows, setting) {
    const {language} = setting;
    const slope = slopeOf(showsOf(rows, "all", setting));
    const tiers = tierShares(rows, "all", setting);
    const full = tiers.find(({tier}) => tier === "full");
    const deep = tiers.find(({tier}) => tier === "deep");
    return [
      slope
        ? inLanguage(
            language,
            `Un prix plus haut de 10\u00A0% va avec ${formatSignedRate(slope.at10, "fr")} de billets par représentation (entre ${formatSignedRate(slope.low10, "fr")} et ${formatSignedRate(slope.high10, "fr")}, ${formatCounted(slope.shows, "production", "fr")}, à discipline égale).`,
            `A price 10% higher goes with ${formatSignedRate(slope.at10, "en")} tickets per performance (between ${formatSignedRate(slope.low10, "en")} and ${formatSignedRate(slope.high10, "en")}, ${formatCounted(slope.shows, "production", "en")}, within artforms).`
          )
        : inLanguage(
            language,
            "Trop peu de spectacles comparables pour lier prix et ventes.",
            "Too few comparable shows to relate price and sales."
          ),
      ...(slope && slope.low10 < 0 && slope.high10 > 0
        ? [
            inLanguage(
              language,
              "L’intervalle contient zéro\u00A0: le lien n’est pas établi dans un sens ni dans l’autre.",
              "The interval holds zero: the link is not established either way."
            )
          ]
        : []),
      ...(full && deep
        ? [
            inLanguage(
              language,
              `${formatRate(full.share, "fr")} des billets se vendent près du plein tarif; ${formatRate(deep.share, "fr")}, sous les trois quarts.`,
              `${formatRate(full.share, "en")} of tickets sell near full price; ${formatRate(deep.share, "en")}, under three quarters of it.`
            )
          ]
        : [])
    ];
  },
  silent: [
    {
      fr: "Ce qui arriverait si vous changiez un prix\u00A0: rien n’a été essayé, les prix suivent la notoriété.",
      en: "What would happen if you changed a price: nothing was tried, prices follow fame."
    },
    {
      fr: "Ce que paient ceux qui ne sont pas venus, ni qui un prix a arrêté.",
      en: "What those who did not come would pay, nor whom a price stopped."
    },
    {
      fr: "Les frais de service, l’inflation et les prix des voisins.",
      en: "Service fees, inflation and the neighbours’ prices."
    }
  ],
  exercises(rows, setting) {
    const {language} = setting;
    const shows = showsOf(rows, "all", setting).filter(
      (row) => row.season === setting.snapshot.currentSeason
    );
    const sold = shows.reduce((sum, row) => sum + row.ticketsSold, 0);
    const cents = shows.reduce((sum, row) => sum + row.boxOfficeRevenueCents, 0);
    if (sold === 0) return [];
    const spare = Math.floor(sold * (1 - 1 / 1.1));
    return [
      {
        question: inLanguage(
          language,
          "À +10\u00A0% de prix, combien de billets de la saison pourriez-vous perdre sans perdre de revenu?",
          "At +10% in price, how many of the season’s tickets could you lose without losing revenue?"
        ),
        answer: spare,
        tolerance: Math.max(1, sold * 0.01),
        told: inLanguage(
          language,
          `${formatCount(spare, "fr")}\u00A0: ${formatCount(sold, "fr")} × (1 − 1 ÷ 1,1). Neuf billets sur cent.`,
          `${formatCount(spare, "en")}: ${formatCount(sold, "en")} × (1 − 1 ÷ 1.1). Nine tickets in a hundred.`
        )
      },
      {
        question: inLanguage(
          language,
          "Quel est le prix moyen payé cette saison, en dollars?",
          "What is the average price paid this season, in dollars?"
        ),
        answer: cents / sold / 100,
        tolerance: 0.5,
        told: inLanguage(
          language,
          `${formatMoney(cents / sold, "fr")}\u00A0: les revenus divisés par ${formatCounted(sold, "ticket", "fr")} payants.`,
          `${formatMoney(cents / sold, "en")}: revenue divided by ${formatCounted(sold, "ticket", "en")} paid.`
        )
      }
    ];
  },
  facilitation: {
    fr: "Avant toute hausse, demandez\u00A0: que devrait-on voir dans trois mois pour revenir en arrière? Piège courant\u00A0: conclure d’un spectacle cher et plein que le prix remplit.",
    en: "Before any rise, ask: what should we see in three months to turn back? Common trap: concluding from a dear, full show that price fills."
  },
  example: {
    fr: "Essayer +3\u00A0$ au parterre sur deux spectacles jumeaux, l’un à l’ancien prix.",
    en: "Try +$3 in the stalls on two twin shows, one of them at the old price."
  }
};

const formatSignedRate = (rate: number, language: Language): string =>
  `${rate > 0 ? "+" : ""}${formatRate(rate, language)}`;

/** Shows held in open seasons that sold at a price. */
const showsOf = (rows: NotebookRows, discipline: string, {snapshot}: Setting): ProductionRow[] =>
  rowsIn(rows, "productions").filter(
    (row) =>
      !snapshot.closedSeasons.includes(row.season) &&
      row.performancesHeld > 0 &&
      row.averageTicketPriceCents !== null &&
      row.ticketsSold >= minimumForRate &&
      (discipline === "all" || row.discipline === discipline)
  );

/** Artforms with enough shows to cut in three, the largest first. */
function comparableDisciplines(rows: NotebookRows, setting: Setting): DisciplineCode[] {
  const byCode = Map.groupBy(showsOf(rows, "all", setting), (row) => row.discipline);
  return [...byCode]
    .filter(([, shows]) => shows.length >= minimumShows)
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([code]) => code);
}

interface Third {
  label: string;
  from: number;
  to: number;
  shows: readonly ProductionRow[];
  fill: number;
}

const names: readonly Text[] = [
  {fr: "Les moins chers", en: "Least expensive"},
  {fr: "Au milieu", en: "In between"},
  {fr: "Les plus chers", en: "Most expensive"}
];

/** Occupancy where every third knows its seats, else admissions per performance. */
function thirdsOf(shows: readonly ProductionRow[], language: Language) {
  const sorted = shows.toSorted((a, b) => a.averageTicketPriceCents! - b.averageTicketPriceCents!);
  const cuts = [0, 1, 2].map((third) =>
    sorted.slice(
      Math.round((third * sorted.length) / 3),
      Math.round(((third + 1) * sorted.length) / 3)
    )
  );
  const hasSeats = cuts.every((cut) => cut.some((row) => row.occupancyRate !== null));
  const thirds: Third[] = cuts.map((cut, place) => ({
    label: names[place]![language],
    from: cut[0]!.averageTicketPriceCents!,
    to: cut.at(-1)!.averageTicketPriceCents!,
    shows: cut,
    fill: hasSeats ? occupancyOf(cut) : attendanceOf(cut)
  }));
  return {thirds, hasSeats};
}

function occupancyOf(shows: readonly ProductionRow[]): number {
  const seated = shows.filter((row) => row.occupancyRate !== null && row.capacityOffered);
  const seats = seated.reduce((sum, row) => sum + row.capacityOffered!, 0);
  return seated.reduce((sum, row) => sum + row.occupancyRate! * row.capacityOffered!, 0) / seats;
}

const attendanceOf = (shows: readonly ProductionRow[]): number =>
  shows.reduce((sum, row) => sum + row.attendance, 0) /
  shows.reduce((sum, row) => sum + row.performancesHeld, 0);

function thirdsExhibit(
  rows: NotebookRows,
  discipline: string,
  setting: Setting
): Exhibit | Absence {
  const {language} = setting;
  const shows = showsOf(rows, discipline, setting);
  if (shows.length < minimumShows) return tooFewShows(shows.length, setting);
  const {thirds, hasSeats} = thirdsOf(shows, language);
  const told = (value: number): string =>
    hasSeats ? formatRate(value, language) : formatNumber(value, language);
  const range = ({from, to}: Third): string =>
    inLanguage(
      language,
      `de ${formatMoney(from, "fr")} à ${formatMoney(to, "fr")}`,
      `${formatMoney(from, "en")} to ${formatMoney(to, "en")}`
    );
  const finding = thirdsTitle(thirds, hasSeats, told, language);
  return {
    finding,
    subline: hasSeats
      ? inLanguage(
          language,
          "Taux d’occupation des spectacles, rangés en trois selon leur prix moyen payé, saisons ouvertes",
          "Occupancy of shows, in three by their average price paid, open seasons"
        )
      : inLanguage(
          language,
          "Entrées par représentation, spectacles rangés en trois selon leur prix moyen payé, saisons ouvertes",
          "Admissions per performance, shows in three by their average price paid, open seasons"
        ),
    note: inLanguage(
      language,
      `n\u00A0=\u00A0${formatCounted(shows.length, "production", "fr")}. Une association\u00A0: la notoriété, la salle et le jour pèsent sur le prix et sur les ventes à la fois.`,
      `n\u00A0=\u00A0${formatCounted(shows.length, "production", "en")}. An association: fame, hall and day weigh on price and sales at once.`
    ),
    description: `${finding}. ${thirds.map((third) => `${third.label}, ${range(third)}${colon(language)} ${told(third.fill)}`).join("; ")}.`,
    table: {
      head: [
        {text: inLanguage(language, "Tiers de prix", "Third by price")},
        {text: inLanguage(language, "Prix moyen", "Average price"), numeric: true},
        {text: inLanguage(language, "Spectacles", "Shows"), numeric: true},
        {
          text: hasSeats
            ? inLanguage(language, "Occupation", "Occupancy")
            : inLanguage(language, "Entrées par représentation", "Admissions per performance"),
          numeric: true
        }
      ],
      body: thirds.map((third) => [
        {text: third.label},
        {text: range(third), numeric: true},
        {text: formatCount(third.shows.length, language), numeric: true},
        {text: told(third.fill), numeric: true}
      ])
    },
    draw: (canvas) =>
      sortedBars(canvas, finding, {
        bars: thirds.map((third) => ({
          label: third.label,
          value: third.fill,
          text: `${told(third.fill)} (${range(third)})`
        }))
      })
  };
}

function thirdsTitle(
  thirds: readonly Third[],
  hasSeats: boolean,
  told: (value: number) => string,
  language: Language
): string {
  const [low, high] = [thirds[0]!.fill, thirds[2]!.fill];
  const [a, b] = [told(high), told(low)];
  if (movementOf(high, low, hasSeats ? "rate" : "count") === "stable")
    return inLanguage(
      language,
      `Chers ou non, vos spectacles se remplissent autant\u00A0: ${a}, contre ${b}`,
      `Dear or not, your shows fill as much: ${a}, against ${b}`
    );
  return high > low
    ? inLanguage(
        language,
        `Vos spectacles les plus chers se remplissent plus\u00A0: ${a}, contre ${b}`,
        `Your most expensive shows fill more: ${a}, against ${b}`
      )
    : inLanguage(
        language,
        `Vos spectacles les plus chers se remplissent moins\u00A0: ${a}, contre ${b}`,
        `Your most expensive shows fill less: ${a}, against ${b}`
      );
}

const tooFewShows = (shows: number, {language}: Setting): Absence => ({
  absent: inLanguage(
    language,
    `Trop peu de spectacles comparables\u00A0: ${shows}, il en faut ${minimumShows}.`,
    `Too few comparable shows: ${shows}, it takes ${minimumShows}.`
  ),
  unlock: inLanguage(
    language,
    "Élargissez à toutes les disciplines, ou attendez une saison de plus.",
    "Widen to all artforms, or wait for another season."
  )
});

export const tierNames: Readonly<Record<PriceTierRow["tier"], Text>> = {
  full: {fr: "Plein tarif (95\u00A0% et plus)", en: "Full price (95% and over)"},
  reduced: {fr: "Réduit (75 à 95\u00A0%)", en: "Reduced (75 to 95%)"},
  deep: {fr: "Très réduit (sous 75\u00A0%)", en: "Deeply reduced (under 75%)"},
  prepaid: {fr: "Abonnement, payé ailleurs", en: "Subscription, paid elsewhere"},
  complimentary: {fr: "Faveur", en: "Complimentary"},
  unknown: {fr: "Sans tarif courant", en: "No regular price"}
};

/** Share of the current season's tickets by tier. */
function tierShares(rows: NotebookRows, discipline: string, setting: Setting) {
  const {currentSeason} = setting.snapshot;
  const shown = new Set(
    rowsIn(rows, "productions")
      .filter((row) => discipline === "all" || row.discipline === discipline)
      .map((row) => row.productionId)
  );
  const tiers = rowsIn(rows, "price_tiers").filter(
    (row) => row.season === currentSeason && shown.has(row.productionId)
  );
  const total = tiers.reduce((sum, row) => sum + row.tickets, 0);
  return priceTiers
    .map((tier) => {
      const tickets = tiers
        .filter((row) => row.tier === tier)
        .reduce((sum, row) => sum + row.tickets, 0);
      return {tier, tickets, share: total > 0 ? tickets / total : 0, total};
    })
    .filter(({tickets}) => tickets > 0);
}

function tiersExhibit(rows: NotebookRows, discipline: string, setting: Setting): Exhibit | Absence {
  const {language} = setting;
  const tiers = tierShares(rows, discipline, setting);
  if (tiers.length === 0) return tooFewShows(0, setting);
  const {total} = tiers[0]!;
  const full = tiers.find(({tier}) => tier === "full");
  const share = formatRate(full?.share ?? 0, language);
  const finding =
    total < minimumForRate
      ? noFinding(
          inLanguage(
            language,
            `${formatCounted(total, "ticket", "fr")}, trop peu pour des parts`,
            `${formatCounted(total, "ticket", "en")}, too few for shares`
          ),
          language
        )
      : inLanguage(
          language,
          `Le plein tarif fait ${share} de vos billets de la saison`,
          `Full price makes up ${share} of your tickets this season`
        );
  return {
    finding,
    subline: inLanguage(
      language,
      "Part des billets selon le prix payé, rapporté au plus haut tarif courant de la représentation",
      "Share of tickets by price paid, against the highest regular price of the performance"
    ),
    note: `n\u00A0=\u00A0${formatCounted(total, "ticket", language)}.`,
    description: `${finding}. ${tiers.map(({tier, share: part}) => `${tierNames[tier][language]} ${formatRate(part, language)}`).join(", ")}.`,
    table: {
      head: [
        {text: inLanguage(language, "Palier", "Tier")},
        {text: inLanguage(language, "Billets", "Tickets"), numeric: true},
        {text: inLanguage(language, "Part", "Share"), numeric: true}
      ],
      body: tiers.map(({tier, tickets, share: part}) => [
        {text: tierNames[tier][language]},
        {text: formatCount(tickets, language), numeric: true},
        {text: formatRate(part, language, 1), numeric: true}
      ])
    },
    draw: (canvas) =>
      sortedBars(canvas, finding, {
        bars: tiers.map(
          ({tier, share: part, tickets}): Bar => ({
            label: tierNames[tier][language],
            value: part,
            text:
              total < minimumForRate ? formatCount(tickets, language) : formatRate(part, language),
            ...(tier === "unknown" && {isRest: true})
          })
        )
      })
  };
}

/**
 * Log of tickets per performance on log of price, within artforms (least squares on differences from each one's mean);
 * told as the change that goes with +10 % in price, with a 95 % interval.
 */
export function slopeOf(shows: readonly ProductionRow[]) {
  const groups = [...Map.groupBy(shows, (row) => row.discipline).values()].filter(
    (group) => group.length > 1
  );
  const points = groups.flatMap((group) => {
    const x = group.map((row) => Math.log(row.averageTicketPriceCents!));
    const y = group.map((row) => Math.log(row.ticketsSold / row.performancesHeld));
    const [meanX, meanY] = [average(x), average(y)];
    return group.map((_, place) => ({x: x[place]! - meanX, y: y[place]! - meanY}));
  });
  const freedom = points.length - groups.length - 1;
  const spread = points.reduce((sum, {x}) => sum + x * x, 0);
  if (freedom < 8 || spread < 1e-6) return null;
  const slope = points.reduce((sum, {x, y}) => sum + x * y, 0) / spread;
  const residual = points.reduce((sum, {x, y}) => sum + (y - slope * x) ** 2, 0);
  const half = 2.1 * Math.sqrt(residual / freedom / spread);
  const at = (exponent: number): number => 1.1 ** exponent - 1;
  return {
    shows: points.length,
    slope,
    at10: at(slope),
    low10: at(slope - half),
    high10: at(slope + half)
  };
}

const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
