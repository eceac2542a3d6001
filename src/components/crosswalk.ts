/** Our disciplines beside the codes of Artsdata, Scène Pro and the OCCQ; what was not seen at its source says so. */
import {type Discipline, disciplines} from "../vocabulary/codes.js";
import type {Language} from "../vocabulary/language.js";
import type {Cell} from "./charts/chart.js";
import {toHtml} from "./html.js";
import {renderTable} from "./table.js";

const schemes = ["artsdata", "scenePro", "occq"] as const;

/** A table of every discipline, and where its codes come from. */
export function renderCrosswalk(language: Language): string {
  const table = renderTable(
    {
      head: [...words[language].head, "Artsdata", "Scène Pro", "OCCQ"].map(toCell),
      body: Object.entries<Discipline>(disciplines).map(([code, discipline]) =>
        [discipline.label[language], code, ...schemes.map((one) => toldBy(discipline, one))].map(
          toCell
        )
      )
    },
    words[language].head[0]
  );
  return `${table}<p class="note">${toHtml(words[language].sources)}</p>`;
}

function toldBy(discipline: Discipline, scheme: (typeof schemes)[number]): string {
  const mark = discipline.unverified?.includes(scheme) ? "\u00a0*" : "";
  return `${discipline[scheme] ?? "–"}${mark}`;
}

const words = {
  fr: {
    head: ["Discipline", "Code"],
    sources:
      "Artsdata, types d’événement 4.0.2 (25 août 2025); Scène Pro, taxonomie 2.0.0; OCCQ, noms lus dans ses bulletins (2008 et 2018), faute d’une liste de codes publiée. * non vérifié à la source."
  },
  en: {
    head: ["Artform", "Code"],
    sources:
      "Artsdata, event types 4.0.2 (August 25, 2025); Scène Pro, taxonomy 2.0.0; OCCQ, names read in its bulletins (2008 and 2018), for want of a published list of codes. * not verified at its source."
  }
} as const;

const toCell = (text: string): Cell => ({text});
