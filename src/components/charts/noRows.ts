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

/** Values exist, and every one would reveal an organization. */
export const allMasked = ({language}: Setting): Absence =>
  language === "fr"
    ? {
        absent: "Toutes les valeurs de cette ventilation sont masquées.",
        unlock:
          "masqué\u00A0: moins de cinq organismes par ligne, ou un organisme s’y reconnaîtrait"
      }
    : {
        absent: "Every value of this breakdown is masked.",
        unlock: "masked: fewer than five organizations per row, or one could be recognized"
      };
