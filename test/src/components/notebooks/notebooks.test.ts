/** The seven notebooks on four invented members, in both languages: every choice reads well, every answer can be found. */
import {parseHTML} from "linkedom";
import {describe, expect, it} from "vitest";
import {bridgeOf} from "../../../../src/components/charts/seasonBridge.js";
import {pastOf} from "../../../../src/components/notebooks/growth.js";
import {notebooks} from "../../../../src/components/notebooks/index.js";
import {decisionText, parseNumber} from "../../../../src/components/notebooks/live.js";
import type {
  Choice,
  Control,
  Notebook,
  NotebookRows
} from "../../../../src/components/notebooks/notebook.js";
import {slopeOf} from "../../../../src/components/notebooks/prices.js";
import {parts} from "../../../../src/components/notebooks/renderNotebook.js";
import {simpleInputs} from "../../../../src/components/notebooks/simpleInputs.js";
import {languages} from "../../../../src/vocabulary/language.js";
import type {ProductionRow, SeasonMetricRow} from "../../../../src/vocabulary/rows.js";
import {memberRows, shapes, snapshot} from "../../fixtures/memberRows.js";

const {document} = parseHTML("<html><body></body></html>");

const rowsFor = (notebook: Notebook, shape: keyof typeof shapes): NotebookRows => {
  const rows = memberRows(shapes[shape]);
  return Object.fromEntries(
    notebook.marts.map((mart) => [mart, rows[mart as keyof typeof rows]])
  ) as NotebookRows;
};

const choicesOf = (controls: readonly Control[]): Choice[] =>
  controls.reduce<Choice[]>(
    (choices, {name, options}) =>
      choices.flatMap((choice) =>
        options.length > 0 ? options.map(({value}) => ({...choice, [name]: value})) : [choice]
      ),
    [{}]
  );

