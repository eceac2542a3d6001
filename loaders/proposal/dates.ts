/** Date formats from the shapes of a column's values: digits as 9, everything else as it stands. */

export interface ShapeCount {
  /** "99/99/9999 99:99" */
  shape: string;
  rows: number;
  /** Largest first and second number of the values of this shape; null where they are not numbers. */
  first: number | null;
  second: number | null;
}

export interface DateReading {
  /** strptime formats, most rows first. */
  formats: string[];
  /** Rows with a value that one of the formats reads. */
  rows: number;
  /** What the numeric days are read as; null when none is written d/m or m/d. */
  order: DayOrder | null;
  /** d/m or m/d where no value tells: a person must say. */
  isAmbiguous: boolean;
  /** Values of one shape can only be d/m here and m/d there: no list of formats reads both rightly. */
  isMixed: boolean;
  /** Every value has an hour. */
  hasTime: boolean;
  /** Excel's own day numbers, which a text file should not hold. */
  isSerial: boolean;
}

export type DayOrder = "dayFirst" | "monthFirst";

/** Null when less than half of the values look like dates. `preferred` decides where no value does. */
export function readDates(shapes: readonly ShapeCount[], preferred: DayOrder): DateReading | null {
  const total = shapes.reduce((sum, {rows}) => sum + rows, 0);
  const grouped = groupShapes(shapes);
  const order = orderOf(grouped, preferred);
  const rowsOf = new Map<string, number>();
  let timed = 0;
  for (const group of grouped) {
    const format = formatOf(group, order.order);
    if (format === null) continue;
    rowsOf.set(format, (rowsOf.get(format) ?? 0) + group.rows);
    if (/%[HI]/.test(format)) timed += group.rows;
  }
  const rows = [...rowsOf.values()].reduce((sum, count) => sum + count, 0);
  const serials = grouped.filter(isSerialShape).reduce((sum, group) => sum + group.rows, 0);
  if (rows < total / 2 && serials < total / 2) return null;
  return {
    formats: [...rowsOf].sort((a, b) => b[1] - a[1]).map(([format]) => format),
    rows,
    order: order.isNumeric ? order.order : null,
    isAmbiguous: order.isAmbiguous,
    isMixed: order.isMixed,
    hasTime: rows > 0 && timed === rows,
    isSerial: serials >= total / 2
  };
}

/** Month names fall together, digits of one place too. */
function groupShapes(shapes: readonly ShapeCount[]): ShapeCount[] {
  const groups = new Map<string, ShapeCount>();
  for (const {shape, rows, first, second} of shapes) {
    const key = shape.trim().replace(/\s+/g, " ");
    const known = groups.get(key);
    groups.set(key, {
      shape: key,
      rows: rows + (known?.rows ?? 0),
      first: greatest(first, known?.first ?? null),
      second: greatest(second, known?.second ?? null)
    });
  }
  return [...groups.values()];
}

const greatest = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.max(a, b);

const numericDay = /^9{1,2}([/.-])9{1,2}\1(9{4}|9{2})(?!9)/;

function orderOf(
  groups: readonly ShapeCount[],
  preferred: DayOrder
): {order: DayOrder; isNumeric: boolean; isAmbiguous: boolean; isMixed: boolean} {
  const numeric = groups.filter(({shape}) => numericDay.test(shape));
  const dayFirst = numeric.some(({first}) => (first ?? 0) > 12);
  const monthFirst = numeric.some(({second}) => (second ?? 0) > 12);
  const isNumeric = numeric.length > 0;
  if (dayFirst !== monthFirst)
    return {
      order: dayFirst ? "dayFirst" : "monthFirst",
      isNumeric,
      isAmbiguous: false,
      isMixed: false
    };
  return {order: preferred, isNumeric, isAmbiguous: isNumeric && !dayFirst, isMixed: dayFirst};
}

const isSerialShape = ({shape, first}: ShapeCount): boolean =>
  /^9{5}(\.9+)?$/.test(shape) && (first ?? 0) > 20_000 && (first ?? 0) < 70_000;

/** Left out where months are written in letters. */
const weekday =
  /^(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day|lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)\.?,? (?:le )?(?=9(?:9|er)? \p{L}|\p{L})/iu;

/** The strptime format of one shape, or null when it is no date that the contract can read. */
export function formatOf({shape}: Pick<ShapeCount, "shape">, order: DayOrder): string | null {
  const bare = shape.replace(weekday, "");
  for (const [pattern, dayFormat] of dayShapes) {
    const match = pattern.exec(bare);
    if (!match) continue;
    const time = timeFormat(bare.slice(match[0].length));
    if (time !== null) return dayFormat(match, order) + time;
  }
  return null;
}

const dayShapes: readonly (readonly [
  RegExp,
  (match: RegExpExecArray, order: DayOrder) => string
])[] = [
  [/^9999([-/.])99?\1(?:99?)(?!9)/, ([, sign]) => `%Y${sign}%m${sign}%d`],
  [/^9{8}(?!9)/, () => "%Y%m%d"],
  [
    numericDay,
    ([, sign, year], order) => {
      const [a, b] = order === "dayFirst" ? ["%d", "%m"] : ["%m", "%d"];
      return `${a}${sign}${b}${sign}${year!.length === 4 ? "%Y" : "%y"}`;
    }
  ],
  [/^\p{L}{3} 99?, 9999(?!9)/u, () => "%b %d, %Y"],
  [/^\p{L}{4,9} 99?, 9999(?!9)/u, () => "%B %d, %Y"],
  [/^99? \p{L}{3} 9999(?!9)/u, () => "%d %b %Y"],
  [/^99?-\p{L}{3}-9999(?!9)/u, () => "%d-%b-%Y"],
  [/^99?-\p{L}{3}-99(?!9)/u, () => "%d-%b-%y"],
  [/^9(?:9|er)? \p{L}{3,9}\.? 9999(?!9)/u, () => "%d %B %Y"]
];

/** "" for no time at all; null when what follows the day is no time. */
function timeFormat(rest: string): string | null {
  if (rest === "") return "";
  const match =
    /^(T|,? ?(?:à|at|-)? ?)(99?)(:| ?h ?)(99)?(:99)?(\.9+)?( ?)([AaPp]\.?[Mm]\.?)?( ?)(Z|[+-]99:?99)?$/.exec(
      rest
    );
  if (!match || (!match[4] && match[3] === ":")) return null;
  const [, lead, , sign, minutes, seconds, fraction, gap, half, zoneGap, zone] = match;
  return [
    lead,
    half ? "%I" : "%H",
    minutes ? sign : sign?.trimEnd(),
    minutes ? "%M" : "",
    seconds ? (fraction ? ":%S.%f" : ":%S") : "",
    half ? `${gap}%p` : gap,
    zone ? `${zoneGap}%z` : ""
  ].join("");
}

/** strptime format of a column that holds times alone, or null. */
export function readTimes(shapes: readonly ShapeCount[]): string[] | null {
  const formats = new Set<string>();
  for (const {shape} of shapes) {
    const format = timeFormat(shape.trim().replace(/\s+/g, " "));
    if (!format) return null;
    formats.add(format.trim());
  }
  return formats.size ? [...formats] : null;
}

/** True when a month is written in French: strptime knows English names only. */
export const hasFrenchMonths = (shapes: readonly ShapeCount[]): boolean =>
  shapes.some(({shape}) =>
    /janv|f[ée]v|mars|avr|mai\b|juin|juil|ao[uû]t|d[ée]c\.|d[ée]cembre|septembre|octobre|novembre/i.test(
      shape
    )
  );
