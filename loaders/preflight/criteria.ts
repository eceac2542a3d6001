/** What makes a delivery ready: named criteria and their weights, so that a score can be explained. */
import type {Text} from "../../src/vocabulary/language.js";
import type {Score} from "./checkReport.js";

/** What the criteria look at; every share lies between 0 and 1. */
export interface Measured {
  filesRead: number;
  requiredColumns: number;
  rowsLoaded: number;
  moneyLoaded: number;
  tablesFed: number;
  fullYears: number;
  wordsKnown: number;
  customersKnown: number;
  optionalFields: number;
}

interface Criterion {
  id: keyof Measured;
  label: Text;
  weight: number;
}

/** Weights add up to 100. */
export const criteria: readonly Criterion[] = [
  {id: "filesRead", weight: 10, label: {fr: "Fichiers lus", en: "Files read"}},
  {
    id: "requiredColumns",
    weight: 15,
    label: {fr: "Colonnes obligatoires présentes", en: "Required columns present"}
  },
  {id: "rowsLoaded", weight: 20, label: {fr: "Lignes sans défaut", en: "Rows without fault"}},
  {id: "moneyLoaded", weight: 10, label: {fr: "Argent retrouvé", en: "Money accounted for"}},
  {
    id: "tablesFed",
    weight: 10,
    label: {fr: "Clients, commandes, représentations", en: "Customers, orders, performances"}
  },
  {
    id: "fullYears",
    weight: 15,
    label: {fr: "Deux années passées complètes", en: "Two full past years"}
  },
  {id: "wordsKnown", weight: 5, label: {fr: "Mots reconnus", en: "Words recognized"}},
  {
    id: "customersKnown",
    weight: 5,
    label: {fr: "Ventes liées à un client", en: "Sales tied to a customer"}
  },
  {
    id: "optionalFields",
    weight: 10,
    label: {fr: "Colonnes facultatives remplies", en: "Optional columns filled"}
  }
];

/** Rounded down: 100 means that nothing at all is missing. */
export function scoreOf(measured: Measured): Score {
  const judged = criteria.map(({id, label, weight}) => ({
    id,
    label,
    weight,
    share: Math.min(1, Math.max(0, measured[id]))
  }));
  const value = judged.reduce((sum, {weight, share}) => sum + weight * share, 0);
  return {value: Math.floor(value + 1e-9), criteria: judged};
}
