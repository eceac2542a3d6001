/** The words that all notebooks share: steps of a workshop, headings, decision. */
import type {Text} from "../../vocabulary/language.js";

export const words = {
  workshop: {fr: "Mode atelier", en: "Workshop mode"},
  forFacilitator: {fr: "Pour l’animation", en: "For the facilitator"},
  explore: {fr: "Explorer", en: "Explore"},
  dig: {fr: "Creuser\u00A0: les mêmes lignes, regroupées", en: "Dig: the same rows, regrouped"},
  says: {fr: "Ce que ces données disent", en: "What these data say"},
  silent: {fr: "Ce qu’elles ne disent pas", en: "What they do not say"},
  exercises: {fr: "Exercices", en: "Exercises"},
  noExercise: {
    fr: "Vos données ne permettent pas encore d’exercice ici\u00A0: faites-le sur l’organisme d’exemple.",
    en: "Your data allow no exercise here yet: use the practice organization."
  },
  practise: {
    fr: "S’exercer sur l’organisme d’exemple, le même pour tous",
    en: "Practise on the example organization, the same for everybody"
  },
  noLine: {fr: "Aucune ligne à regrouper.", en: "No row to group."},
  check: {fr: "Vérifier", en: "Check"},
  seeAnswer: {fr: "Voir la réponse", en: "See the answer"},
  right: {fr: "C’est juste.", en: "That is right."},
  notYet: {fr: "Pas encore\u00A0: relisez la figure.", en: "Not yet: read the figure again."},
  notNumber: {fr: "Écrivez un nombre.", en: "Write a number."},
  decision: {fr: "Notre décision", en: "Our decision"},
  nothingSent: {
    fr: "À remplir à deux, à imprimer ou à télécharger. Rien n’est envoyé, rien n’est gardé sur cette page.",
    en: "Fill it in pairs, print it or download it. Nothing is sent, nothing is kept on this page."
  },
  decide: {fr: "Nous décidons de", en: "We decide to"},
  because: {fr: "Parce que", en: "Because"},
  whoWhen: {fr: "Qui, d’ici quand", en: "Who, by when"},
  changeOurMind: {fr: "Ce qui nous ferait changer d’avis", en: "What would change our mind"},
  downloadMarkdown: {fr: "Télécharger la décision (.md)", en: "Download the decision (.md)"},
  downloadText: {fr: "Télécharger (.txt)", en: "Download (.txt)"},
  print: {fr: "Imprimer", en: "Print"},
  together: {fr: "Retour en groupe", en: "Back together"},
  togetherNote: {
    fr: "Chaque équipe dit sa décision en une phrase, puis ce qui la ferait changer d’avis. Notez les deux.",
    en: "Each team says its decision in one sentence, then what would change its mind. Write both down."
  },
  example: {fr: "Par exemple\u00A0: ", en: "For example: "},
  nameAndDay: {fr: "Nom, date", en: "Name, date"},
  foundHere: {fr: "Le constat qui porte la décision", en: "The finding that carries the decision"},
  lastValue: {fr: "Un chiffre et sa date", en: "A figure and its date"}
} as const satisfies Record<string, Text>;

export interface Step {
  /** Anchor on the page. */
  anchor: string;
  name: Text;
  minutes: Text;
  /** For the facilitator; the notebook's own note stands at "explore". */
  note: Text | null;
}

export const steps: readonly Step[] = [
  {
    anchor: "question",
    name: {fr: "La question", en: "The question"},
    minutes: {fr: "5 min, en groupe", en: "5 min, together"},
    note: {
      fr: "Faites redire la question dans les mots de l’organisme, puis écrire une réponse pressentie, avant toute figure.",
      en: "Have the question said again in the organization’s own words, then a first guess written, before any figure."
    }
  },
  {
    anchor: "figure",
    name: {fr: "Vos données", en: "Your data"},
    minutes: {fr: "8 min, à deux", en: "8 min, in pairs"},
    note: {
      fr: "Titre, sous-titre, note\u00A0: lisez-les dans cet ordre, à voix haute. Que compte-t-on, sur combien, à quelle date?",
      en: "Title, subtitle, note: read them in that order, aloud. What is counted, on how many, as of when?"
    }
  },
  {
    anchor: "explore",
    name: words.explore,
    minutes: {fr: "12 min, seul puis à deux", en: "12 min, alone then in pairs"},
    note: null
  },
  {
    anchor: "exercises",
    name: words.exercises,
    minutes: {fr: "8 min, seul", en: "8 min, alone"},
    note: {
      fr: "Les réponses viennent des chiffres de cet organisme\u00A0: elles changent d’un membre à l’autre. Une erreur utile se raconte.",
      en: "Answers come from this organization’s figures: they change from one member to the next. A useful mistake is worth telling."
    }
  },
  {
    anchor: "reading",
    name: {fr: "Ce que ça dit", en: "What it says"},
    minutes: {fr: "7 min, à deux", en: "7 min, in pairs"},
    note: {
      fr: "Pour chaque phrase de gauche, cherchez à droite ce qui pourrait la contredire.",
      en: "For each sentence on the left, look on the right for what could contradict it."
    }
  },
  {
    anchor: "decision",
    name: {fr: "Décider", en: "Decide"},
    minutes: {fr: "10 min, à deux", en: "10 min, in pairs"},
    note: {
      fr: "Une décision a un verbe, un nom et une date. «\u00A0Ne rien changer\u00A0» en est une, si on sait ce qui la ferait revoir.",
      en: "A decision has a verb, a name and a date. “Change nothing” is one, if we know what would reopen it."
    }
  },
  {
    anchor: "together",
    name: words.together,
    minutes: {fr: "10 min, en groupe", en: "10 min, together"},
    note: words.togetherNote
  }
];
