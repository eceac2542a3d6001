/** The thirty invented organizations: who they are, what they present, how their exports look. */
import type {AdminRegion, AudienceBand, DisciplineCode} from "../src/vocabulary/codes.js";
import type {Language} from "../src/vocabulary/language.js";
import type {Season} from "../src/vocabulary/season.js";
import {type Layout, plainLayout} from "./layout.js";

export interface Hall {
  name: string;
  seats: number;
  /** Other ways in which exports write it. */
  spellings: readonly string[];
}

export interface DemoMember {
  organization: string;
  name: string;
  city: string;
  mrc: string | null;
  adminRegion: AdminRegion;
  size: AudienceBand;
  languages: readonly Language[];
  holding: string | null;
  hasPolicy: boolean;
  hasAgreement: boolean;
  firstSeason: Season;
  /** Tickets of an ordinary season when the whole demonstration is a million. */
  yearly: number;
  /** Share of each discipline among productions; the first is the main one. */
  disciplines: Readonly<Partial<Record<DisciplineCode, number>>>;
  halls: readonly Hall[];
  /** Presents touring shows rather than its own. */
  presenter: boolean;
  /** First and last day of a festival, "MM-DD"; the whole season when null. */
  window: readonly [string, string] | null;
  /** Usual full price in dollars, as its export writes money. */
  price: number;
  /** A show of its two open seasons that a reseller's system sells beside its own, under another title. */
  doubleSold: {title: string; otherTitle: string; discipline: DisciplineCode} | null;
  /** Tickets sold by subscription, by group, without a customer's name. */
  subscribed: number;
  grouped: number;
  anonymous: number;
  /** A subscriber's ticket costs 0 on the line: paid elsewhere. */
  prepaid: boolean;
  layout: Layout;
}

type MemberChoices = Pick<
  DemoMember,
  "name" | "city" | "adminRegion" | "yearly" | "disciplines" | "halls"
> &
  Partial<Omit<DemoMember, "layout">> & {layout?: LayoutChoices};
type LayoutChoices = Partial<Omit<Layout, "money">> & {money?: Partial<Layout["money"]>};

const noBreak = "\u00a0";
const quebecMoney = {decimal: ",", thousands: noBreak, suffix: `${noBreak}$`} as const;
const presenterMix = {
  song: 0.27,
  comedy: 0.23,
  theatre: 0.2,
  music: 0.1,
  dance: 0.06,
  youth: 0.08,
  variety: 0.06
} as const;

