/** What was read of the official files, in both languages. */
import {formatCount, formatRate} from "../../src/vocabulary/format.js";
import type {Language} from "../../src/vocabulary/language.js";
import type {ReferenceReport} from "./writeReference.js";

const shown = 12;

export function sayReference(report: ReferenceReport, language: Language): string {
  const say = words[language];
  const count = (value: number): string => formatCount(value, language);
  return [
    say.read(count(report.municipalities), count(report.territories)),
    ...list(
      say.straddling(count(report.straddling.length)),
      report.straddling.map(
        ({fsa, municipality, share}) => `${fsa} ${municipality} ${formatRate(share, language)}`
      )
    ),
    ...list(
      say.unknown(count(report.unknown.length)),
      report.unknown.map(
        ({code, csdName, postalCodes}) => `${code} ${csdName} (${count(postalCodes)})`
      )
    ),
    ...(report.withoutHouseholds > 0 ? [say.households(count(report.withoutHouseholds))] : [])
  ].join("\n");
}

const list = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0
    ? []
    : [
        title,
        ...lines.slice(0, shown).map((line) => `  ${line}`),
        ...(lines.length > shown ? ["  …"] : [])
      ];

const words = {
  fr: {
    read: (municipalities: string, territories: string): string =>
      `${municipalities} municipalités, ${territories} régions de tri d’acheminement.`,
    straddling: (areas: string): string =>
      `${areas} à cheval sur plusieurs municipalités (moins de deux codes postaux sur trois dans celle qui est retenue)\u00a0:`,
    unknown: (places: string): string =>
      `${places} subdivisions de recensement absentes du répertoire (réserves, territoires non organisés), avec leurs codes postaux\u00a0:`,
    households: (areas: string): string =>
      `${areas} sans nombre de ménages\u00a0: il vient des tableaux de population.`
  },
  en: {
    read: (municipalities: string, territories: string): string =>
      `${municipalities} municipalities, ${territories} forward sortation areas.`,
    straddling: (areas: string): string =>
      `${areas} straddling several municipalities (less than two postal codes in three in the one kept):`,
    unknown: (places: string): string =>
      `${places} census subdivisions unknown to the directory (reserves, unorganized territories), with their postal codes:`,
    households: (areas: string): string =>
      `${areas} without a number of households: it comes from the population tables.`
  }
} as const;
