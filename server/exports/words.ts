/** What the page about exports says. */
import type {Text} from "../../src/vocabulary/language.js";
import {speakFrom} from "../pages/words.js";

const words = {
  exports: {fr: "Exporter vos données", en: "Export your data"},
  lede: {
    fr: "Tout ce que les pages montrent, et vos lignes standardisées, dans des fichiers que vous gardez. Les exports sont inscrits à votre journal.",
    en: "Everything that the pages show, and your standardized lines, in files that you keep. Exports are written to your log."
  },
  figures: {fr: "Les chiffres de vos pages", en: "The figures of your pages"},
  figuresNote: {
    fr: "Vos propres chiffres sont exacts, sans regroupement des petits nombres.",
    en: "Your own figures are exact, small numbers included."
  },
  workbook: {
    fr: "Tous les chiffres en un classeur (XLSX)",
    en: "All figures in one workbook (XLSX)"
  },
  lines: {fr: "Vos lignes standardisées", en: "Your standardized lines"},
  linesNote: {
    fr: "Une ligne par commande, client ou représentation. Aucun nom, courriel, téléphone ni adresse\u00a0: chaque personne y est un pseudonyme. Réservé aux responsables.",
    en: "One line per order, customer or performance. No name, e-mail, phone or address: each person is a pseudonym. For administrators only."
  },
  collective: {fr: "Les chiffres du collectif", en: "The collective’s figures"},
  table: {fr: "Table", en: "Table"},
  files: {fr: "Fichiers", en: "Files"},
  dictionary: {fr: "Dictionnaire des colonnes (CSV)", en: "Dictionary of columns (CSV)"},
  none: {fr: "Rien n’est encore publié.", en: "Nothing has been published yet."},
  column: {fr: "Colonne", en: "Column"},
  label: {fr: "Libellé", en: "Label"},
  unit: {fr: "Unité", en: "Unit"},
  definition: {fr: "Définition", en: "Definition"},
  orders: {fr: "Commandes", en: "Orders"},
  customers: {fr: "Clients", en: "Customers"},
  performances: {fr: "Représentations", en: "Performances"}
} as const satisfies Record<string, Text>;

export type ExportWord = keyof typeof words;
export const sayExports = speakFrom(words);
