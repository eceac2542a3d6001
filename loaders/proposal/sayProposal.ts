/** What was understood of the files, as text that a person confirms or corrects. It shows columns, never rows. */
import {formatCount} from "../../src/vocabulary/format.js";
import type {Language} from "../../src/vocabulary/language.js";
import {fieldLabels} from "../contract/fieldLabels.js";
import {french, issueKinds} from "../contract/issue.js";
import type {GivenTable} from "../mapping.js";
import type {GivenField} from "./composeFields.js";
import type {FileProposal, ReadFile} from "./proposeFile.js";
import {isRead, type Proposal} from "./proposeMapping.js";
import {refusals} from "./refusals.js";

export function sayProposal(proposal: Proposal, language: Language): string {
  const say = words[language];
  const {unknownWords, absentTables} = proposal;
  return [
    ...proposal.files.map((file) => sayFile(file, language)),
    ...(unknownWords.length
      ? [
          `${say.unknownWords}\n${unknownWords
            .slice(0, 20)
            .map(
              ({list, word, rows}) =>
                `  ${say.lists[list]}${say.colon} ${word} (${formatCount(rows, language)})`
            )
            .join("\n")}`
        ]
      : []),
    ...sayRefunds(proposal, say),
    ...(proposal.mapping && absentTables.length
      ? [`${say.absent} ${absentTables.map((table) => say.tables[table]).join(", ")}.`]
      : [])
  ].join("\n\n");
}

/** A word taken for a refund changes money: a person must see it. */
function sayRefunds({mapping}: Proposal, say: (typeof words)[Language]): string[] {
  const {refunds = [], voided = [], cancelled = []} = mapping?.words ?? {};
  return [
    ...(refunds.length ? [`${say.refunds} ${refunds.join(", ")}`] : []),
    ...(voided.length ? [`${say.voided} ${voided.join(", ")}`] : []),
    ...(cancelled.length ? [`${say.cancelled} ${cancelled.join(", ")}`] : [])
  ];
}

export function refusalSentence(
  {refused}: Extract<FileProposal, {refused: unknown}>,
  language: Language
): string {
  const text =
    refused in refusals
      ? refusals[refused as keyof typeof refusals][language]
      : issueKinds[refused as keyof typeof issueKinds].sentence[language];
  return language === "fr" ? french(text) : text;
}

function sayFile(file: FileProposal, language: Language): string {
  if (!isRead(file)) return `${file.name}\n  ${refusalSentence(file, language)}`;
  const say = words[language];
  const tables = Object.entries(file.tables) as [GivenTable, Record<string, GivenField>][];
  return [
    `${file.name}${file.part ? ` [${file.part}]` : ""}${file.vendor ? ` (${file.vendor})` : ""}${say.colon} ${formatCount(file.rows, language)} ${file.rows < 2 ? say.row : say.rows}`,
    ...readingLines(file, language).map(([name, value]) => `  ${pad(name)}${value}`),
    ...tables.flatMap(([table, fields]) => [
      `  ${say.tables[table]}`,
      ...Object.entries(fields).map(
        ([field, given]) =>
          `    ${pad(fieldLabels[field]?.[language] ?? field, 30)}← ${sayGiven(given)}`
      ),
      ...file.missing
        .filter((missing) => missing.table === table)
        .map(({field}) => `    ${pad(fieldLabels[field]?.[language] ?? field, 30)}✗ ${say.missing}`)
    ]),
    ...file.prices.map(
      ({priceType, tickets, amount}) =>
        `    ${pad(priceType, 30)}← ${[tickets, amount].filter(Boolean).join(" + ")}`
    ),
    ...(file.unknown.length
      ? [
          `  ${say.unread} ${file.unknown.slice(0, 15).join(" · ")}${file.unknown.length > 15 ? " …" : ""}`
        ]
      : []),
    ...file.notes.map((note) => `  ! ${language === "fr" ? french(note.fr) : note.en}`)
  ].join("\n");
}

