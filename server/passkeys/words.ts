/** What the pages say about passkeys. */
import type {Text} from "../../src/vocabulary/language.js";
import {speakFrom} from "../pages/words.js";

const words = {
  passkeys: {fr: "Clés d’accès", en: "Passkeys"},
  lede: {
    fr: "Une clé d’accès ouvre votre session d’un geste (empreinte, visage, code de l’appareil), sans attendre de courriel.",
    en: "A passkey opens your session with one gesture (fingerprint, face, the device’s code), without waiting for an e-mail."
  },
  add: {fr: "Ajouter une clé sur cet appareil", en: "Add a passkey on this device"},
  made: {fr: "Créée le", en: "Made on"},
  used: {fr: "utilisée le", en: "used on"},
  neverUsed: {fr: "jamais utilisée", en: "never used"},
  remove: {fr: "Retirer", en: "Remove"},
  require: {
    fr: "Exiger une clé après chaque lien par courriel",
    en: "Require a passkey after each e-mailed link"
  },
  free: {fr: "Ne plus exiger de clé", en: "No longer require a passkey"},
  requireNote: {
    fr: "Second facteur\u00a0: le lien seul n’ouvre plus de session. Gardez deux clés, sur deux appareils.",
    en: "Second factor: the link alone no longer opens a session. Keep two passkeys, on two devices."
  },
  signIn: {fr: "Se connecter avec une clé d’accès", en: "Sign in with a passkey"},
  now: {fr: "Présentez votre clé d’accès", en: "Present your passkey"},
  nowText: {
    fr: "Votre compte demande une clé d’accès après le lien.",
    en: "Your account asks for a passkey after the link."
  },
  failed: {
    fr: "La clé n’a pas été reconnue. Réessayez, ou demandez un lien.",
    en: "The passkey was not recognized. Try again, or ask for a link."
  }
} as const satisfies Record<string, Text>;

export const sayPasskeys = speakFrom(words);
