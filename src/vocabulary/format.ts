/**
 * Numbers, money, dates and seasons as fr-CA and en-CA write them, typographically right:
 * U+00A0 groups thousands and stands before % and $, U+2212 is the minus, M$ has no inner space.
 * Rounding happens here and nowhere else, half away from zero. Pages, PDFs, e-mails and exports share it.
 */
import {type Language, localeOf} from "./language.js";
import type {MetricId, Unit} from "./metrics.js";
import {metrics} from "./metrics.js";
import {type NounId, nameCounted} from "./nouns.js";
import type {Persons} from "./rows.js";
import type {Season} from "./season.js";

export const noBreakSpace = "\u00A0";
const minus = "\u2212";

/** 1234.5 → « 1 234,5 », "1,234.5"; `digits` decimals, none by default. */
export function formatNumber(value: number, language: Language, digits = 0): string {
  return numberIn(value, language, {minimumFractionDigits: digits, maximumFractionDigits: digits});
}

/** A whole count: 10144 → « 10 144 ». */
export const formatCount = (count: number, language: Language): string =>
  formatNumber(count, language);

/** A count of persons in a breakdown, where 1 to 4 reads « < 5 ». */
export const formatPersons = (persons: Persons, language: Language): string =>
  persons === "<5" ? `<${noBreakSpace}5` : formatCount(persons, language);

/** A rate from 0 to 1: 0.24 → « 24 % », "24%". */
export function formatRate(rate: number, language: Language, digits = 0): string {
  return numberIn(rate, language, {
    style: "percent",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits
  });
}

/** Exact money from integer cents: 3840 → « 38,40 $ », "$38.40". */
export const formatMoney = (cents: number, language: Language): string =>
  dollars(cents, language, 2);

/** Money at a glance: cents under 1 000 $, whole dollars under a million, then « 1,2 M$ », "$1.2M". */
export function formatMoneyShort(cents: number, language: Language): string {
  const size = Math.abs(cents);
  if (size < 1_000_00) return dollars(cents, language, 2);
  if (size < 1_000_000_00) return dollars(cents, language, 0);
  const millions = numberIn(cents / 1_000_000_00, language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1
  });
  return language === "fr" ? `${millions}${noBreakSpace}M$` : withDollar(`${millions}M`);
}

/** Median of whole days may be a half: 23 → « 23 jours », 1 → "1 day". */
export const formatDays = (days: number, language: Language): string =>
  `${shortDecimal(days, language)}${noBreakSpace}${nameCounted(days, "day", language)}`;

/** 12.34 → « 12 km », 1.5 → "1.5 km". */
export const formatKilometres = (kilometres: number, language: Language): string =>
  `${formatNumber(kilometres, language, Math.abs(kilometres) < 10 ? 1 : 0)}${noBreakSpace}km`;

/** « 926 billets »: the number and its noun, agreed. */
export const formatCounted = (count: number, noun: NounId, language: Language): string =>
  `${formatCount(count, language)}${noBreakSpace}${nameCounted(count, noun, language)}`;

/** Difference of two rates: 0.032 → « +3,2 points ». */
export function formatPoints(difference: number, language: Language, digits = 0): string {
  const points = roundHalfAway(difference * 100, digits);
  const noun = nameCounted(points, "point", language);
  return `${signed(formatNumber(points, language, digits), points)}${noBreakSpace}${noun}`;
}

/** Relative change: 0.1 → « +10 % ». */
export const formatChange = (change: number, language: Language, digits = 0): string =>
  signed(formatRate(change, language, digits), roundHalfAway(change * 100, digits));

/** Difference of counts: 926 → « +926 ». */
export const formatSignedCount = (difference: number, language: Language): string =>
  signed(formatCount(difference, language), difference);

/** Difference of money: 130 → « +1,30 $ ». */
export const formatSignedMoney = (cents: number, language: Language): string =>
  signed(formatMoneyShort(cents, language), cents);

/** Difference of days: 4 → « +4 jours ». */
export const formatSignedDays = (days: number, language: Language): string =>
  signed(formatDays(days, language), days);

/** A value in its metric's own unit; a house is read to a tenth of a point: « 74,5 % ». */
export const formatMetric = (value: number, metric: MetricId, language: Language): string =>
  metric === "occupancyRate"
    ? formatRate(value, language, 1)
    : formatUnit(value, metrics[metric].unit, language);

/** The difference of two values of a metric, as precise as they are, with its sign: points for rates, dollars for money. */
export const formatDifference = (
  difference: number,
  metric: MetricId,
  language: Language
): string =>
  metric === "occupancyRate"
    ? formatPoints(difference, language, 1)
    : differences[metrics[metric].unit](difference, language);

/** « de 65 à 78 % », "65 to 78%": the unit is written once. */
export function formatRateRange(low: number, high: number, language: Language): string {
  const from = formatNumber(low * 100, language);
  const to = formatRate(high, language);
  return language === "fr" ? `de ${from} à ${to}` : `${from} to ${to}`;
}

