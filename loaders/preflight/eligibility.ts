/** The two criteria of the programme: a privacy policy, and three tables with two full past years. */
import type {Text} from "../../src/vocabulary/language.js";
import type {Member} from "../collective.js";
import type {GivenTable} from "../mapping.js";
import type {Coverage, Eligibility} from "./checkReport.js";
import {fullYears} from "./measure.js";
import {givenTables} from "./readAccounts.js";

export function policyOf(policy: Member["privacyPolicy"], asOf: string): Eligibility {
  if (policy === null)
    return {
      isMet: false,
      sentence: {
        fr: "Indiquez le lien et la date de votre politique de confidentialité, qui doit permettre l’analyse statistique.",
        en: "Give the link and the date of your privacy policy, which must allow statistical analysis."
      }
    };
  if (policy.dated > asOf)
    return {
      isMet: false,
      sentence: {
        fr: `La politique de confidentialité est datée du ${policy.dated}, après ce contrôle.`,
        en: `The privacy policy is dated ${policy.dated}, after this check.`
      }
    };
  return {
    isMet: true,
    sentence: {
      fr: `Politique de confidentialité du ${policy.dated} : ${policy.url}`,
      en: `Privacy policy of ${policy.dated}: ${policy.url}`
    }
  };
}

/** @param known tables of which something has loaded */
export function historyOf(known: readonly GivenTable[], coverage: Coverage): Eligibility {
  const absent = givenTables.filter((table) => !known.includes(table));
  const years = fullYears(coverage);
  if (absent.length > 0)
    return {
      isMet: false,
      sentence: {
        fr: `Il manque : ${absent.map((table) => tableNames[table].fr).join(", ")}.`,
        en: `Missing: ${absent.map((table) => tableNames[table].en).join(", ")}.`
      }
    };
  if (years.length < 2)
    return {
      isMet: false,
      sentence: {
        fr: `Deux années passées complètes sont demandées ; celles qui le sont : ${years.join(", ") || "aucune"}.`,
        en: `Two full past years are asked for; those that are full: ${years.join(", ") || "none"}.`
      }
    };
  return {
    isMet: true,
    sentence: {
      fr: `Trois tables, et des années passées complètes : ${years.join(", ")}.`,
      en: `Three tables, and full past years: ${years.join(", ")}.`
    }
  };
}

const tableNames: Readonly<Record<GivenTable, Text>> = {
  customers: {fr: "les clients", en: "customers"},
  orders: {fr: "les commandes", en: "orders"},
  performances: {fr: "les représentations", en: "performances"}
};
