/** A member's files, never seen before → the mapping that would read them, and what a person must confirm of it. */
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import type {z} from "zod";
import type {DisciplineCode} from "../../src/vocabulary/codes.js";
import type {GivenTable, mappingSpec} from "../mapping.js";
import type {GivenFile} from "../sources/source.js";
import {unpack} from "../sources/unpack.js";
import {withWarehouse} from "../warehouse/withWarehouse.js";
import type {DayOrder} from "./dates.js";
import {
  type FileProposal,
  globOf,
  type ProposeOptions,
  proposeFile,
  type ReadFile,
  type TaxBasis
} from "./proposeFile.js";
import {codeOf, isCancelledWord, isRefundWord, type WordList, wordKey} from "./words.js";

export type MappingSpec = z.input<typeof mappingSpec>;

export interface MapOptions {
  /** Decides ambiguous dates: d/m in French, m/d in English. */
  language: "fr" | "en";
  dayOrder?: DayOrder | undefined;
  constants?: Readonly<Record<string, string>>;
  standIns?: boolean;
  tax?: TaxBasis | undefined;
  discipline?: DisciplineCode | undefined;
}

export interface Proposal {
  files: FileProposal[];
  /** Null when no file can be read. */
  mapping: MappingSpec | null;
  /** Words that nothing tells the meaning of, most rows first. */
  unknownWords: {list: WordList; word: string; rows: number}[];
  /** Of the three tables, those that no file feeds. */
  absentTables: GivenTable[];
}

/** Reads each file whole, on a database in memory. Nothing is kept. */
export async function proposeMapping(
  files: readonly GivenFile[],
  options: MapOptions
): Promise<Proposal> {
  const scratch = mkdtempSync(join(tmpdir(), "public-c-map-"));
  try {
    const folders = [scratch, ...new Set(files.map(({path}) => dirname(path)))];
    const proposals = await withWarehouse(
      ":memory:",
      async (work) => {
        const propose = async (dayOrder: DayOrder): Promise<FileProposal[]> => {
          const told: FileProposal[] = [];
          for (const [index, one] of unpack(files, scratch).entries())
            told.push(
              ...("refused" in one
                ? [{name: one.file.name, refused: one.refused}]
                : await proposeFile(
                    work,
                    one.file,
                    join(scratch, String(index)),
                    fileOptions(options, dayOrder)
                  ))
            );
          return told;
        };
        return settleDayOrder(propose, options);
      },
      {folders, tempFolder: join(scratch, "spill")}
    );
    return compose(proposals, options);
  } finally {
    rmSync(scratch, {recursive: true, force: true});
  }
}

const fileOptions = (options: MapOptions, dayOrder: DayOrder): ProposeOptions => ({
  dayOrder,
  constants: options.constants ?? {},
  standIns: options.standIns ?? false,
  tax: options.tax
});

/** A file whose dates tell settles those of the same delivery that do not: one system exported them all. */
async function settleDayOrder(
  propose: (dayOrder: DayOrder) => Promise<FileProposal[]>,
  {language, dayOrder}: MapOptions
): Promise<FileProposal[]> {
  const preferred = dayOrder ?? (language === "fr" ? "dayFirst" : "monthFirst");
  const first = await propose(preferred);
  const read = first.filter(isRead);
  const certain = new Set(read.flatMap(({dates}) => dates.certain ?? []));
  const isOpen = read.some(({dates}) => dates.isAmbiguous);
  if (!isOpen || dayOrder !== undefined || certain.size !== 1) return first;
  const [settled] = [...certain] as [DayOrder];
  const again = settled === preferred ? first : await propose(settled);
  return again.map((file) =>
    isRead(file) && file.dates.isAmbiguous ? settledByOthers(file, settled) : file
  );
}

function settledByOthers(file: ReadFile, order: DayOrder): ReadFile {
  const note = file.dates.certain ? [] : [settledNotes[order]];
  return {...file, dates: {...file.dates, isAmbiguous: false}, notes: [...file.notes, ...note]};
}

const settledNotes = {
  dayFirst: {
    fr: "Jour/mois : aucune date de ce fichier ne le dit seule, mais d’autres de la même livraison le disent.",
    en: "Day/month: no date of this file tells alone, but others of the same delivery do."
  },
  monthFirst: {
    fr: "Mois/jour : aucune date de ce fichier ne le dit seule, mais d’autres de la même livraison le disent.",
    en: "Month/day: no date of this file tells alone, but others of the same delivery do."
  }
} as const;

export const isRead = (file: FileProposal): file is ReadFile => !("refused" in file);

