import {describe, expect, it} from "vitest";
import {findFrenchFaults} from "../../../reports/body/findFrenchFaults.js";
import {typesetFrench} from "../../../reports/body/typesetFrench.js";
import {compileReport} from "../../../reports/render/compileReport.js";
import {linesOf} from "../../../reports/render/linesOf.js";
import {listReports, readReport} from "../../../reports/report.js";
import {emailWords} from "../../../reports/send/words.js";
import {charts} from "../../../src/components/charts/index.js";
import {cases} from "../cases.js";
import {dataFor, fixture} from "../fixture.js";

describe("findFrenchFaults(line)", () => {
  it.each([
    ["L'art", "straight apostrophe"],
    ['Le "mot"', "straight quotation mark"],
    ["Base : 3", "breaking space before : % $"],
    ["24% des billets", "no space before : % $"],
    ["Quoi ?", "space before ; ! ?"],
    ["« Fausse terre »", "breaking space inside « »"],
    ["-2 points", "hyphen for a minus"],
    ["1,234 billets", "English thousands or decimals"],
    ["12\u00A0billet", "singular with several"],
    ["1\u00A0représentations", "plural with one or none"],
    ["la part de acheteurs", "elision missing"],
    ["la part de les billets", "contraction missing"]
  ])("finds in %j: %s", (line, fault) => {
    expect(findFrenchFaults(line)).toContain(fault);
  });

  it("lets right lines pass", () => {
    for (const line of [
      "10\u00A0144\u00A0billets, +10,0\u00A0% sur 9\u00A0218 en 2018-2019\u00A0: l’achat est stable",
      "24,7\u00A0M$, +720\u00A0000\u00A0$",
      "1,5\u00A0point de moins, 0\u00A0billet; 38,40\u00A0$",
      '«\u00A0Don\'t "stop" ?\u00A0» est le plus rempli'
    ])
      expect(findFrenchFaults(line)).toEqual([]);
  });
});

describe("typesetFrench(text)", () => {
  it("mends what a keyboard cannot type, and leaves expressions as they are", () => {
    const typed = `L'écart : « 24 % » des 12 $. {{table "channels" "Prix moyen : net."}}`;
    const set = typesetFrench(typed);
    expect(set).toBe(
      `L’écart\u00A0: «\u00A024\u00A0%\u00A0» des 12\u00A0$. {{table "channels" "Prix moyen\u00A0: net."}}`
    );
    expect(typesetFrench(set)).toBe(set);
  });
});

describe.each(listReports("reports"))("the French of %s", (id) => {
  const report = readReport(`reports/${id}`);
  const render = compileReport(report, "fr", {
    templates: "templates/report",
    charts
  });

  it.each([{name: "usual", data: fixture}, ...cases])(
    "breaks no rule, in what is written and in what is generated: $name",
    ({data}) => {
      const {html, headline, title} = render(dataFor(report, data));
      const faults = [title, headline, ...linesOf(html)].flatMap((line) =>
        findFrenchFaults(line).map((fault) => `${fault}: ${line}`)
      );
      expect(faults).toEqual([]);
    }
  );
});

describe("the French of the messages", () => {
  it("breaks no rule", () => {
    expect(Object.values(emailWords).flatMap(({fr}) => findFrenchFaults(fr))).toEqual([]);
  });
});
