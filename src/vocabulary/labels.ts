/** The words of the interface, in both languages; a page, a report and an e-mail take them from here. */
import type {Text} from "./language.js";

export const labels = {
  appName: {fr: "Public C", en: "Public C"},
  skipToContent: {fr: "Aller au contenu", en: "Skip to content"},
  sections: {fr: "Sections", en: "Sections"},
  reference: {fr: "Référence", en: "Reference"},
  breadcrumbs: {fr: "Fil d’Ariane", en: "Breadcrumbs"},
  languageChoice: {fr: "Langue", en: "Language"},
  account: {fr: "Mon compte", en: "My account"},

  home: {fr: "Accueil", en: "Home"},
  portrait: {fr: "Portrait", en: "Portrait"},
  audiences: {fr: "Publics", en: "Audiences"},
  sales: {fr: "Ventes", en: "Sales"},
  programme: {fr: "Offre", en: "Programme"},
  territory: {fr: "Territoire", en: "Territory"},
  comparatives: {fr: "Comparatifs", en: "Comparatives"},
  shows: {fr: "Spectacles", en: "Shows"},
  dataPage: {fr: "Données", en: "Data"},
  notebooks: {fr: "Carnets", en: "Notebooks"},
  collective: {fr: "Le collectif", en: "The collective"},
  repertoire: {fr: "Répertoire", en: "Repertoire"},
  glossary: {fr: "Glossaire", en: "Glossary"},
  methods: {fr: "Méthodes", en: "Methods"},
  statement: {fr: "Confidentialité", en: "Confidentiality"},

  you: {fr: "Vous", en: "You"},
  peers: {fr: "Pairs", en: "Peers"},
  peerMedian: {fr: "Médiane des pairs", en: "Peer median"},
  middleHalf: {fr: "moitié centrale", en: "middle half"},
  thisSeason: {fr: "Cette saison", en: "This season"},
  lastSeason: {fr: "Saison passée", en: "Last season"},
  sameDate: {fr: "même date", en: "same date"},
  fullSeason: {fr: "saison entière", en: "full season"},
  season: {fr: "Saison", en: "Season"},
  total: {fr: "Total", en: "Total"},
  share: {fr: "Part", en: "Share"},
  closed: {fr: "fermé", en: "closed"},
  closedSeason: {fr: "saison fermée", en: "closed season"},
  unknown: {fr: "inconnu", en: "unknown"},
  demonstration: {
    fr: "Données de démonstration, organisme fictif",
    en: "Demo data, fictional organization"
  },

  masked: {fr: "masqué", en: "masked"},
  pending: {
    fr: "révisé, publication au prochain lot",
    en: "revised, published with the next batch"
  },
  notComputable: {fr: "non calculable", en: "not computable"},
  stable: {fr: "stable", en: "stable"},
  /** Between a difference and what it was: « +10 % sur 9 218 ». */
  from: {fr: "sur", en: "from"},
  about: {fr: "environ", en: "about"},
  noFinding: {fr: "Pas de constat", en: "No finding"},

  seeTable: {fr: "Voir le tableau", en: "See the table"},
  whereFrom: {fr: "D’où vient ce chiffre?", en: "Where does this come from?"},
  definition: {fr: "Définition", en: "Definition"},
  formula: {fr: "Formule", en: "Formula"},
  source: {fr: "Source", en: "Source"},
  query: {fr: "Requête", en: "Query"},
  snapshot: {fr: "Instantané", en: "Snapshot"},
  base: {fr: "Base", en: "Base"},
  dataAsOf: {fr: "Données au", en: "Data as of"},
  worthALook: {fr: "À regarder", en: "Worth a look"},
  downloadPortrait: {fr: "Télécharger le portrait (PDF)", en: "Download the portrait (PDF)"}
} as const satisfies Record<string, Text>;
export type LabelId = keyof typeof labels;

/** Why a published cell shows no value (rows.ts `reason`). */
export const reasons = {
  tooFewOrganizations: {fr: "trop peu d’organismes", en: "too few organizations"},
  tooFewPersons: {fr: "trop peu de personnes", en: "too few people"},
  confidentiality: {fr: "protection d’un organisme", en: "protects an organization"}
} as const satisfies Record<string, Text>;

/** Bands of the lead time (rows.ts `leadTimeBands`). */
export const leadTimes = {
  sameDay: {fr: "jour même", en: "same day"},
  week: {fr: "1 à 7 jours", en: "1 to 7 days"},
  month: {fr: "8 à 30 jours", en: "8 to 30 days"},
  threeMonths: {fr: "31 à 90 jours", en: "31 to 90 days"},
  earlier: {fr: "plus tôt", en: "earlier"}
} as const satisfies Record<string, Text>;
