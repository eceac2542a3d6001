/** Words of the messages. `{asOf}` and `{approvedOn}` are days. */
import type {Text} from "../../src/vocabulary/language.js";

export const emailWords = {
  hello: {fr: "Bonjour,", en: "Hello,"},
  essential: {fr: "voici l’essentiel de ce rapport pour", en: "here is this report in brief for"},
  asOfPhrase: {fr: ", au {asOf}.", en: ", as of {asOf}."},
  metric: {fr: "Indicateur", en: "Metric"},
  you: {fr: "Vous", en: "You"},
  reference: {fr: "Repère", en: "Reference"},
  note: {fr: "Note de votre analyste", en: "A note from your analyst"},
  open: {fr: "Ouvrir le rapport (PDF)", en: "Open the report (PDF)"},
  attached: {
    fr: "Le rapport (PDF) est joint à ce message.",
    en: "The report (PDF) is attached to this message."
  },
  online: {fr: "Voir la saison en ligne", en: "See the season online"},
  approved: {
    fr: "Données au {asOf}. Approuvé le {approvedOn}.",
    en: "Data as of {asOf}. Approved on {approvedOn}."
  },
  signIn: {fr: "Le lien demande votre connexion.", en: "The link asks you to sign in."},
  why: {
    fr: "Vous recevez ce message parce que votre organisme vous a désigné comme destinataire.",
    en: "You receive this message because your organization named you as a recipient."
  },
  unsubscribe: {fr: "Se désabonner", en: "Unsubscribe"},
  demonstration: {
    fr: "Données de démonstration, organisme fictif.",
    en: "Demonstration data, fictional organization."
  }
} as const satisfies Record<string, Text>;
