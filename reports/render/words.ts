/** Words that only reports say; what the site says too comes from src/vocabulary/labels.ts. */
import type {Text} from "../../src/vocabulary/language.js";

export const words = {
  contents: {fr: "Dans ce rapport", en: "In this report"},
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
  to: {fr: "au", en: "to"},
  logoOf: {fr: "Logo\u00A0:", en: "Logo:"},
  nextOn: {fr: "Prochaine", en: "Next"},
  toCome: {fr: "À venir", en: "To come"},
  ordered: {fr: "Billets", en: "Tickets"},
  collectiveValue: {fr: "Collectif", en: "Collective"},
  peerGroup: {fr: "Groupe", en: "Group"},
  membersOfGroup: {fr: "Organismes", en: "Organizations"},
  published: {fr: "Indicateurs publiés", en: "Metrics published"},
  masked: {fr: "Indicateurs masqués", en: "Metrics masked"},
  reason: {fr: "Raison", en: "Reason"},
  step: {fr: "Étape", en: "Step"},
  sourceRows: {fr: "Lignes de commandes", en: "Order lines"},
  revenue: {fr: "Revenus (hors taxes)", en: "Revenue (ex taxes)"},
  deliveredTotal: {fr: "Total livré", en: "Total delivered"},
  reported: {fr: "À déclarer", en: "To report"},
  less: {fr: "Moins\u00A0:", en: "Less:"},
  all: {fr: "Ensemble", en: "All"},
  breakdown: {fr: "Ventilation", en: "Breakdown"},
  productions: {fr: "Spectacles", en: "Shows"},
  paid: {fr: "Payantes", en: "Paid"},
  free: {fr: "Gratuites", en: "Free"},
  prepaid: {fr: "Abonnements et forfaits", en: "Subscriptions and packages"},
  groups: {fr: "Dont groupes", en: "Of which groups"},
  averagePerPayer: {fr: "Revenu par spectateur payant", en: "Revenue per paying spectator"},
  discipline: {fr: "Discipline", en: "Artform"},
  region: {fr: "Région administrative", en: "Administrative region"},
  quarter: {fr: "Trimestre", en: "Quarter"},
  place: {fr: "Lieu", en: "Place"},
  counted: {fr: "Ce qui est compté\u00A0:", en: "What is counted:"},
  source: {fr: "Source\u00A0:", en: "Source:"},
  toConfirm: {
    fr: "À confirmer avec le formulaire en vigueur.",
    en: "To be confirmed with the form in force."
  },
  undelivered: {
    fr: "Aucune livraison ne permet de reconnaître ce qui suit; si vous en avez, retirez-les avant de déclarer\u00A0:",
    en: "No delivery tells the following apart; if you have any, take them out before reporting:"
  },
  provisional: {
    fr: "Chiffres provisoires\u00A0: la saison n’est pas terminée.",
    en: "Provisional figures: the season is not over."
  },
  sameStage: {fr: "Saison en cours, à la même date.", en: "This season, on the same date."}
} as const satisfies Record<string, Text>;
export type WordId = keyof typeof words;
