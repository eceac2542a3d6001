/** The demonstration's days and minutes, counted from 1 January 2017, a Sunday; local time, no zone. */
import type {Season} from "../src/vocabulary/season.js";

const firstDay = Date.UTC(2017, 0, 1);
const dayLength = 86_400_000;
export const minutesPerDay = 1_440;

export const dayOf = (iso: string): number =>
  Math.round((Date.parse(`${iso}T00:00:00Z`) - firstDay) / dayLength);

export const isoDay = (day: number): string =>
  new Date(firstDay + day * dayLength).toISOString().slice(0, 10);

/** 0 is Sunday. */
export const weekdayOf = (day: number): number => ((day % 7) + 7) % 7;

export const asOf = "2022-04-15";
/** The first minute that no export holds: noon of the last day. */
export const lastMinute = dayOf(asOf) * minutesPerDay + 720;

/** What a season was like: how much was planned, how full it was, and how many buyers were new. */
export interface SeasonPlan {
  season: Season;
  firstYear: number;
  /** Performances planned, against an ordinary season. */
  volume: number;
  /** Seats filled, against an ordinary season. */
  filling: number;
  /** Seats on sale per hall, against all of them: distancing. */
  seating: number;
  /** Share of the season's single buyers who were never seen before. */
  newcomers: number;
}

export const seasonPlans: readonly SeasonPlan[] = [
  {season: "2017-2018", firstYear: 2017, volume: 1, filling: 1, seating: 1, newcomers: 1},
  {season: "2018-2019", firstYear: 2018, volume: 1.03, filling: 1.01, seating: 1, newcomers: 0.745},
  {season: "2019-2020", firstYear: 2019, volume: 1.05, filling: 1.01, seating: 1, newcomers: 0.67},
  {season: "2020-2021", firstYear: 2020, volume: 0.05, filling: 0.9, seating: 0.3, newcomers: 0.4},
  {season: "2021-2022", firstYear: 2021, volume: 1.05, filling: 0.96, seating: 1, newcomers: 0.63}
];

/** Days on which the halls were closed by decree, and when it was announced. */
export const closures = [
  {announced: dayOf("2020-03-13"), from: dayOf("2020-03-13"), to: dayOf("2020-08-31")},
  {announced: dayOf("2021-12-20"), from: dayOf("2021-12-20"), to: dayOf("2022-02-06")}
] as const;

/** Days of 2020-2021 on which small halls were open. */
export const reopenings: readonly (readonly [number, number])[] = [
  [dayOf("2020-09-10"), dayOf("2020-09-30")],
  [dayOf("2021-03-26"), dayOf("2021-08-22")]
];

/** How an export writes an instant, and the strptime format that reads it back. */
export const dateStyles = {
  iso: {strptime: "%Y-%m-%d %H:%M", write: (y, m, d, h, n) => `${y}-${m}-${d} ${h}:${n}`},
  isoSeconds: {
    strptime: "%Y-%m-%d %H:%M:%S",
    write: (y, m, d, h, n, s) => `${y}-${m}-${d} ${h}:${n}:${s}`
  },
  isoT: {
    strptime: "%Y-%m-%dT%H:%M:%S",
    write: (y, m, d, h, n, s) => `${y}-${m}-${d}T${h}:${n}:${s}`
  },
  dmy: {strptime: "%d/%m/%Y %H:%M", write: (y, m, d, h, n) => `${d}/${m}/${y} ${h}:${n}`},
  dmySeconds: {
    strptime: "%d/%m/%Y %H:%M:%S",
    write: (y, m, d, h, n, s) => `${d}/${m}/${y} ${h}:${n}:${s}`
  },
  dmyDash: {strptime: "%d-%m-%Y %H:%M", write: (y, m, d, h, n) => `${d}-${m}-${y} ${h}:${n}`},
  dmyH: {strptime: "%d/%m/%Y %Hh%M", write: (y, m, d, h, n) => `${d}/${m}/${y} ${h}h${n}`},
  mdy: {strptime: "%m/%d/%Y %H:%M", write: (y, m, d, h, n) => `${m}/${d}/${y} ${h}:${n}`},
  mdyHalf: {
    strptime: "%m/%d/%Y %I:%M %p",
    write: (y, m, d, h, n) => `${m}/${d}/${y} ${twelve(h)}:${n} ${Number(h) < 12 ? "AM" : "PM"}`
  }
} as const satisfies Record<string, DateStyleSpec>;
export type DateStyle = keyof typeof dateStyles;

interface DateStyleSpec {
  strptime: string;
  write(y: string, m: string, d: string, h: string, n: string, s: string): string;
}

/** The same minute as a workbook's own date, which has no zone and is read as if in UTC. */
export const sheetDate = (minute: number): Date => new Date(firstDay + minute * 60_000);

/** Writes minutes as text in one style; a minute's seconds follow from the minute, so that equal lines stay equal. */
export function dateWriter(style: DateStyle): (minute: number) => string {
  const {write} = dateStyles[style];
  const days: string[] = [];
  return (minute) => {
    const day = Math.floor(minute / minutesPerDay);
    days[day] ??= isoDay(day);
    const [y, m, d] = [days[day].slice(0, 4), days[day].slice(5, 7), days[day].slice(8)];
    const rest = minute - day * minutesPerDay;
    return write(
      y,
      m,
      d,
      two(Math.floor(rest / 60)),
      two(rest % 60),
      two(minute % 30 === 0 ? 0 : (minute * 37) % 60)
    );
  };
}

const pairs = Array.from({length: 60}, (_, value) => String(value).padStart(2, "0"));
const two = (value: number): string => pairs[value]!;
const twelve = (hour: string): string => two(Number(hour) % 12 || 12);
