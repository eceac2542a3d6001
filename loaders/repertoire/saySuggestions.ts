/** Suggestions in words, in both languages. */
import {formatCount, formatDay, formatMoney, formatNumber} from "../../src/vocabulary/format.js";
import type {Language} from "../../src/vocabulary/language.js";
import type {Reason} from "./pair.js";
import type {Suggestion} from "./suggestions.js";

export interface SayingOptions {
  language: Language;
  /** From this score on a suggestion is nearly always right. */
  likely: number;
  /** Tickets, dollars and who presents are for analysts; a member is told of titles and dates only. */
  withCounts: boolean;
}

export function saySuggestions(suggestions: readonly Suggestion[], options: SayingOptions): string {
  const say = words[options.language];
  if (suggestions.length === 0) return say.none;
  const parts = (["doubleSale", "production", "venue"] as const).flatMap((kind) =>
    part(
      say.kinds[kind],
      suggestions.filter((one) => one.kind === kind && !one.isJoined),
      options
    )
  );
  const namesakes = part(
    say.namesakes,
    suggestions.filter(({isJoined}) => isJoined),
    options
  );
  return [...parts, ...namesakes].join("\n");
}

const part = (
  title: string,
  suggestions: readonly Suggestion[],
  options: SayingOptions
): string[] =>
  suggestions.length === 0
    ? []
    : [title, ...suggestions.map((suggestion) => sayOne(suggestion, options)), ""];

function sayOne(suggestion: Suggestion, {language, likely, withCounts}: SayingOptions): string {
  const {id, score, seen, reasons, organizations, firstOn, lastOn, tickets, cents, isJoined} =
    suggestion;
  const say = words[language];
  const level = isJoined ? say.doubtful : score >= likely ? say.likely : say.possible;
  const days =
    firstOn === lastOn
      ? formatDay(firstOn, language)
      : `${formatDay(firstOn, language)} – ${formatDay(lastOn, language)}`;
  const counts = withCounts
    ? [`${formatCount(tickets, language)} ${say.tickets}`, formatMoney(cents, language)]
    : [];
  return [
    `  ${id}  ${formatNumber(score, language, 2)} ${level}  ${seen.map((name) => name.trim()).join("  ⇄  ")}`,
    `            ${[...reasons.map((reason) => say.reasons[reason]), ...(withCounts ? [organizations.join(", ")] : []), days, ...counts].join(" · ")}`
  ].join("\n");
}

interface Words {
  none: string;
  kinds: Record<"doubleSale" | "production" | "venue", string>;
  namesakes: string;
  likely: string;
  possible: string;
  doubtful: string;
  tickets: string;
  reasons: Record<Reason, string>;
}

const words: Readonly<Record<Language, Words>> = {
  fr: {
    none: "Rien à décider\u00a0: chaque spectacle et chaque lieu vus dans les livraisons ont leur fiche.",
    kinds: {
      doubleSale:
        "Vendus par deux systèmes à la fois (accepter\u00a0: la représentation compte une fois, les billets s’ajoutent)\u00a0:",
      production: "Titres qui seraient un seul spectacle\u00a0:",
      venue: "Noms qui seraient un seul lieu\u00a0:"
    },
    namesakes:
      "Même titre chez deux membres, réunis aujourd’hui et douteux (refuser\u00a0: chacun a le sien)\u00a0:",
    likely: "probable",
    possible: "possible",
    doubtful: "douteux",
    tickets: "billets",
    reasons: {
      sameWords: "mêmes mots",
      nearWords: "mots proches",
      withMention: "une mention de plus",
      otherFigures: "autres chiffres",
      otherDiscipline: "autre discipline",
      farApart: "à des années de distance",
      sameEvening: "deux villes le même soir",
      sharedShow: "un spectacle en commun",
      sharedSeats: "mêmes sièges",
      sameMinute: "à la même minute",
      otherCodes: "codes de deux formes",
      otherHouse: "deux noms de salle"
    }
  },
  en: {
    none: "Nothing to decide: every show and every house seen in the deliveries has its entry.",
    kinds: {
      doubleSale:
        "Sold in two systems at once (accept: the performance counts once, tickets are added):",
      production: "Titles that would be one show:",
      venue: "Names that would be one venue:"
    },
    namesakes: "One title at two members, joined today and doubtful (reject: each has its own):",
    likely: "likely",
    possible: "possible",
    doubtful: "doubtful",
    tickets: "tickets",
    reasons: {
      sameWords: "same words",
      nearWords: "near words",
      withMention: "a mention more",
      otherFigures: "other figures",
      otherDiscipline: "other artform",
      farApart: "years apart",
      sameEvening: "two towns on one evening",
      sharedShow: "a show in common",
      sharedSeats: "same seats",
      sameMinute: "at the same minute",
      otherCodes: "codes of two shapes",
      otherHouse: "two names of the house"
    }
  }
};
