/** Words that only reports say; what the site says too comes from src/vocabulary/labels.ts. */
import type {Text} from "../../src/vocabulary/language.js";

export const words = {
  contents: {fr: "Dans ce portrait", en: "In this portrait"},
  period: {fr: "Période", en: "Period"},
  data: {fr: "Données", en: "Data"},
  peers: {fr: "Pairs", en: "Peers"},
  page: {fr: "page", en: "page"},
  of: {fr: "de", en: "of"},
  snapshot: {fr: "Instantané", en: "Snapshot"},
  dataAsOf: {fr: "Données au", en: "Data as of"},
  demonstration: {fr: "Données de démonstration.", en: "Demonstration data."},
  demonstrationCover: {
    fr: "Données de démonstration, organisme fictif",
    en: "Demonstration data, fictional organization"
  },
  analystNote: {fr: "Note de votre analyste", en: "A note from your analyst"},
  noRow: {fr: "Rien à montrer cette saison.", en: "Nothing to show this season."},
  notComputable: {fr: "non calculable", en: "not computable"},
  metric: {fr: "Indicateur", en: "Metric"},
  you: {fr: "Vous", en: "You"},
  median: {fr: "Médiane des pairs", en: "Peer median"},
  middleHalf: {fr: "Moitié centrale", en: "Middle half"},
  organizations: {fr: "Organismes", en: "Organizations"},
  notPublished: {fr: "non publiée", en: "not published"},
  toValue: {fr: "à", en: "to"},
  production: {fr: "Spectacle", en: "Show"},
  performancesHeld: {fr: "Représen\u00ADtations", en: "Perfor\u00ADmances"},
  capacityOffered: {fr: "Sièges offerts", en: "Seats offered"},
  attendance: {fr: "Entrées", en: "Admissions"},
  occupancyRate: {fr: "Taux d’occupation", en: "Occupancy"},
  averageTicketPrice: {fr: "Prix moyen payé", en: "Average price paid"},
  to: {fr: "au", en: "to"}
} as const satisfies Record<string, Text>;
export type WordId = keyof typeof words;
