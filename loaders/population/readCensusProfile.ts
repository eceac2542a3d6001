/**
 * Statistics Canada's Census Profile by forward sortation area, in the layout of its comprehensive CSV file
 * (98-401-X2021013_English_CSV_data.csv: about 645 MB, windows-1252, one line per area and characteristic, child
 * names indented, a heading « Total - … » above each group, suppressed counts empty with the symbol x).
 */
import {createReadStream} from "node:fs";
import {PublicCError} from "../error.js";
import {type PopulationProfile, populationColumns} from "./populationProfile.js";

export interface CensusProfile {
  /** Area → column of the extract → count; null where the census suppressed it. */
  areas: ReadonlyMap<string, Readonly<Record<string, number | null>>>;
  /** Lines read, headings of columns apart. */
  lines: number;
  /** Areas of which a count was suppressed. */
  suppressed: readonly string[];
}

const columns = [
  "CENSUS_YEAR",
  "ALT_GEO_CODE",
  "CHARACTERISTIC_NAME",
  "C1_COUNT_TOTAL",
  "SYMBOL"
] as const;

/** Québec's areas begin with G, H or J. */
const area = /^[GHJ]\d[A-Z]$/;

/**
 * Reads what the profile wants of Québec's areas, line by line.
 * @throws PublicCError exit 2 when the file has another layout, another year, or lacks a characteristic
 */
export async function readCensusProfile(
  file: string,
  profile: PopulationProfile
): Promise<CensusProfile> {
  const wanted = wantedIn(profile);
  const extract = new Extract(wanted);
  let at: Places | undefined;
  let lines = 0;
  for await (const line of linesOf(file)) {
    if (at === undefined) {
      at = placesOf(line, file);
      continue;
    }
    lines++;
    const cells = cellsOf(line);
    const code = cells[at.ALT_GEO_CODE] ?? "";
    if (!area.test(code)) continue;
    const year = cells[at.CENSUS_YEAR];
    if (year !== "2021") throw refusal(file, `its census is of ${year}`);
    extract.take(code, cells[at.CHARACTERISTIC_NAME]!.trim(), countOf(cells[at.C1_COUNT_TOTAL]!));
  }
  refuseMissing(file, wanted, extract);
  return {areas: extract.areas, lines, suppressed: [...extract.suppressed]};
}

/** What was taken so far; lines of an area follow one another, and characteristics their heading. */
class Extract {
  readonly areas = new Map<string, Record<string, number | null>>();
  readonly found = new Set<string>();
  readonly suppressed = new Set<string>();
  private area = "";
  private heading = "";
  private readonly wanted: ReadonlyMap<string, string>;

  constructor(wanted: ReadonlyMap<string, string>) {
    this.wanted = wanted;
  }

  take(area: string, name: string, count: number | null): void {
    if (area !== this.area) this.heading = "";
    this.area = area;
    if (name.startsWith("Total - ")) this.heading = name;
    const key = keyOf(this.heading, name);
    const column = this.wanted.get(key);
    if (column === undefined) return;
    this.found.add(key);
    if (count === null) this.suppressed.add(area);
    const counts = this.areas.get(area) ?? {};
    counts[column] = sumOf(counts[column], count);
    this.areas.set(area, counts);
  }
}

/** Heading and name → the column it is counted in. */
function wantedIn({households, ...dimensions}: PopulationProfile): Map<string, string> {
  const wanted = new Map(households.names.map((name) => [keyOf("", name), "households"]));
  for (const [id, {heading, categories}] of Object.entries(dimensions))
    for (const [category, names] of Object.entries(categories))
      for (const name of names) wanted.set(keyOf(heading, name), `${id}.${category}`);
  return wanted;
}

const keyOf = (heading: string, name: string): string => `${heading}\n${name}`;

type Places = Readonly<Record<(typeof columns)[number], number>>;

function placesOf(line: string, file: string): Places {
  const names = cellsOf(line.replace(/^\uFEFF/, ""));
  const missing = columns.find((name) => !names.includes(name));
  if (missing) throw refusal(file, `it has no column ${missing}`);
  // SYMBOL stands after each count: the first one is the total's
  return Object.fromEntries(columns.map((name) => [name, names.indexOf(name)])) as Places;
}

/** A count may have a decimal part; empty where it is suppressed or does not apply. */
const countOf = (text: string): number | null => (text === "" ? null : Number(text));

const sumOf = (sum: number | null | undefined, count: number | null): number | null =>
  sum === null || count === null ? null : (sum ?? 0) + count;

function refuseMissing(
  file: string,
  wanted: ReadonlyMap<string, string>,
  {areas, found}: Extract
): void {
  if (areas.size === 0) throw refusal(file, "it has no forward sortation area of Québec");
  const missing = [...wanted.keys()].find((key) => !found.has(key));
  if (!missing) return;
  const [heading, name] = missing.split("\n");
  throw refusal(file, `it lacks "${name}"${heading ? ` under "${heading}"` : ""}`);
}

const refusal = (file: string, reason: string): PublicCError =>
  new PublicCError(
    `${file} is not the Census Profile, 2021, by forward sortation area: ${reason}`,
    {
      exitCode: 2,
      next: "download 98-401-X2021013, comprehensive CSV file in English, and unpack 98-401-X2021013_English_CSV_data.csv"
    }
  );

async function* linesOf(file: string): AsyncGenerator<string> {
  // the one-shot decoder of older Nodes reads windows-1252 as latin-1; a stream is right everywhere
  const decoder = new TextDecoder("windows-1252");
  let rest = "";
  for await (const chunk of createReadStream(file, {highWaterMark: 1 << 20})) {
    const pieces = (rest + decoder.decode(chunk as Uint8Array, {stream: true})).split("\n");
    rest = pieces.pop()!;
    for (const piece of pieces) yield piece.endsWith("\r") ? piece.slice(0, -1) : piece;
  }
  if (rest !== "") yield rest;
}

/** Cells of one line; a quoted one may hold commas and doubled quotes. */
function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(",");
  const cells: string[] = [];
  for (const [, quoted, bare] of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g))
    cells.push(quoted === undefined ? bare! : quoted.replaceAll('""', '"'));
  return cells;
}

/** The extract as the project keeps it: one line per area, in alphabetical order, an empty cell where suppressed. */
export const extractOf = ({areas}: Pick<CensusProfile, "areas">): string =>
  [
    ["fsa", ...populationColumns].join(","),
    ...[...areas]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([fsa, counts]) =>
        [fsa, ...populationColumns.map((column) => counts[column] ?? "")].join(",")
      ),
    ""
  ].join("\n");
