/** What findings speak about: noun phrases with their article, and the number their verb must follow. */
import type {AdminRegion, Channel, DisciplineCode, PriceCategory} from "./codes.js";
import type {Language} from "./language.js";
import {type MetricId, metrics} from "./metrics.js";

export interface Subject {
  text: string;
  isPlural: boolean;
  isFeminine: boolean;
}

type Phrase = readonly [fr: string, en: string, pluralIn?: Language];

const disciplinePhrases: Readonly<Record<DisciplineCode, Phrase>> = {
  theatre: ["le théâtre", "theatre"],
  dance: ["la danse", "dance"],
  music: ["la musique", "music"],
  song: ["la chanson", "song"],
  opera: ["l’opéra", "opera"],
  musicalTheatre: ["le théâtre musical", "musical theatre"],
  circus: ["le cirque", "circus"],
  comedy: ["l’humour", "comedy"],
  variety: ["les variétés", "variety", "fr"],
  spokenWord: ["les arts de la parole", "spoken word", "fr"],
  youth: ["le jeune public", "the young-audience programme"],
  museum: ["le musée", "the museum"],
  festival: ["le festival", "the festival"],
  other: ["l’offre hors discipline", "the programme outside disciplines"]
};

const pricePhrases: Readonly<Record<PriceCategory, Phrase>> = {
  regular: ["le tarif courant", "the regular price"],
  reduced: ["le tarif réduit", "the reduced price"],
  complimentary: ["la faveur", "the complimentary ticket"],
  subscription: ["l’abonnement", "the subscription"],
  package: ["le forfait", "the package"],
  group: ["le tarif de groupe", "the group price"],
  house: ["la place maison", "the house seat"],
  unknown: ["le tarif inconnu", "the unknown price"]
};

const channelPhrases: Readonly<Record<Channel, Phrase>> = {
  web: ["la vente en ligne", "online sales", "en"],
  boxOffice: ["le guichet", "the box office"],
  phone: ["le téléphone", "the phone"],
  agent: ["la revente", "the agent"],
  other: ["l’autre canal", "the other channel"],
  unknown: ["le canal inconnu", "the unknown channel"]
};

/** French names its regions with an article, or without: « l’Outaouais », « Laval ». */
const regionPhrases: Readonly<Record<AdminRegion, Phrase>> = {
  "01": ["le Bas-Saint-Laurent", "Bas-Saint-Laurent"],
  "02": ["le Saguenay–Lac-Saint-Jean", "Saguenay–Lac-Saint-Jean"],
  "03": ["la Capitale-Nationale", "Capitale-Nationale"],
  "04": ["la Mauricie", "Mauricie"],
  "05": ["l’Estrie", "Estrie"],
  "06": ["Montréal", "Montréal"],
  "07": ["l’Outaouais", "Outaouais"],
  "08": ["l’Abitibi-Témiscamingue", "Abitibi-Témiscamingue"],
  "09": ["la Côte-Nord", "Côte-Nord"],
  "10": ["le Nord-du-Québec", "Nord-du-Québec"],
  "11": ["la Gaspésie–Îles-de-la-Madeleine", "Gaspésie–Îles-de-la-Madeleine"],
  "12": ["Chaudière-Appalaches", "Chaudière-Appalaches"],
  "13": ["Laval", "Laval"],
  "14": ["Lanaudière", "Lanaudière"],
  "15": ["les Laurentides", "Laurentides", "fr"],
  "16": ["la Montérégie", "Montérégie"],
  "17": ["le Centre-du-Québec", "Centre-du-Québec"]
};

/** « l’Outaouais », "Outaouais". */
export const regionSubject = (code: AdminRegion, language: Language): Subject =>
  subjectOf(regionPhrases[code], language);

/** « le théâtre », "theatre". */
export const disciplineSubject = (code: DisciplineCode, language: Language): Subject =>
  subjectOf(disciplinePhrases[code], language);

/** « le tarif réduit », "the reduced price". */
export const priceSubject = (code: PriceCategory, language: Language): Subject =>
  subjectOf(pricePhrases[code], language);

/** « la vente en ligne », "online sales". */
export const channelSubject = (code: Channel, language: Language): Subject =>
  subjectOf(channelPhrases[code], language);

/** A metric as the subject of a sentence: « vos billets vendus », "your occupancy". */
export function metricSubject(metric: MetricId, language: Language): Subject {
  const {label, grammar} = metrics[metric];
  const isPlural = (grammar.number as string) === "plural";
  const name = withoutParenthesis(lowerFirst(label[language]));
  const owner = language === "en" ? "your" : isPlural ? "vos" : "votre";
  return {
    text: `${owner} ${name}`,
    isPlural,
    isFeminine: (grammar.gender as string) === "feminine"
  };
}

function subjectOf([fr, en, pluralIn]: Phrase, language: Language): Subject {
  const text = language === "fr" ? fr : en;
  return {text, isPlural: pluralIn === language, isFeminine: /^(la |l’offre)/.test(text)};
}

const withoutParenthesis = (text: string): string => text.replace(/\s*\(.*\)$/, "");
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
