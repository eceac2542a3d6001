/** Files that no mapping can bring in, and what to hand over instead. */
import type {Text} from "../../src/vocabulary/language.js";

export const refusals = {
  poster: {
    fr: "C’est une image ou un PDF : une affiche ou un rapport imprimé ne contient pas les ventes. Exportez la liste des ventes, en CSV ou en Excel, depuis la billetterie.",
    en: "This is a picture or a PDF: a poster or a printed report holds no sales. Export the list of sales as CSV or Excel from the ticketing system."
  },
  oldWorkbook: {
    fr: "C’est un ancien classeur (.xls), un classeur LibreOffice ou un document : enregistrez-le en XLSX ou en CSV.",
    en: "This is an old workbook (.xls), a LibreOffice one or a document: save it as XLSX or CSV."
  },
  archive: {
    fr: "C’est un fichier compressé : décompressez-le et livrez ce qu’il contient.",
    en: "This is a compressed file: decompress it and hand over what it holds."
  },
  jsonWithoutList: {
    fr: "Ce document JSON ne contient aucune liste de clients, de ventes ou de représentations : exportez les ventes en CSV ou en Excel, ou laissez l’analyste brancher la billetterie (public-c pull).",
    en: "This JSON document holds no list of customers, sales or performances: export the sales as CSV or Excel, or let the analyst connect the ticketing system (public-c pull)."
  },
  markup: {
    fr: "C’est une page web, ou du XML sans liste de clients, de ventes ou de représentations : exportez les ventes en CSV ou en Excel.",
    en: "This is a web page, or XML without a list of customers, sales or performances: export the sales as CSV or Excel."
  },
  noTable: {
    fr: "On n’y reconnaît pas de colonnes : exportez les ventes en CSV ou en Excel, une ligne par billet ou par vente.",
    en: "No columns can be recognized in it: export the sales as CSV or Excel, one row per ticket or sale."
  },
  noHeader: {
    fr: "La première ligne contient déjà des données : exportez avec les titres des colonnes.",
    en: "The first row already holds data: export with the column titles."
  },
  headerOnly: {
    fr: "Le fichier n’a que sa ligne de titres : refaites l’exportation avec des données.",
    en: "The file has only its header row: export again with data."
  },
  preAggregated: {
    fr: "C’est un tableau de totaux (par spectacle, par période ou par année), pas des ventes : rien ne permet d’en refaire des billets. Exportez une ligne par billet ou par vente.",
    en: "This is a table of totals (per show, per period or per year), not sales: no tickets can be made of it again. Export one row per ticket or sale."
  },
  showsWithoutDates: {
    fr: "C’est une liste de spectacles ou de places, sans la date des représentations ni les ventes : exportez une ligne par représentation (date, heure, titre, salle, sièges).",
    en: "This is a list of shows or of seats, without the dates of performances and without sales: export one row per performance (date, time, title, venue, seats)."
  },
  notTicketing: {
    fr: "On n’y reconnaît ni clients, ni ventes, ni représentations : ce n’est pas une exportation de billetterie.",
    en: "Neither customers, sales nor performances can be recognized in it: it is no ticketing export."
  }
} as const satisfies Record<string, Text>;
export type RefusalCode = keyof typeof refusals;
