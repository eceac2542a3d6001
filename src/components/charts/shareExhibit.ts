/** What three charts share: the parts of a whole by category, this season against its baseline. */
import {
  minimumForRate,
  minimumForTitle,
  movementOf,
  noFinding,
  shareFinding
} from "../../vocabulary/findings.js";
import {formatCount, formatCounted, formatRate, formatSeason} from "../../vocabulary/format.js";
import type {Text} from "../../vocabulary/language.js";
import type {NounId} from "../../vocabulary/nouns.js";
import type {Season} from "../../vocabulary/season.js";
import type {Subject} from "../../vocabulary/subjects.js";
import type {Cell, Exhibit, Setting} from "./chart.js";
import {baselineNote} from "./compare.js";
import {type Bar, sortedBars} from "./shapes/sortedBars.js";

/** One category: how many now, how many at the baseline. */
export interface Part {
  label: string;
  subject: Subject;
  now: number;
  before: number;
  /** What the category adds to the table, already formatted. */
  more?: readonly Cell[];
  /** « inconnu »: a remainder that is never the finding. */
  isRest?: boolean;
}

export interface ShareOptions {
  parts: readonly Part[];
  baseline: Season | null;
  noun: NounId;
  /** « vos billets », as the finding's object. */
  whole: Text;
  subline: string;
  /** « une seule discipline », said when there is nothing to share out. */
  alone: Text;
  /** First head cell: « Tarif », "Price". */
  categoryHead: Text;
  moreHead?: readonly Cell[];
}

const mostShown = 7;

/** Sorts the parts, finds the one to speak of, and says it. */
export function shareExhibit(options: ShareOptions, setting: Setting): Exhibit {
  const {language} = setting;
  const parts = options.parts.toSorted((a, b) => b.now - a.now);
  const total = sum(parts.map((part) => part.now));
  const totalBefore = sum(parts.map((part) => part.before));
  const shares = parts.map((part) => ({
    ...part,
    share: part.now / (total || 1),
    last: totalBefore > 0 ? part.before / totalBefore : null
  }));
  const finding = shareTitle(shares, total, totalBefore, options, setting);
  const shown = shares.slice(0, mostShown);
  const lastLabel = options.baseline ? formatSeason(options.baseline, language) : undefined;
  return {
    finding,
    subline: options.subline,
    note: `${baseOf(total, options, setting)} ${baselineNote(options.baseline, "line", language)}`,
    description: `${finding}. ${shown.map((part) => `${part.label} ${formatRate(part.share, language)}`).join(", ")}.`,
    table: shareTable(shares, options, setting),
    draw: (canvas) =>
      sortedBars(canvas, finding, {
        bars: shown.map((part) => toBar(part, total, setting)),
        lastLabel: totalBefore >= minimumForRate ? lastLabel : undefined
      })
  };
}

interface Share extends Part {
  share: number;
  last: number | null;
}

function shareTitle(
  shares: readonly Share[],
  total: number,
  totalBefore: number,
  {noun, whole, baseline, alone}: ShareOptions,
  {language}: Setting
): string {
  if (shares.length === 1) return noFinding(alone[language], language);
  if (total < minimumForTitle) return noFinding(tooFew(total, noun, language), language);
  const named = shares.filter((part) => !part.isRest);
  const comparable = baseline !== null && totalBefore >= minimumForTitle;
  const mover = comparable ? biggestMover(named) : undefined;
  const part = mover ?? named[0] ?? shares[0]!;
  const base = comparable && part.last !== null ? {share: part.last, season: baseline} : undefined;
  return shareFinding(part.subject, part.share, whole[language], language, base);
}

/** The part that moved most, among those that moved at all. */
function biggestMover(shares: readonly Share[]): Share | undefined {
  return shares
    .filter((part) => part.last !== null && movementOf(part.share, part.last, "rate") !== "stable")
    .toSorted((a, b) => Math.abs(b.share - b.last!) - Math.abs(a.share - a.last!))[0];
}

const tooFew = (total: number, noun: NounId, language: Setting["language"]): string =>
  language === "fr"
    ? `${formatCounted(total, noun, "fr")}, trop peu pour des parts`
    : `${formatCounted(total, noun, "en")}, too few for shares`;

function toBar(part: Share, total: number, {language}: Setting): Bar {
  return {
    label: part.label,
    value: part.share,
    text:
      total < minimumForRate ? formatCount(part.now, language) : formatRate(part.share, language),
    last: total < minimumForRate ? null : part.last,
    ...(part.isRest && {isRest: true})
  };
}

const baseOf = (total: number, {noun}: ShareOptions, {language}: Setting): string =>
  `n\u00A0=\u00A0${formatCounted(total, noun, language)}.`;

function shareTable(
  shares: readonly Share[],
  {categoryHead, baseline, noun, moreHead = []}: ShareOptions,
  {language, snapshot}: Setting
): Exhibit["table"] {
  const now = formatSeason(snapshot.currentSeason, language);
  const head: Cell[] = [
    {text: categoryHead[language]},
    {
      text: `${counts[noun === "admission" ? "admission" : "ticket"][language]} ${now}`,
      numeric: true
    },
    {text: `${language === "fr" ? "Part" : "Share"} ${now}`, numeric: true},
    ...(baseline
      ? [
          {
            text: `${language === "fr" ? "Part" : "Share"} ${formatSeason(baseline, language)}`,
            numeric: true
          }
        ]
      : []),
    ...moreHead
  ];
  return {
    head,
    body: shares.map((part) => [
      {text: part.label},
      {text: formatCount(part.now, language), numeric: true},
      {text: formatRate(part.share, language, 1), numeric: true},
      ...(baseline
        ? [{text: part.last === null ? "–" : formatRate(part.last, language, 1), numeric: true}]
        : []),
      ...(part.more ?? [])
    ])
  };
}

const counts = {
  admission: {fr: "Entrées", en: "Admissions"},
  ticket: {fr: "Billets", en: "Tickets"}
};

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);
