/** The empty states that charts share: what is missing, and what would unlock the drawing. */
import type {Absence, Setting} from "./chart.js";

/** No performance of the current season has taken place yet, or none was delivered. */
export const noRows = ({language}: Setting): Absence =>
  language === "fr"
    ? {
        absent: "Aucune représentation échue cette saison.",
        unlock: "Le graphique apparaît dès la première représentation livrée."
      }
    : {
        absent: "No performance held this season yet.",
        unlock: "The chart appears with the first performance delivered."
      };

/** Nothing of the collective may be shown. */
export const nothingPublished = ({language}: Setting): Absence =>
  language === "fr"
    ? {
        absent: "Aucune valeur collective publiable.",
        unlock: "Il faut au moins cinq organismes qui partagent leurs données."
      }
    : {
        absent: "No collective value can be published.",
        unlock: "It takes at least five organizations that share their data."
      };
