/** What `public-c new` writes works as it is: it is drawn, it reads well, and nothing of the template is left. */
import {cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {parse} from "yaml";
import {modelContract} from "../../../loaders/models/modelContract.js";
import {compileReport} from "../../../reports/render/compileReport.js";
import {readReport} from "../../../reports/report.js";
import {scaffold} from "../../../scripts/new/scaffold.js";
import {checkPages} from "../../../scripts/site/checkPages.js";
import type {Chart} from "../../../src/components/charts/chart.js";
import {charts} from "../../../src/components/charts/index.js";
import type {Notebook} from "../../../src/components/notebooks/notebook.js";
import {languages} from "../../../src/vocabulary/language.js";
import {fixture} from "../../reports/fixture.js";
import {memberRows, shapes, snapshot} from "../../src/fixtures/memberRows.js";

let root: string;
const text = (path: string): string => readFileSync(join(root, path), "utf8");
const titles = {fr: "Quand achètent-ils", en: "When do they buy"};

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "public-c-new-"));
  for (const folder of ["src/components", "src/vocabulary", "src/fr", "src/en"])
    cpSync(folder, join(root, folder), {recursive: true});
  symlinkSync(join(process.cwd(), "node_modules"), join(root, "node_modules"));
});
afterAll(() => rmSync(root, {recursive: true}));

describe("scaffold(options)", () => {
  it("writes a page in both languages that may be built", () => {
    const paths = scaffold({
      root,
      kind: "page",
      id: "school-groups",
      titles: {fr: "Écoles", en: "Schools"}
    });
    expect(paths).toEqual([
      "src/fr/o/[organization]/school-groups.md",
      "src/en/o/[organization]/school-groups.md"
    ]);
    expect(paths.map((path) => /# (.*)/.exec(text(path))![1])).toEqual(["Écoles", "Schools"]);
    expect(checkPages(join(root, "src"))).toEqual([]);
  });

  it("writes a report that is made as it is, in both languages", () => {
    scaffold({root, kind: "report", id: "board-letter", titles: {fr: "Lettre", en: "Letter"}});
    const report = readReport(join(root, "reports/board-letter"));
    for (const language of languages) {
      const render = compileReport(report, language, {templates: "templates/report", charts});
      expect(render(fixture).title).toMatch(/^(Lettre|Letter) 2021.2022, /);
    }
  });

  it("writes a mart whose contract holds", () => {
    scaffold({root, kind: "mart", id: "season_school_groups", titles: {}});
    const contract = modelContract.parse(
      parse(text("loaders/models/marts/season_school_groups.yml"))
    );
    expect(contract.audience).toBe("own");
    for (const column of Object.keys(contract.columns))
      expect(text("loaders/models/marts/season_school_groups.sql")).toContain(column);
  });

  it("writes a chart that pages know by its name", async () => {
    scaffold({root, kind: "chart", id: "school-groups", titles});
    const {charts: known} = (await import(join(root, "src/components/charts/index.ts"))) as {
      charts: Record<string, Chart>;
    };
    const exhibit = known["school-groups"]!.exhibit(memberRows(shapes.rich).season_channels, {
      language: "fr",
      snapshot
    });
    expect(exhibit).toHaveProperty("finding", expect.stringContaining("81\u00A0%"));
  });

  it("writes a notebook with its pages, known to the list and to the browser", async () => {
    scaffold({root, kind: "notebook", id: "when-do-they-buy", titles});
    expect(text("src/components/notebooks/browser.ts")).toContain(
      'export {whenDoTheyBuy} from "./whenDoTheyBuy.js";'
    );
    const {notebooks} = (await import(join(root, "src/components/notebooks/index.ts"))) as {
      notebooks: Notebook[];
    };
    const notebook = notebooks.find(({id}) => id === "when-do-they-buy")!;
    expect(notebook.question).toEqual({fr: "Quand achètent-ils?", en: "When do they buy?"});
    const rows = {season_channels: memberRows(shapes.rich).season_channels};
    const [exercise] = notebook.exercises(rows, {language: "fr", snapshot});
    expect(exercise).toMatchObject({answer: 81});
    expect(text("src/fr/o/[organization]/notebooks/when-do-they-buy.md")).not.toMatch(/__/);
  });

  it("overwrites nothing, and refuses a name that is none", () => {
    const again = () => scaffold({root, kind: "page", id: "sales", titles});
    expect(again).toThrow("src/fr/o/[organization]/sales.md is already there");
    expect(() => scaffold({root, kind: "page", id: "schools", titles: {fr: "Écoles"}})).toThrow(
      "a page has a title in both languages"
    );
    expect(() => scaffold({root, kind: "mart", id: "school-groups", titles})).toThrow(
      'not a name for a mart: "school-groups"'
    );
  });
});
