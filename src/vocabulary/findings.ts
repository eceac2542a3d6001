/**
 * Findings: the sentences that title charts, after the ten patterns of the house.
 * Subject, verb, both numbers; present tense; never a cause, praise or blame. Agreement comes from the subject.
 */
import {
  capitalize,
  formatCount,
  formatCounted,
  formatDays,
  formatMetric,
  formatRate,
  formatSeason,
  formatWeekday,
  noBreakSpace,
  roundHalfAway
} from "./format.js";
import type {Language} from "./language.js";
import type {MetricId, Unit} from "./metrics.js";
import {metrics} from "./metrics.js";
import type {NounId} from "./nouns.js";
import type {PeerRow} from "./rows.js";
import type {Season} from "./season.js";
import type {Subject} from "./subjects.js";

export type Movement = "up" | "down" | "stable";

/** Under these the difference is not told: 2 points for a rate, 3 % for counts and money, 2 days. */
export const stableUnder = {rate: 0.02, relative: 0.03, days: 2} as const;

/** Fewer than this: the counts, no rate. */
export const minimumForRate = 30;
/** Fewer than this: « environ », and never a title. */
export const minimumForTitle = 100;
/** Fewer organizations than this: no peer is spoken of. */
export const minimumPeers = 5;

/** Whether a value moved from its base, by the unit's threshold. */
export function movementOf(value: number, base: number, unit: Unit): Movement {
  const difference = value - base;
  const threshold = thresholdOf(unit, base);
  if (roundHalfAway(Math.abs(difference), 6) < threshold) return "stable";
  return difference > 0 ? "up" : "down";
}

/** Whether a metric's value moved from its base. */
export const metricMovement = (value: number, base: number, metric: MetricId): Movement =>
  movementOf(value, base, metrics[metric].unit);

/** 2. « 926 billets de plus qu’à la même date en 2018-2019 ». */
export function differenceFinding(
  difference: number,
  noun: NounId,
  baseline: Season,
  language: Language
): string {
  const counted = formatCounted(Math.abs(difference), noun, language);
  const season = formatSeason(baseline, language);
  if (language === "fr")
    return `${counted} de ${difference < 0 ? "moins" : "plus"} qu’à la même date en ${season}`;
  const [number, name] = counted.split(noBreakSpace);
  return `${number} ${difference < 0 ? "fewer" : "more"} ${name} than on the same date in ${season}`;
}

/** 3. « Votre taux d’occupation est stable : 77 %, contre 76 % en 2018-2019 ». */
export function stableFinding(
  subject: Subject,
  value: string,
  base: string,
  baseline: Season,
  language: Language
): string {
  const season = formatSeason(baseline, language);
  const verb = language === "fr" ? agree(subject, "est", "sont") : agree(subject, "is", "are");
  const stable = language === "fr" ? agree(subject, "stable", "stables") : "stable";
  const against = language === "fr" ? "contre" : "against";
  return `${capitalize(subject.text)} ${verb} ${stable}${colon(language)} ${value}, ${against} ${base} ${inSeason(season, language)}`;
}

/** 3. Moved: « Votre prix moyen payé passe de 37,10 $ à 38,40 $ depuis 2018-2019 ». */
export function changedFinding(
  subject: Subject,
  from: string,
  to: string,
  baseline: Season,
  language: Language
): string {
  const season = formatSeason(baseline, language);
  return language === "fr"
    ? `${capitalize(subject.text)} ${agree(subject, "passe", "passent")} de ${from} à ${to} depuis ${season}`
    : `${capitalize(subject.text)} ${agree(subject, "goes", "go")} from ${from} to ${to} since ${season}`;
}

/** 1. « Votre fidélisation est sous la médiane de vos pairs : 24 %, contre 31 % », or like them, in the middle half. */
export function againstPeersFinding(
  subject: Subject,
  value: number,
  {
    median,
    lowerQuartile,
    upperQuartile
  }: Pick<PeerRow, "median" | "lowerQuartile" | "upperQuartile">,
  metric: MetricId,
  language: Language
): string {
  const base = median!;
  const isLike =
    lowerQuartile !== null && upperQuartile !== null
      ? value >= lowerQuartile && value <= upperQuartile
      : metricMovement(value, base, metric) === "stable";
  const place = placeWords[isLike ? "like" : value < base ? "below" : "above"][language];
  const is = language === "fr" ? agree(subject, "est", "sont") : agree(subject, "is", "are");
  const against = language === "fr" ? "contre" : "against";
  const [own, theirs] = [value, base].map((one) => formatMetric(one, metric, language));
  return `${capitalize(subject.text)} ${is} ${place}${colon(language)} ${own}, ${against} ${theirs}`;
}

