/** The official layout, on two areas: columns and lines as Statistics Canada writes them, with counts of our own. */
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {
  populationColumns,
  readPopulationProfile
} from "../../../loaders/population/populationProfile.js";
import {extractOf, readCensusProfile} from "../../../loaders/population/readCensusProfile.js";

const head =
  "CENSUS_YEAR,DGUID,ALT_GEO_CODE,GEO_LEVEL,GEO_NAME,TNR_SF,TNR_LF,DATA_QUALITY_FLAG,CHARACTERISTIC_ID," +
  "CHARACTERISTIC_NAME,CHARACTERISTIC_NOTE,C1_COUNT_TOTAL,SYMBOL,C2_COUNT_MEN+,SYMBOL,C3_COUNT_WOMEN+,SYMBOL," +
  "C10_RATE_TOTAL,SYMBOL,C11_RATE_MEN+,SYMBOL,C12_RATE_WOMEN+,SYMBOL";

const profile = readPopulationProfile();
const education = profile.education.heading;
/** The same labels stand under the heading of the population aged 15 and over: those are not wanted. */
const decoy = education.replace("aged 25 to 64 years", "aged 15 years and over");

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "public-c-census-"));
  file = join(folder, "98-401-X2021013_English_CSV_data.csv");
});
afterEach(() => rmSync(folder, {recursive: true}));

const line = (code: string, name: string, count: number | "x"): string => {
  const [value, symbol] = count === "x" ? ["", "x"] : [count, ""];
  return `2021,"2021A0011${code}","${code}","Forward sortation area","${code}",3.1,4.6,"00000",1,"${name.replaceAll('"', '""')}",,${value},"${symbol}",,"...",,"...",,"...",,"...",,"..."`;
};

/** An area of which every characteristic counts 10, but for those given. */
function areaLines(code: string, counts: Readonly<Record<string, number | "x">> = {}): string[] {
  const {households, ...dimensions} = profile;
  const at = (name: string) => line(code, `  ${name}`, counts[name] ?? 10);
  return [
    line(code, "Population, 2021", 1000),
    ...households.names.map(at),
    line(code, decoy, 99),
    ...Object.values(profile.education.categories)
      .flat()
      .map((name) => line(code, name, 99)),
    ...Object.values(dimensions).flatMap(({heading, categories}) => [
      line(code, heading, 500),
      ...Object.values(categories).flat().map(at)
    ])
  ];
}

const write = (lines: readonly string[], separator = "\r\n"): void =>
  writeFileSync(file, Buffer.from(`${[head, ...lines].join(separator)}${separator}`, "latin1"));

describe("readCensusProfile(file, profile)", () => {
  it("adds up what the profile wants of Québec's areas, under its headings", async () => {
    write([
      ...areaLines("K1A"),
      ...areaLines("H2X", {
        "0 to 14 years": 55,
        "Private dwellings occupied by usual residents": 420
      }),
      ...areaLines("G1R", {French: 300})
    ]);
    const {areas, lines, suppressed} = await readCensusProfile(file, profile);
    expect([...areas.keys()].sort()).toEqual(["G1R", "H2X"]);
    expect(areas.get("H2X")).toMatchObject({
      households: 420,
      "age.under15": 55,
      "age.from15To34": 40,
      "income.under40k": 80,
      "income.over100k": 10,
      "education.university": 10,
      "language.other": 20
    });
    expect(areas.get("G1R")!["language.french"]).toBe(300);
    expect(lines).toBe(3 * areaLines("H2X").length);
    expect(suppressed).toEqual([]);
  });

  it("reads the same with other line ends, and accents of windows-1252 in names it skips", async () => {
    write([line("H2X", "Québécois – n.o.s.", 5), ...areaLines("H2X")], "\n");
    expect((await readCensusProfile(file, profile)).areas.get("H2X")!.households).toBe(10);
  });

  it("keeps a suppressed count empty, and says where", async () => {
    write([...areaLines("H2X", {"15 to 19 years": "x"}), ...areaLines("G1R")]);
    const census = await readCensusProfile(file, profile);
    expect(census.areas.get("H2X")!["age.from15To34"]).toBeNull();
    expect(census.suppressed).toEqual(["H2X"]);
    const [header, g1r, h2x] = extractOf(census).split("\n");
    expect(header).toBe(`fsa,${populationColumns.join(",")}`);
    expect(g1r).toMatch(/^G1R,10,10,40,30,30,10,80,/);
    expect(h2x).toMatch(/^H2X,10,10,,30,30,10,80,/);
  });

  it("refuses another file, another year, and one that lacks a characteristic, saying which", async () => {
    writeFileSync(file, "a,b,c\n1,2,3\n");
    await expect(readCensusProfile(file, profile)).rejects.toThrow(/it has no column CENSUS_YEAR/);
    write(areaLines("H2X").map((text) => text.replace(/^2021/, "2016")));
    await expect(readCensusProfile(file, profile)).rejects.toThrow(/its census is of 2016/);
    write(areaLines("H2X").filter((text) => !text.includes("65 years and over")));
    await expect(readCensusProfile(file, profile)).rejects.toThrow(
      /it lacks "65 years and over" under "Total - Age groups/
    );
    write(areaLines("K1A"));
    await expect(readCensusProfile(file, profile)).rejects.toThrow(
      /no forward sortation area of Québec/
    );
  });
});