/** Local day "2026-01-12" → « 12 janvier 2026 », "January 12, 2026"; « 1er » is raised by `toHtml`. */
export const formatDay = (day: string, language: Language): string =>
  dateIn(day, language, {day: "numeric", month: "long", year: "numeric"});

/** Without the year: « 12 janvier », "January 12". */
export const formatDayOfYear = (day: string, language: Language): string =>
  dateIn(day, language, {day: "numeric", month: "long"});

/** For axes: « sept. », "Sept." (Intl has no stop in English). */
export const formatMonthShort = (day: string, language: Language): string =>
  language === "fr"
    ? dateIn(day, "fr", {month: "short"})
    : englishMonths[Number(day.slice(5, 7)) - 1]!;

const englishMonths = [
  ...["Jan.", "Feb.", "March", "April", "May", "June"],
  ...["July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
];

/** Local time "19:30" → « 19 h 30 », "7:30 p.m.". */
export function formatTime(time: string, language: Language): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const minutes = String(minute).padStart(2, "0");
  if (language === "fr") return `${hour}${noBreakSpace}h${noBreakSpace}${minutes}`;
  return `${hour % 12 || 12}:${minutes}${noBreakSpace}${hour < 12 ? "a.m." : "p.m."}`;
}

/** ISO weekday, 1 = Monday: « lundi », "Monday". */
export const formatWeekday = (weekday: number, language: Language): string =>
  dateIn(`2024-01-0${weekday}`, language, {weekday: "long"});

/** "2021-2022" → « 2021-2022 », "2021–2022". */
export const formatSeason = (season: Season, language: Language): string =>
  language === "fr" ? season : season.replace("-", "–");

/** First letter raised, for a label that begins a line. */
export const capitalize = (text: string): string =>
  text.charAt(0).toLocaleUpperCase("fr-CA") + text.slice(1);

/** To `digits` decimals, half away from zero, immune to binary dust (1.005 → 1.01). */
export function roundHalfAway(value: number, digits = 0): number {
  const magnitude = Number(`${Math.abs(value).toPrecision(15)}e${digits}`);
  const rounded = Number(`${Math.round(magnitude)}e${-digits}`);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

/** A value of a unit, in round numbers: for the ticks of an axis. */
export function formatUnit(value: number, unit: Unit, language: Language): string {
  if (unit === "rate") return formatRate(value, language);
  if (unit === "cents") return formatMoneyShort(value, language);
  if (unit === "days") return formatDays(value, language);
  if (unit === "ratio") return formatNumber(value, language, 1);
  if (unit === "km") return formatKilometres(value, language);
  return formatCount(value, language);
}

const differences: Record<Unit, (difference: number, language: Language) => string> = {
  count: formatSignedCount,
  persons: formatSignedCount,
  cents: formatSignedMoney,
  rate: formatPoints,
  days: formatSignedDays,
  km: (difference, language) => signed(formatKilometres(difference, language), difference),
  ratio: (difference, language) => signed(formatNumber(difference, language, 1), difference)
};

const signed = (text: string, value: number): string => (value > 0 ? `+${text}` : text);

const shortDecimal = (value: number, language: Language): string =>
  numberIn(value, language, {maximumFractionDigits: 1});

function dollars(cents: number, language: Language, digits: number): string {
  const amount = numberIn(cents / 100, language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits
  });
  return language === "fr" ? `${amount}${noBreakSpace}$` : withDollar(amount);
}

const withDollar = (amount: string): string =>
  amount.startsWith(minus) ? `${minus}$${amount.slice(1)}` : `$${amount}`;

const formatters = new Map<string, Intl.NumberFormat>();

/** Intl gives a hyphen for the minus, and « −0 » for a small negative: both are mended. */
function numberIn(value: number, language: Language, options: Intl.NumberFormatOptions): string {
  const key = `${language}${JSON.stringify(options)}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(localeOf[language], {...options, signDisplay: "negative"});
    formatters.set(key, formatter);
  }
  return formatter.format(value).replace("-", minus).replaceAll("\u202F", noBreakSpace);
}

/** Made once each: to make one costs a hundred times what to use it does. */
const dateFormatters = new Map<string, Intl.DateTimeFormat>();

function dateIn(day: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  const key = `${language}${JSON.stringify(options)}`;
  let formatter = dateFormatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(localeOf[language], {...options, timeZone: "UTC"});
    dateFormatters.set(key, formatter);
  }
  const text = formatter.format(new Date(`${day}T00:00:00Z`)).replaceAll("\u202F", " ");
  const raised = language === "fr" ? text.replace(/^1 (?=\p{L})/u, "1er ") : text;
  return raised
    .replace(/^(\d+(?:er)?) /, `$1${noBreakSpace}`)
    .replace(/^(\p{L}+\.?) (?=\d)/u, `$1${noBreakSpace}`);
}
