/** The words that members use for prices, channels and disciplines. A word whose code is null is left unmapped on purpose. */
import type {Channel, DisciplineCode, PriceCategory} from "../src/vocabulary/codes.js";

/** How the generator thinks of a ticket's price; each word set names every one of them. */
export const priceKinds = {
  regularA: "regular",
  regularB: "regular",
  student: "reduced",
  senior: "reduced",
  child: "reduced",
  guest: "complimentary",
  press: "complimentary",
  subscription: "subscription",
  package: "package",
  group: "group",
  house: "house",
  promotion: null
} as const satisfies Record<string, PriceCategory | null>;
export type PriceKind = keyof typeof priceKinds;
export const priceKindNames = Object.keys(priceKinds) as PriceKind[];

export const channelKinds = {
  web: "web",
  boxOffice: "boxOffice",
  phone: "phone",
  agent: "agent",
  other: "other",
  kiosk: null
} as const satisfies Record<string, Channel | null>;
export type ChannelKind = keyof typeof channelKinds;
export const channelKindNames = Object.keys(channelKinds) as ChannelKind[];

export interface Words {
  prices: Readonly<Record<PriceKind, string>>;
  channels: Readonly<Record<ChannelKind, string>>;
  disciplines: Readonly<Partial<Record<DisciplineCode, string>>>;
  /** `orders.status`: a sale, a refund, an exchange. */
  statuses: readonly [string, string, string];
  /** `performances.status`: as planned, cancelled. */
  performances: readonly [string, string];
}

const frenchDisciplines = {
  theatre: "Théâtre",
  dance: "Danse",
  music: "Musique",
  song: "Chanson",
  opera: "Opéra",
  musicalTheatre: "Théâtre musical",
  circus: "Cirque",
  comedy: "Humour",
  variety: "Variétés",
  spokenWord: "Conte et poésie",
  youth: "Jeune public",
  museum: "Exposition",
  festival: "Festival"
} as const;

const programme: Words = {
  prices: {
    regularA: "Général",
    regularB: "Général – balcon",
    student: "Étudiant",
    senior: "Aîné (65 ans et +)",
    child: "Enfant",
    guest: "Faveur",
    press: "Invitation média",
    subscription: "Abonnement",
    package: "Forfait 4 spectacles",
    group: "Groupe",
    house: "Maison",
    promotion: "Promo infolettre"
  },
  channels: {
    web: "Internet",
    boxOffice: "Guichet",
    phone: "Téléphone",
    agent: "Réseau de billetterie",
    other: "Par la poste",
    kiosk: "Kiosque du marché"
  },
  disciplines: frenchDisciplines,
  statuses: ["Vendu", "Remboursé", "Échangé"],
  performances: ["Confirmée", "Annulée"]
};

const house: Words = {
  prices: {
    regularA: "Régulier",
    regularB: "Régulier zone 2",
    student: "30 ans et moins",
    senior: "60 ans et plus",
    child: "12 ans et moins",
    guest: "Billet de faveur",
    press: "Presse",
    subscription: "Abonné",
    package: "Forfait à la carte",
    group: "Groupe scolaire",
    house: "Réservé à la direction",
    promotion: "2 pour 1"
  },
  channels: {
    web: "Billetterie en ligne",
    boxOffice: "Comptoir",
    phone: "Tél.",
    agent: "Revendeur",
    other: "Courriel",
    kiosk: "Tablette"
  },
  disciplines: {
    ...frenchDisciplines,
    dance: "Danse contemporaine",
    music: "Musique classique",
    youth: "Famille",
    comedy: "Humour",
    song: "Chanson francophone",
    variety: "Spectacle de variétés"
  },
  statuses: ["OK", "REMB", "ÉCH"],
  performances: ["En vente", "ANNULÉ"]
};

const codes: Words = {
  prices: {
    regularA: "REG",
    regularB: "REG-B",
    student: "ETU",
    senior: "AIN",
    child: "ENF",
    guest: "FAV",
    press: "MED",
    subscription: "ABO",
    package: "FOR",
    group: "GRP",
    house: "MAI",
    promotion: "PRM22"
  },
  channels: {web: "WEB", boxOffice: "GUI", phone: "TEL", agent: "AGE", other: "AUT", kiosk: "KSQ"},
  disciplines: {
    theatre: "TH",
    dance: "DA",
    music: "MU",
    song: "CH",
    opera: "OP",
    musicalTheatre: "TM",
    circus: "CI",
    comedy: "HU",
    variety: "VA",
    spokenWord: "CO",
    youth: "JP",
    museum: "EX",
    festival: "FE"
  },
  statuses: ["V", "R", "E"],
  performances: ["A", "X"]
};

const english: Words = {
  prices: {
    regularA: "Adult",
    regularB: "Adult – balcony",
    student: "Student",
    senior: "Senior",
    child: "Child",
    guest: "Comp",
    press: "Media",
    subscription: "Season subscriber",
    package: "Flex pack",
    group: "Group 10+",
    house: "House seat",
    promotion: "Rush"
  },
  channels: {
    web: "Online",
    boxOffice: "Box office",
    phone: "Phone",
    agent: "Ticket agent",
    other: "Mail",
    kiosk: "Pop-up booth"
  },
  disciplines: {
    theatre: "Theatre",
    dance: "Dance",
    music: "Music",
    song: "Singer-songwriter",
    opera: "Opera",
    musicalTheatre: "Musical",
    circus: "Circus",
    comedy: "Comedy",
    variety: "Variety",
    spokenWord: "Storytelling",
    youth: "Family",
    museum: "Exhibition",
    festival: "Festival"
  },
  statuses: ["Sold", "Refunded", "Exchanged"],
  performances: ["On sale", "Cancelled"]
};

export const wordSets = {programme, house, codes, english} as const;
export type WordSet = keyof typeof wordSets;