const givenTables: readonly GivenTable[] = ["customers", "orders", "performances"];

function compose(files: FileProposal[], options: MapOptions): Proposal {
  const read = files.filter(isRead).filter(({tables}) => Object.keys(tables).length > 0);
  const fed = new Set(read.flatMap(({tables}) => Object.keys(tables)));
  const words = gatherWords(read);
  return {
    files,
    mapping: read.length > 0 ? mappingOfFiles(read, words.known, options) : null,
    unknownWords: words.unknown,
    absentTables: givenTables.filter((table) => !fed.has(table))
  };
}

type KnownWords = MappingSpec["words"];

function mappingOfFiles(
  read: readonly ReadFile[],
  words: KnownWords,
  {discipline}: MapOptions
): MappingSpec {
  return {
    version: 1,
    files: entriesOf(read),
    words,
    defaults: discipline ? {discipline} : {}
  };
}

/** Files of one layout share their entries; a glob that would take another layout's file gives way to the exact name. */
function entriesOf(read: readonly ReadFile[]): MappingSpec["files"] {
  const entries = new Map<string, MappingSpec["files"]>();
  const owners = new Map<string, string>();
  for (const [name, parts] of partsByFile(read)) {
    const content = JSON.stringify(parts.map((part) => entryOf(part, "")));
    const glob = globOf(name);
    const owner = owners.get(glob);
    const match = owner === undefined || owner === content ? glob : name;
    owners.set(match, content);
    entries.set(
      match,
      parts.map((part) => entryOf(part, match))
    );
  }
  return [...entries.values()]
    .flat()
    .sort((a, b) => Number(isGlob(a.match)) - Number(isGlob(b.match)));
}

function partsByFile(read: readonly ReadFile[]): Map<string, ReadFile[]> {
  const files = new Map<string, ReadFile[]>();
  for (const file of read) files.set(file.name, [...(files.get(file.name) ?? []), file]);
  return files;
}

const isGlob = (match: string): boolean => match.includes("*");

function entryOf(file: ReadFile, match: string): MappingSpec["files"][number] {
  const {format, dates, money, tables, prices} = file;
  return {
    match,
    format,
    dates: dates.formats.length ? dates.formats : ["%Y-%m-%d %H:%M"],
    ...(tables.orders && {
      money: {
        decimal: money?.decimal ?? ".",
        drop: money?.drop ?? [],
        ...(file.unit === "cent" && {unit: file.unit}),
        of: file.of,
        tax: file.tax
      }
    }),
    tables: tables as MappingSpec["files"][number]["tables"],
    ...(prices.length > 0 && {prices})
  };
}

function gatherWords(read: readonly ReadFile[]): {
  known: KnownWords;
  unknown: Proposal["unknownWords"];
} {
  const unknown: Proposal["unknownWords"] = [];
  const priced = read.flatMap(({prices, rows}) =>
    prices.map(({priceType}) => ({word: priceType, rows}))
  );
  const translate = (list: WordList): Record<string, string> => {
    const found: Record<string, string> = {};
    for (const {word, rows} of distinctWords([
      ...read.flatMap(({words}) => words[list]),
      ...(list === "priceTypes" ? priced : [])
    ])) {
      const code = codeOf(list, word);
      if (code) found[word] = code;
      else unknown.push({list, word, rows});
    }
    return found;
  };
  const statuses = read.flatMap(({words}) => words.statuses);
  const takingAway = new Set(read.flatMap((file) => file.takingAway.map(wordKey)));
  const known = {
    priceTypes: translate("priceTypes"),
    channels: translate("channels"),
    disciplines: translate("disciplines"),
    refunds: wordsLike(statuses, (word) => isRefundWord(word) && takingAway.has(wordKey(word))),
    voided: wordsLike(statuses, (word) => isRefundWord(word) && !takingAway.has(wordKey(word))),
    cancelled: wordsLike(
      read.flatMap(({words}) => words.performanceStatuses),
      isCancelledWord
    )
  };
  return {known: known as KnownWords, unknown: unknown.sort((a, b) => b.rows - a.rows)};
}

type Counted = {word: string; rows: number};

function distinctWords(words: readonly Counted[]): Counted[] {
  const counted = new Map<string, Counted>();
  for (const {word, rows} of words) {
    const known = counted.get(wordKey(word));
    counted.set(wordKey(word), {word: known?.word ?? word, rows: rows + (known?.rows ?? 0)});
  }
  return [...counted.values()];
}

const wordsLike = (words: readonly Counted[], is: (word: string) => boolean): string[] =>
  distinctWords(words)
    .map(({word}) => word)
    .filter(is);
