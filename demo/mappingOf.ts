/** A member's mapping, from the layout that its files are written with: the two cannot disagree. */
import type {GivenTable} from "../loaders/mapping.js";
import {dateStyles} from "./calendar.js";
import {filesOf, type GivenFile, type Layout} from "./layout.js";
import type {DemoMember} from "./members.js";
import {
  channelKindNames,
  channelKinds,
  priceKindNames,
  priceKinds,
  type Words,
  wordSets
} from "./words.js";

export function mappingOf(member: DemoMember): object {
  const {layout, disciplines} = member;
  const words = wordSets[layout.words];
  const lacksDiscipline = layout.without.includes("performances.discipline");
  return {
    version: 1,
    files: filesOf(member).map((file) => fileMapping(file, layout)),
    words: {
      priceTypes: wordsFor(priceKindNames, words.prices, priceKinds),
      channels: wordsFor(channelKindNames, words.channels, channelKinds),
      disciplines: Object.fromEntries(
        Object.entries(words.disciplines).map(([code, word]) => [word, code])
      ),
      ...statusWords(layout, words)
    },
    defaults: {
      ...(lacksDiscipline && {discipline: Object.keys(disciplines)[0]}),
      ...(layout.without.includes("orders.channel") && {channel: "boxOffice"})
    }
  };
}

function fileMapping(file: GivenFile, layout: Layout): object {
  return {
    match: `${file.stem}*.${layout.container}`,
    format: formatOf(layout),
    dates: [dateStyles[layout.dates].strptime],
    ...(file.tables.includes("orders") && {money: moneyOf(layout)}),
    tables: Object.fromEntries(file.tables.map((table) => [table, fieldsOf(file, table, layout)]))
  };
}

function formatOf({container, encoding, delimiter, titleLines}: Layout): object {
  const skipLines = titleLines.length;
  return container === "xlsx"
    ? {kind: "xlsx", sheet: null, skipLines}
    : {kind: "csv", encoding, delimiter, skipLines};
}

function moneyOf({money, lines}: Layout): object {
  const drop = [money.thousands, money.prefix, ...money.suffix].filter((sign) => sign !== "");
  return {
    decimal: money.decimal,
    drop: [...new Set(drop)],
    of: lines === "perBatchUnitPrice" ? "ticket" : "line",
    tax: money.tax
  };
}

function fieldsOf(file: GivenFile, table: GivenTable, layout: Layout): object {
  const own = file.columns
    .filter((column) => column.table === table && column.field !== null)
    .map(({field, header}) => [field, header]);
  return {
    ...Object.fromEntries(own),
    ...(layout.tables === "flat" && flatKeys(file, table, layout))
  };
}

/** In a flat file the keys are written once, and stand in every table. */
function flatKeys(file: GivenFile, table: GivenTable, layout: Layout): object {
  const header = (of: GivenTable, field: string): string =>
    file.columns.find((column) => column.table === of && column.field === field)!.header;
  const customer =
    layout.customerKey === "email"
      ? header("customers", "email")
      : header("orders", "customer_code");
  const performance =
    layout.performanceKey === "titleAndDate"
      ? {join: [header("performances", "title"), header("performances", "starts_at")], with: " | "}
      : header("orders", "performance_code");
  return {
    ...(table !== "performances" && {customer_code: customer}),
    ...(table !== "customers" && {performance_code: performance})
  };
}

const statusWords = (layout: Layout, words: Words): object => ({
  refunds: layout.refunds === "status" ? words.statuses.slice(1) : [],
  cancelled: layout.without.includes("performances.status") ? [] : [words.performances[1]]
});

/** Only the words that have a code: the others are left for an analyst to meet. */
function wordsFor<K extends string>(
  kinds: readonly K[],
  words: Readonly<Record<K, string>>,
  codes: Readonly<Record<K, string | null>>
): Record<string, string> {
  const known = kinds.filter((kind) => codes[kind] !== null);
  return Object.fromEntries(known.map((kind) => [words[kind], codes[kind]!]));
}
