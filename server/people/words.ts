/** What the pages about people say. */
import type {Text} from "../../src/vocabulary/language.js";
import {speakFrom} from "../pages/words.js";

const words = {
  people: {fr: "Personnes et accès", en: "People and access"},
  peopleLede: {
    fr: "Qui peut ouvrir les pages de votre organisme, et ce qui a été consulté. Un accès retiré cesse dès la page suivante.",
    en: "Who may open your organization’s pages, and what has been opened. An access that is removed ends from the next page on."
  },
  person: {fr: "Personne", en: "Person"},
  role: {fr: "Rôle", en: "Role"},
  since: {fr: "Depuis", en: "Since"},
  lastOpened: {fr: "Dernière consultation", en: "Last opened"},
  never: {fr: "jamais", en: "never"},
  administrator: {fr: "responsable", en: "administrator"},
  reader: {fr: "lecture", en: "reader"},
  administratorMeans: {
    fr: "responsable\u00a0: lit, invite, répond aux demandes",
    en: "administrator: reads, invites, answers requests"
  },
  readerMeans: {
    fr: "lecture\u00a0: lit les pages et les fichiers",
    en: "reader: reads pages and files"
  },
  actions: {fr: "Actions", en: "Actions"},
  makeAdministrator: {fr: "Nommer responsable", en: "Make administrator"},
  makeReader: {fr: "Passer en lecture", en: "Make reader"},
  remove: {fr: "Retirer l’accès", en: "Remove access"},
  confirmRemove: {fr: "Oui, retirer l’accès à", en: "Yes, remove the access of"},
  you: {fr: "vous", en: "you"},
  invite: {fr: "Inviter une personne", en: "Invite someone"},
  email: {fr: "Courriel professionnel", en: "Work e-mail"},
  mailLanguage: {fr: "Langue du courriel", en: "Language of the e-mail"},
  send: {fr: "Envoyer l’invitation", en: "Send the invitation"},
  inviteLasts: {
    fr: "La personne reçoit un lien valable sept jours, une seule fois.",
    en: "The person receives a link that lasts seven days and works once."
  },
  pending: {fr: "Invitations en attente", en: "Pending invitations"},
  until: {fr: "jusqu’au", en: "until"},
  cancel: {fr: "Annuler", en: "Cancel"},
  sent: {fr: "L’invitation est partie.", en: "The invitation has left."},
  removed: {fr: "L’accès est retiré.", en: "Access has been removed."},
  changed: {fr: "Le rôle est changé.", en: "The role has been changed."},
  cancelled: {fr: "L’invitation est annulée.", en: "The invitation has been cancelled."},
  already: {
    fr: "Cette personne a déjà accès à votre organisme.",
    en: "This person already has access to your organization."
  },
  notAnEmail: {
    fr: "Écrivez une adresse de courriel complète, comme prenom@organisme.ca.",
    en: "Write a complete e-mail address, such as name@organization.ca."
  },
  lastAdministrator: {
    fr: "Un organisme garde au moins une personne responsable. Nommez d’abord quelqu’un d’autre.",
    en: "An organization keeps at least one administrator. Name someone else first."
  },
  log: {fr: "Journal des consultations", en: "Access log"},
  logLede: {
    fr: "Les cent dernières pages, exports et PDF ouverts, par qui que ce soit.",
    en: "The last hundred pages, exports and PDFs opened, by anyone."
  },
  logEmpty: {fr: "Rien n’a encore été ouvert.", en: "Nothing has been opened yet."},
  exportLog: {fr: "Exporter tout le journal (CSV)", en: "Export the whole log (CSV)"},
  when: {fr: "Quand", en: "When"},
  what: {fr: "Quoi", en: "What"},
  invitation: {fr: "Invitation", en: "Invitation"},
  invitationTitle: {fr: "Une invitation à rejoindre l’organisme", en: "An invitation to join"},
  invitationText: {
    fr: "En acceptant, vous ouvrez une session avec l’adresse à laquelle l’invitation a été envoyée\u00a0:",
    en: "By accepting, you open a session with the address to which the invitation was sent:"
  },
  accept: {fr: "Accepter l’invitation", en: "Accept the invitation"},
  spent: {
    fr: "Cette invitation a déjà servi, a été annulée ou a plus de sept jours.",
    en: "This invitation has been used, was cancelled, or is more than seven days old."
  },
  forSomeoneElse: {
    fr: "Cette invitation est adressée à une autre personne. Fermez d’abord la session en cours.",
    en: "This invitation is addressed to someone else. Sign out of the current session first."
  },
  mailSubject: {fr: "Une invitation à Public C", en: "An invitation to Public C"},
  mailHello: {fr: "Bonjour,", en: "Hello,"},
  mailInvites: {
    fr: "vous invite à lire les chiffres de l’organisme suivant\u00a0:",
    en: "invites you to read the figures of"
  },
  mailOpen: {
    fr: "Ouvrez ce lien pour accepter. Il vaut sept jours et ne sert qu’une fois\u00a0:",
    en: "Open this link to accept. It lasts seven days and works once:"
  }
} as const satisfies Record<string, Text>;

export type PeopleWord = keyof typeof words;
export const sayPeople = speakFrom(words);
