/** Where buyers live: share of buyers by forward sortation area, the largest first. */
import {
  halfLivesInFinding,
  minimumForRate,
  minimumForTitle,
  noFinding
} from "../../vocabulary/findings.js";
import {
  formatCount,
  formatCounted,
  formatNumber,
  formatPersons,
  formatRate,
  formatSeason
} from "../../vocabulary/format.js";
import {labels} from "../../vocabulary/labels.js";
import type {Language} from "../../vocabulary/language.js";
import type {SeasonTerritoryRow} from "../../vocabulary/rows.js";
import type {Absence, Cell, Chart, Exhibit, Setting} from "./chart.js";
import {compareSeasons, heldBy} from "./compare.js";
import {countBuyers, leastOf} from "./countBuyers.js";
import {noRows} from "./noRows.js";
import {sortedBars} from "./shapes/sortedBars.js";

const mostDrawn = 10;
const mostListed = 25;
/** More areas than this make no sentence. */
const mostInTitle = 12;

export const territories: Chart<"season_territories"> = {
  id: "territories",
  mart: "season_territories",
  metrics: ["uniqueBuyers"],
  exhibit(rows, setting) {
    const {now, before, baseline} = compareSeasons(rows, setting.snapshot);
    const known = now
      .filter((row) => row.fsa !== null)
      .toSorted((a, b) => leastOf(b.buyers) - leastOf(a.buyers) || b.tickets - a.tickets);
    if (known.length === 0) return noRows(setting);
    const total = countBuyers(now);
    if (total === 0 || known.every((row) => row.buyers === "<5")) return tooFew(setting);
    const {language} = setting;
    const unknown = now.find((row) => row.fsa === null);
    const finding = title(known, total, language);
    const shown = known.filter((row) => (row.buyerShare ?? 0) > 0).slice(0, mostDrawn);
    const compared = countBuyers(before) >= minimumForRate && total >= minimumForRate;
    return {
      finding,
      subline:
        language === "fr"
          ? `Part des acheteurs par région de tri d’acheminement (RTA), ${heldBy(setting)}`
          : `Share of buyers by forward sortation area (FSA), ${heldBy(setting)}`,
      note: note(known, unknown, total, language),
      description: `${finding}. ${shown.map((row) => `${nameOf(row)} ${shareText(row, language)}`).join(", ")}.`,
      table: table(known, unknown, setting),
      draw: (canvas) =>
        sortedBars(canvas, finding, {
          bars: shown.map((row) => ({
            label: nameOf(row),
            value: row.buyerShare,
            text: shareText(row, language),
            last: compared
              ? (before.find((other) => other.fsa === row.fsa)?.buyerShare ?? null)
              : null
          })),
          lastLabel: compared && baseline ? formatSeason(baseline, language) : undefined
        })
    };
  }
};

/** Every area is under five. */
const tooFew = ({language}: Setting): Absence =>
  language === "fr"
    ? {
        absent: "Trop peu d’acheteurs pour les situer.",
        unlock: "Chaque secteur postal en compte moins de cinq; le graphique apparaît dès cinq."
      }
    : {
        absent: "Too few buyers to place them.",
        unlock: "Each postal area has fewer than five; the chart appears from five."
      };

function title(known: readonly SeasonTerritoryRow[], total: number, language: Language): string {
  if (total < minimumForTitle)
    return noFinding(
      language === "fr"
        ? `${formatCounted(total, "buyer", "fr")}, trop peu pour situer un public`
        : `${formatCounted(total, "buyer", "en")}, too few to place an audience`,
      language
    );
  const areas = areasOfHalf(known, total);
  return areas !== null && areas <= mostInTitle
    ? halfLivesInFinding(areas, language)
    : first(known[0]!, language);
}

/** The fewest areas that hold half of all buyers; null when those told do not reach it. */
function areasOfHalf(known: readonly SeasonTerritoryRow[], total: number): number | null {
  let held = 0;
  for (const [place, row] of known.entries()) {
    held += leastOf(row.buyers);
    if (held >= total / 2) return place + 1;
  }
  return null;
}

const first = (row: SeasonTerritoryRow, language: Language): string =>
  language === "fr"
    ? `Votre premier secteur, ${nameOf(row)}, fait ${formatRate(row.buyerShare ?? 0, "fr")} de vos acheteurs`
    : `Your first area, ${nameOf(row)}, makes up ${formatRate(row.buyerShare ?? 0, "en")} of your buyers`;

const nameOf = ({fsa, place}: SeasonTerritoryRow): string => (place ? `${fsa} ${place}` : fsa!);

const fewText = (language: Language): string =>
  language === "fr" ? "moins de 5 acheteurs" : "fewer than 5 buyers";

const shareText = (row: SeasonTerritoryRow, language: Language): string =>
  row.buyerShare === null ? fewText(language) : formatRate(row.buyerShare, language, 1);

function note(
  known: readonly SeasonTerritoryRow[],
  unknown: SeasonTerritoryRow | undefined,
  total: number,
  language: Language
): string {
  const buyers = formatCounted(total, "buyer", language);
  const missing = unknown ? formatPersons(unknown.buyers, language) : formatCount(0, language);
  return language === "fr"
    ? `n\u00A0=\u00A0${buyers}, dans ${formatCount(known.length, "fr")} RTA; code postal inconnu\u00A0: ${missing}. Trait\u00A0: même date, dernière saison ouverte.`
    : `n\u00A0=\u00A0${buyers}, in ${formatCount(known.length, "en")} FSAs; postal code unknown: ${missing}. Line: same date, last open season.`;
}

function table(
  known: readonly SeasonTerritoryRow[],
  unknown: SeasonTerritoryRow | undefined,
  {language}: Setting
): Exhibit["table"] {
  const head =
    language === "fr"
      ? ["RTA", "Acheteurs", "Part", "Billets", "Pour 1\u00A0000 ménages"]
      : ["FSA", "Buyers", "Share", "Tickets", "Per 1,000 households"];
  const rest = known.slice(mostListed);
  return {
    head: head.map((text, place) => ({text, numeric: place > 0})),
    body: [
      ...known.slice(0, mostListed).map((row) => tableRow(nameOf(row), row, language)),
      ...(rest.length > 0 ? [restRow(rest, language)] : []),
      ...(unknown ? [tableRow(labels.unknown[language], unknown, language)] : [])
    ]
  };
}

function tableRow(name: string, row: SeasonTerritoryRow, language: Language): Cell[] {
  return [
    {text: name},
    {text: formatPersons(row.buyers, language), numeric: true},
    {text: row.buyerShare === null ? "–" : formatRate(row.buyerShare, language, 1), numeric: true},
    {text: formatCount(row.tickets, language), numeric: true},
    {
      text: row.penetrationRate === null ? "–" : formatNumber(row.penetrationRate, language, 1),
      numeric: true
    }
  ];
}

/** The areas not listed one by one: their number and their tickets. */
function restRow(rest: readonly SeasonTerritoryRow[], language: Language): Cell[] {
  const tickets = rest.reduce((total, row) => total + row.tickets, 0);
  const areas = formatCount(rest.length, language);
  return [
    {text: language === "fr" ? `${areas} autres RTA` : `${areas} other FSAs`},
    {text: "–", numeric: true},
    {text: "–", numeric: true},
    {text: formatCount(tickets, language), numeric: true},
    {text: "–", numeric: true}
  ];
}
