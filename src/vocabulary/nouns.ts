/** Nouns that are counted in findings and notes, with what French must know to agree with them. */
import type {Language} from "./language.js";

export interface Noun {
  fr: {one: string; many: string; gender: "masculine" | "feminine"};
  en: {one: string; many: string};
}

export const nouns = {
  admission: {
    fr: {one: "entrée", many: "entrées", gender: "feminine"},
    en: {one: "admission", many: "admissions"}
  },
  buyer: {
    fr: {one: "acheteur", many: "acheteurs", gender: "masculine"},
    en: {one: "buyer", many: "buyers"}
  },
  day: {fr: {one: "jour", many: "jours", gender: "masculine"}, en: {one: "day", many: "days"}},
  delivery: {
    fr: {one: "livraison", many: "livraisons", gender: "feminine"},
    en: {one: "delivery", many: "deliveries"}
  },
  dwelling: {
    fr: {one: "ménage", many: "ménages", gender: "masculine"},
    en: {one: "household", many: "households"}
  },
  month: {fr: {one: "mois", many: "mois", gender: "masculine"}, en: {one: "month", many: "months"}},
  organization: {
    fr: {one: "organisme", many: "organismes", gender: "masculine"},
    en: {one: "organization", many: "organizations"}
  },
  performance: {
    fr: {one: "représentation", many: "représentations", gender: "feminine"},
    en: {one: "performance", many: "performances"}
  },
  point: {
    fr: {one: "point", many: "points", gender: "masculine"},
    en: {one: "point", many: "points"}
  },
  production: {
    fr: {one: "spectacle", many: "spectacles", gender: "masculine"},
    en: {one: "show", many: "shows"}
  },
  row: {fr: {one: "ligne", many: "lignes", gender: "feminine"}, en: {one: "row", many: "rows"}},
  season: {
    fr: {one: "saison", many: "saisons", gender: "feminine"},
    en: {one: "season", many: "seasons"}
  },
  ticket: {
    fr: {one: "billet", many: "billets", gender: "masculine"},
    en: {one: "ticket", many: "tickets"}
  }
} as const satisfies Record<string, Noun>;
export type NounId = keyof typeof nouns;

/** The noun agreed with a number: French is singular below 2 (« 1,5 point »), English only at 1. */
export function nameCounted(count: number, noun: NounId, language: Language): string {
  const size = Math.abs(count);
  const forms = nouns[noun][language];
  const isSingular = language === "fr" ? size < 2 : size === 1;
  return isSingular ? forms.one : forms.many;
}