function readingLines(file: ReadFile, language: Language): [string, string][] {
  const say = words[language];
  const {format, dates, money, grain, of, tax} = file;
  const lines: [string, string][] = [
    [
      say.file,
      format.kind === "csv"
        ? `${format.encoding}, ${say.delimiters[format.delimiter ?? ","]}${format.skipLines ? `, ${sayLines(format.skipLines, say)}` : ""}`
        : format.kind === "json" || format.kind === "xml"
          ? `${format.kind.toUpperCase()}${format.rows ? `, ${format.rows}` : ""}`
          : format.kind === "html"
            ? `HTML${format.skipLines ? `, ${sayLines(format.skipLines, say)}` : ""}`
            : `Excel${format.sheet ? `, ${format.sheet}` : ""}${format.skipLines ? `, ${sayLines(format.skipLines, say)}` : ""}`
    ]
  ];
  if (dates.formats.length)
    lines.push([
      say.dates,
      dates.formats.join("  ") + (dates.isAmbiguous ? `  ${say.ambiguous}` : "")
    ]);
  if (money)
    lines.push([
      say.money,
      `${say.decimals[money.decimal]}, ${say.of[of]}, ${say.tax[tax]}${money.isAmbiguous ? `  ${say.ambiguousMoney}` : ""}`
    ]);
  if (grain) lines.push([say.grain, say.grains[grain]]);
  return lines;
}

const sayLines = (lines: number, say: (typeof words)[Language]): string =>
  `${lines} ${lines > 1 ? say.rows : say.row} ${say.skipped}`;

const pad = (text: string, width = 12): string => text.padEnd(width);

const sayGiven = (given: GivenField): string =>
  typeof given === "string"
    ? given
    : "constant" in given
      ? `« ${given.constant} »`
      : given.join.join(" + ");

const words = {
  fr: {
    row: "ligne",
    rows: "lignes",
    colon: "\u00a0:",
    file: "Fichier",
    dates: "Dates",
    money: "Montants",
    grain: "Une ligne",
    skipped: "avant les titres",
    ambiguous: "(jour/mois ou mois/jour ? rien ne le dit, à confirmer)",
    ambiguousMoney: "(millier ou décimale ? rien ne le dit, à confirmer)",
    missing: "manque, obligatoire",
    unread: "Colonnes non lues\u00a0:",
    unknownWords: "Mots dont rien ne dit le code (lignes)\u00a0:",
    refunds: "Mots lus comme des remboursements\u00a0:",
    voided: "Mots de ventes qui ne tiennent plus (la ligne ne compte pas)\u00a0:",
    cancelled: "Mots lus comme des annulations\u00a0:",
    absent: "Aucun fichier ne donne\u00a0:",
    tables: {customers: "Clients", orders: "Commandes", performances: "Représentations"},
    lists: {priceTypes: "tarif", channels: "canal", disciplines: "discipline"},
    delimiters: {",": "virgules", ";": "points-virgules", "\t": "tabulations", "|": "barres"},
    decimals: {",": "virgule décimale", ".": "point décimal"},
    of: {ticket: "le prix d’un billet", line: "le montant de la ligne"},
    tax: {
      included: "taxes comprises",
      excluded: "avant taxes",
      unknown: "taxes comprises ou non ? à dire (--tax)"
    },
    grains: {
      ticket: "un billet",
      order: "une commande (chaque ligne compte pour un billet, faute de nombre)",
      seats: "plusieurs billets, leur nombre dans une colonne",
      prices: "plusieurs tarifs, chacun dans ses colonnes"
    }
  },
  en: {
    row: "row",
    rows: "rows",
    colon: ":",
    file: "File",
    dates: "Dates",
    money: "Amounts",
    grain: "One row",
    skipped: "before the header",
    ambiguous: "(day/month or month/day? nothing tells, to confirm)",
    ambiguousMoney: "(thousand or decimal? nothing tells, to confirm)",
    missing: "missing, required",
    unread: "Columns not read:",
    unknownWords: "Words whose code nothing tells (rows):",
    refunds: "Words read as refunds:",
    voided: "Words of sales that no longer stand (the line does not count):",
    cancelled: "Words read as cancellations:",
    absent: "No file gives:",
    tables: {customers: "Customers", orders: "Orders", performances: "Performances"},
    lists: {priceTypes: "price type", channels: "channel", disciplines: "artform"},
    delimiters: {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"},
    decimals: {",": "decimal comma", ".": "decimal point"},
    of: {ticket: "the price of one ticket", line: "the amount of the row"},
    tax: {
      included: "taxes included",
      excluded: "before taxes",
      unknown: "taxes included or not? to be told (--tax)"
    },
    grains: {
      ticket: "one ticket",
      order: "one order (each row counts as one ticket, for lack of a number)",
      seats: "several tickets, their number in a column",
      prices: "several price types, each in columns of its own"
    }
  }
} as const;
