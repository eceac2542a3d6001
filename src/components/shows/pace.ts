/** A show at the same number of days before its first night as comparable ones: notebook and show page read it alike. */
import {quantileSorted} from "d3";
import {colon, noFinding, quoted} from "../../vocabulary/findings.js";
import {
  formatChange,
  formatCount,
  formatCounted,
  formatDays,
  formatNumber
} from "../../vocabulary/format.js";
import type {Language} from "../../vocabulary/language.js";
import type {ProductionPaceRow, ProductionRow} from "../../vocabulary/rows.js";
import type {Exhibit, Setting} from "../charts/chart.js";
import {type PaceBand, type PacePoint, paceCurves} from "../charts/shapes/paceCurves.js";
import {inLanguage} from "../notebooks/notebook.js";

/** Fewer comparable shows than this: no band, no finding. */
export const minimumComparables = 3;

export interface PaceRows {
  productions: readonly ProductionRow[];
  production_pace: readonly ProductionPaceRow[];
}

/** Days before the first night at which every show is read. */
const days = [120, 90, 60, 45, 30, 21, 14, 7, 3, 0];

/** Tickets per performance programmed, up to the first night. */
export const paceOf = (
  {production_pace}: PaceRows,
  {season, productionId, performances}: ProductionRow
): PacePoint[] =>
  (byShow(production_pace).get(`${season} ${productionId}`) ?? [])
    .filter(({daysBefore}) => daysBefore >= 0 && daysBefore <= days[0]!)
    .map(({daysBefore, ticketsToDate}) => ({daysBefore, value: ticketsToDate / performances}));

const indexes = new WeakMap<
  readonly ProductionPaceRow[],
  ReadonlyMap<string, ProductionPaceRow[]>
>();

/** Each show's rows, the earliest first; grouped once, since every show is read against every other. */
function byShow(rows: readonly ProductionPaceRow[]): ReadonlyMap<string, ProductionPaceRow[]> {
  const known = indexes.get(rows);
  if (known) return known;
  const sorted = rows.toSorted((a, b) => b.daysBefore - a.daysBefore);
  const index = Map.groupBy(sorted, ({season, productionId}) => `${season} ${productionId}`);
  indexes.set(rows, index);
  return index;
}

/** Shows held in past open seasons, itself apart; of the same artform unless any will do. */
export const comparablesOf = (
  {productions}: PaceRows,
  show: ProductionRow,
  isAny: boolean,
  {snapshot}: Setting
): ProductionRow[] =>
  productions.filter(
    (row) =>
      row.season < snapshot.currentSeason &&
      !snapshot.closedSeasons.includes(row.season) &&
      row.performancesHeld > 0 &&
      !(row.season === show.season && row.productionId === show.productionId) &&
      (isAny || row.discipline === show.discipline)
  );

/** Median and middle half of the comparable shows on each day that enough of them have. */
export function bandOf(rows: PaceRows, comparables: readonly ProductionRow[]): PaceBand[] {
  if (comparables.length < minimumComparables) return [];
  const paces = comparables.map((row) => paceOf(rows, row));
  return days.flatMap((daysBefore) => {
    const values = paces
      .flatMap((pace) => pace.filter((point) => point.daysBefore === daysBefore))
      .map(({value}) => value)
      .toSorted((a, b) => a - b);
    if (values.length < minimumComparables) return [];
    const [low, median, high] = [0.25, 0.5, 0.75].map((part) => quantileSorted(values, part)!);
    return [{daysBefore, low: low!, median: median!, high: high!}];
  });
}

/** Where the show stands at its last day that the comparable ones share; null when there is none. */
export function gapOf(own: readonly PacePoint[], band: readonly PaceBand[]) {
  const point = own.findLast(({daysBefore}) => band.some((day) => day.daysBefore === daysBefore));
  const day = band.find(({daysBefore}) => daysBefore === point?.daysBefore);
  if (!point || !day || day.median <= 0) return null;
  return {daysBefore: point.daysBefore, gap: point.value / day.median - 1};
}

