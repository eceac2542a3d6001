/** What a code of any mart is called in a table that a reader has grouped. */
import {disciplines} from "../../vocabulary/codes.js";
import {capitalize, formatNumber, formatSeason, formatWeekday} from "../../vocabulary/format.js";
import type {Language, Text} from "../../vocabulary/language.js";
import {metrics} from "../../vocabulary/metrics.js";
import {namePeerGroup} from "../../vocabulary/peerGroups.js";
import {frequencies, recencies} from "./bestCustomers.js";
import {groupNames} from "./offers.js";
import {tierNames} from "./prices.js";

const labelled: Readonly<Record<string, {label: Text}>> = {...disciplines, ...metrics};
const named: Readonly<Record<string, Text>> = {...tierNames, ...groupNames};

/** `column` tells codes apart that look alike: a rank, a weekday. Numbers are written with one decimal at most. */
export function nameCode(column: string, value: unknown, language: Language): string {
  if (value === null || value === undefined) return "–";
  if (column === "recencyRank") return recencies[language][Number(value) - 1]!;
  if (column === "frequencyRank") return frequencies[language][Number(value) - 1]!;
  if (typeof value === "number")
    return formatNumber(
      value,
      language,
      Number.isInteger(value) || Math.abs(value) >= 1_000 ? 0 : 1
    );
  const code = String(value);
  if (column === "peerGroup") return capitalize(namePeerGroup(code, language));
  if (column === "offerCode" && /^[1-7]$/.test(code))
    return capitalize(formatWeekday(Number(code), language));
  if (/^\d{4}-\d{4}$/.test(code)) return formatSeason(code, language);
  return (named[code] ?? labelled[code]?.label)?.[language] ?? code;
}
