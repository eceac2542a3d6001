/**
 * The collective's closed lists: what a member's own word is mapped to, never free text.
 * External codes: Artsdata event types 4.0.2, Scène Pro taxonomy 2.0.0, OCCQ bulletins; sources and dates in
 * `data/reference/disciplines`, which a test holds to what stands here.
 */
import type {Text} from "./language.js";

export interface Code {
  label: Text;
  /** What it takes in and leaves out, for the glossary. */
  definition?: Text;
}

export interface Discipline extends Code {
  artsdata: string | null;
  scenePro: string | null;
  occq: string | null;
  /** Vocabularies in which the code was not seen at its source. */
  unverified?: readonly ("artsdata" | "scenePro" | "occq")[];
}

export const disciplines = {
  theatre: {
    label: {fr: "Théâtre", en: "Theatre"},
    artsdata: "TheatrePerformance",
    scenePro: "Theatre",
    occq: "théâtre"
  },
  dance: {
    label: {fr: "Danse", en: "Dance"},
    artsdata: "DancePerformance",
    scenePro: "Danse",
    occq: "danse"
  },
  music: {
    label: {fr: "Musique", en: "Music"},
    artsdata: "MusicPerformance",
    scenePro: "Musique",
    occq: "musique"
  },
  song: {
    label: {fr: "Chanson", en: "Song"},
    artsdata: "MusicPerformance",
    scenePro: "Musique",
    occq: "chanson",
    unverified: ["occq"]
  },
  opera: {
    label: {fr: "Opéra", en: "Opera"},
    artsdata: "OperaPerformance",
    scenePro: "Opera",
    occq: "musique",
    unverified: ["occq"]
  },
  musicalTheatre: {
    label: {fr: "Théâtre musical", en: "Musical theatre"},
    artsdata: "MusicalTheatrePerformance",
    scenePro: "Musical",
    occq: "variétés"
  },
  circus: {
    label: {fr: "Cirque", en: "Circus"},
    artsdata: "CircusPerformance",
    scenePro: "Cirque",
    occq: "variétés",
    unverified: ["occq"]
  },
  comedy: {
    label: {fr: "Humour", en: "Comedy"},
    artsdata: "ComedyPerformance",
    scenePro: "Humour",
    occq: "variétés"
  },
  variety: {
    label: {fr: "Variétés", en: "Variety"},
    artsdata: "VarietyPerformance",
    scenePro: "Variete",
    occq: "variétés"
  },
  spokenWord: {
    label: {fr: "Arts de la parole", en: "Spoken word"},
    artsdata: "SpokenWordPerformance",
    scenePro: "ArtDeLaParole",
    occq: null,
    unverified: ["occq"]
  },
  youth: {
    label: {fr: "Jeune public", en: "Young audiences"},
    artsdata: "ChildrensEvent",
    scenePro: null,
    occq: null,
    unverified: ["occq"]
  },
  museum: {
    label: {fr: "Musée", en: "Museum"},
    artsdata: "ExhibitionEvent",
    scenePro: null,
    occq: null
  },
  festival: {
    label: {fr: "Festival", en: "Festival"},
    artsdata: "Festival",
    scenePro: null,
    occq: null,
    unverified: ["occq"]
  },
  other: {
    label: {fr: "Autre", en: "Other"},
    artsdata: null,
    scenePro: null,
    occq: null
  }
} as const satisfies Record<string, Discipline>;
export type DisciplineCode = keyof typeof disciplines;

/** How a ticket was paid for. `5-metrics`, Cases settled 2, says what counts where. */
export const priceCategories = {
  regular: {label: {fr: "Tarif courant", en: "Regular price"}},
  reduced: {label: {fr: "Tarif réduit", en: "Reduced price"}},
  complimentary: {label: {fr: "Faveur", en: "Complimentary"}},
  subscription: {label: {fr: "Abonnement", en: "Subscription"}},
  package: {label: {fr: "Forfait", en: "Package"}},
  group: {label: {fr: "Groupe", en: "Group"}},
  house: {label: {fr: "Places maison", en: "House seats"}},
  unknown: {label: {fr: "Tarif inconnu", en: "Unknown price"}}
} as const satisfies Record<string, Code>;
export type PriceCategory = keyof typeof priceCategories;

export const channels = {
  web: {label: {fr: "En ligne", en: "Online"}},
  boxOffice: {label: {fr: "Guichet", en: "Box office"}},
  phone: {label: {fr: "Téléphone", en: "Phone"}},
  agent: {label: {fr: "Revendeur", en: "Agent"}},
  other: {label: {fr: "Autre canal", en: "Other channel"}},
  unknown: {label: {fr: "Canal inconnu", en: "Unknown channel"}}
} as const satisfies Record<string, Code>;
export type Channel = keyof typeof channels;

