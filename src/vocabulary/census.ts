/** What the census says of a neighbourhood, as the collective reads it: a few categories of each dimension. */
import type {Text} from "./language.js";

export interface CensusDimension {
  label: Text;
  /** Who is counted. */
  of: Text;
  categories: Readonly<Record<string, Text>>;
}

export const censusDimensions = {
  age: {
    label: {fr: "Âge", en: "Age"},
    of: {fr: "population", en: "population"},
    categories: {
      under15: {fr: "Moins de 15 ans", en: "Under 15"},
      from15To34: {fr: "15 à 34 ans", en: "15 to 34"},
      from35To49: {fr: "35 à 49 ans", en: "35 to 49"},
      from50To64: {fr: "50 à 64 ans", en: "50 to 64"},
      over65: {fr: "65 ans et plus", en: "65 and over"}
    }
  },
  income: {
    label: {fr: "Revenu du ménage", en: "Household income"},
    of: {
      fr: "ménages privés, revenu total de 2020",
      en: "private households, total income in 2020"
    },
    categories: {
      under40k: {fr: "Moins de 40 000\u00A0$", en: "Under $40,000"},
      from40kTo70k: {fr: "40 000 à 69 999\u00A0$", en: "$40,000 to $69,999"},
      from70kTo100k: {fr: "70 000 à 99 999\u00A0$", en: "$70,000 to $99,999"},
      over100k: {fr: "100 000\u00A0$ et plus", en: "$100,000 and over"}
    }
  },
  education: {
    label: {fr: "Scolarité", en: "Education"},
    of: {fr: "personnes de 25 à 64 ans", en: "people aged 25 to 64"},
    categories: {
      none: {fr: "Aucun diplôme", en: "No certificate"},
      secondary: {fr: "Secondaire", en: "Secondary"},
      college: {fr: "Collégial ou métiers", en: "College or trades"},
      university: {fr: "Baccalauréat et plus", en: "Bachelor’s degree or higher"}
    }
  },
  language: {
    label: {fr: "Langue", en: "Language"},
    of: {
      fr: "population hors établissements, langue la plus parlée à la maison",
      en: "population outside institutions, language spoken most often at home"
    },
    categories: {
      french: {fr: "Français à la maison", en: "French at home"},
      english: {fr: "Anglais à la maison", en: "English at home"},
      other: {
        fr: "Autre langue ou plusieurs à la maison",
        en: "Another language or several at home"
      }
    }
  }
} as const satisfies Record<string, CensusDimension>;
export type CensusDimensionId = keyof typeof censusDimensions;
