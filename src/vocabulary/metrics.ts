/**
 * Every metric, defined once: pages, PDFs, exports, e-mails and the glossary read this list.
 * An id is the field of the row it is shown from, and its snake_case the column of the mart.
 * Rules behind the definitions: « Cases settled » of the metric handbook, which name what counts where.
 */
import type {Text} from "./language.js";

export type Unit = "count" | "persons" | "cents" | "rate" | "days" | "km" | "ratio";

export interface Metric {
  label: Text;
  /** Grammar of the French label, for findings: « Vos billets vendus … ». */
  grammar: {gender: "masculine" | "feminine"; number: "singular" | "plural"};
  definition: Text;
  formula: Text;
  unit: Unit;
  /** What one value is about, without further breakdown. */
  grain: Text;
  /** What is left out, and why; null when nothing is. */
  exclusions: Text | null;
  /** Which way is better, when one is beyond dispute; it never colours anything. */
  direction: "none" | "higher" | "lower";
  source: string;
}

const perSeason: Text = {
  fr: "un organisme, une saison, à un même stade",
  en: "one organization, one season, at one stage"
};

const heldOnly: Text = {
  fr: "représentations annulées, privées ou à venir",
  en: "cancelled, private and upcoming performances"
};

const capacityUnknown: Text = {
  fr: "représentations dont la jauge est inconnue\u00A0: retirées du numérateur et du dénominateur",
  en: "performances of unknown capacity: left out of numerator and denominator"
};

const nobodysTickets: Text = {
  fr: "groupes de 10 billets et plus, entreprises, places maison et ventes anonymes",
  en: "groups of 10 tickets or more, companies, house seats and anonymous sales"
};

const notLinked: Text = {
  fr: "personnes que leur courriel, leur téléphone ou leur nom et code postal ne font pas reconnaître; membres hors du rapprochement des publics",
  en: "people whom neither e-mail, telephone, nor name and postal code let recognize; members outside the linking of publics"
};

const perTerritory: Text = {
  fr: "un organisme, une saison, un territoire",
  en: "one organization, one season, one territory"
};

const perMonth: Text = {
  fr: "un organisme, un mois d’une saison, à un même stade",
  en: "one organization, one month of a season, at one stage"
};

const addressUnknown: Text = {
  fr: "acheteurs sans code postal, ou dont le secteur n’est pas situé",
  en: "buyers without a postal code, or whose area is not placed"
};

const undated: Text = {
  fr: "faveurs; commandes datées après la représentation",
  en: "comps; orders dated after the performance"
};

const withoutPopulation: Text = {
  fr: "acheteurs sans code postal et territoires sans données de population",
  en: "buyers without a postal code and territories without population data"
};

