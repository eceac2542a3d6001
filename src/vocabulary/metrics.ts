/** Every metric, defined once: pages, PDFs, exports, e-mails and the glossary read this list. */
import type {Text} from "./language.js";

export type Unit = "count" | "persons" | "cents" | "rate" | "days" | "ratio";

export interface Metric {
  label: Text;
  /** Grammar of the French label, for findings: « Vos billets vendus … ». */
  grammar: {gender: "masculine" | "feminine"; number: "singular" | "plural"};
  definition: Text;
  formula: Text;
  unit: Unit;
  source: string;
}

export const metrics = {
  ticketsSold: {
    label: {fr: "Billets vendus (nets)", en: "Tickets sold (net)"},
    grammar: {gender: "masculine", number: "plural"},
    definition: {
      fr: "Billets payants émis, moins les billets remboursés.",
      en: "Paid tickets issued, less refunded ones."
    },
    formula: {fr: "émis payants − remboursés", en: "paid issued − refunded"},
    unit: "count",
    source: "SecuTix"
  }
} as const satisfies Record<string, Metric>;
export type MetricId = keyof typeof metrics;
