/** What the pages about reports, their review and their sending say. */
import type {Text} from "../../src/vocabulary/language.js";
import {speakFrom} from "../pages/words.js";

const words = {
  review: {fr: "Révision des rapports", en: "Review of reports"},
  lede: {
    fr: "Chaque rapport imprimé attend la lecture d’une personne. Une approbation vaut pour ces octets-là\u00a0: une nouvelle impression rouvre la révision.",
    en: "Every printed report waits for a person to read it. An approval holds for those very bytes: printing anew reopens the review."
  },
  inReview: {fr: "à réviser", en: "in review"},
  approved: {fr: "approuvé", en: "approved"},
  sent: {fr: "envoyé", en: "sent"},
  superseded: {fr: "remplacé", en: "superseded"},
  toReview: {fr: "À réviser", en: "To review"},
  toSend: {fr: "Approuvés, en attente d’envoi", en: "Approved, waiting to be sent"},
  gone: {fr: "Envoyés", en: "Sent"},
  noneToReview: {
    fr: "Rien à réviser\u00a0: «\u00a0public-c report\u00a0» imprime, et ouvre la révision.",
    en: "Nothing to review: `public-c report` prints, and opens the review."
  },
  none: {fr: "Aucun.", en: "None."},
  report: {fr: "Rapport", en: "Report"},
  organization: {fr: "Organisme", en: "Organization"},
  language: {fr: "Langue", en: "Language"},
  state: {fr: "État", en: "State"},
  choose: {fr: "Choisir", en: "Choose"},
  approveChosen: {fr: "Approuver les rapports choisis", en: "Approve the chosen reports"},
  approvedDone: {
    fr: "C’est approuvé. Les courriels partent au prochain envoi.",
    en: "Approved. The messages leave at the next sending."
  },
  nothingChosen: {
    fr: "Choisissez au moins un rapport.",
    en: "Choose at least one report."
  },
  notNow: {
    fr: "Au moins un rapport a changé entre-temps\u00a0: relisez-le avant de l’approuver. Les autres sont approuvés.",
    en: "At least one report has changed meanwhile: read it again before approving it. The others are approved."
  },
  edition: {fr: "L’édition", en: "The edition"},
  period: {fr: "Période", en: "Period"},
  revision: {fr: "Impression", en: "Printing"},
  printedOn: {fr: "Imprimé le", en: "Printed on"},
  dataOf: {fr: "Données", en: "Data"},
  bytes: {fr: "Empreinte du fichier", en: "Fingerprint of the file"},
  approvedBy: {fr: "Approuvé par", en: "Approved by"},
  on: {fr: "le", en: "on"},
  openPdf: {fr: "Ouvrir le PDF", en: "Open the PDF"},
  pdfGone: {
    fr: "Le fichier n’est plus celui qui a été imprimé. Imprimez-le de nouveau\u00a0: «\u00a0public-c report\u00a0».",
    en: "The file is no longer what was printed. Print it again: `public-c report`."
  },
  figures: {fr: "Ses chiffres", en: "Its figures"},
  changes: {fr: "Ce qui a changé depuis la dernière édition", en: "Changed since the last edition"},
  firstOne: {
    fr: "C’est la première édition de ce rapport pour cet organisme.",
    en: "This is the first edition of this report for this organization."
  },
  unchanged: {fr: "Ni chiffre ni mot.", en: "Neither a figure nor a word."},
  lastTime: {fr: "Dernière fois", en: "Last time"},
  thisTime: {fr: "Cette fois", en: "This time"},
  figure: {fr: "Chiffre", en: "Figure"},
  value: {fr: "Valeur", en: "Value"},
  added: {fr: "Phrases nouvelles", en: "New sentences"},
  removed: {fr: "Phrases disparues", en: "Sentences gone"},
  noteTitle: {fr: "Votre mot à l’organisme", en: "Your word to the organization"},
  noteHint: {
    fr: "Imprimé dans le rapport et dit dans le courriel. Il paraît à la prochaine impression, qui rouvre la révision.",
    en: "Printed in the report and said in the message. It appears at the next printing, which reopens the review."
  },
  printedNote: {fr: "Tel qu’imprimé", en: "As printed"},
  writeNote: {fr: "Garder ce mot", en: "Keep this word"},
  noteKept: {
    fr: "Le mot est gardé. Imprimez de nouveau pour qu’il paraisse.",
    en: "The word is kept. Print again for it to appear."
  },
  comments: {fr: "Remarques entre collègues", en: "Remarks between colleagues"},
  commentHint: {
    fr: "Ni imprimées ni envoyées.",
    en: "Neither printed nor sent."
  },
  comment: {fr: "Remarque", en: "Remark"},
  addComment: {fr: "Ajouter la remarque", en: "Add the remark"},
  commented: {fr: "La remarque est ajoutée.", en: "The remark has been added."},
  approveTitle: {fr: "Votre approbation", en: "Your approval"},
  approveThis: {fr: "Approuver cette édition", en: "Approve this edition"},
  willGoTo: {fr: "Elle partira à", en: "It will go to"},
  goesToNobody: {
    fr: "Aucun destinataire n’est nommé dans cette langue\u00a0: rien ne partira.",
    en: "No recipient is named in this language: nothing will leave."
  },
  link: {fr: "par un lien", en: "by a link"},
  attachment: {fr: "en pièce jointe", en: "as an attachment"},
  messages: {fr: "Envois", en: "Sending"},
  queued: {fr: "en attente", en: "waiting"},
  sending: {fr: "en cours", en: "leaving"},
  dead: {fr: "refusé par le serveur", en: "refused by the server"},
  cancelled: {fr: "annulé", en: "cancelled"},
  bounced: {fr: "revenu\u00a0: boîte introuvable", en: "came back: no such mailbox"},
  recipient: {fr: "Destinataire", en: "Recipient"},
  when: {fr: "Quand", en: "When"},
  how: {fr: "Comment", en: "How"},
  sentReports: {fr: "Rapports envoyés", en: "Reports sent"},
  sentLede: {
    fr: "Quel rapport est parti, quand, et à qui chez vous.",
    en: "Which report left, when, and to whom of yours."
  },
  noneSent: {fr: "Aucun rapport n’est encore parti.", en: "No report has left yet."},
  leave: {fr: "Ne plus recevoir un rapport", en: "Stop receiving a report"},
  leaveText: {
    fr: "Le rapport dont le courriel vous a mené ici ne vous sera plus envoyé. Il reste sur le site, pour qui y a accès.",
    en: "The report whose message brought you here will no longer be sent to you. It stays on the site, for whoever has access."
  },
  leaveButton: {fr: "Ne plus le recevoir", en: "Stop receiving it"},
  left: {fr: "C’est fait. Ne sera plus envoyé\u00a0:", en: "Done. No longer sent:"},
  leftBack: {
    fr: "Pour le recevoir de nouveau, écrivez à",
    en: "To receive it again, write to"
  },
  deliveryTitle: {fr: "Vos rapports par courriel", en: "Your reports by e-mail"},
  deliveryHow: {fr: "Je les reçois", en: "I receive them"},
  byLink: {
    fr: "par un lien, qui demande de se connecter",
    en: "by a link, which asks to sign in"
  },
  byAttachment: {fr: "en pièce jointe", en: "as an attachment"},
  kept: {fr: "C’est noté.", en: "Noted."},
  keep: {fr: "Garder ce choix", en: "Keep this choice"}
} as const satisfies Record<string, Text>;

export type ReviewWord = keyof typeof words;
export const sayReview = speakFrom(words);