export const metrics = {
  performancesHeld: {
    label: {fr: "Représentations tenues", en: "Performances held"},
    grammar: {gender: "feminine", number: "plural"},
    definition: {
      fr: "Représentations publiques qui ont eu lieu avant la date des données.",
      en: "Public performances that took place before the date of the data."
    },
    formula: {fr: "nombre de représentations", en: "number of performances"},
    unit: "count",
    grain: perSeason,
    exclusions: heldOnly,
    direction: "none",
    source: "OCCQ"
  },
  ticketsSold: {
    label: {fr: "Billets vendus (nets)", en: "Tickets sold (net)"},
    grammar: {gender: "masculine", number: "plural"},
    definition: {
      fr: "Billets payants émis, moins les billets remboursés.",
      en: "Paid tickets issued, less refunded ones."
    },
    formula: {fr: "émis payants − remboursés", en: "paid issued − refunded"},
    unit: "count",
    grain: perSeason,
    exclusions: {
      fr: "faveurs et billets d’abonnement à 0\u00A0$; représentations annulées, privées ou à venir",
      en: "comps and subscription tickets at $0; cancelled, private and upcoming performances"
    },
    direction: "none",
    source: "SecuTix"
  },
  attendance: {
    label: {fr: "Assistance", en: "Attendance"},
    grammar: {gender: "feminine", number: "singular"},
    definition: {
      fr: "Entrées aux représentations tenues\u00A0: billets payants, d’abonnement et de faveur, nets des annulations.",
      en: "Admissions to performances held: paid, subscription and complimentary tickets, net of cancelled ones."
    },
    formula: {fr: "payants + abonnements + faveurs", en: "paid + subscription + complimentary"},
    unit: "count",
    grain: perSeason,
    exclusions: heldOnly,
    direction: "none",
    source: "OCCQ"
  },
  complimentaryTickets: {
    label: {fr: "Billets de faveur", en: "Complimentary tickets"},
    grammar: {gender: "masculine", number: "plural"},
    definition: {
      fr: "Billets à 0\u00A0$ sous un tarif de faveur, ou sans tarif d’abonnement ni de forfait.",
      en: "Tickets at $0 under a complimentary price type, or under none that is a subscription or package."
    },
    formula: {fr: "billets à 0\u00A0$ − abonnements", en: "tickets at $0 − subscriptions"},
    unit: "count",
    grain: perSeason,
    exclusions: heldOnly,
    direction: "none",
    source: "SecuTix"
  },
  prepaidTickets: {
    label: {fr: "Billets d’abonnement", en: "Subscription tickets"},
    grammar: {gender: "masculine", number: "plural"},
    definition: {
      fr: "Billets à 0\u00A0$ payés ailleurs\u00A0: abonnement, forfait ou passeport.",
      en: "Tickets at $0 that were paid for elsewhere: subscription, package or pass."
    },
    formula: {
      fr: "billets à 0\u00A0$ sous un tarif d’abonnement ou de forfait",
      en: "tickets at $0 under a subscription or package price type"
    },
    unit: "count",
    grain: perSeason,
    exclusions: heldOnly,
    direction: "none",
    source: "Public C"
  },
  capacityOffered: {
    label: {fr: "Jauge offerte", en: "Capacity offered"},
    grammar: {gender: "feminine", number: "singular"},
    definition: {
      fr: "Places mises en vente aux représentations tenues dont la jauge est connue.",
      en: "Seats on sale at performances held whose capacity is known."
    },
    formula: {fr: "somme des jauges", en: "sum of capacities"},
    unit: "count",
    grain: perSeason,
    exclusions: capacityUnknown,
    direction: "none",
    source: "SecuTix, OCCQ"
  },
  occupancyRate: {
    label: {fr: "Taux d’occupation", en: "Occupancy"},
    grammar: {gender: "masculine", number: "singular"},
    definition: {
      fr: "Part des places offertes qui ont été occupées.",
      en: "Share of the seats on offer that were filled."
    },
    formula: {fr: "assistance ÷ jauge offerte", en: "attendance ÷ capacity offered"},
    unit: "rate",
    grain: perSeason,
    exclusions: capacityUnknown,
    direction: "higher",
    source: "OCCQ"
  },
  complimentaryRate: {
    label: {fr: "Taux de faveurs", en: "Comp rate"},
    grammar: {gender: "masculine", number: "singular"},
    definition: {
      fr: "Part de l’assistance entrée avec un billet de faveur.",
      en: "Share of attendance admitted on a complimentary ticket."
    },
    formula: {fr: "faveurs ÷ assistance", en: "complimentary ÷ attendance"},
    unit: "rate",
    grain: perSeason,
    exclusions: heldOnly,
    direction: "none",
    source: "Public C"
  },
  boxOfficeRevenueCents: {
    label: {fr: "Revenus de billetterie", en: "Box-office revenue"},
    grammar: {gender: "masculine", number: "plural"},
    definition: {
      fr: "Montants des billets, hors taxes, nets des remboursements. Une base de taxe inconnue est montrée telle quelle et signalée.",
      en: "Amounts of tickets, taxes excluded, net of refunds. An unknown tax basis is shown as given and marked."
    },
    formula: {fr: "somme des montants hors taxes", en: "sum of amounts before taxes"},
    unit: "cents",
    grain: perSeason,
    exclusions: heldOnly,
    direction: "none",
    source: "OCCQ"
  },
  averageTicketPriceCents: {
    label: {fr: "Prix moyen payé", en: "Average ticket price"},
    grammar: {gender: "masculine", number: "singular"},
    definition: {
      fr: "Ce qu’un billet payant rapporte en moyenne, hors taxes.",
      en: "What a paid ticket brings in on average, before taxes."
    },
    formula: {
      fr: "revenus de billetterie ÷ billets vendus",
      en: "box-office revenue ÷ tickets sold"
    },
    unit: "cents",
    grain: perSeason,
    exclusions: {
      fr: "faveurs et billets d’abonnement à 0\u00A0$",
      en: "comps and subscription tickets at $0"
    },
    direction: "none",
    source: "SecuTix, OCCQ"
  },
  uniqueBuyers: {
    label: {fr: "Acheteurs", en: "Buyers"},
    grammar: {gender: "masculine", number: "plural"},
    definition: {
      fr: "Personnes qui détiennent au moins un billet payant ou d’abonnement, chacune comptée une fois par organisme.",
      en: "People who hold at least one paid or subscription ticket, each counted once per organization."
    },
    formula: {fr: "personnes distinctes", en: "distinct people"},
    unit: "persons",
    grain: perSeason,
    exclusions: nobodysTickets,
    direction: "none",
    source: "TAA, Public C"
  },
  newBuyers: {
    label: {fr: "Primo-acheteurs", en: "First-time buyers"},
    grammar: {gender: "masculine", number: "plural"},
    definition: {
      fr: "Acheteurs de la saison qui ne détenaient aucun billet pour une représentation des 36 mois précédant son premier jour, ou de l’historique détenu s’il est plus court.",
      en: "Buyers of the season who held no ticket for a performance in the 36 months before its first day, or in the history held when shorter."
    },
    formula: {fr: "acheteurs sans billet antérieur", en: "buyers without an earlier ticket"},
    unit: "persons",
    grain: perSeason,
    exclusions: {
      fr: "non calculable avec moins de 12 mois d’historique",
      en: "not computable with less than 12 months of history"
    },
    direction: "none",
    source: "Spektrix, Public C"
  },
  firstTimeRate: {
    label: {fr: "Part des primo-acheteurs", en: "First-time rate"},
    grammar: {gender: "feminine", number: "singular"},
    definition: {
      fr: "Part des acheteurs de la saison qui en sont à leur premier achat connu.",
      en: "Share of the season’s buyers for whom it is the first known purchase."
    },
    formula: {fr: "primo-acheteurs ÷ acheteurs", en: "first-time buyers ÷ buyers"},
    unit: "rate",
    grain: perSeason,
    exclusions: {
      fr: "non calculable avec moins de 12 mois d’historique",
      en: "not computable with less than 12 months of history"
    },
    direction: "none",
    source: "Spektrix, Public C"
  },
  retentionRate: {
    label: {fr: "Fidélisation", en: "Retention"},
    grammar: {gender: "feminine", number: "singular"},
    definition: {
      fr: "Part des acheteurs de la saison de référence qui achètent de nouveau, au même stade. Après des saisons fermées, c’est le retour après la fermeture.",
      en: "Share of the baseline season’s buyers who buy again, at the same stage. After closed seasons it is the return after the closure."
    },
    formula: {
      fr: "acheteurs revenus ÷ acheteurs de la saison de référence",
      en: "returning buyers ÷ buyers of the baseline season"
    },
    unit: "rate",
    grain: perSeason,
    exclusions: {
      fr: "saisons fermées\u00A0: jamais une référence",
      en: "closed seasons: never a baseline"
    },
    direction: "higher",
    source: "Spektrix"
  },
  leadTimeDays: {
    label: {fr: "Délai d’achat", en: "Lead time"},
    grammar: {gender: "masculine", number: "singular"},
    definition: {
      fr: "Nombre médian de jours entre la commande et la représentation, par billet.",
      en: "Median number of days from order to performance, by ticket."
    },
    formula: {
      fr: "médiane de (jour de la représentation − jour de la commande)",
      en: "median of (day of performance − day of order)"
    },
    unit: "days",
    grain: perSeason,
    exclusions: {
      fr: "faveurs; commandes datées après la représentation",
      en: "comps; orders dated after the performance"
    },
    direction: "none",
    source: "SecuTix"
  },
  partySize: {
    label: {fr: "Taille de groupe", en: "Party size"},
    grammar: {gender: "feminine", number: "singular"},
    definition: {
      fr: "Nombre moyen de billets d’une même commande pour une même représentation.",
      en: "Mean number of tickets of one order for one performance."
    },
    formula: {
      fr: "billets ÷ (commandes × représentations)",
      en: "tickets ÷ (orders × performances)"
    },
    unit: "ratio",
    grain: perSeason,
    exclusions: {fr: "groupes de 10 billets et plus", en: "groups of 10 tickets or more"},
    direction: "none",
    source: "Purple Seven"
  },
  frequency: {
    label: {fr: "Fréquence", en: "Frequency"},
    grammar: {gender: "feminine", number: "singular"},
    definition: {
      fr: "Nombre moyen de représentations différentes par acheteur dans la saison.",
      en: "Mean number of different performances per buyer in the season."
    },
    formula: {
      fr: "représentations distinctes par acheteur ÷ acheteurs",
      en: "distinct performances per buyer ÷ buyers"
    },
    unit: "ratio",
    grain: perSeason,
    exclusions: nobodysTickets,
    direction: "higher",
    source: "Purple Seven, SecuTix"
  },
  averageAttendance: {
    label: {fr: "Assistance par représentation", en: "Attendance per performance"},
    grammar: {gender: "feminine", number: "singular"},
    definition: {
      fr: "Nombre moyen d’entrées d’une représentation tenue\u00A0: une taille qui ne dépend pas du nombre de représentations.",
      en: "Mean admissions of a performance held: a size that does not depend on how many performances there were."
    },
    formula: {fr: "assistance ÷ représentations tenues", en: "attendance ÷ performances held"},
    unit: "ratio",
    grain: perSeason,
    exclusions: heldOnly,
    direction: "none",
    source: "Public C"
  },
  salesPace: {
    label: {fr: "Cadence face à la saison de référence", en: "Pace against the baseline season"},
    grammar: {gender: "feminine", number: "singular"},
    definition: {
      fr: "Billets vendus pour les représentations tenues, rapportés à ceux de la dernière saison ouverte au même jour. 1 = autant.",
      en: "Tickets sold for performances held, over those of the last open season on the same day. 1 = as many."
    },
    formula: {
      fr: "billets vendus ÷ billets vendus de la saison de référence, au même stade",
      en: "tickets sold ÷ tickets sold of the baseline season, at the same stage"
    },
    unit: "ratio",
    grain: perSeason,
    exclusions: {
      fr: "saisons fermées\u00A0: jamais une référence",
      en: "closed seasons: never a baseline"
    },
    direction: "higher",
    source: "Purple Seven, Public C"
  },
  soldBefore90Rate: {
    label: {fr: "Vendu 90 jours d’avance", en: "Sold 90 days ahead"},
    grammar: {gender: "feminine", number: "singular"},
    definition: {
      fr: "Part des billets payants et d’abonnement déjà commandés 90 jours avant leur représentation\u00A0: un point de la courbe de vente.",
      en: "Share of paid and subscription tickets ordered at least 90 days before their performance: a point of the sales curve."
    },
    formula: {
      fr: "billets commandés 90 jours ou plus avant ÷ billets datés",
      en: "tickets ordered 90 days or more ahead ÷ dated tickets"
    },
    unit: "rate",
    grain: perSeason,
    exclusions: undated,
    direction: "none",
    source: "Purple Seven, SecuTix"
  },
  soldBefore30Rate: {
    label: {fr: "Vendu 30 jours d’avance", en: "Sold 30 days ahead"},
    grammar: {gender: "feminine", number: "singular"},
    definition: {
      fr: "Part des billets payants et d’abonnement déjà commandés 30 jours avant leur représentation\u00A0: un point de la courbe de vente.",
      en: "Share of paid and subscription tickets ordered at least 30 days before their performance: a point of the sales curve."
    },
    formula: {
      fr: "billets commandés 30 jours ou plus avant ÷ billets datés",
      en: "tickets ordered 30 days or more ahead ÷ dated tickets"
    },
    unit: "rate",
    grain: perSeason,
    exclusions: undated,
    direction: "none",
    source: "Purple Seven, SecuTix"
  },
  soldBefore7Rate: {
    label: {fr: "Vendu 7 jours d’avance", en: "Sold 7 days ahead"},
    grammar: {gender: "feminine", number: "singular"},
    definition: {
      fr: "Part des billets payants et d’abonnement déjà commandés 7 jours avant leur représentation\u00A0: un point de la courbe de vente.",
      en: "Share of paid and subscription tickets ordered at least 7 days before their performance: a point of the sales curve."
    },
    formula: {
      fr: "billets commandés 7 jours ou plus avant ÷ billets datés",
      en: "tickets ordered 7 days or more ahead ÷ dated tickets"
    },
    unit: "rate",
    grain: perSeason,
    exclusions: undated,
    direction: "none",
    source: "Purple Seven, SecuTix"
  },
  seasonShareRate: {
    label: {fr: "Part du mois dans la saison", en: "Month’s share of the season"},
    grammar: {gender: "feminine", number: "singular"},
    definition: {
      fr: "Part de l’assistance de la saison venue aux représentations du mois.",
      en: "Share of the season’s attendance that came to the performances of the month."
    },
    formula: {
      fr: "assistance du mois ÷ assistance de la saison, au même stade",
      en: "attendance of the month ÷ attendance of the season, at the same stage"
    },
    unit: "rate",
    grain: perMonth,
    exclusions: heldOnly,
    direction: "none",
    source: "Public C"
  },
  buyerHouseholds: {
    label: {fr: "Ménages acheteurs", en: "Buyer households"},
    grammar: {gender: "masculine", number: "plural"},
    definition: {
      fr: "Ménages distincts des acheteurs\u00A0: même nom et même code postal, ou un ménage par acheteur quand rien ne les relie.",
      en: "Distinct households of the buyers: same name and postal code, or one household per buyer where nothing ties them."
    },
    formula: {fr: "ménages distincts", en: "distinct households"},
    unit: "count",
    grain: perSeason,
    exclusions: nobodysTickets,
    direction: "none",
    source: "The Audience Agency"
  },
  recencyDays: {
    label: {fr: "Récence", en: "Recency"},
    grammar: {gender: "feminine", number: "singular"},
    definition: {
      fr: "Nombre médian de jours depuis la dernière venue des acheteurs de la saison, au jour où elle est regardée.",
      en: "Median number of days since the season’s buyers last came, on the day at which it is looked at."
    },
    formula: {
      fr: "médiane de (jour du stade − dernière représentation vue)",
      en: "median of (day of the stage − last performance seen)"
    },
    unit: "days",
    grain: perSeason,
    exclusions: nobodysTickets,
    direction: "none",
    source: "SecuTix"
  },
  medianDistanceKm: {
    label: {fr: "Distance médiane", en: "Median distance"},
    grammar: {gender: "feminine", number: "singular"},
    definition: {
      fr: "La moitié des acheteurs vit à moins de cette distance, à vol d’oiseau, du centre de leur secteur postal à celui de la municipalité de l’organisme.",
      en: "Half the buyers live within this distance, as the crow flies, from the middle of their postal area to that of the organization’s municipality."
    },
    formula: {
      fr: "médiane des distances entre centres",
      en: "median of the distances between middles"
    },
    unit: "km",
    grain: perSeason,
    exclusions: addressUnknown,
    direction: "none",
    source: "SecuTix, Public C"
  },
  catchmentRadiusKm: {
    label: {fr: "Rayon d’attraction", en: "Catchment radius"},
    grammar: {gender: "masculine", number: "singular"},
    definition: {
      fr: "Quatre acheteurs sur cinq vivent à moins de cette distance de la municipalité de l’organisme.",
      en: "Four buyers in five live within this distance of the organization’s municipality."
    },
    formula: {
      fr: "quatre cinquièmes des distances entre centres",
      en: "four fifths of the distances between middles"
    },
    unit: "km",
    grain: perSeason,
    exclusions: addressUnknown,
    direction: "none",
    source: "SecuTix, Public C"
  },
  localRate: {
    label: {fr: "Part locale", en: "Local share"},
    grammar: {gender: "feminine", number: "singular"},
    definition: {
      fr: "Part des acheteurs qui vivent à 40 km ou moins de la municipalité de l’organisme.",
      en: "Share of buyers who live within 40 km of the organization’s municipality."
    },
    formula: {
      fr: "acheteurs à 40 km ou moins ÷ acheteurs situés",
      en: "buyers within 40 km ÷ placed buyers"
    },
    unit: "rate",
    grain: perSeason,
    exclusions: addressUnknown,
    direction: "none",
    source: "Ministère du Tourisme du Québec (40 km)"
  },
  captureRate: {
    label: {fr: "Taux d’identification", en: "Data capture"},
    grammar: {gender: "masculine", number: "singular"},
    definition: {
      fr: "Part des billets dont on connaît la personne\u00A0: le reste compte dans les billets et les revenus, jamais dans les acheteurs.",
      en: "Share of tickets whose holder is known: the rest counts in tickets and revenue, never in buyers."
    },
    formula: {fr: "billets identifiés ÷ assistance", en: "identified tickets ÷ attendance"},
    unit: "rate",
    grain: perSeason,
    exclusions: nobodysTickets,
    direction: "higher",
    source: "TRG Arts"
  },
  paidOccupancyRate: {
    label: {fr: "Taux d’occupation payante", en: "Paid occupancy"},
    grammar: {gender: "masculine", number: "singular"},
    definition: {
      fr: "Part des places offertes qui ont été payées.",
      en: "Share of the seats on offer that were paid for."
    },
    formula: {fr: "billets vendus ÷ jauge offerte", en: "tickets sold ÷ capacity offered"},
    unit: "rate",
    grain: perSeason,
    exclusions: capacityUnknown,
    direction: "higher",
    source: "Public C"
  },
  revenuePerSeatCents: {
    label: {fr: "Revenu par siège offert", en: "Revenue per available seat"},
    grammar: {gender: "masculine", number: "singular"},
    definition: {
      fr: "Ce qu’une place offerte rapporte, occupée ou non\u00A0: l’occupation payante multipliée par le prix moyen.",
      en: "What a seat on offer brings in, filled or not: paid occupancy times the average price."
    },
    formula: {
      fr: "revenus de billetterie ÷ jauge offerte",
      en: "box-office revenue ÷ capacity offered"
    },
    unit: "cents",
    grain: perSeason,
    exclusions: capacityUnknown,
    direction: "higher",
    source: "SecuTix"
  },
  reducedRate: {
    label: {fr: "Part à prix réduit", en: "Reduced share"},
    grammar: {gender: "feminine", number: "singular"},
    definition: {
      fr: "Part des billets payants vendus sous le plein prix, le tarif courant le plus élevé de la représentation.",
      en: "Share of paid tickets sold below full price, the highest regular price of the performance."
    },
    formula: {
      fr: "billets sous le plein prix ÷ billets payants",
      en: "tickets below full price ÷ paid tickets"
    },
    unit: "rate",
    grain: perSeason,
    exclusions: {
      fr: "représentations sans tarif courant",
      en: "performances without a regular price"
    },
    direction: "none",
    source: "SecuTix"
  },
  averageDiscountCents: {
    label: {fr: "Rabais moyen par billet", en: "Average discount per ticket"},
    grammar: {gender: "masculine", number: "singular"},
    definition: {
      fr: "Écart moyen entre le plein prix de la représentation et le prix payé.",
      en: "Mean difference between the performance’s full price and the price paid."
    },
    formula: {fr: "moyenne de (plein prix − prix payé)", en: "mean of (full price − price paid)"},
    unit: "cents",
    grain: perSeason,
    exclusions: {
      fr: "représentations sans tarif courant",
      en: "performances without a regular price"
    },
    direction: "none",
    source: "SecuTix"
  },
  onlineRate: {
    label: {fr: "Part des ventes en ligne", en: "Online share"},
    grammar: {gender: "feminine", number: "singular"},
    definition: {
      fr: "Part de l’assistance dont le billet vient de la vente en ligne.",
      en: "Share of attendance whose ticket was issued online."
    },
    formula: {fr: "billets en ligne ÷ assistance", en: "online tickets ÷ attendance"},
    unit: "rate",
    grain: perSeason,
    exclusions: heldOnly,
    direction: "none",
    source: "Public C"
  },
  committedRate: {
    label: {fr: "Part des abonnements et forfaits", en: "Subscription and package share"},
    grammar: {gender: "feminine", number: "singular"},
    definition: {
      fr: "Part de l’assistance venue par un abonnement ou un forfait.",
      en: "Share of attendance that came through a subscription or a package."
    },
    formula: {
      fr: "billets d’abonnement et de forfait ÷ assistance",
      en: "subscription and package tickets ÷ attendance"
    },
    unit: "rate",
    grain: perSeason,
    exclusions: heldOnly,
    direction: "none",
    source: "Public C"
  },
  reactivationRate: {
    label: {fr: "Réactivation", en: "Reactivation"},
    grammar: {gender: "feminine", number: "singular"},
    definition: {
      fr: "Part des personnes sans billet depuis 36 mois au premier jour de la saison qui achètent de nouveau.",
      en: "Share of the people without a ticket for 36 months on the season’s first day who buy again."
    },
    formula: {
      fr: "personnes revenues ÷ personnes perdues de vue",
      en: "people who came back ÷ lapsed people"
    },
    unit: "rate",
    grain: perSeason,
    exclusions: {
      fr: "non calculable avec moins de 36 mois d’historique",
      en: "not computable with less than 36 months of history"
    },
    direction: "higher",
    source: "Purple Seven, Public C"
  },
  crossDisciplineRate: {
    label: {fr: "Croisement de disciplines", en: "Artform crossover"},
    grammar: {gender: "masculine", number: "singular"},
    definition: {
      fr: "Part des acheteurs qui ont vu au moins deux disciplines dans la saison.",
      en: "Share of buyers who saw at least two disciplines in the season."
    },
    formula: {
      fr: "acheteurs de deux disciplines et plus ÷ acheteurs",
      en: "buyers of two disciplines or more ÷ buyers"
    },
    unit: "rate",
    grain: perSeason,
    exclusions: nobodysTickets,
    direction: "none",
    source: "London Snapshot, Public C"
  },
  sharedBuyers: {
    label: {
      fr: "Acheteurs venus aussi chez d’autres membres",
      en: "Buyers who also came to other members"
    },
    grammar: {gender: "masculine", number: "plural"},
    definition: {
      fr: "Acheteurs de la saison qui sont aussi acheteurs, la même saison, chez au moins un autre membre du collectif.",
      en: "Buyers of the season who are also buyers, in the same season, of at least one other member of the collective."
    },
    formula: {
      fr: "acheteurs de l’organisme ∩ acheteurs d’autres membres",
      en: "buyers of the organization ∩ buyers of other members"
    },
    unit: "persons",
    grain: perSeason,
    exclusions: notLinked,
    direction: "none",
    source: "The Audience Agency, Public C"
  },
  crossoverRate: {
    label: {fr: "Croisement entre organismes", en: "Crossover between organizations"},
    grammar: {gender: "masculine", number: "singular"},
    definition: {
      fr: "Part des acheteurs de la saison qui sont aussi acheteurs chez au moins un autre membre du collectif.",
      en: "Share of the season’s buyers who are also buyers of at least one other member of the collective."
    },
    formula: {
      fr: "acheteurs venus aussi chez d’autres membres ÷ acheteurs",
      en: "buyers who also came to other members ÷ buyers"
    },
    unit: "rate",
    grain: perSeason,
    exclusions: notLinked,
    direction: "none",
    source: "London Snapshot, Public C"
  },
  distinctBuyers: {
    label: {fr: "Personnes, tous membres réunis", en: "People, all members together"},
    grammar: {gender: "feminine", number: "plural"},
    definition: {
      fr: "Acheteurs de la saison, chacun compté une fois, quel que soit le nombre de membres où il est venu.",
      en: "Buyers of the season, each counted once, to however many members they came."
    },
    formula: {fr: "nombre de personnes distinctes", en: "number of distinct people"},
    unit: "persons",
    grain: {
      fr: "le collectif, une saison, à un même stade",
      en: "the collective, one season, at one stage"
    },
    exclusions: notLinked,
    direction: "none",
    source: "The Audience Agency, Public C"
  },
  disciplineBuyers: {
    label: {fr: "Personnes par discipline", en: "People by artform"},
    grammar: {gender: "feminine", number: "plural"},
    definition: {
      fr: "Acheteurs de la saison qui ont vu une discipline, ou deux, chez un membre ou plusieurs; chacun compté une fois.",
      en: "Buyers of the season who saw one artform, or two, at one member or several; each counted once."
    },
    formula: {fr: "nombre de personnes distinctes", en: "number of distinct people"},
    unit: "persons",
    grain: {
      fr: "le collectif, une saison, à un même stade",
      en: "the collective, one season, at one stage"
    },
    exclusions: notLinked,
    direction: "none",
    source: "London Snapshot, Public C"
  },
  topBuyersRate: {
    label: {fr: "Concentration", en: "Concentration"},
    grammar: {gender: "feminine", number: "singular"},
    definition: {
      fr: "Part des billets d’acheteurs détenue par le dixième qui en achète le plus.",
      en: "Share of buyers’ tickets held by the tenth who buy the most."
    },
    formula: {
      fr: "billets du premier dixième ÷ billets d’acheteurs",
      en: "tickets of the top tenth ÷ buyers’ tickets"
    },
    unit: "rate",
    grain: perSeason,
    exclusions: nobodysTickets,
    direction: "none",
    source: "GTFAS"
  },
  topTerritoriesRate: {
    label: {fr: "Part des cinq premiers secteurs", en: "Share of the top five areas"},
    grammar: {gender: "feminine", number: "singular"},
    definition: {
      fr: "Part des acheteurs d’adresse connue qui vivent dans les cinq secteurs postaux les plus représentés.",
      en: "Share of buyers of known address who live in the five most frequent postal areas."
    },
    formula: {
      fr: "acheteurs des cinq premiers secteurs ÷ acheteurs localisés",
      en: "buyers of the top five areas ÷ located buyers"
    },
    unit: "rate",
    grain: perSeason,
    exclusions: {fr: "acheteurs sans code postal", en: "buyers without a postal code"},
    direction: "none",
    source: "Public C"
  },
  penetrationRate: {
    label: {fr: "Pénétration", en: "Penetration"},
    grammar: {gender: "feminine", number: "singular"},
    definition: {
      fr: "Acheteurs par millier de ménages du territoire; un ménage est un logement occupé par ses résidents habituels.",
      en: "Buyers per thousand households of the territory; a household is a dwelling occupied by its usual residents."
    },
    formula: {fr: "1\u00A0000 × acheteurs ÷ ménages", en: "1,000 × buyers ÷ households"},
    unit: "ratio",
    grain: perTerritory,
    exclusions: withoutPopulation,
    direction: "none",
    source: "The Audience Agency"
  },
  penetrationIndex: {
    label: {fr: "Indice de pénétration", en: "Penetration index"},
    grammar: {gender: "masculine", number: "singular"},
    definition: {
      fr: "Poids d’un territoire parmi vos acheteurs, comparé à son poids parmi les ménages du bassin où vivent quatre acheteurs sur cinq. 100 = à parité.",
      en: "A territory’s weight among your buyers, compared with its weight among the households of the catchment where four buyers in five live. 100 = par."
    },
    formula: {
      fr: "100 × part des acheteurs ÷ part des ménages",
      en: "100 × share of buyers ÷ share of households"
    },
    unit: "ratio",
    grain: perTerritory,
    exclusions: withoutPopulation,
    direction: "none",
    source: "audiencereport.com, Public C"
  },
  peerPenetrationIndex: {
    label: {fr: "Indice face aux pairs", en: "Index against peers"},
    grammar: {gender: "masculine", number: "singular"},
    definition: {
      fr: "Votre pénétration d’un territoire, comparée à la pénétration moyenne des membres du collectif qui y ont des acheteurs, vous compris. 100 = comme eux.",
      en: "Your penetration of a territory, compared with the mean penetration of the members of the collective that have buyers there, you among them. 100 = as theirs."
    },
    formula: {
      fr: "100 × pénétration ÷ (acheteurs publiés du collectif ÷ membres ÷ ménages)",
      en: "100 × penetration ÷ (the collective’s published buyers ÷ members ÷ households)"
    },
    unit: "ratio",
    grain: perTerritory,
    exclusions: {
      fr: "territoires où le chiffre du collectif est masqué; secteurs postaux\u00A0: trop fins pour être publiés",
      en: "territories where the collective’s figure is masked; postal areas: too fine to be published"
    },
    direction: "none",
    source: "Public C"
  },
  profileIndex: {
    label: {fr: "Indice de profil", en: "Profile index"},
    grammar: {gender: "masculine", number: "singular"},
    definition: {
      fr: "Poids d’une catégorie dans les quartiers où vivent vos acheteurs, comparé à son poids dans tout le bassin où vivent quatre acheteurs sur cinq. Il parle des quartiers, jamais des personnes.",
      en: "A category’s weight in the neighbourhoods where your buyers live, compared with its weight in the whole catchment where four buyers in five live. It speaks of neighbourhoods, never of people."
    },
    formula: {
      fr: "100 × part moyenne dans les secteurs des acheteurs ÷ part dans le bassin",
      en: "100 × mean share in the buyers’ areas ÷ share in the catchment"
    },
    unit: "ratio",
    grain: {
      fr: "un organisme, une saison, une catégorie du recensement",
      en: "one organization, one season, one category of the census"
    },
    exclusions: {
      fr: "acheteurs sans code postal; secteurs dont le recensement tait le chiffre; moins de 30 acheteurs situés",
      en: "buyers without a postal code; areas whose figure the census suppresses; fewer than 30 placed buyers"
    },
    direction: "none",
    source: "Norsk publikumsutvikling, audiencereport.com"
  },
  unreachedHouseholds: {
    label: {fr: "Ménages non rejoints", en: "Households not reached"},
    grammar: {gender: "masculine", number: "plural"},
    definition: {
      fr: "Ménages du territoire sans acheteur connu dans la saison, en comptant un ménage par acheteur\u00A0: votre non-public au sens large.",
      en: "Households of the territory without a known buyer in the season, counting one household per buyer: your non-public in the broad sense."
    },
    formula: {fr: "ménages − acheteurs", en: "households − buyers"},
    unit: "count",
    grain: perTerritory,
    exclusions: {
      fr: "les ventes anonymes ont pu en rejoindre une partie",
      en: "anonymous sales may have reached some of them"
    },
    direction: "none",
    source: "Public C"
  },
  nonAttendingHouseholds: {
    label: {fr: "Ménages sans aucune sortie", en: "Households that attend nothing"},
    grammar: {gender: "masculine", number: "plural"},
    definition: {
      fr: "Estimation des ménages qui ne voient aucun spectacle dans l’année\u00A0: un tiers de la population du Québec, à 1,2 point près, appliqué à chaque territoire faute de donnée locale.",
      en: "Estimate of the households that see no show in a year: a third of Québec’s population, within 1.2 points, applied to every territory for want of local data."
    },
    formula: {fr: "ménages ÷ 3", en: "households ÷ 3"},
    unit: "count",
    grain: perTerritory,
    exclusions: null,
    direction: "none",
    source: "GTFAS 2018, n = 6 254"
  },
  potentialBuyers: {
    label: {fr: "Potentiel de public", en: "Audience potential"},
    grammar: {gender: "masculine", number: "singular"},
    definition: {
      fr: "Acheteurs de plus si ce territoire était rejoint comme le meilleur quart des vôtres. Une borne plus prudente prend votre niveau habituel, la médiane.",
      en: "Additional buyers if this territory were reached like the best quarter of yours. A more cautious bound takes your usual level, the median."
    },
    formula: {
      fr: "pénétration du meilleur quart × ménages − acheteurs",
      en: "penetration of the best quarter × households − buyers"
    },
    unit: "count",
    grain: perTerritory,
    exclusions: {
      fr: "niveau fixé par au moins quatre territoires de 10 acheteurs et plus",
      en: "level set by at least four territories of 10 buyers or more"
    },
    direction: "none",
    source: "Public C"
  }
} as const satisfies Record<string, Metric>;
export type MetricId = keyof typeof metrics;
