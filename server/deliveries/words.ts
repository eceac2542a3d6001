/** What the pages about handing data over say. */
import type {Text} from "../../src/vocabulary/language.js";
import {speakFrom} from "../pages/words.js";

const words = {
  deliveries: {fr: "Livrer vos données", en: "Deliver your data"},
  lede: {
    fr: "Déposez les fichiers tels que votre billetterie les exporte\u00a0: clients, commandes, représentations. Rien n’est remis avant que vous confirmiez.",
    en: "Drop the files as your ticketing system exports them: customers, orders, performances. Nothing is handed over until you confirm."
  },
  choose: {
    fr: "Choisir les fichiers (CSV, TXT, TSV ou XLSX)",
    en: "Choose files (CSV, TXT, TSV or XLSX)"
  },
  upload: {fr: "Déposer", en: "Upload"},
  resumes: {
    fr: "Une coupure n’efface rien\u00a0: choisissez le même fichier, l’envoi reprend où il en était.",
    en: "A break loses nothing: choose the same file and it goes on from where it was."
  },
  sent: {fr: "envoyé", en: "sent"},
  waiting: {fr: "Fichiers déposés", en: "Uploaded files"},
  complete: {fr: "reçu", en: "received"},
  partial: {fr: "incomplet", en: "incomplete"},
  check: {fr: "Vérifier", en: "Check"},
  checkNote: {
    fr: "La vérification lit tout, sans rien garder. Comptez une minute par million de lignes.",
    en: "The check reads everything and keeps nothing. Allow a minute per million lines."
  },
  discard: {fr: "Tout retirer", en: "Remove all"},
  result: {fr: "Résultat de la vérification", en: "Result of the check"},
  rowsRead: {fr: "Lignes lues", en: "Lines read"},
  rowsLoaded: {fr: "Lignes bonnes", en: "Good lines"},
  rowsRejected: {fr: "Lignes à corriger", en: "Lines to correct"},
  rowsDuplicate: {fr: "Lignes en double", en: "Duplicate lines"},
  toFix: {fr: "À corriger", en: "To correct"},
  toKnow: {fr: "À savoir", en: "Good to know"},
  lines: {fr: "lignes", en: "lines"},
  noIssue: {fr: "Aucune remarque.", en: "Nothing to report."},
  kind: {fr: "Ces fichiers contiennent", en: "These files hold"},
  kindComplete: {
    fr: "tout, pour la période qu’ils couvrent\u00a0: ils remplacent ce qui a été livré pour elle",
    en: "everything for the period they cover: they replace what was delivered for it"
  },
  kindAdditions: {fr: "seulement du nouveau, à ajouter", en: "only what is new, to be added"},
  confirm: {fr: "Confirmer la livraison", en: "Confirm the delivery"},
  landed: {
    fr: "La livraison est reçue. Elle entre dans la prochaine mise à jour.",
    en: "The delivery has been received. It enters the next update."
  },
  discarded: {
    fr: "Les fichiers déposés sont retirés.",
    en: "The uploaded files have been removed."
  },
  uploaded: {fr: "Les fichiers sont déposés.", en: "The files have been uploaded."},
  wrongKind: {
    fr: "Un fichier n’est ni CSV, ni TXT, ni TSV, ni XLSX. Exportez-le dans un de ces formats.",
    en: "A file is not CSV, TXT, TSV or XLSX. Export it in one of these formats."
  },
  checkFailed: {
    fr: "La vérification n’a pas abouti. Vous pouvez livrer quand même\u00a0: l’analyste regardera.",
    en: "The check did not come to an end. You can deliver anyway: the analyst will look."
  },
  nothing: {fr: "Aucun fichier complet à livrer.", en: "No complete file to deliver."},
  earlier: {fr: "Livraisons reçues", en: "Deliveries received"},
  none: {fr: "Aucune encore.", en: "None yet."},
  files: {fr: "fichiers", en: "files"}
} as const satisfies Record<string, Text>;

export type DeliveryWord = keyof typeof words;
export const sayDeliveries = speakFrom(words);
