/** The local day of instants; one given without offset is local already. */
export function localDays(timeZone: string): (instant: string) => string {
  // en-CA writes a day as ISO 8601 does.
  const format = new Intl.DateTimeFormat("en-CA", {timeZone, dateStyle: "short"});
  return (instant) => {
    const at = /(Z|[+-]\d\d:\d\d)$/.test(instant) ? Date.parse(instant) : Number.NaN;
    return Number.isNaN(at) ? instant.slice(0, 10) : format.format(at);
  };
}
