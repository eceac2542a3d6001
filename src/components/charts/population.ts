/** What a note says of the population that figures are told beside: its source and year, and whether it was made up. */
import type {Setting} from "./chart.js";

/** « Population : …, 2021. »; empty where the snapshot names no source. */
export function populationNote({language, snapshot: {population}}: Setting): string {
  if (!population) return "";
  const {sourceFr, sourceEn, year, isMadeUp} = population;
  return language === "fr"
    ? ` Population\u00A0: ${sourceFr}${isMadeUp ? "" : `, ${year}`}.`
    : ` Population: ${sourceEn}${isMadeUp ? "" : `, ${year}`}.`;
}