const readsWell = (text: string, language: string): void => {
  expect(text).not.toMatch(/undefined|NaN|null|Infinity|\[object/);
  if (language === "fr") expect(text).not.toMatch(/(?<!\u00A0)[:%$](?:\s|$)|\u202F|'| [?!]/);
};

describe.each(notebooks)("notebook $id", (notebook) => {
  it.each(Object.keys(shapes) as (keyof typeof shapes)[])(
    "reads well on the %s member, whatever is chosen",
    (shape) => {
      for (const language of languages) {
        const setting = {language, snapshot};
        const rows = rowsFor(notebook, shape);
        for (const choice of choicesOf(notebook.controls(rows, setting))) {
          const exhibit = notebook.exhibit(rows, setting, choice);
          if ("absent" in exhibit) {
            readsWell(exhibit.absent, language);
            continue;
          }
          expect(exhibit.finding.split(" ").length, exhibit.finding).toBeLessThanOrEqual(15);
          const cells = [exhibit.table.head, ...exhibit.table.body].flat().map(({text}) => text);
          for (const text of [exhibit.finding, exhibit.subline, exhibit.note, exhibit.description])
            readsWell(text, language);
          for (const text of cells) readsWell(text, language);
          const widths = new Set(exhibit.table.body.map((row) => row.length));
          expect([...widths]).toEqual([exhibit.table.head.length]);
          const canvas = {document: document as unknown as Document, width: 352};
          expect(exhibit.draw(canvas).outerHTML).not.toMatch(/NaN|undefined/);
        }
        for (const text of notebook.says(rows, setting)) readsWell(text, language);
      }
    }
  );

  it("asks only what it can answer, and accepts its own answer", () => {
    for (const shape of Object.keys(shapes) as (keyof typeof shapes)[])
      for (const language of languages)
        for (const exercise of notebook.exercises(rowsFor(notebook, shape), {language, snapshot})) {
          expect(exercise.answer).toBeTypeOf("number");
          expect(Number.isFinite(exercise.answer), exercise.question).toBe(true);
          readsWell(exercise.question, language);
          readsWell(exercise.told, language);
        }
  });

  it("is whole without a script: question, figure and table, reading, decision", () => {
    const page = {
      notebook,
      rows: rowsFor(notebook, "rich"),
      setting: {language: "fr" as const, snapshot},
      document: document as unknown as Document
    };
    const html = Object.values(parts)
      .map((render) => render(page))
      .join("");
    const placed = parseHTML(`<html><body>${html}</body></html>`).document;
    expect(placed.querySelector("h1")!.textContent).toBe(notebook.question.fr);
    expect(placed.querySelectorAll("#figure svg").length).toBeGreaterThan(0);
    expect(placed.querySelectorAll("#figure table td").length).toBeGreaterThan(0);
    expect(placed.querySelectorAll("#decision textarea")).toHaveLength(4);
    for (const link of placed.querySelectorAll(".workshop a")) {
      const anchor = link.getAttribute("href")!.slice(1);
      if (anchor !== "explore") expect(placed.getElementById(anchor), anchor).not.toBeNull();
    }
  });

  it("never carries another member's name to the browser", () => {
    const html = parts.figure!({
      notebook,
      rows: rowsFor(notebook, "rich"),
      setting: {language: "fr", snapshot},
      document: document as unknown as Document
    });
    for (const {name} of snapshot.organizations) expect(html).not.toContain(name);
  });
});

describe("pastOf(rows, metric, setting)", () => {
  const season = (name: string, metric: "occupancyRate" | "ticketsSold", value: number) => ({
    organization: "x",
    season: name,
    stage: "sameStage" as const,
    metric,
    value,
    base: 1_000,
    isComparable: true
  });
  const rowsWith = (values: Readonly<Record<string, number>>): NotebookRows => ({
    season_metrics: Object.entries(values).flatMap(([name, value]): SeasonMetricRow[] => [
      season(name, "ticketsSold", 100),
      season(name, "occupancyRate", value)
    ])
  });
  const setting = {language: "en" as const, snapshot};

  it("is an 80 % prediction interval from three open seasons on, the closed ones apart", () => {
    const past = pastOf(
      rowsWith({"2017-2018": 0.5, "2018-2019": 0.6, "2019-2020": 0.1, "2021-2022": 0.7}),
      "occupancyRate",
      setting
    )!;
    // mean 0,6; s = 0,1; t(2) = 1,886; half = 1,886 × 0,1 × √(4/3)
    expect(past).toMatchObject({seasons: 3, isInterval: true});
    expect(past.middle).toBeCloseTo(0.6, 10);
    expect(past.high - past.middle).toBeCloseTo(0.1886 * Math.sqrt(4 / 3), 6);
  });

  it("is what was observed with two, and nothing with one", () => {
    const two = rowsWith({"2018-2019": 0.6, "2021-2022": 0.7});
    expect(pastOf(two, "occupancyRate", setting)).toMatchObject({
      low: 0.6,
      high: 0.7,
      isInterval: false
    });
    expect(pastOf(rowsWith({"2021-2022": 0.7}), "occupancyRate", setting)).toBeNull();
  });
});

describe("slopeOf(shows)", () => {
  const show = (discipline: string, price: number, tickets: number): ProductionRow =>
    ({
      discipline,
      averageTicketPriceCents: price,
      ticketsSold: tickets,
      performancesHeld: 1
    }) as ProductionRow;

  it("finds an elasticity of −1 within artforms, whatever sets them apart", () => {
    const prices = [2_000, 2_500, 3_000, 4_000, 5_000, 6_000];
    const shows = prices.flatMap((price) => [
      show("theatre", price, 600_000 / price),
      show("dance", price * 2, 100_000 / price)
    ]);
    const slope = slopeOf(shows)!;
    expect(slope.slope).toBeCloseTo(-1, 8);
    expect(slope.at10).toBeCloseTo(1 / 1.1 - 1, 8);
  });

  it("says nothing of too few shows, or of one price", () => {
    expect(slopeOf([show("dance", 2_000, 10), show("dance", 3_000, 12)])).toBeNull();
    expect(slopeOf(Array.from({length: 20}, () => show("dance", 2_000, 10)))).toBeNull();
  });
});

describe("bridgeOf(rows, snapshot)", () => {
  it("adds up to the difference", () => {
    const parts = bridgeOf(memberRows(shapes.rich).season_weekdays, snapshot)!;
    expect(parts.calendar + parts.weekend + parts.week).toBe(parts.total);
  });
});

describe("simpleInputs(document)", () => {
  it("gives a choice as Observable Inputs does", () => {
    const inputs = simpleInputs(document as unknown as Document);
    const one = inputs.select(
      new Map([
        ["à la même date", "sameStage"],
        ["saisons entières", "final"]
      ]),
      {label: "Stade"}
    );
    const form = inputs.form({stage: one}) as Element & {value: unknown};
    expect(form.textContent).toContain("Stade");
    const select = form.querySelector("select") as unknown as {value: string};
    expect(form.value).toEqual({stage: select.value});
  });
});

describe("what a reader writes", () => {
  it("is read as numbers are written in both languages", () => {
    const written = ["1 234,5", "1\u00A0234,5", "1,234.5", "−12 %", "$38.40", "38,40 $", "1.9×"];
    expect(written.map(parseNumber)).toEqual([1234.5, 1234.5, 1234.5, -12, 38.4, 38.4, 1.9]);
    expect(["", "beaucoup", "1 ou 2"].map(parseNumber)).toEqual([null, null, null]);
  });

  it("becomes a text to keep, in Markdown or bare", () => {
    const decision = {
      decide: "Garder les jeudis",
      because: "74 %",
      whoWhen: "",
      changeOurMind: "Sous 68 %"
    };
    const setting = {language: "fr" as const, snapshot};
    const [markdown, bare] = [true, false].map((isMarkdown) =>
      decisionText(notebooks[2]!, setting, decision, "Un constat", isMarkdown)
    );
    expect(markdown).toContain("# Comment va cette saison à côté de la précédente?");
    expect(markdown).toContain("## Nous décidons de\n\nGarder les jeudis");
    expect(bare).toContain("QUI, D’ICI QUAND\n\n–");
    expect(bare).not.toContain("#");
  });
});
