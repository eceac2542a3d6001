/** What the gate says, in both languages. */
import type {Language, Text} from "../../src/vocabulary/language.js";

export const words = {
  signIn: {fr: "Connexion", en: "Sign in"},
  signInTitle: {
    fr: "Vos publics, vos chiffres, vos pairs",
    en: "Your audiences, your figures, your peers"
  },
  membersOnly: {
    fr: "Réservé aux organismes membres du collectif.",
    en: "For the member organizations of the collective."
  },
  workEmail: {fr: "Courriel professionnel", en: "Work e-mail"},
  receiveLink: {fr: "Recevoir un lien de connexion", en: "Receive a sign-in link"},
  linkLasts: {
    fr: "Le lien vaut 15 minutes, une seule fois. Aucun mot de passe à retenir.",
    en: "The link lasts 15 minutes and works once. No password to remember."
  },
  firstVisit: {fr: "Première visite?", en: "First visit?"},
  askAccess: {fr: "Demander l’accès", en: "Ask for access"},
  askWhom: {
    fr: "à la personne responsable dans votre organisme.",
    en: "from the person in charge at your organization."
  },
  neverTells: {
    fr: "Si l’adresse est celle d’un membre, un courriel part dans la minute. Nous ne disons jamais si une adresse est connue.",
    en: "If the address belongs to a member, an e-mail leaves within a minute. We never say whether an address is known."
  },
  notAnEmail: {
    fr: "Écrivez une adresse de courriel complète, comme prenom@organisme.ca.",
    en: "Write a complete e-mail address, such as name@organization.ca."
  },
  tooMany: {
    fr: "Trop de demandes en peu de temps. Attendez une minute, puis recommencez.",
    en: "Too many requests in a short time. Wait a minute, then try again."
  },
  signInWith: {fr: "Se connecter avec", en: "Sign in with"},
  notKnownThere: {
    fr: "La connexion n’a pas abouti. Demandez un lien par courriel, ou l’accès à la personne responsable.",
    en: "Signing in did not come to an end. Ask for a link by e-mail, or for access from the person in charge."
  },
  sentTitle: {fr: "Regardez votre boîte de courriel", en: "Check your mailbox"},
  sentText: {
    fr: "Si l’adresse est celle d’un membre, un lien de connexion vient de partir. Il vaut 15 minutes, une seule fois.",
    en: "If the address belongs to a member, a sign-in link has just left. It lasts 15 minutes and works once."
  },
  sentNothing: {
    fr: "Rien reçu? Vérifiez les indésirables, puis l’adresse que vous avez écrite.",
    en: "Nothing there? Look in your junk mail, then at the address you wrote."
  },
  again: {fr: "Demander un autre lien", en: "Ask for another link"},
  enterTitle: {fr: "Un dernier geste", en: "One last step"},
  enterText: {
    fr: "Ce lien ouvre votre session sur cet appareil. Il ne sert qu’une fois.",
    en: "This link opens your session on this device. It works once."
  },
  enter: {fr: "Ouvrir ma session", en: "Open my session"},
  linkSpent: {
    fr: "Ce lien a déjà servi, ou il a plus de 15 minutes.",
    en: "This link has already been used, or is more than 15 minutes old."
  },
  notFound: {fr: "Cette page n’existe pas", en: "There is no such page"},
  notFoundText: {
    fr: "L’adresse est peut-être incomplète, ou la page n’est pas ouverte à votre compte.",
    en: "The address may be incomplete, or the page is not open to your account."
  },
  backHome: {fr: "Retour à l’accueil", en: "Back to home"},
  refused: {fr: "Demande refusée", en: "Request refused"},
  refusedText: {
    fr: "Cette demande ne vient pas d’une page de Public C. Retournez à la page et recommencez.",
    en: "This request does not come from a page of Public C. Go back to the page and try again."
  },
  badForm: {
    fr: "Le formulaire est incomplet. Retournez à la page et recommencez.",
    en: "The form is incomplete. Go back to the page and try again."
  },
  deliveries: {fr: "Livrer vos données", en: "Deliver your data"},
  exports: {fr: "Exporter", en: "Export"},
  shares: {fr: "Pages et rapports partagés", en: "Shared pages and reports"},
  shared: {fr: "Partagé avec vous", en: "Shared with you"},
  portrait: {fr: "Portrait", en: "Portrait"},
  portraitMeans: {
    fr: "La saison en une page, et tout ce qui s’y rattache",
    en: "The season on one page, and all that hangs on it"
  },
  exportsMean: {
    fr: "Les chiffres et vos lignes, en fichiers que vous gardez",
    en: "Figures and your lines, in files that you keep"
  },
  showsMean: {
    fr: "Voir un spectacle d’un autre organisme, ou ouvrir un des vôtres",
    en: "See a show of another organization, or open one of yours"
  },
  showsReaderMeans: {
    fr: "Lire les demandes de votre organisme et les résultats qui lui sont accordés",
    en: "Read your organization’s requests and the results granted to it"
  },
  showsWait: {
    fr: "Une demande attend votre réponse",
    en: "A request is waiting for your answer"
  },
  partnerShowsMean: {
    fr: "Demander à voir un spectacle, et lire ce qui vous est accordé",
    en: "Ask to see a show, and read what has been granted to you"
  },
  manageMeans: {
    fr: "Inviter, changer un rôle, retirer un accès, voir qui a consulté quoi",
    en: "Invite, change a role, remove access, see who has opened what"
  },
  deliveriesMean: {
    fr: "Déposer vos exports, les vérifier, les remettre",
    en: "Upload your exports, check them, hand them over"
  },
  sharesMean: {
    fr: "Ouvrir une page à une personne de l’extérieur, pour un temps",
    en: "Open one page to someone outside, for a time"
  },
  sentReports: {fr: "Rapports envoyés", en: "Reports sent"},
  sentReportsMean: {fr: "Quel rapport, quand, à qui", en: "Which report, when, to whom"},
  review: {fr: "Révision des rapports", en: "Review of reports"},
  reviewMeans: {
    fr: "Lire ce qui est imprimé, annoter, approuver",
    en: "Read what has been printed, annotate, approve"
  },
  organizationsMean: {
    fr: "Les pages de chaque membre, et ses personnes",
    en: "Each member’s pages, and its people"
  },
  operatorMeans: {
    fr: "Aider un membre avec ses personnes",
    en: "Help a member with its people"
  },
  theCollective: {fr: "Le collectif", en: "The collective"},
  session: {fr: "Votre session", en: "Your session"},
  manage: {fr: "Personnes et accès", en: "People and access"},
  broken: {fr: "Une erreur est survenue", en: "Something went wrong"},
  brokenText: {
    fr: "Elle est inscrite au journal de l’exploitant. Réessayez dans un instant.",
    en: "It has been written to the operator’s log. Try again in a moment."
  },
  tooLong: {fr: "Trop de lignes pour un classeur", en: "Too many lines for a workbook"},
  tooLongText: {
    fr: "Cette table a plus de 50\u00a0000 lignes. Prenez-la en CSV ou en Parquet.",
    en: "This table has more than 50,000 lines. Take it as CSV or Parquet."
  },
  notBuilt: {fr: "Le site n’est pas encore construit", en: "The site has not been built yet"},
  notBuiltText: {
    fr: "Vous êtes bien connecté. Les pages apparaîtront ici dès la première publication.",
    en: "You are signed in. Pages will appear here with the first release."
  },
  account: {fr: "Mon compte", en: "My account"},
  signedInAs: {fr: "Adresse de connexion", en: "Sign-in address"},
  organizations: {fr: "Organismes", en: "Organizations"},
  collectivePages: {fr: "Le collectif", en: "The collective"},
  noAccess: {
    fr: "Votre accès est terminé. La personne responsable dans votre organisme peut vous inviter de nouveau.",
    en: "Your access has ended. The person in charge at your organization can invite you again."
  },
  signOut: {fr: "Fermer la session", en: "Sign out"},
  signOutEverywhere: {
    fr: "Fermer la session sur tous mes appareils",
    en: "Sign out on all my devices"
  },
  skip: {fr: "Aller au contenu", en: "Skip to content"},
  language: {fr: "Langue", en: "Language"},
  demonstration: {
    fr: "Données de démonstration, organismes fictifs",
    en: "Demo data, fictional organizations"
  },
  role: {fr: "Rôle", en: "Role"},
  administrator: {fr: "responsable", en: "administrator"},
  reader: {fr: "lecture", en: "reader"},
  analyst: {fr: "analyste du collectif", en: "analyst of the collective"},
  partner: {fr: "partenaire", en: "partner"},
  shows: {fr: "Demandes d’accès à un spectacle", en: "Show-access requests"},
  operator: {fr: "exploitant", en: "operator"},
  linkSubject: {fr: "Votre lien de connexion à Public C", en: "Your sign-in link to Public C"},
  linkHello: {fr: "Bonjour,", en: "Hello,"},
  linkBody: {
    fr: "Voici votre lien de connexion à Public C. Il vaut 15 minutes et ne sert qu’une fois\u00a0:",
    en: "Here is your sign-in link to Public C. It lasts 15 minutes and works once:"
  },
  linkIgnore: {
    fr: "Vous n’avez rien demandé? Ignorez ce message\u00a0: personne ne peut entrer sans ce lien.",
    en: "You did not ask for this? Ignore this message: nobody can enter without this link."
  }
} as const satisfies Record<string, Text>;

export type Word = keyof typeof words;

/** The words of one language, from the list of one's own feature: `speakFrom(peopleWords)("fr")("invite")`. */
export const speakFrom =
  <Words extends Readonly<Record<string, Text>>>(list: Words) =>
  (language: Language) =>
  (word: keyof Words): string =>
    list[word]![language];

/** The gate's common words: `speak("fr")("signIn")`. */
export const speak = speakFrom(words);