const choices: Readonly<Record<string, MemberChoices>> = {
  "theatre-du-grand-heron": {
    name: "Théâtre du Grand Héron",
    city: "Québec",
    adminRegion: "03",
    yearly: 38_000,
    disciplines: {theatre: 0.86, musicalTheatre: 0.08, spokenWord: 0.06},
    halls: [
      hall("Salle Marguerite-Aubin", 540, "Grand Héron – Salle M.-Aubin", "SALLE MARGUERITE AUBIN"),
      hall("Studio du Quai", 140, "Studio du quai")
    ],
    languages: ["fr", "en"],
    price: 48,
    subscribed: 0.3,
    layout: {
      delimiter: ";",
      encoding: "utf-8",
      byteOrderMark: true,
      lineEnd: "\r\n",
      dates: "iso",
      money: {decimal: ",", tax: "included"},
      refunds: "negative",
      extras: {orders: ["Siège"], customers: ["Langue"]},
      deliveries: "bySeason"
    }
  },
  "place-des-marees": {
    name: "Place des Marées",
    city: "Rimouski",
    mrc: "Rimouski-Neigette",
    adminRegion: "01",
    yearly: 29_000,
    disciplines: presenterMix,
    presenter: true,
    halls: [
      hall("Salle de la Grande-Marée", 820, "Grande Marée (Rimouski)"),
      hall("Cabaret du Phare", 180, "Cabaret Phare")
    ],
    price: 45,
    layout: {
      headers: "houseFr",
      words: "house",
      delimiter: ";",
      encoding: "windows-1252",
      lineEnd: "\r\n",
      titleLines: ["Rapport des ventes – billetterie de l’Anse", "Période : depuis 2017"],
      dates: "dmy",
      money: {...quebecMoney, tax: "included"}
    }
  },
  "orchestre-des-deux-rives": {
    name: "Orchestre des Deux Rives",
    city: "Lévis",
    adminRegion: "12",
    yearly: 9_500,
    disciplines: {music: 1},
    halls: [hall("Salle Honoré-Beaulac", 620, "Salle H. Beaulac", "Honoré-Beaulac")],
    price: 44,
    subscribed: 0.35,
    prepaid: true,
    layout: {
      headers: "programmeFr",
      words: "house",
      dates: "isoSeconds",
      money: {tax: "excluded"},
      deliveries: "increment"
    }
  },
  "danse-lisiere": {
    name: "Danse Lisière",
    city: "Montréal",
    adminRegion: "06",
    yearly: 7_000,
    disciplines: {dance: 1},
    halls: [hall("Studio des Érables", 210, "Studio Érables")],
    price: 33,
    layout: {
      headers: "systemEn",
      words: "programme",
      dates: "mdy",
      money: {tax: "excluded"},
      refunds: "status",
      without: ["customers.title", "performances.discipline"],
      shuffled: true
    }
  },
  "cirque-de-l-aube-boreale": {
    name: "Cirque de l’Aube boréale",
    city: "Laval",
    mrc: "Laval",
    adminRegion: "13",
    yearly: 32_000,
    disciplines: {circus: 0.9, youth: 0.1},
    halls: [hall("Chapiteau de l’Aube", 900, "Grand chapiteau", "CHAPITEAU DE L'AUBE")],
    price: 50,
    grouped: 0.12,
    layout: {
      headers: "capitalsFr",
      words: "codes",
      delimiter: "\t",
      encoding: "utf-16le",
      byteOrderMark: true,
      lineEnd: "\r\n",
      dates: "dmySeconds",
      money: {decimal: ",", tax: "included"},
      lines: "perBatch"
    }
  },
  "cabaret-du-lampion": {
    name: "Cabaret du Lampion",
    city: "Montréal",
    adminRegion: "06",
    yearly: 27_000,
    disciplines: {comedy: 0.86, variety: 0.14},
    halls: [hall("Le Lampion", 260, "Cabaret Le Lampion")],
    price: 40,
    subscribed: 0,
    layout: {
      headers: "houseFr",
      words: "house",
      dates: "iso",
      money: {decimal: ".", prefix: "$", tax: "included"},
      lines: "perBatchUnitPrice",
      refunds: "status",
      without: ["customers.address", "customers.title"]
    }
  },
  "la-petite-etincelle": {
    name: "La Petite Étincelle",
    city: "Longueuil",
    adminRegion: "16",
    yearly: 10_000,
    disciplines: {youth: 1},
    halls: [hall("Salle de l’Étincelle", 230, "L'Etincelle")],
    price: 20,
    grouped: 0.35,
    subscribed: 0.04,
    layout: {
      delimiter: ";",
      dates: "dmyH",
      money: {decimal: ",", suffix: " $", tax: "included"},
      deliveries: "correction"
    }
  },
  "musee-des-quatre-vents": {
    name: "Musée des Quatre Vents",
    city: "Trois-Rivières",
    adminRegion: "04",
    yearly: 12_000,
    disciplines: {museum: 1},
    halls: [hall("Pavillon des Quatre Vents", 110, "Pavillon 4 Vents")],
    price: 16,
    subscribed: 0,
    grouped: 0.15,
    anonymous: 0.45,
    layout: {
      headers: "houseFr",
      words: "programme",
      dates: "iso",
      money: {tax: "included"},
      lines: "perBatch",
      without: ["performances.discipline", "customers.phone"]
    }
  },
  "festival-cerf-volant-d-or": {
    name: "Festival du Cerf-volant d’or",
    city: "Sherbrooke",
    adminRegion: "05",
    yearly: 15_000,
    disciplines: {festival: 0.3, song: 0.4, music: 0.3},
    halls: [
      hall("Scène du Lac", 950, "Grande scène"),
      hall("Chapelle Sainte-Colombe", 240, "Chapelle Ste-Colombe")
    ],
    window: ["07-05", "07-28"],
    price: 38,
    layout: {
      headers: "programmeFr",
      words: "house",
      delimiter: ";",
      dates: "dmy",
      titleLines: ["Festival du Cerf-volant d’or;;;", "Exporté le 15/04/2022;;;"],
      money: {decimal: ",", tax: "excluded"},
      shuffled: true
    }
  },
  "salle-du-vieux-chenal": {
    name: "Salle du Vieux-Chenal",
    city: "Gatineau",
    adminRegion: "07",
    yearly: 14_000,
    disciplines: presenterMix,
    presenter: true,
    halls: [hall("Salle du Vieux-Chenal", 560, "Vieux Chenal")],
    languages: ["fr", "en"],
    layout: {
      tables: "flat",
      headers: "programmeFr",
      delimiter: ";",
      encoding: "windows-1252",
      lineEnd: "\r\n",
      dates: "dmySeconds",
      money: {...quebecMoney, tax: "included"},
      without: ["customers.country", "customers.title"]
    }
  },
  "harbour-lantern-theatre": {
    name: "Harbour Lantern Theatre",
    city: "Montréal",
    adminRegion: "06",
    yearly: 11_000,
    disciplines: {theatre: 0.9, musicalTheatre: 0.1},
    halls: [
      hall("Lantern Main Stage", 280, "Main Stage"),
      hall("The Boathouse", 90, "Boathouse studio")
    ],
    languages: ["en", "fr"],
    price: 42,
    subscribed: 0.25,
    layout: {
      headers: "programmeEn",
      words: "english",
      dates: "mdyHalf",
      money: {prefix: "$", thousands: ",", tax: "excluded"},
      refunds: "status",
      extras: {orders: ["Sold by"]}
    }
  },
  "theatre-de-la-cordelle": {
    name: "Théâtre de la Cordelle",
    city: "Carleton-sur-Mer",
    mrc: "Avignon",
    adminRegion: "11",
    yearly: 420,
    disciplines: {theatre: 1},
    halls: [hall("Grange de la Cordelle", 48)],
    price: 26,
    subscribed: 0,
    grouped: 0,
    layout: {
      tables: "flat",
      headers: "houseFr",
      words: "house",
      customerKey: "email",
      performanceKey: "titleAndDate",
      dates: "iso",
      money: {tax: "unknown"},
      without: ["customers.title", "customers.country", "customers.address", "performances.status"]
    }
  },
  "le-plancher-bleu": {
    name: "Le Plancher bleu",
    city: "Montréal",
    adminRegion: "06",
    yearly: 3_200,
    disciplines: {dance: 0.6, theatre: 0.2, music: 0.2},
    halls: [hall("Le Plancher bleu", 120, "Plancher bleu (Le)")],
    price: 27,
    layout: {
      headers: "programmeFr",
      dates: "iso",
      money: {tax: "included"},
      without: ["performances.capacity", "customers.phone"]
    }
  },
  "la-fauvette": {
    name: "La Fauvette, maison de la chanson",
    city: "Saint-Jérôme",
    mrc: "La Rivière-du-Nord",
    adminRegion: "15",
    yearly: 4_600,
    disciplines: {song: 1},
    halls: [hall("Salle Fauvette", 170, "La Fauvette")],
    firstSeason: "2021-2022",
    price: 36,
    layout: {container: "xlsx", headers: "programmeFr", dates: "iso", money: {tax: "excluded"}}
  },
  "grande-salle-des-erables": {
    name: "Grande Salle des Érables",
    city: "Montréal",
    adminRegion: "06",
    yearly: 76_000,
    disciplines: {...presenterMix, circus: 0.06, musicalTheatre: 0.06},
    presenter: true,
    holding: "groupe-des-erables",
    halls: [
      hall("Grande Salle des Érables", 1_480, "Grande salle – Érables", "GRANDE SALLE DES ÉRABLES"),
      hall("Studio des Érables", 210, "Érables – Studio")
    ],
    price: 52,
    subscribed: 0.12,
    layout: {
      headers: "systemEn",
      words: "codes",
      dates: "isoT",
      money: {tax: "excluded"},
      refunds: "status",
      extras: {orders: ["UserName"], customers: ["CreatedOn"], performances: ["ReportingCode"]},
      deliveries: "bySeason"
    }
  },
  "cabaret-des-erables": {
    name: "Cabaret des Érables",
    city: "Montréal",
    adminRegion: "06",
    yearly: 9_000,
    disciplines: {song: 0.5, comedy: 0.35, variety: 0.15},
    presenter: true,
    holding: "groupe-des-erables",
    halls: [hall("Cabaret des Érables", 230, "Cabaret Érables")],
    price: 38,
    layout: {
      headers: "systemEn",
      words: "codes",
      dates: "isoT",
      money: {tax: "excluded"},
      refunds: "status"
    }
  },
  "theatre-du-fleuve-tranquille": {
    name: "Théâtre du Fleuve tranquille",
    city: "Trois-Rivières",
    adminRegion: "04",
    yearly: 8_000,
    disciplines: {theatre: 1},
    halls: [hall("Salle du Fleuve", 310, "Fleuve (salle du)")],
    price: 38,
    hasAgreement: false,
    layout: {
      headers: "houseFr",
      words: "house",
      delimiter: ";",
      encoding: "windows-1252",
      dates: "dmyDash",
      money: {decimal: ",", tax: "included"}
    }
  },
  "carrefour-du-nord": {
    name: "Carrefour culturel du Nord",
    city: "Saguenay",
    adminRegion: "02",
    yearly: 12_500,
    disciplines: presenterMix,
    presenter: true,
    halls: [hall("Théâtre Louis-Hémond", 680, "Louis Hémond", "TH. LOUIS-HÉMOND")],
    hasPolicy: false,
    layout: {
      headers: "programmeFr",
      delimiter: ";",
      byteOrderMark: true,
      dates: "dmy",
      money: {...quebecMoney, tax: "included"},
      lines: "perBatch"
    }
  },
  "opera-de-poche-du-cap": {
    name: "Opéra de poche du Cap",
    city: "Québec",
    adminRegion: "03",
    yearly: 4_200,
    disciplines: {opera: 0.6, musicalTheatre: 0.4},
    halls: [hall("Salle Marguerite-Aubin", 540, "Marguerite-Aubin (salle)")],
    price: 55,
    subscribed: 0.22,
    layout: {
      container: "xlsx",
      headers: "houseFr",
      words: "house",
      titleLines: ["Opéra de poche du Cap – ventes"],
      dates: "iso",
      money: {tax: "included"}
    }
  },
  "salle-du-bout-du-rang": {
    name: "Salle du Bout-du-Rang",
    city: "Rouyn-Noranda",
    mrc: "Rouyn-Noranda",
    adminRegion: "08",
    yearly: 6_200,
    disciplines: presenterMix,
    presenter: true,
    halls: [hall("Salle du Bout-du-Rang", 400, "Bout du Rang")],
    layout: {
      headers: "capitalsFr",
      words: "codes",
      delimiter: ";",
      dates: "iso",
      money: {decimal: ",", tax: "excluded"},
      deliveries: "increment"
    }
  },
  "salle-des-sept-brumes": {
    name: "Salle des Sept Brumes",
    city: "Sept-Îles",
    mrc: "Sept-Rivières",
    adminRegion: "09",
    yearly: 3_900,
    disciplines: presenterMix,
    presenter: true,
    halls: [hall("Salle des Sept Brumes", 340, "Salle des 7 Brumes")],
    layout: {
      headers: "programmeFr",
      dates: "dmy",
      delimiter: "\t",
      money: {tax: "included"},
      without: ["customers.email"]
    }
  },
  "les-trois-clochers": {
    name: "Diffusion Les Trois Clochers",
    city: "Joliette",
    mrc: "Joliette",
    adminRegion: "14",
    yearly: 14_500,
    disciplines: presenterMix,
    presenter: true,
    halls: [
      hall("Salle des Clochers", 760, "Clochers"),
      hall("Église Saint-Maur", 220, "Eglise St-Maur")
    ],
    prepaid: true,
    subscribed: 0.18,
    doubleSold: {
      title: "Les Quatre Saisons d’Armande",
      otherTitle: "QUATRE SAISONS D'ARMANDE (LES) – Théâtre Bascule",
      discipline: "theatre"
    },
    layout: {
      headers: "houseFr",
      words: "house",
      delimiter: ";",
      lineEnd: "\r\n",
      dates: "isoSeconds",
      money: {...quebecMoney, tax: "included"},
      refunds: "status"
    }
  },
  "centre-de-la-riviere-aux-ormes": {
    name: "Centre des arts de la Rivière-aux-Ormes",
    city: "Drummondville",
    mrc: "Drummond",
    adminRegion: "17",
    yearly: 9_600,
    disciplines: presenterMix,
    presenter: true,
    halls: [hall("Salle Desroches-Vanier", 610, "Desroches Vanier")],
    layout: {
      headers: "programmeEn",
      words: "programme",
      dates: "iso",
      money: {tax: "excluded"},
      extras: {customers: ["Segment"]},
      shuffled: true,
      breaksAddresses: true
    }
  },
  "compagnie-vent-debout": {
    name: "Compagnie Vent debout",
    city: "Québec",
    adminRegion: "03",
    yearly: 4_000,
    disciplines: {dance: 1},
    halls: [hall("Studio du Quai", 140, "Le Studio du Quai")],
    price: 30,
    layout: {
      headers: "programmeFr",
      dates: "dmyH",
      delimiter: ";",
      money: {decimal: ",", tax: "excluded"},
      without: ["orders.price_type", "performances.discipline"]
    }
  },
  "les-joyeux-archets": {
    name: "Les Joyeux Archets",
    city: "Saint-Hyacinthe",
    mrc: "Les Maskoutains",
    adminRegion: "16",
    yearly: 2_500,
    disciplines: {music: 1},
    halls: [hall("Chapelle du Séminaire-Neuf", 190, "Chapelle Séminaire Neuf")],
    price: 30,
    subscribed: 0.28,
    layout: {
      container: "xlsx",
      headers: "programmeFr",
      dates: "iso",
      sheetDates: true,
      money: {tax: "included"},
      without: ["customers.phone", "customers.title"]
    }
  },
  "musee-de-la-petite-gare": {
    name: "Musée de la Petite Gare",
    city: "Rivière-du-Loup",
    mrc: "Rivière-du-Loup",
    adminRegion: "01",
    yearly: 4_200,
    disciplines: {museum: 1},
    halls: [hall("Ancienne gare", 60)],
    price: 13,
    subscribed: 0,
    grouped: 0.2,
    anonymous: 0.5,
    layout: {
      headers: "capitalsFr",
      words: "programme",
      delimiter: ";",
      dates: "dmy",
      money: {decimal: ",", tax: "included"},
      without: ["customers.email", "orders.channel"]
    }
  },
  "festival-grand-givre": {
    name: "Festival Grand Givre",
    city: "Gatineau",
    adminRegion: "07",
    yearly: 4_400,
    disciplines: {festival: 0.4, song: 0.4, circus: 0.2},
    halls: [hall("Scène du Givre", 480, "Grand Givre – scène")],
    window: ["02-10", "02-24"],
    price: 32,
    languages: ["fr", "en"],
    layout: {
      headers: "programmeEn",
      words: "english",
      dates: "iso",
      money: {prefix: "$", tax: "excluded"}
    }
  },
  "theatre-du-tilleul": {
    name: "Théâtre du Tilleul, jeunes publics",
    city: "Montréal",
    adminRegion: "06",
    yearly: 4_600,
    disciplines: {youth: 0.85, theatre: 0.15},
    halls: [hall("Salle du Tilleul", 150, "Le Tilleul")],
    price: 18,
    grouped: 0.4,
    subscribed: 0.03,
    layout: {
      headers: "programmeFr",
      dates: "isoSeconds",
      delimiter: ";",
      encoding: "windows-1252",
      lineEnd: "\r\n",
      money: {decimal: ",", tax: "included"}
    }
  },
  "comedie-du-faubourg": {
    name: "Comédie du Faubourg Saint-Amant",
    city: "Québec",
    adminRegion: "03",
    yearly: 8_200,
    disciplines: {comedy: 1},
    halls: [hall("Le Faubourg", 190, "Faubourg St-Amant")],
    price: 37,
    subscribed: 0,
    anonymous: 0.15,
    layout: {
      tables: "flat",
      headers: "systemEn",
      words: "programme",
      dates: "mdy",
      money: {prefix: "$", tax: "included"},
      without: ["customers.address", "customers.country", "customers.title"],
      shuffled: false
    }
  },
  "ensemble-lumen-nordica": {
    name: "Ensemble Lumen Nordica",
    city: "Montréal",
    adminRegion: "06",
    yearly: 3_000,
    disciplines: {music: 1},
    halls: [
      hall("Studio des Érables", 210, "Studio (Érables)"),
      hall("Église Sainte-Lumina", 320, "Ste-Lumina")
    ],
    price: 34,
    subscribed: 0.25,
    layout: {
      headers: "houseFr",
      words: "house",
      dates: "dmy",
      delimiter: ";",
      byteOrderMark: true,
      money: {decimal: ",", tax: "excluded"},
      without: ["customers.province", "customers.country"]
    }
  }
};

export const demoMembers: readonly DemoMember[] = Object.entries(choices).map(
  ([organization, choice]) => complete(organization, choice)
);

function complete(organization: string, {layout = {}, ...choice}: MemberChoices): DemoMember {
  return {
    organization,
    mrc: null,
    size: bandOf(choice.yearly),
    languages: ["fr"],
    holding: null,
    hasPolicy: true,
    hasAgreement: true,
    firstSeason: "2017-2018",
    presenter: false,
    window: null,
    price: 42,
    doubleSold: null,
    subscribed: 0.1,
    grouped: 0.05,
    anonymous: 0.07,
    prepaid: false,
    ...choice,
    layout: {...plainLayout, ...layout, money: {...plainLayout.money, ...layout.money}}
  };
}

function bandOf(yearly: number): AudienceBand {
  if (yearly < 5_000) return "under5k";
  if (yearly < 20_000) return "from5kTo20k";
  return yearly < 60_000 ? "from20kTo60k" : "over60k";
}

function hall(name: string, seats: number, ...spellings: readonly string[]): Hall {
  return {name, seats, spellings};
}
