import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {readSpec} from "../../../loaders/collective.js";
import {pccfLayoutSpec} from "../../../loaders/reference/readPostalCodes.js";
import {sayReference} from "../../../loaders/reference/sayReference.js";
import {writeReference} from "../../../loaders/reference/writeReference.js";
import {referenceFolder} from "../../../loaders/warehouse/loadTerritories.js";

const layout = readSpec(join(referenceFolder, "municipalities/pccf-2011.yaml"), pccfLayoutSpec);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "public-c-reference-"));
  mkdirSync(join(folder, "to/municipalities"), {recursive: true});
  cpSync(join(referenceFolder, "territories.csv"), join(folder, "to/territories.csv"));
});
afterEach(() => rmSync(folder, {recursive: true}));

/** As MUN.csv is written: UTF-8, every cell quoted, numbers in brackets, other columns between. */
const directory = [
  `"mcode","munnom","mdes","mpopul","regadm","mrc"`,
  `"66023","Montréal","Ville","1762949","Montréal (06)",""`,
  `"67020","Candiac","Ville","22997","Montérégie (16)","Roussillon (670)"`,
  `"1023","Les Îles-de-la-Madeleine","Municipalité","12190","Gaspésie–Îles-de-la-Madeleine (11)",""`,
  `"60028","L'Assomption","Ville","23442","Lanaudière (14)","L'Assomption (600)"`
].join("\r\n");

/** One record of 216 positions, each field where the edition puts it, in latin-1. */
function record(given: Partial<Record<keyof typeof layout.fields, string>>): string {
  const cells = [..." ".repeat(216)];
  for (const [field, text] of Object.entries({single_link: "1", ...given})) {
    const [first, length] = layout.fields[field as keyof typeof layout.fields];
    cells.splice(first - 1, length, ...text.padEnd(length));
  }
  return cells.join("");
}
const montreal = {csd: "2466023", csd_name: "Montréal", sac: "462", sac_type: "1"};
const postalCodes = [
  record({postal_code: "H2X1A1", fsa: "H2X", ...montreal}),
  record({postal_code: "H2X1A2", fsa: "H2X", ...montreal}),
  record({postal_code: "H2X9Z9", fsa: "H2X", ...montreal, csd: "2467020", retired_on: "20050131"}),
  record({postal_code: "H2X1A1", fsa: "H2X", ...montreal, csd: "2467020", single_link: "0"}),
  record({
    postal_code: "G4T1A1",
    fsa: "G4T",
    csd: "2401023",
    csd_name: "Les Îles",
    sac: "000",
    sac_type: "6"
  }),
  record({
    postal_code: "J0L1A1",
    fsa: "J0L",
    csd: "2467020",
    csd_name: "Candiac",
    sac: "462",
    sac_type: "1"
  }),
  record({
    postal_code: "J0L1A2",
    fsa: "J0L",
    csd: "2467802",
    csd_name: "Kahnawake",
    sac: "462",
    sac_type: "1"
  }),
  record({
    postal_code: "K1N1A1",
    fsa: "K1N",
    csd: "3506008",
    csd_name: "Ottawa",
    sac: "505",
    sac_type: "1"
  })
];

function run(write: boolean) {
  const municipalities = join(folder, "MUN.csv");
  const pccf = join(folder, "pccf.txt");
  writeFileSync(municipalities, `\ufeff${directory}\r\n`);
  writeFileSync(pccf, Buffer.from(`${postalCodes.join("\r\n")}\r\n`, "latin1"));
  return writeReference(
    {municipalities, pccf, layout, year: 2011},
    {to: join(folder, "to"), write, now: () => new Date("2026-11-24T12:00:00Z")}
  );
}
const written = (name: string): string[] =>
  readFileSync(join(folder, "to", name), "utf8")
    .trim()
    .split("\n");

describe("writeReference(files, {to, write})", () => {
  it("places each area by its postal codes in use, one link each, keeping names and households in place", async () => {
    await run(true);
    expect(written("territories.csv")).toEqual([
      "fsa,place,municipality,mrc,admin_region,metropolitan_area,households",
      expect.stringMatching(/^G4T,.+,Les Îles-de-la-Madeleine,,11,,\d+$/),
      expect.stringMatching(/^H2X,.+,Montréal,,06,462,\d+$/),
      expect.stringMatching(/^J0L,.+,Candiac,Roussillon,16,462,\d+$/)
    ]);
  });

  it("keeps the ministry's municipalities, five digits a code, our apostrophe, the metropolitan area of their postal codes", async () => {
    await run(true);
    expect(written("municipalities/municipalities.csv")).toEqual([
      "code,municipality,mrc,admin_region,metropolitan_area",
      "67020,Candiac,Roussillon,16,462",
      "01023,Les Îles-de-la-Madeleine,,11,",
      "60028,L’Assomption,L’Assomption,14,",
      "66023,Montréal,,06,462"
    ]);
    expect(readFileSync(join(folder, "to/municipalities/source.yaml"), "utf8")).toMatch(
      /year: 2011[\s\S]*MUN\.csv[\s\S]*sha256: [0-9a-f]{64}[\s\S]*92-153-G/
    );
  });

  it("writes nothing until asked to, and tells what straddles and what no directory knows", async () => {
    const before = written("territories.csv");
    const report = await run(false);
    expect(written("territories.csv")).toEqual(before);
    expect(report).toEqual({
      municipalities: 4,
      territories: 3,
      straddling: [{fsa: "J0L", municipality: "Candiac", share: 0.5}],
      unknown: [{code: "67802", csdName: "Kahnawake", postalCodes: 1}],
      withoutHouseholds: 0
    });
    expect(sayReference(report, "fr")).toContain("J0L Candiac 50\u00a0%");
    expect(sayReference(report, "en")).toContain("67802 Kahnawake (1)");
  });

  it("refuses another file under that name, saying which one it needs", async () => {
    const municipalities = join(folder, "other.csv");
    writeFileSync(municipalities, "code,nom\n1,A\n");
    const pccf = join(folder, "pccf.txt");
    writeFileSync(pccf, "");
    const given = {municipalities, pccf, layout, year: 2011};
    await expect(
      writeReference(given, {to: join(folder, "to"), write: false, now: () => new Date()})
    ).rejects.toThrow(/other\.csv has no column mcode, munnom, regadm, mrc/);
  });
});