const placeWords = {
  below: {fr: "sous la médiane de vos pairs", en: "below your peers’ median"},
  above: {fr: "au-dessus de la médiane de vos pairs", en: "above your peers’ median"},
  like: {fr: "dans la moitié centrale de vos pairs", en: "in your peers’ middle half"}
};

/** 4. « 18 jours d’avance sur 2018-2019 », from the day the baseline reached today's level. */
export function paceFinding(daysAhead: number, baseline: Season, language: Language): string {
  const days = formatDays(Math.abs(daysAhead), language);
  const season = formatSeason(baseline, language);
  if (language === "fr")
    return `${days} ${daysAhead < 0 ? "de retard" : "d’avance"} sur le rythme de ${season}`;
  return `${days} ${daysAhead < 0 ? "behind" : "ahead of"} the ${season} pace`;
}

/** 4. On pace, within 10 %: « Au rythme de 2018-2019 : 10 144 billets, contre 9 980 ». */
export function onPaceFinding(
  value: number,
  base: number,
  baseline: Season,
  language: Language
): string {
  const season = formatSeason(baseline, language);
  const now = formatCounted(value, "ticket", language);
  const then = formatCount(base, language);
  return language === "fr"
    ? `Au rythme de ${season}${colon("fr")} ${now}, contre ${then}`
    : `On the ${season} pace: ${now}, against ${then}`;
}

/** 5. « Le jeudi gagne 9 points », "Thursdays lose 4 points". */
export function weekdayFinding(weekday: number, difference: number, language: Language): string {
  const points = formatCounted(Math.abs(roundHalfAway(difference * 100)), "point", language);
  const verb =
    language === "fr" ? (difference < 0 ? "perd" : "gagne") : difference < 0 ? "lose" : "gain";
  return `${weekdaySubject(weekday, language)} ${verb} ${points}`;
}

/** « Le samedi », "Saturdays". */
export const weekdaySubject = (weekday: number, language: Language): string =>
  language === "fr" ? `Le ${formatWeekday(weekday, "fr")}` : `${formatWeekday(weekday, "en")}s`;

/** 6. « Le théâtre fait 58 % de vos entrées », with the base when it moved: « …, contre 51 % en 2018-2019 ». */
export function shareFinding(
  subject: Subject,
  share: number,
  whole: string,
  language: Language,
  base?: {share: number; season: Season}
): string {
  const verb = language === "fr" ? agree(subject, "fait", "font") : agree(subject, "makes", "make");
  const makes = language === "fr" ? verb : `${verb} up`;
  const of = language === "fr" ? "de" : "of";
  const told = `${capitalize(subject.text)} ${makes} ${formatRate(share, language)} ${of} ${whole}`;
  if (!base || movementOf(share, base.share, "rate") === "stable") return told;
  const against = language === "fr" ? "contre" : "against";
  const season = formatSeason(base.season, language);
  return `${told}, ${against} ${formatRate(base.share, language)} ${inSeason(season, language)}`;
}

/** 7. « La moitié de vos acheteurs vit dans six secteurs postaux ». */
export function halfLivesInFinding(territories: number, language: Language): string {
  const count = numberWord(territories, language);
  return language === "fr"
    ? `La moitié de vos acheteurs ${territories === 1 ? "vit dans un seul secteur postal" : `vit dans ${count} secteurs postaux`}`
    : `Half of your buyers live in ${territories === 1 ? "a single postal area" : `${count} postal areas`}`;
}

/** 10. « Pas de constat : une seule saison ». */
export const noFinding = (reason: string, language: Language): string =>
  language === "fr" ? `Pas de constat${colon("fr")} ${reason}` : `No finding: ${reason}`;

/** « deux » to « dix », then digits: words read better in a title. */
export const numberWord = (count: number, language: Language): string =>
  numberWords[language][count] ?? formatCount(count, language);

/** A title between the language's own quotation marks. */
export const quoted = (title: string, language: Language): string =>
  language === "fr" ? `«${noBreakSpace}${title}${noBreakSpace}»` : `“${title}”`;

/** The colon with its Québec space. */
export const colon = (language: Language): string => (language === "fr" ? `${noBreakSpace}:` : ":");

const numberWords: Readonly<Record<Language, readonly string[]>> = {
  fr: ["aucun", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"],
  en: ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
};

const agree = (subject: Subject, singular: string, plural: string): string =>
  subject.isPlural ? plural : singular;

export const inSeason = (season: string, language: Language): string =>
  language === "fr" ? `en ${season}` : `in ${season}`;

/** The least difference told, in the unit of the values. */
export function thresholdOf(unit: Unit, base: number): number {
  if (unit === "rate") return stableUnder.rate;
  if (unit === "days") return stableUnder.days;
  return Math.abs(base) * stableUnder.relative || Number.EPSILON;
}
