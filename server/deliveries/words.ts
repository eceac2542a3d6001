/** What the pages about handing data over say. */
import type {Text} from "../../src/vocabulary/language.js";
import {speakFrom} from "../pages/words.js";

const words = {
  deliveries: {fr: "Livrer vos données", en: "Deliver your data"},
  lede: {
    fr: "Déposez les fichiers tels que votre billetterie les exporte\u00a0: clients, commandes, représentations. Rien n’est remis avant que vous confirmiez.",
    en: "Drop the files as your ticketing system exports them: customers, orders, performances. Nothing is handed over until you confirm."
  },
  stepUpload: {fr: "1. Déposer", en: "1. Upload"},
  stepCheck: {fr: "2. Vérifier", en: "2. Check"},
  stepConfirm: {fr: "3. Confirmer", en: "3. Confirm"},
  choose: {fr: "Choisir les fichiers", en: "Choose files"},
  upload: {fr: "Déposer", en: "Upload"},
  resumes: {
    fr: "Une coupure n’efface rien\u00a0: choisissez le même fichier, l’envoi reprend où il en était.",
    en: "A break loses nothing: choose the same file and it goes on from where it was."
  },
  broken: {
    fr: "L’envoi s’est interrompu. Rien n’est perdu\u00a0: déposez le même fichier de nouveau, il reprend où il en était.",
    en: "The upload was interrupted. Nothing is lost: upload the same file again and it goes on from where it was."
  },
  kept: {
    fr: "Un fichier du même nom remplace le précédent. Sans confirmation, tout est effacé après sept jours.",
    en: "A file of the same name replaces the earlier one. Unconfirmed, everything is erased after seven days."
  },
  of: {fr: "de", en: "of"},
  chooseAgain: {
    fr: "choisissez le même fichier pour finir l’envoi",
    en: "choose the same file to finish"
  },
  remove: {fr: "Retirer", en: "Remove"},
  waiting: {fr: "Fichiers déposés", en: "Uploaded files"},
  complete: {fr: "reçu", en: "received"},
  partial: {fr: "incomplet", en: "incomplete"},
  check: {fr: "Vérifier", en: "Check"},
  checkNote: {
    fr: "La vérification lit tout, sans rien garder. Comptez une minute par million de lignes.",
    en: "The check reads everything and keeps nothing. Allow a minute per million lines."
  },
  discard: {fr: "Tout retirer", en: "Remove all"},
  checkAgain: {fr: "Vérifier de nouveau", en: "Check again"},
  checking: {
    fr: "La vérification est en cours. Vous pouvez quitter cette page\u00a0: le résultat vous y attendra.",
    en: "The check is under way. You may leave this page: the result will wait for you here."
  },
  look: {fr: "Voir où elle en est", en: "See how far it is"},
  proposed: {
    fr: "Aucune correspondance n’est encore écrite pour votre organisme\u00a0: ces fichiers ont été lus selon une correspondance proposée, que l’analyste confirmera.",
    en: "No mapping has been written for your organization yet: these files were read with a proposed one, which the analyst will confirm."
  },
  givenOn: {
    fr: "ce fichier a déjà été livré, identique, le",
    en: "this very file was already delivered on"
  },
  notReady: {
    fr: "Vous pouvez livrer quand même\u00a0: l’analyste regardera ce qui manque avec vous.",
    en: "You may deliver anyway: the analyst will look with you at what is missing."
  },
  nothingNew: {
    fr: "Tous ces fichiers avaient déjà été livrés, identiques\u00a0: rien n’a été ajouté.",
    en: "All these files had already been delivered, identical: nothing was added."
  },
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
    fr: "C’est retiré.",
    en: "Removed."
  },
  uploaded: {fr: "Les fichiers sont déposés.", en: "The files have been uploaded."},
  wrongKind: {
    fr: "Un des fichiers n’est pas dans un format que nous lisons. Exportez-le dans un de ceux que la page nomme.",
    en: "One of the files is not in a format that we read. Export it in one of those that the page names."
  },
  checkFailed: {
    fr: "La vérification n’a pas abouti.",
    en: "The check did not come to an end."
  },
  nothing: {fr: "Aucun fichier complet à livrer.", en: "No complete file to deliver."},
  earlier: {fr: "Livraisons reçues", en: "Deliveries received"},
  none: {fr: "Aucune encore.", en: "None yet."}
} as const satisfies Record<string, Text>;

export type DeliveryWord = keyof typeof words;
export const sayDeliveries = speakFrom(words);
