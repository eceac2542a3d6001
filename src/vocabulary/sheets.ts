/** The words of a granted show's sheet: its tables, their categories, and why one is not shown. */
import {type Channel, channels, type PriceCategory, priceCategories} from "./codes.js";
import {labels} from "./labels.js";
import type {Language, Text} from "./language.js";
import type {ShowBreakdown} from "./rows.js";

/** Table → its title, what its categories are, and what it counts. */
export const sheetTables = {
  weeks: {
    title: {fr: "Courbe de vente", en: "Sales curve"},
    category: {fr: "Semaines avant la représentation", en: "Weeks before the performance"},
    value: {fr: "Billets", en: "Tickets"}
  },
  territories: {
    title: {fr: "D’où vient le public", en: "Where the public comes from"},
    category: {fr: "Municipalité", en: "Municipality"},
    value: {fr: "Personnes", en: "People"}
  },
  acquaintance: {
    title: {fr: "Nouveaux pour l’organisme", en: "New to the organization"},
    category: {fr: "Public du spectacle", en: "Public of the show"},
    value: {fr: "Personnes", en: "People"}
  },
  overlap: {
    title: {fr: "Public commun aux deux organismes", en: "Public the two organizations share"},
    category: {fr: "Public du spectacle", en: "Public of the show"},
    value: {fr: "Personnes", en: "People"}
  },
  prices: {
    title: {fr: "Billets par tarif", en: "Tickets by price type"},
    category: {fr: "Tarif", en: "Price type"},
    value: {fr: "Billets", en: "Tickets"}
  },
  revenue: {
    title: {fr: "Revenus par tarif", en: "Revenue by price type"},
    category: {fr: "Tarif", en: "Price type"},
    value: {fr: "Revenus hors taxes", en: "Revenue before taxes"}
  },
  channels: {
    title: {fr: "Billets par canal de vente", en: "Tickets by sales channel"},
    category: {fr: "Canal", en: "Channel"},
    value: {fr: "Billets", en: "Tickets"}
  }
} as const satisfies Record<ShowBreakdown, {title: Text; category: Text; value: Text}>;

/** Why a table that was granted is not there. */
export const unshownReasons = {
  notLinked: {
    fr: "le recoupement des publics n’est pas disponible pour ce spectacle",
    en: "the comparison of publics is not available for this show"
  },
  tooFewPersons: {
    fr: "trop peu de personnes, dans le public commun ou hors de lui",
    en: "too few people, in the shared public or outside it"
  }
} as const satisfies Record<string, Text>;

/** A category of a sheet's table, in words. */
export function sheetCategory(
  breakdown: ShowBreakdown,
  category: string,
  language: Language
): string {
  switch (breakdown) {
    case "prices":
    case "revenue":
      return priceCategories[category as PriceCategory].label[language];
    case "channels":
      return channels[category as Channel].label[language];
    case "weeks":
      return weeksText(Number(category), language);
    case "territories":
      return category === "unknown" ? labels.unknown[language] : category;
    case "acquaintance":
    case "overlap":
      return publics[category as keyof typeof publics][language];
  }
}

const publics = {
  new: {fr: "venus pour la première fois", en: "came for the first time"},
  known: {fr: "déjà venus", en: "had come before"},
  shared: {
    fr: "aussi venus chez l’autre organisme, cette saison ou les deux précédentes",
    en: "also came to the other organization, that season or the two before"
  },
  ownOnly: {fr: "pas venus chez l’autre organisme", en: "did not come to the other organization"}
} as const satisfies Record<string, Text>;

/** Weeks from order to performance; 26 stands for half a year and more. */
function weeksText(weeks: number, language: Language): string {
  if (weeks >= 26) return language === "fr" ? "26 semaines et plus" : "26 weeks and more";
  if (weeks === 0) return language === "fr" ? "dernière semaine" : "last week";
  return language === "fr"
    ? `${weeks} semaine${weeks === 1 ? "" : "s"}`
    : `${weeks} week${weeks === 1 ? "" : "s"}`;
}