/** Yearly attendance of the organization. */
export const audienceBands = {
  under5k: {label: {fr: "Moins de 5 000 entrées", en: "Under 5,000 admissions"}, upTo: 5_000},
  from5kTo20k: {
    label: {fr: "De 5 000 à 20 000 entrées", en: "5,000 to 20,000 admissions"},
    upTo: 20_000
  },
  from20kTo60k: {
    label: {fr: "De 20 000 à 60 000 entrées", en: "20,000 to 60,000 admissions"},
    upTo: 60_000
  },
  over60k: {label: {fr: "Plus de 60 000 entrées", en: "Over 60,000 admissions"}, upTo: null}
} as const satisfies Record<string, Code & {upTo: number | null}>;
export type AudienceBand = keyof typeof audienceBands;

/** Seats of the organization's usual house: the median performance of its season. */
export const capacityBands = {
  under150: {label: {fr: "Moins de 150 places", en: "Under 150 seats"}, upTo: 150},
  from150To400: {label: {fr: "De 150 à 400 places", en: "150 to 400 seats"}, upTo: 400},
  from400To900: {label: {fr: "De 400 à 900 places", en: "400 to 900 seats"}, upTo: 900},
  over900: {label: {fr: "Plus de 900 places", en: "Over 900 seats"}, upTo: null}
} as const satisfies Record<string, Code & {upTo: number | null}>;
export type CapacityBand = keyof typeof capacityBands;

export const orderKinds = ["sale", "refund"] as const;
export const performanceStatuses = ["held", "cancelled", "moved"] as const;
export const taxBases = ["included", "excluded", "unknown"] as const;

/** Québec's seventeen administrative regions, by their official number. */
export const adminRegions = {
  "01": {label: {fr: "Bas-Saint-Laurent", en: "Bas-Saint-Laurent"}},
  "02": {label: {fr: "Saguenay–Lac-Saint-Jean", en: "Saguenay–Lac-Saint-Jean"}},
  "03": {label: {fr: "Capitale-Nationale", en: "Capitale-Nationale"}},
  "04": {label: {fr: "Mauricie", en: "Mauricie"}},
  "05": {label: {fr: "Estrie", en: "Estrie"}},
  "06": {label: {fr: "Montréal", en: "Montréal"}},
  "07": {label: {fr: "Outaouais", en: "Outaouais"}},
  "08": {label: {fr: "Abitibi-Témiscamingue", en: "Abitibi-Témiscamingue"}},
  "09": {label: {fr: "Côte-Nord", en: "Côte-Nord"}},
  "10": {label: {fr: "Nord-du-Québec", en: "Nord-du-Québec"}},
  "11": {label: {fr: "Gaspésie–Îles-de-la-Madeleine", en: "Gaspésie–Îles-de-la-Madeleine"}},
  "12": {label: {fr: "Chaudière-Appalaches", en: "Chaudière-Appalaches"}},
  "13": {label: {fr: "Laval", en: "Laval"}},
  "14": {label: {fr: "Lanaudière", en: "Lanaudière"}},
  "15": {label: {fr: "Laurentides", en: "Laurentides"}},
  "16": {label: {fr: "Montérégie", en: "Montérégie"}},
  "17": {label: {fr: "Centre-du-Québec", en: "Centre-du-Québec"}}
} as const satisfies Record<string, Code>;
export type AdminRegion = keyof typeof adminRegions;

/** Provinces and territories whose taxes a ticket may hold (data/reference/salesTaxes.yaml); `none` for who collects none. */
export const taxProvinces = [
  "QC",
  "ON",
  "NB",
  "NS",
  "PE",
  "NL",
  "MB",
  "SK",
  "AB",
  "BC",
  "YT",
  "NT",
  "NU",
  "none"
] as const;
export type TaxProvince = (typeof taxProvinces)[number];

/** Census metropolitan areas wholly or partly in Québec, by Statistics Canada's number (2021 census). */
export const metropolitanAreas = {
  "408": {label: {fr: "Saguenay", en: "Saguenay"}},
  "421": {label: {fr: "Québec", en: "Québec"}},
  "433": {label: {fr: "Sherbrooke", en: "Sherbrooke"}},
  "442": {label: {fr: "Trois-Rivières", en: "Trois-Rivières"}},
  "447": {label: {fr: "Drummondville", en: "Drummondville"}},
  "462": {label: {fr: "Montréal", en: "Montréal"}},
  "505": {label: {fr: "Ottawa–Gatineau", en: "Ottawa–Gatineau"}}
} as const satisfies Record<string, Code>;
export type MetropolitanArea = keyof typeof metropolitanAreas;