/** The show's curve over the band of its comparable ones, told at the last day they share. */
export function paceExhibit(
  rows: PaceRows,
  show: ProductionRow,
  isAny: boolean,
  setting: Setting
): Exhibit {
  const {language} = setting;
  const own = paceOf(rows, show);
  const comparables = comparablesOf(rows, show, isAny, setting);
  const band = bandOf(rows, comparables);
  const finding = title(show, own, band, comparables.length, language);
  return {
    finding,
    subline: inLanguage(
      language,
      "Billets par représentation programmée, cumul selon le nombre de jours avant la première",
      "Tickets per performance programmed, cumulative by days before the first night"
    ),
    note: note(comparables.length, band.length > 0, isAny, language),
    description: `${finding}. ${own.map(({daysBefore, value}) => `${formatDays(daysBefore, language)}${colon(language)} ${formatNumber(value, language)}`).join(", ")}.`,
    table: table(own, band, language),
    draw: (canvas) =>
      paceCurves(canvas, finding, {
        own,
        band,
        ownLabel: formatNumber(own.at(-1)?.value ?? 0, language),
        bandLabel: inLanguage(language, "comparables", "comparable shows"),
        days: [120, 90, 60, 30, 0].map((daysBefore) => ({
          daysBefore,
          label:
            daysBefore === 0
              ? inLanguage(language, "première", "first night")
              : inLanguage(language, `${daysBefore} j`, `${daysBefore} d`)
        })),
        formatTick: (tick) => formatCount(tick, language)
      })
  };
}

function note(comparables: number, hasBand: boolean, isAny: boolean, language: Language): string {
  const counted = formatCounted(comparables, "production", language);
  const among = isAny ? "" : inLanguage(language, ", même discipline", ", same artform");
  const base = inLanguage(
    language,
    `Comparables\u00A0: ${counted} des saisons ouvertes passées${among}.`,
    `Comparable: ${counted} of past open seasons${among}.`
  );
  const band = hasBand
    ? inLanguage(
        language,
        " Bande\u00A0: leur moitié centrale; trait gris\u00A0: leur médiane.",
        " Band: their middle half; grey line: their median."
      )
    : inLanguage(
        language,
        ` Il en faut ${minimumComparables} pour une bande.`,
        ` It takes ${minimumComparables} for a band.`
      );
  const net = inLanguage(language, " Billets remboursés retirés.", " Refunded tickets taken out.");
  return `${base}${band}${net}`;
}

/** Present while it sells, past once it is over. */
function title(
  {title: name, performances, performancesHeld}: ProductionRow,
  own: readonly PacePoint[],
  band: readonly PaceBand[],
  comparables: number,
  language: Language
): string {
  const standing = gapOf(own, band);
  if (!standing)
    return noFinding(
      inLanguage(language, "trop peu de spectacles comparables", "too few comparable shows"),
      language
    );
  const show = quoted(name, language);
  const shows = formatCounted(comparables, "production", language);
  const size = formatChange(Math.abs(standing.gap), language).replace("+", "");
  const side = Math.abs(standing.gap) <= 0.1 ? "on" : standing.gap < 0 ? "behind" : "ahead";
  const verb = verbs[side][performancesHeld === performances ? "past" : "present"][language];
  return side === "on"
    ? inLanguage(
        language,
        `${show} ${verb} le rythme de ${shows} comparables`,
        `${show} ${verb} pace with ${shows} alike`
      )
    : inLanguage(
        language,
        `${show} ${verb} de ${size} sur ${shows} comparables`,
        `${show} ${verb.replace("%", size)} ${shows} alike`
      );
}

const verbs = {
  on: {
    present: {fr: "suit", en: "keeps"},
    past: {fr: "a suivi", en: "kept"}
  },
  behind: {
    present: {fr: "est en retard", en: "is % behind"},
    past: {fr: "était en retard", en: "was % behind"}
  },
  ahead: {
    present: {fr: "est en avance", en: "is % ahead of"},
    past: {fr: "était en avance", en: "was % ahead of"}
  }
};

function table(
  own: readonly PacePoint[],
  band: readonly PaceBand[],
  language: Language
): Exhibit["table"] {
  const read = [...new Set([...own, ...band].map(({daysBefore}) => daysBefore))];
  const told = (value: number | undefined): string =>
    value === undefined ? "–" : formatNumber(value, language, 1);
  return {
    head: [
      inLanguage(language, "Jours avant la première", "Days before the first night"),
      inLanguage(language, "Ce spectacle", "This show"),
      inLanguage(language, "Médiane", "Median"),
      inLanguage(language, "Moitié centrale", "Middle half")
    ].map((text) => ({text, numeric: true})),
    body: read
      .toSorted((a, b) => b - a)
      .map((day) => {
        const range = band.find(({daysBefore}) => daysBefore === day);
        const point = own.find(({daysBefore}) => daysBefore === day);
        return [
          formatCount(day, language),
          told(point?.value),
          told(range?.median),
          range
            ? inLanguage(
                language,
                `de ${told(range.low)} à ${told(range.high)}`,
                `${told(range.low)} to ${told(range.high)}`
              )
            : "–"
        ].map((text) => ({text, numeric: true}));
      })
  };
}
