import {parseHTML} from "linkedom";
import {describe, expect, it} from "vitest";
import {parseBody} from "../../../reports/body/parseBody.js";
import {compileReport} from "../../../reports/render/compileReport.js";
import {type Report, readReport} from "../../../reports/report.js";
import type {ReportData} from "../../../reports/reportData.js";
import {charts} from "../../../src/components/charts/index.js";
import {fixture} from "../fixture.js";

const house = {templates: "templates/report", charts};
const portrait = readReport("reports/portrait");

function render(source: string, data: ReportData = fixture): string {
  const body = parseBody(source, "trial/fr.md");
  const report: Report = {...portrait, bodies: {fr: body, en: body}};
  return compileReport(report, "fr", house)(data).html;
}

const without = (mart: keyof ReportData["rows"]): ReportData => ({
  ...fixture,
  rows: {...fixture.rows, [mart]: []}
});

describe("compileReport(report, language, house)", () => {
  it("gives the same document for the same data", () => {
    const renderer = compileReport(portrait, "en", house);
    expect(renderer(fixture)).toEqual(renderer(fixture));
  });

  it("refuses an unknown helper with file and line, before any organization is read", () => {
    expect(() => render('# Un\n\nTexte.\n\n{{chrat "channels"}}\n')).toThrow(
      /^trial\/fr\.md:5: .*chrat/
    );
  });

  it("refuses an unknown chart, metric, table or name, with file and line", () => {
    expect(() => render('# Un\n\n{{chart "no-such"}}\n')).toThrow(
      /^trial\/fr\.md:3: unknown chart no-such: there are .*channels/
    );
    expect(() => render('# Un\n\n\n{{figure "noSuch"}}\n')).toThrow(
      /^trial\/fr\.md:4: unknown metric noSuch: there are .*ticketsSold/
    );
    expect(() => render('# Un\n\n{{table "no-such"}}\n')).toThrow(
      /^trial\/fr\.md:3: unknown table no-such: there are .*top-productions/
    );
    expect(() => render("# Un\n\nÀ {{organization.town}}.\n")).toThrow(/^trial\/fr\.md:3: .*town/);
    expect(() => render("# Un\n\nAu {{asof}}.\n")).toThrow(
      "trial/fr.md:3: unknown name asof, did you mean asOf?"
    );
    expect(() => render('# Un\n\n{{figure "ticketSold"}}\n')).toThrow(
      /did you mean ticketsSold\?$/
    );
  });

  it("stops when a chart has nothing to show", () => {
    const source = '# Un\n\n{{chart "channels"}}\n';
    expect(() => render(source, without("season_channels"))).toThrow(
      /^trial\/fr\.md:3: the chart channels is empty/
    );
  });

  it("leaves out an optional finding of an empty chart, and ends a finding as a sentence", () => {
    const empty = without("season_channels");
    expect(() => render('# Un\n\nOui. {{finding "channels"}}\n', empty)).toThrow(/is empty/);
    const html = render('# Un\n\nOui. {{finding "channels" optional=true}}\n', empty);
    expect(html).toMatch(/Oui\.\s*<\/p>/);
    expect(render('# Un\n\nOui. {{finding "channels"}}\n')).toMatch(/Oui\. [^<]+[^.]\.<\/p>/);
    expect(render('# Un\n\nOui. {{finding "channels"}}.\n')).toMatch(/Oui\. [^<]+[^.]\.<\/p>/);
  });

  it("says what is missing where the report called the chart optional", () => {
    const html = render('# Un\n\n{{chart "channels" optional=true}}\n', without("season_channels"));
    expect(parseHTML(html).document.querySelector(".absence h3")?.textContent).not.toBe("");
    expect(html).not.toContain('role="img"');
  });

  it("stops when the season has no row, or a sentence its figure", () => {
    expect(() => render("# Un\n", without("season_summary"))).toThrow(
      /no row of the current season/
    );
    const rows = fixture.rows.season_summary.map((row) => ({...row, occupancyRate: null}));
    const unknown = {...fixture, rows: {...fixture.rows, season_summary: rows}};
    expect(() => render('# Un\n\nTaux {{figure "occupancyRate"}}.\n', unknown)).toThrow(
      /^trial\/fr\.md:3: the figure occupancyRate .*not computable/
    );
    expect(render('# Un\n\n{{figures "occupancyRate"}}\n', unknown)).toContain("non calculable");
  });

  it("asks about a gap only where there is one, and tells a season not begun once", () => {
    const questions = (data: ReportData) =>
      parseHTML(compileReport(portrait, "fr", house)(data).html).document;
    const begun = questions(fixture);
    expect(begun.body.textContent).toContain("l’écart s’est-il creusé");
    const rows = fixture.rows.season_summary.map((row) =>
      row.isCurrent ? {...row, performancesHeld: 0, ticketsSold: 0} : row
    );
    const none = {season_curve: [], season_disciplines: [], season_channels: []};
    const before = questions({
      ...fixture,
      rows: {...fixture.rows, ...none, season_summary: rows, comparatives: []}
    });
    expect(before.body.textContent).not.toContain("l’écart s’est-il creusé");
    expect(before.body.textContent).not.toContain("l’écart avec vos pairs");
    expect(before.querySelectorAll(".absence").length).toBe(1);
    expect(before.querySelectorAll(".again").length).toBe(2);
  });

  it("prints hostile titles as text", () => {
    const title = `<script>alert(1)</script><img src=x onerror=y>{{chart "x"}}\u202Egnp`;
    const productions = fixture.rows.productions.map((row) => ({...row, title}));
    const hostile: ReportData = {
      ...fixture,
      organization: {...fixture.organization, name: `"}</style><script>1</script>`},
      rows: {...fixture.rows, productions}
    };
    const html = render('# Un\n\n{{table "productions"}}\n', hostile);
    const {document} = parseHTML(html);
    expect(document.querySelectorAll("script, img, iframe, object, link")).toHaveLength(0);
    expect(document.querySelectorAll("style")).toHaveLength(1);
    expect(document.querySelector("tbody")?.textContent).toContain(title.replace("\u202E", ""));
  });
});
