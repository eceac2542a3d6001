/** Days as YYYY-MM-DD, for terms that run to the end of a day. */
export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);

export const daysAfter = (instant: Date, days: number): string =>
  dayOf(new Date(instant.getTime() + days * 24 * 3_600_000));

export function monthsAfter(day: string, months: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return dayOf(date);
}

/** The local day, and the time as 19:30, of an instant in the collective's time zone. */
export function localMoment(instant: string, timeZone: string): {day: string; time: string} {
  const [day = "", time = ""] = isoLike(timeZone).format(new Date(instant)).split(" ");
  return {day, time};
}

/** Swedish writes days and times as ISO 8601 does. */
const isoLike = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat("sv-SE", {timeZone, dateStyle: "short", timeStyle: "short"});

/** From today to a year from now. */
export const isWithinYear = (day: string, today: string): boolean =>
  day >= today && day <= monthsAfter(today, 12);
