/** The portrait's title: what moved most since the last open season, in one sentence. */
import {type Movement, metricMovement, minimumForTitle} from "../vocabulary/findings.js";
import {formatCounted, formatSeason} from "../vocabulary/format.js";
import type {Language} from "../vocabulary/language.js";
import type {SeasonSummaryRow} from "../vocabulary/rows.js";
import type {Setting} from "./charts/chart.js";
import {compareSeasons} from "./charts/compare.js";

/** « Vous vendez plus de billets qu’en 2018-2019, mais vos salles se remplissent moins ». */
export function headline(rows: readonly SeasonSummaryRow[], setting: Setting): string {
  const {language} = setting;
  const {now, before} = compareSeasons(rows, setting.snapshot);
  const [current, base] = [now[0], before[0]];
  if (!current || current.performancesHeld === 0) return noSeason[language];
  if (!base || base.ticketsSold < minimumForTitle) return soFar(current, language);
  const sales = metricMovement(current.ticketsSold, base.ticketsSold, "ticketsSold");
  const first = salesClause(sales, formatSeason(base.season, language), language);
  const second = secondClause(current, base, language);
  return second ? join(first, sales, second, language) : first;
}

const noSeason = {
  fr: "Votre saison n’a pas encore de représentation échue",
  en: "Your season has no performance held yet"
};

function soFar({ticketsSold, performancesHeld}: SeasonSummaryRow, language: Language): string {
  const tickets = formatCounted(ticketsSold, "ticket", language);
  const held = formatCounted(performancesHeld, "performance", language);
  return language === "fr"
    ? `${tickets} vendus à ce jour, pour ${held}`
    : `${tickets} sold so far, for ${held}`;
}

function salesClause(movement: Movement, season: string, language: Language): string {
  const clauses = {
    up: {
      fr: `Vous vendez plus de billets qu’à la même date en ${season}`,
      en: `You sell more tickets than on the same date in ${season}`
    },
    down: {
      fr: `Vous vendez moins de billets qu’à la même date en ${season}`,
      en: `You sell fewer tickets than on the same date in ${season}`
    },
    stable: {
      fr: `Vous vendez autant de billets qu’à la même date en ${season}`,
      en: `You sell as many tickets as on the same date in ${season}`
    }
  };
  return clauses[movement][language];
}

interface Clause {
  movement: Movement;
  text: string;
}

/** Houses first, else new buyers, else price: the first that moved and rests on enough. */
function secondClause(
  current: SeasonSummaryRow,
  base: SeasonSummaryRow,
  language: Language
): Clause | undefined {
  const candidates: [Movement | null, keyof typeof clauses][] = [
    [moved(current.occupancyRate, base.occupancyRate, "occupancyRate"), "houses"],
    [
      Math.min(current.uniqueBuyers, base.uniqueBuyers) < minimumForTitle
        ? null
        : moved(current.firstTimeRate, base.firstTimeRate, "firstTimeRate"),
      "newcomers"
    ],
    [
      moved(
        current.averageTicketPriceCents,
        base.averageTicketPriceCents,
        "averageTicketPriceCents"
      ),
      "price"
    ]
  ];
  const found = candidates.find(([movement]) => movement === "up" || movement === "down");
  if (!found) return undefined;
  const [movement, clause] = found as ["up" | "down", keyof typeof clauses];
  return {movement, text: clauses[clause][movement][language]};
}

const clauses = {
  houses: {
    up: {fr: "vos salles se remplissent mieux", en: "your houses are fuller"},
    down: {fr: "vos salles se remplissent moins", en: "your houses are less full"}
  },
  newcomers: {
    up: {
      fr: "une plus grande part de vos acheteurs vient pour la première fois",
      en: "a larger share of your buyers come for the first time"
    },
    down: {
      fr: "une plus petite part de vos acheteurs vient pour la première fois",
      en: "a smaller share of your buyers come for the first time"
    }
  },
  price: {
    up: {fr: "le prix moyen payé monte", en: "the average price paid rises"},
    down: {fr: "le prix moyen payé baisse", en: "the average price paid falls"}
  }
};

function moved(
  value: number | null,
  base: number | null,
  metric: Parameters<typeof metricMovement>[2]
): Movement | null {
  return value === null || base === null ? null : metricMovement(value, base, metric);
}

/** « et » when both go the same way, « mais » when they part. */
function join(first: string, sales: Movement, second: Clause, language: Language): string {
  const isSame = sales === second.movement || sales === "stable";
  const and = {fr: "et", en: "and"}[language];
  const but = {fr: "mais", en: "but"}[language];
  return `${first}, ${isSame ? and : but} ${second.text}`;
}
