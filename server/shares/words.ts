/** What the pages and mails about shares say. */
import type {Text} from "../../src/vocabulary/language.js";
import {speakFrom} from "../pages/words.js";

const words = {
  shares: {fr: "Pages et rapports partagés", en: "Shared pages and reports"},
  lede: {
    fr: "Ouvrir une page ou un rapport à une personne de l’extérieur, pour un temps. Elle se connecte avec son courriel; chaque consultation est inscrite à votre journal.",
    en: "Open one page or report to someone outside, for a time. They sign in with their e-mail; every opening is written to your log."
  },
  none: {fr: "Rien n’est partagé.", en: "Nothing is shared."},
  what: {fr: "Page ou rapport", en: "Page or report"},
  who: {fr: "Courriel de la personne", en: "Their e-mail"},
  mailLanguage: {fr: "Langue du courriel", en: "Language of the e-mail"},
  until: {fr: "Jusqu’au", en: "Until"},
  share: {fr: "Partager", en: "Share"},
  newShare: {fr: "Nouveau partage", en: "New share"},
  current: {fr: "Partages en cours", en: "Current shares"},
  revoke: {fr: "Mettre fin", en: "End"},
  shared: {
    fr: "Le partage est ouvert et le courriel est parti.",
    en: "The share is open and the e-mail has left."
  },
  revoked: {fr: "Le partage est fermé.", en: "The share is closed."},
  incomplete: {
    fr: "Choisissez une page ou un rapport, écrivez une adresse complète et donnez une date à venir d’ici un an.",
    en: "Choose a page or a report, write a complete address and give a date within the coming year."
  },
  sharedBy: {fr: "Page partagée avec vous par", en: "Page shared with you by"},
  pagesFr: {fr: "Pages en français", en: "Pages in French"},
  pagesEn: {fr: "Pages en anglais", en: "Pages in English"},
  reportsFr: {fr: "Rapports en français", en: "Reports in French"},
  reportsEn: {fr: "Rapports en anglais", en: "Reports in English"},
  mailHello: {fr: "Bonjour,", en: "Hello,"},
  mailSubject: {fr: "Une page partagée avec vous", en: "A page shared with you"},
  mailShares: {
    fr: "partage avec vous une page de l’organisme suivant\u00a0:",
    en: "shares with you a page of"
  },
  mailOpen: {
    fr: "Ouvrez-la en vous connectant avec cette adresse\u00a0:",
    en: "Open it by signing in with this address:"
  }
} as const satisfies Record<string, Text>;

export type ShareWord = keyof typeof words;
export const sayShares = speakFrom(words);
