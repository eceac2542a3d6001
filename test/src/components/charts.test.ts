/** Golden drawings: delete test/output/charts, run, and the diff is the review. */
import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import {describe, expect, it} from "vitest";
import type {Exhibit} from "../../../src/components/charts/chart.js";
import {charts} from "../../../src/components/charts/index.js";
import {placeChart} from "../../../src/components/placeChart.js";
import {languages} from "../../../src/vocabulary/language.js";
import type {MartName, MartRows} from "../../../src/vocabulary/rows.js";
import {collectiveRows, memberRows, shapes, snapshot} from "../fixtures/memberRows.js";

const {document} = parseHTML("<html><body></body></html>");
const output = "test/output/charts";

const collective: Partial<MartRowsByName> = {
  collective_seasons: collectiveRows("attendance", [null]),
  collective_disciplines: collectiveRows("attendance", [null, "theatre", "dance", "circus"]),
  collective_regions: collectiveRows("attendance", [null, "06", "03", "08"]),
  collective_price_categories: collectiveRows("ticketsSold", [null, "regular", "reduced", "group"]),
  collective_origins: collectiveRows("uniqueBuyers", [null, "unknown", "06", "03", "08"]),
  collective_crossovers: collectiveRows("distinctBuyers", [null, "one", "two", "several"]),
  collective_discipline_pairs: collectiveRows("disciplineBuyers", [
    "theatre",
    "dance",
    "music",
    "dance+theatre",
    "music+theatre",
    "dance+music"
  ]),
  collective_weekdays: collectiveRows("attendance", [null, "6", "5", "2"]),
  collective_channels: collectiveRows("ticketsSold", [null, "web", "boxOffice", "phone"])
};
type MartRowsByName = {[M in MartName]: MartRows[M][]};

const rowsOf = (shape: keyof typeof shapes, mart: MartName): MartRows[MartName][] =>
  ({...memberRows(shapes[shape]), ...collective})[mart as keyof typeof collective] ?? [];

describe.each(Object.values(charts))("chart $id", (chart) => {
  it.each(Object.keys(shapes) as (keyof typeof shapes)[])(
    "reads well on the %s member",
    (shape) => {
      for (const language of languages) {
        const exhibit = chart.exhibit(rowsOf(shape, chart.mart), {language, snapshot});
        if ("absent" in exhibit) continue;
        expect(words(exhibit.finding), exhibit.finding).toBeLessThanOrEqual(15);
        for (const text of textsOf(exhibit)) {
          expect(text).not.toMatch(/undefined|NaN|null|Infinity/);
          if (language === "fr") expect(text).not.toMatch(/(?<!\u00A0)[:%$](?:\s|$)|\u202F|'/);
        }
        const widths = new Set(exhibit.table.body.map((cells) => cells.length));
        expect([...widths]).toEqual([exhibit.table.head.length]);
      }
    }
  );

  it("is drawn as stored, at both widths", () => {
    const exhibit = chart.exhibit(rowsOf("rich", chart.mart), {language: "fr", snapshot});
    if ("absent" in exhibit) throw new Error(exhibit.absent);
    for (const width of [352, 724]) {
      const svg = exhibit.draw({document: document as unknown as Document, width}).outerHTML;
      expect(`${svg}\n`).toBe(stored(`${chart.id}.${width}.svg`, `${svg}\n`));
      expect(svg).toMatch(/role="img"/);
      expect(svg).not.toMatch(/class=|style=|aria-hidden|\d\.\d{2,}|#[0-9a-f]{6}/);
    }
  });

  it("says what is missing when there are no rows", () => {
    const exhibit = chart.exhibit([], {language: "en", snapshot});
    expect(exhibit).toHaveProperty("absent");
    expect(exhibit).toHaveProperty("unlock");
  });
});

describe("placeChart(chart, rows, setting, placing)", () => {
  const html = placeChart(
    charts.channels!,
    rowsOf("rich", "season_channels"),
    {language: "fr", snapshot},
    {document: document as unknown as Document}
  );
  const placed = parseHTML(`<html><body>${html}</body></html>`).document;

  it("gives the finding as the heading and as the image's name", () => {
    const finding = placed.querySelector("h2")!.textContent!;
    expect(finding).toContain("La vente en ligne fait 81\u00A0%");
    for (const svg of placed.querySelectorAll("svg"))
      expect(svg.getAttribute("aria-label")).toContain(finding);
  });

  it("gives a table with scopes, and where the figure comes from", () => {
    expect(placed.querySelectorAll("th[scope=col]").length).toBeGreaterThan(2);
    expect(placed.querySelectorAll("tbody th[scope=row]").length).toBe(3);
    expect(placed.querySelector(".provenance")!.textContent).toContain(snapshot.id);
  });
});

const words = (text: string): number => text.replaceAll("\u00A0", "").split(/\s+/).length;

const textsOf = (exhibit: Exhibit): string[] => [
  exhibit.finding,
  exhibit.subline,
  exhibit.note,
  exhibit.description,
  ...exhibit.table.head.map((cell) => cell.text),
  ...exhibit.table.body.flat().map((cell) => cell.text)
];

/** The stored drawing, written on its first run. */
function stored(name: string, current: string): string {
  const file = join(output, name);
  if (!existsSync(file)) {
    mkdirSync(output, {recursive: true});
    writeFileSync(file, current);
  }
  return readFileSync(file, "utf8");
}
