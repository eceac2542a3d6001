/** Which column holds what: the header's word proposes, the content disposes. */
import type {Text} from "../../src/vocabulary/language.js";
import {type DateReading, type DayOrder, readDates, readTimes} from "./dates.js";
import {type Concept, conceptsOf, type Layout, layoutConcept} from "./headers.js";
import {readMoney} from "./money.js";
import type {ColumnProfile} from "./profileColumns.js";

export interface RecognizedColumn {
  concept: Concept;
  column: ColumnProfile;
  dates: DateReading | null;
}

export interface Recognition {
  columns: ReadonlyMap<Concept, RecognizedColumn>;
  /** Columns whose header nobody has met. */
  unknown: readonly string[];
  /** A header that says one thing over content that says another. */
  notes: readonly Text[];
}

const instants: readonly Concept[] = ["ordered_at", "starts_at"];
const amounts: readonly Concept[] = ["amount", "order_total", "unit_price"];

/**
 * Certain headers take their concept first; a word of several meanings takes what the others leave.
 * A certain header over doubtful content is believed at the end: the contract will name each bad value.
 */
export function recognizeColumns(
  columns: readonly ColumnProfile[],
  layout: Layout | null,
  preferred: DayOrder
): Recognition {
  const taken = new Map<Concept, RecognizedColumn>();
  const notes: Text[] = [];
  const unknown: string[] = [];
  const candidates = columns.flatMap((column) => {
    const told = layoutConcept(layout, column.header);
    if (told === "ignore") return [];
    const found = told ? [told] : conceptsOf(column.header);
    if (found.length === 0) unknown.push(column.header);
    return found.length ? [{column, concepts: found, isTold: told !== undefined}] : [];
  });
  const ordered = [...candidates].sort(
    (a, b) => Number(b.isTold) - Number(a.isTold) || a.concepts.length - b.concepts.length
  );
  for (const {column, concepts, isTold} of ordered) {
    const context = new Set(taken.keys());
    const wanted = rankByContext(concepts, context)
      .filter((concept) => !taken.has(concept))
      .sort((a, b) => Number(isToldAlready(a, taken)) - Number(isToldAlready(b, taken)));
    const fit = wanted.find(
      (concept) =>
        holds(concept, column, preferred) && (concepts.length === 1 || isCodeLike(concept, column))
    );
    if (fit) {
      taken.set(fit, {concept: fit, column, dates: datesOf(fit, column, preferred)});
      continue;
    }
    const instead = isTold ? null : otherReading(wanted[0], column);
    if (instead && !taken.has(instead.concept)) {
      taken.set(instead.concept, {concept: instead.concept, column, dates: null});
      notes.push(instead.note);
    }
  }
  for (const {column, concepts, isTold} of ordered) {
    const [only] = concepts;
    if (!only || taken.has(only) || column.filled === 0 || (concepts.length > 1 && !isTold))
      continue;
    if ([...taken.values()].some((other) => other.column === column)) continue;
    taken.set(only, {concept: only, column, dates: null});
    notes.push(doubtful(column.header));
  }
  return {columns: taken, unknown, notes};
}

/** "Heure" beside a sale to the minute is the performance's, and the other way round. */
const isToldAlready = (
  concept: Concept,
  taken: ReadonlyMap<Concept, RecognizedColumn>
): boolean => {
  const day = {ordered_time: "ordered_at", start_time: "starts_at"} as const;
  const of = day[concept as keyof typeof day];
  return of !== undefined && taken.get(of)?.dates?.hasTime === true;
};

const doubtful = (header: string): Text => ({
  fr: `La colonne « ${header} » ne contient pas ce que son titre annonce : vérifiez-la.`,
  en: `The column “${header}” does not hold what its title announces: check it.`
});

/** "Titre" beside first names is a person's; beside a start date, a show's. */
function rankByContext(found: readonly Concept[], context: ReadonlySet<Concept>): Concept[] {
  const isPeople = context.has("first_name") && !context.has("starts_at");
  const isShows = !context.has("order_number") && !context.has("amount");
  const weight = (concept: Concept): number => {
    if (concept === "performance_code" || concept === "customer_code") return -1;
    if (concept === "starts_at") return isShows ? 0 : 2;
    if (concept === "person_title" || concept === "last_name") return isPeople ? 0 : 2;
    if (concept === "show_title") return isPeople ? 2 : 0;
    if (concept === "performance_status" || concept === "capacity" || concept === "discipline")
      return isShows ? 0 : 2;
    return 1;
  };
  return [...found].sort((a, b) => weight(a) - weight(b));
}

/** An empty column holds nothing; a column of words holds no amount. */
function holds(concept: Concept, column: ColumnProfile, preferred: DayOrder): boolean {
  if (column.filled === 0) return false;
  if (instants.includes(concept)) {
    const dates = readDates(column.shapes, preferred);
    return dates !== null || hasDatesInside(column);
  }
  if (concept === "ordered_time" || concept === "start_time")
    return readTimes(column.shapes) !== null;
  if (amounts.includes(concept)) return readMoney(column.shapes) !== null;
  if (concept === "tickets" || concept === "capacity")
    return column.wholeNumbers > column.filled / 2 && !hasCents(column);
  if (concept === "email") return column.emails > column.filled / 2;
  if (concept === "price_type" || concept === "channel" || concept === "discipline")
    return column.wholeNumbers < column.filled;
  return true;
}

/** Under a word that also names a title or a person, a code is known by its digits. */
function isCodeLike(concept: Concept, {shapes, filled}: ColumnProfile): boolean {
  if (concept !== "performance_code" && concept !== "customer_code") return true;
  const codes = shapes.filter(({shape}) => /9/.test(shape) && !/\p{L}{2} \p{L}{2}/u.test(shape));
  return codes.reduce((sum, {rows}) => sum + rows, 0) > 0.9 * filled;
}

/** Dates we know for what they are and cannot read: the header is believed, the contract will tell. */
const hasDatesInside = ({shapes}: ColumnProfile): boolean =>
  shapes.some(({shape}) => /9{4}|9[/-]9/.test(shape));

/** Some value is no whole number: "2.0" is one. */
const hasCents = ({shapes, wholeNumbers, filled}: ColumnProfile): boolean =>
  wholeNumbers < filled && shapes.some(({shape}) => /9[.,]99?$/.test(shape));

function datesOf(concept: Concept, column: ColumnProfile, preferred: DayOrder): DateReading | null {
  return instants.includes(concept) ? readDates(column.shapes, preferred) : null;
}

/** A count of tickets with cents is money, whatever its header says (Attendize in French). */
function otherReading(
  concept: Concept | undefined,
  column: ColumnProfile
): {concept: Concept; note: Text} | null {
  if (concept !== "tickets" || !hasCents(column)) return null;
  return {
    concept: "amount",
    note: {
      fr: `La colonne « ${column.header} » porte des décimales : c’est un montant d’argent, pas un nombre de billets.`,
      en: `The column “${column.header}” has decimals: it is an amount of money, not a number of tickets.`
    }
  };
}
