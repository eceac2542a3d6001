/** The price mix of a show: share of its tickets by tier, beside its comparable shows' median share. */
import {median} from "d3";
import {minimumForTitle, movementOf, noFinding} from "../../vocabulary/findings.js";
import {formatCount, formatCounted, formatRate} from "../../vocabulary/format.js";
import type {Language} from "../../vocabulary/language.js";
import {type PriceTierRow, priceTiers} from "../../vocabulary/rows.js";
import type {Absence, Exhibit, Setting} from "../charts/chart.js";
import {sortedBars} from "../charts/shapes/sortedBars.js";
import {inLanguage} from "../notebooks/notebook.js";
import {tierNames} from "../notebooks/prices.js";
import {minimumComparables} from "./pace.js";
import {isOf, type Show} from "./show.js";

interface Tier {
  tier: PriceTierRow["tier"];
  tickets: number;
  share: number;
  /** Median share of the comparable shows; null when they are too few. */
  usual: number | null;
}

export function pricesExhibit(show: Show, {language}: Setting): Exhibit | Absence {
  const tiers = tiersOf(show);
  const total = tiers.reduce((sum, {tickets}) => sum + tickets, 0);
  if (total === 0) return noTicket(language);
  const finding = title(tiers, total, language);
  const hasUsual = tiers.some(({usual}) => usual !== null);
  return {
    finding,
    subline: inLanguage(
      language,
      "Part des billets par palier, par rapport au tarif courant le plus haut de la représentation",
      "Share of tickets by tier, against the performance’s highest regular price"
    ),
    note: `n\u00A0=\u00A0${formatCounted(total, "ticket", language)}.${hasUsual ? usualNote(show, language) : ""}`,
    description: `${finding}. ${tiers.map(({tier, share}) => `${tierNames[tier][language]} ${formatRate(share, language)}`).join(", ")}.`,
    table: table(tiers, language),
    draw: (canvas) =>
      sortedBars(canvas, finding, {
        bars: tiers.map(({tier, share, usual}) => ({
          label: tierNames[tier][language].replace(/ \(.*/, ""),
          value: share,
          text: formatRate(share, language),
          last: usual,
          ...(tier === "unknown" && {isRest: true})
        })),
        lastLabel: hasUsual ? inLanguage(language, "comparables", "comparable") : undefined
      })
  };
}

function tiersOf({production, comparables, rows}: Show): Tier[] {
  const own = sharesOf(rows.price_tiers.filter(isOf(production)));
  const others = comparables.map((other) => sharesOf(rows.price_tiers.filter(isOf(other))));
  return priceTiers.flatMap((tier) => {
    const found = own.get(tier);
    if (!found || found.tickets === 0) return [];
    const usual =
      others.length < minimumComparables
        ? null
        : (median(others, (shares) => shares.get(tier)?.share ?? 0) ?? null);
    return {tier, ...found, usual};
  });
}

function sharesOf(tiers: readonly PriceTierRow[]) {
  const total = tiers.reduce((sum, {tickets}) => sum + tickets, 0) || 1;
  return new Map(tiers.map(({tier, tickets}) => [tier, {tickets, share: tickets / total}]));
}

const noTicket = (language: Language): Absence => ({
  absent: inLanguage(language, "Aucun billet à ce jour.", "No ticket so far."),
  unlock: inLanguage(
    language,
    "Les paliers apparaissent après la première représentation.",
    "Tiers appear after the first performance."
  )
});

/** The tier that parts most from the usual, else the largest. */
function title(tiers: readonly Tier[], total: number, language: Language): string {
  if (total < minimumForTitle)
    return noFinding(
      inLanguage(
        language,
        `${formatCounted(total, "ticket", "fr")}, trop peu pour des parts`,
        `${formatCounted(total, "ticket", "en")}, too few for shares`
      ),
      language
    );
  const named = tiers.filter(({tier}) => tier !== "unknown");
  const gap = ({share, usual}: Tier): number => Math.abs(share - (usual ?? share));
  const [first] = named.toSorted((a, b) => gap(b) - gap(a) || b.share - a.share);
  if (!first)
    return noFinding(
      inLanguage(language, "aucun tarif courant à comparer", "no regular price to compare with"),
      language
    );
  const isUsual = first.usual === null || movementOf(first.share, first.usual, "rate") === "stable";
  return isUsual ? largest(named, language) : against(first, language);
}

function largest(tiers: readonly Tier[], language: Language): string {
  const first = tiers.reduce((best, tier) => (tier.share > best.share ? tier : best));
  const share = formatRate(first.share, language);
  return inLanguage(
    language,
    `${share} des billets ${phrases[first.tier].fr}`,
    `${share} of tickets ${phrases[first.tier].en}`
  );
}

const against = ({tier, share, usual}: Tier, language: Language): string =>
  inLanguage(
    language,
    `${formatRate(share, "fr")} des billets ${phrases[tier].fr}, contre ${formatRate(usual!, "fr")} d’ordinaire`,
    `${formatRate(share, "en")} of tickets ${phrases[tier].en}, against ${formatRate(usual!, "en")} usually`
  );

const phrases: Readonly<Record<PriceTierRow["tier"], {fr: string; en: string}>> = {
  full: {fr: "sont à plein tarif", en: "are at full price"},
  reduced: {fr: "sont à tarif réduit", en: "are at a reduced price"},
  deep: {fr: "sont à tarif très réduit", en: "are deeply reduced"},
  prepaid: {fr: "viennent d’abonnements", en: "come from subscriptions"},
  complimentary: {fr: "sont des faveurs", en: "are complimentary"},
  unknown: {fr: "sont sans tarif courant", en: "have no regular price"}
};

const usualNote = ({comparables}: Show, language: Language): string => {
  const counted = formatCounted(comparables.length, "production", language);
  return inLanguage(
    language,
    ` Trait\u00A0: médiane de ${counted} comparables.`,
    ` Line: median of ${counted} alike.`
  );
};

const table = (tiers: readonly Tier[], language: Language): Exhibit["table"] => ({
  head: heads[language].map((text, place) => ({text, numeric: place > 0})),
  body: tiers.map(({tier, tickets, share, usual}) => [
    {text: tierNames[tier][language]},
    {text: formatCount(tickets, language), numeric: true},
    {text: formatRate(share, language, 1), numeric: true},
    {text: usual === null ? "–" : formatRate(usual, language, 1), numeric: true}
  ])
});

const heads = {
  fr: ["Palier", "Billets", "Part", "Part médiane des comparables"],
  en: ["Tier", "Tickets", "Share", "Median share of comparable shows"]
};
