/** What a funder is told: the sheet from what was delivered to what is reported, and the figures by what it asks. */
import {adminRegions, disciplines} from "../../../src/vocabulary/codes.js";
import {capitalize, formatCount, formatMoney, formatRate} from "../../../src/vocabulary/format.js";
import {
  type FunderDimension,
  type FunderId,
  type FunderPlace,
  funderPlaces,
  funderRules,
  funders
} from "../../../src/vocabulary/funders.js";
import type {Language} from "../../../src/vocabulary/language.js";
import type {RedditionFigureRow, RedditionStepRow} from "../../../src/vocabulary/rows.js";
import {askingFunders, figuresOf} from "../../subjects/funders.js";
import {type WordId, words} from "../words.js";
import {
  group,
  heads,
  number,
  numberOr,
  type Table,
  type TableRow,
  type TableSource
} from "./table.js";

/** « sheet-occq », « figures-museums »: two tables a funder, empty where there is nothing to report to it. */
export const redditions: Readonly<Record<string, TableSource>> = Object.fromEntries(
  (Object.keys(funders) as FunderId[]).flatMap((funder) => [
    [`sheet-${funder}`, whenAsked(funder, (...given) => sheet(funder, ...given))],
    [`figures-${funder}`, whenAsked(funder, (...given) => figures(funder, ...given))]
  ])
);

function whenAsked(funder: FunderId, table: TableSource): TableSource {
  return (data, language) =>
    askingFunders(data).includes(funder) ? table(data, language) : {head: [], body: []};
}

type FunderTable = (funder: FunderId, ...given: Parameters<TableSource>) => Table;

/** Steps that only the member can judge are not on the sheet: the note lists them. */
const sheet: FunderTable = (funder, {rows, season}, language) => ({
  head: heads(language, "step", "performancesHeld", "sourceRows", "attendance", "revenue"),
  body: rows.reddition_steps
    .filter((row) => row.funder === funder && row.season === season && !isUndelivered(row.step))
    .toSorted((a, b) => a.rank - b.rank)
    .map((row) => stepRow(row, language))
});

const isUndelivered = (step: RedditionStepRow["step"]): boolean =>
  step in funderRules && funderRules[step as keyof typeof funderRules].takes === "undelivered";

function stepRow(row: RedditionStepRow, language: Language): TableRow {
  const {step, performances, sourceRows, attendance, boxOfficeRevenueCents} = row;
  return {
    kind: step === "reported" ? "total" : "row",
    cells: [
      {text: nameStep(step, language)},
      ...[performances, sourceRows, attendance].map((count) =>
        number(formatCount(count, language))
      ),
      number(formatMoney(boxOfficeRevenueCents, language))
    ]
  };
}

/** « Moins : représentations annulées (elles n’ont pas eu lieu) ». */
function nameStep(step: RedditionStepRow["step"], language: Language): string {
  if (step === "total") return words.deliveredTotal[language];
  if (step === "reported") return words.reported[language];
  const {label, reason} = funderRules[step];
  const [first = "", ...rest] = label[language];
  const name = first.toLocaleLowerCase("fr-CA") + rest.join("");
  return `${words.less[language]} ${name} (${reason[language]})`;
}

interface Column {
  word: WordId;
  cell(row: RedditionFigureRow, language: Language): ReturnType<typeof number>;
}

const counted = (word: WordId, field: CountField): Column => ({
  word,
  cell: (row, language) => number(formatCount(row[field], language))
});
type CountField = {
  [F in keyof RedditionFigureRow]: RedditionFigureRow[F] extends number ? F : never;
}[keyof RedditionFigureRow];

const revenue: Column = {
  word: "revenue",
  cell: (row, language) => number(formatMoney(row.boxOfficeRevenueCents, language))
};
const seats: Column = {
  word: "capacityOffered",
  cell: (row, language) => numberOr(row.capacityOffered, formatCount, language)
};
const occupancy: Column = {
  word: "occupancyRate",
  cell: (row, language) =>
    numberOr(row.occupancyRate, (rate) => formatRate(rate, language, 1), language)
};
const perPayer: Column = {
  word: "averagePerPayer",
  cell: (row, language) => numberOr(row.averageTicketPriceCents, formatMoney, language)
};
const held = counted("performancesHeld", "performances");
const attendance = counted("attendance", "attendance");
const paid = counted("paid", "ticketsSold");
const free = counted("free", "complimentaryTickets");
const prepaid = counted("prepaid", "prepaidTickets");

const columns: Readonly<Record<FunderId, readonly Column[]>> = {
  occq: [held, seats, attendance, occupancy, revenue, perPayer],
  calq: [counted("productions", "productions"), held, paid, free, prepaid, revenue],
  cadac: [held, attendance, paid, free, prepaid, revenue],
  museums: [held, attendance, paid, free, counted("groups", "groupTickets"), revenue]
};

const figures: FunderTable = (funder, data, language) => {
  const shown = columns[funder];
  const rows = figuresOf(data, funder);
  const rowOf = (row: RedditionFigureRow, name: string, kind: TableRow["kind"]): TableRow => ({
    kind,
    cells: [{text: name}, ...shown.map(({cell}) => cell(row, language))]
  });
  const parts = funders[funder].dimensions.flatMap((dimension) => [
    group(words[dimension][language]),
    ...rows
      .filter((row) => row.dimension === dimension)
      .map((row) => rowOf(row, nameCategory(row, language), "row"))
  ]);
  const all = rows.find(({dimension}) => dimension === "all")!;
  return {
    head: heads(language, "breakdown", ...shown.map(({word}) => word)),
    body: [...parts, rowOf(all, words.all[language], "total")]
  };
};

const names: Readonly<Record<FunderDimension, (category: string, language: Language) => string>> = {
  all: (_, language) => words.all[language],
  discipline: (category, language) => {
    const {label, occq} = disciplines[category as keyof typeof disciplines];
    const own = label[language];
    const theirs = language === "fr" && occq ? capitalize(occq) : null;
    return theirs && theirs !== own ? `${theirs} (${own.toLocaleLowerCase("fr-CA")})` : own;
  },
  region: (category, language) =>
    adminRegions[category as keyof typeof adminRegions].label[language],
  quarter: (category, language) => {
    const [year, quarter] = category.split("-");
    return language === "fr" ? `${year}, T${quarter}` : `${year}, Q${quarter}`;
  },
  place: (category, language) => funderPlaces[category as FunderPlace][language]
};

const nameCategory = ({dimension, category}: RedditionFigureRow, language: Language): string =>
  names[dimension](category, language);
