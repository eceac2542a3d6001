/**
 * The bodies that members report to: what each one leaves out, rule by rule, each with its reason and its source.
 * The marts `reddition_steps` and `reddition_figures` apply these lists in this order; a report prints them.
 * Where a form was not at hand, `isChecked` is false and the report says so.
 */
import type {Text} from "./language.js";

export interface FunderRule {
  /** What is left out. */
  label: Text;
  reason: Text;
  /**
   * performance: all of it goes · tickets: some of its tickets go · money: only the money goes ·
   * undelivered: no delivery says it, so that only the member can take it out.
   */
  takes: "performance" | "tickets" | "money" | "undelivered";
}

const outOfScope: Text = {
  fr: "relève d’un autre relevé",
  en: "belongs to another return"
};

export const funderRules = {
  cancelled: {
    label: {fr: "Représentations annulées", en: "Cancelled performances"},
    reason: {fr: "elles n’ont pas eu lieu", en: "they did not take place"},
    takes: "performance"
  },
  notHeldYet: {
    label: {fr: "Représentations à venir", en: "Performances to come"},
    reason: {
      fr: "elles n’avaient pas eu lieu à la date des données",
      en: "they had not taken place on the date of the data"
    },
    takes: "performance"
  },
  privatePerformance: {
    label: {fr: "Représentations privées", en: "Private performances"},
    reason: {fr: "le public ne pouvait pas y acheter de billet", en: "the public could not buy"},
    takes: "performance"
  },
  museumVisit: {
    label: {fr: "Visites muséales", en: "Museum visits"},
    reason: outOfScope,
    takes: "performance"
  },
  performingArts: {
    label: {fr: "Spectacles", en: "Performing-arts shows"},
    reason: outOfScope,
    takes: "performance"
  },
  noPaidTicket: {
    label: {fr: "Représentations sans billet payant", en: "Performances without a paid ticket"},
    reason: {
      fr: "une représentation payante est une représentation dont on vend l’entrée",
      en: "a paid performance is one whose admission is sold"
    },
    takes: "performance"
  },
  festivalPass: {
    label: {fr: "Forfaits et passeports de festival", en: "Festival passes"},
    reason: {
      fr: "l’entrée au macaron ou au passeport n’est pas un billet",
      en: "admission with a pass is not a ticket"
    },
    takes: "tickets"
  },
  unknownTax: {
    label: {fr: "Montants de base de taxe inconnue", en: "Amounts of unknown tax basis"},
    reason: {
      fr: "les revenus se déclarent sans les taxes, et la livraison ne dit pas si elles y sont",
      en: "revenue is reported without taxes, and the delivery does not say whether they are in"
    },
    takes: "money"
  },
  amateur: {
    label: {fr: "Représentations d’amateurs", en: "Amateur performances"},
    reason: {fr: "le relevé porte sur les professionnels", en: "the return is about professionals"},
    takes: "undelivered"
  },
  schoolPerformance: {
    label: {
      fr: "Représentations scolaires données dans les écoles",
      en: "School performances given in schools"
    },
    reason: {fr: "aucun billet n’y est vendu au public", en: "no ticket is sold to the public"},
    takes: "undelivered"
  },
  volunteers: {
    label: {
      fr: "Entrées du personnel, des bénévoles et des fournisseurs",
      en: "Admissions of staff, volunteers and suppliers"
    },
    reason: {fr: "ils ne sont pas des visiteurs", en: "they are not visitors"},
    takes: "undelivered"
  }
} as const satisfies Record<string, FunderRule>;
export type FunderRuleId = keyof typeof funderRules;

/** What a body asks to see figures by. */
export const funderDimensions = ["all", "discipline", "region", "quarter", "place"] as const;
export type FunderDimension = (typeof funderDimensions)[number];

export interface Funder {
  label: Text;
  /** What is counted: the unit of its return. */
  counts: Text;
  rules: readonly FunderRuleId[];
  dimensions: readonly FunderDimension[];
  source: Text;
  /** Read in the source named; otherwise known by hearsay, to confirm with the form in force. */
  isChecked: boolean;
}

export const funders = {
  occq: {
    label: {
      fr: "OCCQ, fréquentation des arts de la scène",
      en: "OCCQ, performing-arts attendance"
    },
    counts: {fr: "Représentations payantes", en: "Paid performances"},
    rules: [
      "cancelled",
      "notHeldYet",
      "privatePerformance",
      "museumVisit",
      "noPaidTicket",
      "festivalPass",
      "unknownTax",
      "amateur",
      "schoolPerformance"
    ],
    dimensions: ["discipline", "region"],
    source: {
      fr: "Observatoire de la culture et des communications du Québec, Enquête sur la fréquentation des spectacles (bdso.gouv.qc.ca)",
      en: "Observatoire de la culture et des communications du Québec, survey of attendance at shows (bdso.gouv.qc.ca)"
    },
    isChecked: true
  },
  calq: {
    label: {fr: "CALQ, statistiques de saison", en: "CALQ, season statistics"},
    counts: {fr: "Représentations publiques", en: "Public performances"},
    rules: ["cancelled", "notHeldYet", "privatePerformance", "museumVisit", "unknownTax"],
    dimensions: ["place", "discipline"],
    source: {
      fr: "Conseil des arts et des lettres du Québec, soutien à la mission",
      en: "Conseil des arts et des lettres du Québec, mission support"
    },
    isChecked: false
  },
  cadac: {
    label: {fr: "CADAC, formulaire statistique", en: "CADAC, statistical form"},
    counts: {fr: "Activités présentées", en: "Activities presented"},
    rules: ["cancelled", "notHeldYet", "privatePerformance", "museumVisit", "unknownTax"],
    dimensions: ["place"],
    source: {
      fr: "Données sur les arts au Canada (CADAC), Conseil des arts du Canada et partenaires",
      en: "Canadian Arts Data (CADAC), Canada Council for the Arts and partners"
    },
    isChecked: false
  },
  museums: {
    label: {
      fr: "OCCQ, fréquentation des institutions muséales",
      en: "OCCQ, attendance at museum institutions"
    },
    counts: {fr: "Journées ou plages de visite", en: "Visiting days or slots"},
    rules: [
      "cancelled",
      "notHeldYet",
      "privatePerformance",
      "performingArts",
      "unknownTax",
      "volunteers"
    ],
    dimensions: ["quarter", "place"],
    source: {
      fr: "Observatoire de la culture et des communications du Québec, Enquête sur la fréquentation des institutions muséales",
      en: "Observatoire de la culture et des communications du Québec, survey of attendance at museum institutions"
    },
    isChecked: true
  }
} as const satisfies Record<string, Funder>;
export type FunderId = keyof typeof funders;

/** Where a performance was given, seen from its organization. */
export const funderPlaces = {
  home: {fr: "Dans la municipalité de l’organisme", en: "In the organization’s municipality"},
  region: {fr: "Ailleurs dans sa région", en: "Elsewhere in its region"},
  away: {fr: "Ailleurs", en: "Elsewhere"},
  unknown: {fr: "Lieu inconnu", en: "Unknown place"}
} as const satisfies Record<string, Text>;
export type FunderPlace = keyof typeof funderPlaces;
