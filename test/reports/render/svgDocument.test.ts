/** The small document draws what a whole one draws: every chart, every case, both languages, to the letter. */
import {parseHTML} from "linkedom";
import {describe, expect, it} from "vitest";
import {showCharts} from "../../../reports/render/showCharts.js";
import {svgDocument} from "../../../reports/render/svgDocument.js";
import {shownIn} from "../../../reports/subjects/show.js";
import type {Absence, Exhibit, Setting} from "../../../src/components/charts/chart.js";
import {charts} from "../../../src/components/charts/index.js";
import {strip} from "../../../src/components/charts/shapes/strip.js";
import {languages} from "../../../src/vocabulary/language.js";
import {cases} from "../cases.js";
import {dataFor} from "../fixture.js";

const whole = parseHTML("<!doctype html><html><body></body></html>").document;

function* exhibits(): Generator<[name: string, exhibit: Exhibit]> {
  for (const {name, data} of cases)
    for (const language of languages) {
      const setting: Setting = {language, snapshot: data.snapshot, peers: data.peers};
      const shown = shownIn(dataFor({about: "show", period: "season"}, data), language);
      const all: [string, () => Exhibit | Absence][] = [
        ...Object.values(charts)
          .filter(({mart}) => mart in data.rows)
          .map((chart): [string, () => Exhibit | Absence] => [
            chart.id,
            () => chart.exhibit(data.rows[chart.mart as keyof typeof data.rows] as never, setting)
          ]),
        ...Object.entries(showCharts).map(([id, chart]): [string, () => Exhibit | Absence] => [
          id,
          () => chart(shown, setting)
        ])
      ];
      for (const [id, make] of all) {
        const exhibit = make();
        if (!("absent" in exhibit)) yield [`${id}, ${name}, ${language}`, exhibit];
      }
    }
}

/** Attributes in one order, and ampersands and unbreakable spaces in one spelling: linkedom has others. */
const settled = (svg: string): string =>
  svg
    .replaceAll("&amp;", "&")
    .replaceAll("&#160;", "\u00A0")
    .replace(/<([a-zA-Z]+)((?: [\w:-]+="[^"]*")*)/g, (_, tag: string, attributes: string) => {
      const sorted = (attributes.match(/ [\w:-]+="[^"]*"/g) ?? []).sort();
      return `<${tag}${sorted.join("")}`;
    });

describe("svgDocument()", () => {
  it("draws every chart as a whole document does", () => {
    let drawn = 0;
    for (const [name, exhibit] of exhibits())
      for (const width of [664, 314]) {
        const theirs = exhibit.draw({document: whole as unknown as Document, width}).outerHTML;
        const ours = exhibit.draw({document: svgDocument(), width}).outerHTML;
        expect(settled(ours), name).toBe(settled(theirs));
        drawn++;
      }
    expect(drawn).toBeGreaterThan(150);
  });

  it("draws a strip, and words that would be markup, as a whole document does", () => {
    const options = {value: 3, last: 2, stable: 0.1};
    const draw = (document: Document) =>
      settled(strip({document, width: 300}, `a "b" <c> & d\u00A0e`, options).outerHTML);
    expect(draw(svgDocument())).toBe(draw(whole as unknown as Document));
  });

  it("says so when it is asked for more than drawing needs", () => {
    expect(() => svgDocument().documentElement.querySelector("g > rect")).toThrow(/only tags/);
  });
});
