/** A chart of any mart that breaks a season down: no code of its own, its words come from the mart's contract. */
import {inSeason, minimumForTitle, noFinding} from "../../vocabulary/findings.js";
import {formatCount, formatRate, formatSeason} from "../../vocabulary/format.js";
import type {Language, Text} from "../../vocabulary/language.js";
import type {MartName, Stage} from "../../vocabulary/rows.js";
import type {Season} from "../../vocabulary/season.js";
import type {Chart, Exhibit, Setting} from "./chart.js";
import {baselineNote, compareSeasons, heldBy} from "./compare.js";
import {noRows} from "./noRows.js";
import {sortedBars} from "./shapes/sortedBars.js";

export interface BarsSource {
  mart: MartName;
  /** Column of the categories, and what its codes read as. */
  category: {column: string; label: Text; values: Readonly<Record<string, Text>>};
  /** Column of counts that add up to the whole. */
  value: {column: string; label: Text};
}

type Row = {season: Season; stage: Stage} & Readonly<Record<string, unknown>>;

interface Part {
  label: string;
  count: number;
  share: number;
  last: number | null;
}

/** Shares of a season's total, this season beside its baseline, at the same stage. */
export const barsOf = (source: BarsSource): Chart => ({
  id: `bars ${source.mart} ${source.category.column}`,
  mart: source.mart,
  metrics: [],
  exhibit(rows, setting) {
    const {now, before, baseline} = compareSeasons(
      rows as unknown as readonly Row[],
      setting.snapshot
    );
    if (now.length === 0) return noRows(setting);
    const parts = partsOf(now, before, source, setting.language);
    return exhibitOf(parts, {baseline, source, setting});
  }
});

function partsOf(
  now: readonly Row[],
  before: readonly Row[],
  {category, value}: BarsSource,
  language: Language
): Part[] {
  const countOf = (row: Row): number => Number(row[value.column] ?? 0);
  const total = sum(now.map(countOf));
  const totalBefore = sum(before.map(countOf));
  return now
    .map((row) => {
      const code = String(row[category.column]);
      const then = before.find((other) => String(other[category.column]) === code);
      return {
        label: category.values[code]?.[language] ?? code,
        count: countOf(row),
        share: countOf(row) / (total || 1),
        last: totalBefore > 0 ? (then ? countOf(then) : 0) / totalBefore : null
      };
    })
    .toSorted((a, b) => b.count - a.count);
}

interface Context {
  baseline: Season | null;
  source: BarsSource;
  setting: Setting;
}

function exhibitOf(parts: readonly Part[], {baseline, source, setting}: Context): Exhibit {
  const {language} = setting;
  const finding = findingOf(parts, {baseline, source, setting});
  const total = formatCount(sum(parts.map(({count}) => count)), language);
  const label = source.value.label[language];
  return {
    finding,
    subline: `${label}, ${source.category.label[language].toLowerCase()}, ${heldBy(setting)}`,
    note: `n\u00A0=\u00A0${total}. ${baselineNote(baseline, "line", language)}`,
    description: `${finding}. ${parts.map(({label, share}) => `${label} ${formatRate(share, language)}`).join(", ")}.`,
    table: {
      head: [
        {text: source.category.label[language]},
        {text: label, numeric: true},
        {text: language === "fr" ? "Part" : "Share", numeric: true}
      ],
      body: parts.map(({label, count, share}) => [
        {text: label},
        {text: formatCount(count, language), numeric: true},
        {text: formatRate(share, language, 1), numeric: true}
      ])
    },
    draw: (canvas) =>
      sortedBars(canvas, finding, {
        bars: parts.map(({label, share, last}) => ({
          label,
          value: share,
          text: formatRate(share, language),
          last
        })),
        lastLabel: baseline ? formatSeason(baseline, language) : undefined
      })
  };
}

/** « Soirée : 62 % des billets, contre 58 % en 2018-2019 »; none when there is too little to speak of. */
function findingOf(parts: readonly Part[], {baseline, source, setting}: Context): string {
  const {language} = setting;
  const [first] = parts;
  if (!first || sum(parts.map(({count}) => count)) < minimumForTitle)
    return noFinding(tooFew[language], language);
  const colon = language === "fr" ? "\u00A0:" : ":";
  const what = source.value.label[language].toLowerCase();
  const told = `${first.label}${colon} ${formatRate(first.share, language)} ${of[language]} ${what}`;
  if (baseline === null || first.last === null) return told;
  const season = inSeason(formatSeason(baseline, language), language);
  return `${told}, ${against[language]} ${formatRate(first.last, language)} ${season}`;
}

const of: Text = {fr: "des", en: "of"};
const against: Text = {fr: "contre", en: "against"};
const tooFew: Text = {fr: "trop peu pour des parts", en: "too few for shares"};

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);
