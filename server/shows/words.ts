/** What the pages and mails about show-level requests say. */
import type {Text} from "../../src/vocabulary/language.js";
import {speakFrom} from "../pages/words.js";

const words = {
  shows: {fr: "Demandes d’accès à un spectacle", en: "Show-access requests"},
  showsLede: {
    fr: "Comparer un spectacle que deux organismes ont présenté, avec l’accord de celui à qui les chiffres appartiennent.",
    en: "Compare a show that two organizations have presented, with the consent of the one whose figures they are."
  },
  received: {fr: "Reçues", en: "Received"},
  made: {fr: "Faites", en: "Made"},
  none: {fr: "Aucune demande.", en: "No request."},
  newRequest: {fr: "Demander l’accès à un spectacle", en: "Ask for access to a show"},
  administratorsAsk: {
    fr: "Les responsables de votre organisme peuvent demander l’accès à un spectacle, et répondre.",
    en: "Your organization’s administrators may ask for access to a show, and answer."
  },
  owner: {fr: "À quel organisme?", en: "Which organization?"},
  next: {fr: "Continuer", en: "Continue"},
  show: {fr: "Spectacle", en: "Show"},
  season: {fr: "Saison", en: "Season"},
  noShows: {
    fr: "Cet organisme n’a pas encore de spectacle publié.",
    en: "This organization has no published show yet."
  },
  onBehalf: {fr: "Au nom de", en: "On behalf of"},
  inOwnName: {fr: "moi, partenaire", en: "myself, a partner"},
  requestedBy: {fr: "Demandé par", en: "Requested by"},
  purpose: {fr: "Motif", en: "Purpose"},
  purposeHint: {
    fr: "Deux lignes suffisent. L’organisme les lit avant de répondre.",
    en: "Two lines are enough. The organization reads them before answering."
  },
  scope: {fr: "Étendue", en: "Extent"},
  everything: {
    fr: "Tout\u00a0: ventes, provenance, nouveaux venus, public commun, tarifs, revenus et canaux",
    en: "Everything: sales, where they come from, newcomers, shared public, prices, revenue and channels"
  },
  withoutTerritories: {fr: "Sans la provenance territoriale", en: "Without where they come from"},
  withoutPrices: {fr: "Sans les prix ni les revenus", en: "Without prices and revenue"},
  until: {fr: "Accès jusqu’au", en: "Access until"},
  terms: {
    fr: "J’accepte les conditions\u00a0: ces chiffres servent au motif écrit ici, ne sont ni publiés ni transmis, et l’accès peut cesser à tout moment.",
    en: "I accept the terms: these figures serve the purpose written here, are neither published nor passed on, and access may end at any time."
  },
  send: {fr: "Envoyer la demande", en: "Send the request"},
  incomplete: {
    fr: "Choisissez un spectacle, écrivez un motif, donnez une date à venir d’ici un an et acceptez les conditions.",
    en: "Choose a show, write a purpose, give a date within the coming year and accept the terms."
  },
  request: {fr: "La demande", en: "The request"},
  asksFor: {
    fr: "demande à voir les résultats d’un spectacle",
    en: "asks to see the results of one show"
  },
  askedFor: {
    fr: "a demandé à voir les résultats d’un spectacle",
    en: "asked to see the results of one show"
  },
  receivedOn: {fr: "Demande faite le", en: "Requested on"},
  diesOn: {fr: "sans réponse, elle s’éteint le", en: "unanswered, it expires on"},
  revocable: {fr: "révocable à tout moment", en: "revocable at any time"},
  willSee: {
    fr: "Ce que la personne verra si vous acceptez",
    en: "What they will see if you accept"
  },
  sees: {fr: "Ce que la personne voit", en: "What they see"},
  yes: {fr: "Oui", en: "Yes"},
  neverTag: {fr: "Jamais", en: "Never"},
  seesSales: {
    fr: "La courbe de vente et les billets vendus",
    en: "The sales curve and tickets sold"
  },
  seesTerritories: {
    fr: "D’où vient le public, par municipalité, en cases d’au moins 10 personnes",
    en: "Where the public comes from, by municipality, in cells of at least 10 persons"
  },
  seesAcquaintance: {
    fr: "La part des nouveaux venus chez vous",
    en: "How many came to you for the first time"
  },
  seesOverlap: {
    fr: "Le public commun à vos deux organismes, s’il est d’au moins 10 personnes de part et d’autre",
    en: "The public that your two organizations share, if at least 10 persons on either side"
  },
  seesPrices: {fr: "Les billets par tarif", en: "Tickets by price type"},
  seesRevenue: {fr: "Les revenus par tarif", en: "Revenue by price type"},
  seesChannels: {fr: "Les billets par canal de vente", en: "Tickets by sales channel"},
  neverOthers: {
    fr: "Vos autres spectacles, votre saison, vos revenus totaux",
    en: "Your other shows, your season, your total revenue"
  },
  neverPeople: {
    fr: "Un nom, un courriel, une adresse, une commande",
    en: "A name, an e-mail, an address, an order"
  },
  seeSheet: {
    fr: "Voir exactement la page que la personne recevrait",
    en: "See exactly the page they would get"
  },
  seeGranted: {
    fr: "Voir exactement la page que la personne reçoit",
    en: "See exactly the page they get"
  },
  readSheet: {fr: "Lire les résultats du spectacle", en: "Read the results of the show"},
  preview: {
    fr: "Aperçu : personne d’autre que vous ne voit cette page.",
    en: "Preview: nobody but you sees this page."
  },
  inReturn: {fr: "En échange", en: "In return"},
  inReturnHint: {
    fr: "Un de vos spectacles, ouvert à l’autre organisme aux mêmes conditions dès qu’il accepte. L’échange cesse des deux côtés à la fois.",
    en: "One of your shows, opened to the other organization on the same terms as soon as it accepts. The exchange ends on both sides at once."
  },
  nothingSold: {fr: "rien n’a encore été vendu", en: "nothing has been sold yet"},
  nothingInReturn: {fr: "Rien", en: "Nothing"},
  sameTerms: {fr: "aux mêmes conditions", en: "on the same terms"},
  answerTitle: {fr: "Votre réponse", en: "Your answer"},
  ownRequest: {fr: "Votre demande", en: "Your request"},
  openAccess: {fr: "Accès en cours", en: "Current access"},
  message: {fr: "Message", en: "Message"},
  optional: {fr: "facultatif", en: "optional"},
  grant: {fr: "Accorder l’accès à ce spectacle", en: "Grant access to this show"},
  decline: {fr: "Refuser", en: "Decline"},
  question: {fr: "Poser une question", en: "Ask a question"},
  answer: {fr: "Répondre à la question", en: "Answer the question"},
  withdraw: {fr: "Retirer la demande", en: "Withdraw the request"},
  revoke: {fr: "Révoquer l’accès", en: "Revoke access"},
  declineNote: {
    fr: "Un refus n’a pas à être motivé et n’est connu que du demandeur. Chaque consultation est inscrite à votre journal.",
    en: "A refusal needs no reason and is known to the requester only. Every opening is written to your log."
  },
  history: {fr: "Historique", en: "History"},
  asked: {fr: "en attente de réponse", en: "waiting for an answer"},
  questioned: {fr: "une question est posée", en: "a question has been asked"},
  granted: {fr: "accordée", en: "granted"},
  declined: {fr: "refusée", en: "declined"},
  withdrawn: {fr: "retirée", en: "withdrawn"},
  revoked: {fr: "révoquée", en: "revoked"},
  expired: {fr: "éteinte sans réponse", en: "expired unanswered"},
  ended: {fr: "terminée", en: "ended"},
  actAsk: {fr: "a fait la demande", en: "made the request"},
  actGrant: {fr: "a accordé l’accès", en: "granted access"},
  actDecline: {fr: "a refusé", en: "declined"},
  actQuestion: {fr: "a posé une question", en: "asked a question"},
  actAnswer: {fr: "a répondu", en: "answered"},
  actWithdraw: {fr: "a retiré la demande", en: "withdrew the request"},
  actRevoke: {fr: "a révoqué l’accès", en: "revoked access"},
  dataAsOf: {fr: "Données au", en: "Data as of"},
  emptySheet: {
    fr: "Rien n’a encore été joué ni vendu de ce spectacle.",
    en: "Nothing of this show has been played or sold yet."
  },
  total: {fr: "Total", en: "Total"},
  notShown: {fr: "non montré :", en: "not shown:"},
  pending: {
    fr: "Chiffre de la consultation précédente : depuis, il a changé de trop peu de personnes pour être montré.",
    en: "Figure of an earlier reading: since then it has changed by too few persons to be shown."
  },
  sheetNote: {
    fr: "Mêmes chiffres pour les deux organismes. Agrégats seulement : au moins {persons} personnes derrière chacun, arrondis; ce qui permettrait d’en déduire un plus petit est masqué.",
    en: "The same figures for both organizations. Aggregates only: at least {persons} persons behind each, rounded; what would let a smaller one be worked out is masked."
  },
  maskedFew: {fr: "masqué : trop peu de personnes", en: "masked: too few persons"},
  masked: {fr: "masqué : confidentialité", en: "masked: confidentiality"},
  notNow: {
    fr: "Ce geste n’est plus possible\u00a0: la demande a changé entre-temps.",
    en: "This is no longer possible: the request has changed meanwhile."
  },
  mailHello: {fr: "Bonjour,", en: "Hello,"},
  mailOpen: {fr: "Lire et répondre\u00a0:", en: "Read and answer:"}
} as const satisfies Record<string, Text>;

export type ShowWord = keyof typeof words;
export const sayShows = speakFrom(words);
