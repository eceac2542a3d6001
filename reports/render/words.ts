/** Words that only reports say; what the site says too comes from src/vocabulary/labels.ts. */
import type {Text} from "../../src/vocabulary/language.js";

export const words = {
  contents: {fr: "Dans ce portrait", en: "In this portrait"},
  period: {fr: "Période", en: "Period"},
  data: {fr: "Données", en: "Data"},
  peers: {fr: "Pairs", en: "Peers"},
  noPeers: {fr: "pas encore publiés", en: "not yet published"},
  page: {fr: "page", en: "page"},
  of: {fr: "de", en: "of"},
  snapshot: {fr: "Instantané", en: "Snapshot"},
  dataAsOf: {fr: "Données au", en: "Data as of"},
  demonstration: {fr: "Données de démonstration.", en: "Demonstration data."},
  demonstrationCover: {
    fr: "Données de démonstration, organisme fictif",
    en: "Demonstration data, fictional organization"
  },
  notComputable: {fr: "non calculable", en: "not computable"},
  total: {fr: "Total", en: "Total"},
  unknown: {fr: "inconnu", en: "unknown"},
  customers: {fr: "Clients", en: "Customers"},
  orders: {fr: "Commandes", en: "Orders"},
  performances: {fr: "Représentations", en: "Performances"},
  table: {fr: "Fichier", en: "File"},
  rowsRead: {fr: "Lignes lues", en: "Rows read"},
  rowsLoaded: {fr: "Chargées", en: "Loaded"},
  rowsRejected: {fr: "Rejetées", en: "Rejected"},
  rowsDuplicate: {fr: "En double", en: "Duplicates"},
  deliveries: {fr: "Livraisons", en: "Deliveries"},
  lastReceived: {fr: "Dernière reçue", en: "Last received"},
  issue: {fr: "Anomalie", en: "Issue"},
  rows: {fr: "Lignes", en: "Rows"},
  production: {fr: "Spectacle", en: "Show"},
  performancesHeld: {fr: "Représen\u00ADtations", en: "Perfor\u00ADmances"},
  capacityOffered: {fr: "Sièges offerts", en: "Seats offered"},
  attendance: {fr: "Entrées", en: "Admissions"},
  occupancyRate: {fr: "Taux d’occupation", en: "Occupancy"},
  averageTicketPrice: {fr: "Prix moyen payé", en: "Average price paid"},
  to: {fr: "au", en: "to"}
} as const satisfies Record<string, Text>;
export type WordId = keyof typeof words;
