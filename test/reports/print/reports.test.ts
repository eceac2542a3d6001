/** Every report for every case: made whole or not at all, so that being printed is the test. */
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {findBrowser} from "../../../reports/browser/findBrowser.js";
import {type OpenBrowser, openBrowser} from "../../../reports/browser/withBrowser.js";
import {checkPrinted} from "../../../reports/print/checkPrinted.js";
import {type Paper, papers} from "../../../reports/print/paper.js";
import {printPdf} from "../../../reports/print/printPdf.js";
import {printWithContents} from "../../../reports/print/printWithContents.js";
import {type PdfFacts, readPdf} from "../../../reports/print/readPdf.js";
import {compileReport} from "../../../reports/render/compileReport.js";
import {listReports, type Report, readReport} from "../../../reports/report.js";
import type {ReportData} from "../../../reports/reportData.js";
import {charts} from "../../../src/components/charts/index.js";
import type {Language} from "../../../src/vocabulary/language.js";
import {cases} from "../cases.js";
import {dataFor} from "../fixture.js";

const isThere = await findBrowser().then(
  () => true,
  () => false
);
const reports = listReports("reports").map((id) => readReport(`reports/${id}`));

describe.skipIf(!isThere)("the standard reports", () => {
  let browser: OpenBrowser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  async function print(
    report: Report,
    language: Language,
    data: ReportData,
    paper: Paper = report.paper
  ): Promise<PdfFacts> {
    const render = compileReport({...report, paper}, language, {
      templates: "templates/report",
      charts
    });
    const {html} = render(dataFor(report, data));
    const pdf = await browser.press.withPage((page) =>
      printWithContents(html, [], (numbered) =>
        printPdf(page, numbered, {paper, dated: "2022-04-15"})
      )
    );
    checkPrinted(pdf, html, report.mostPages);
    return readPdf(pdf);
  }

  const words = ({pages}: PdfFacts): string => pages.map(({text}) => text).join(" ");
  const [rich] = cases as [(typeof cases)[number]];

  it.each(cases)(
    "are made for the case $name",
    async ({data}) => {
      const printed = await Promise.all(reports.map((report) => print(report, "fr", data)));
      for (const [i, facts] of printed.entries()) {
        expect(facts.isTagged, reports[i]!.id).toBe(true);
        expect(words(facts), reports[i]!.id).not.toMatch(/undefined|NaN|\[object|\bnull\b/);
      }
    },
    30_000
  );

  it("are made in English too", async () => {
    const printed = await Promise.all(reports.map((report) => print(report, "en", rich.data)));
    for (const facts of printed) expect(facts.language).toBe("en-CA");
  }, 120_000);

  it("are made on A4, within its margins", async () => {
    for (const id of ["portrait", "suivi"]) {
      const {pages} = await print(readReport(`reports/${id}`), "fr", rich.data, "A4");
      for (const {width, height} of pages)
        expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
    }
    expect(papers.A4.content.width).toBeLessThan(papers.letter.content.width);
  }, 120_000);

  it("show hostile titles, names and words as text", async () => {
    const title = `<img src="http://127.0.0.1:9/x"><iframe src="file:///etc/passwd"></iframe> =cmd()\u202Egnp`;
    const hostile: ReportData = {
      ...rich.data,
      organization: {...rich.data.organization, name: `"}</style><script>1</script>`},
      note: title,
      personal: {logo: null, note: title, sections: null},
      rows: {
        ...rich.data.rows,
        productions: rich.data.rows.productions.map((row) => ({...row, title}))
      }
    };
    for (const report of reports.filter(({audience}) => audience === "own")) {
      const text = words(await print(report, "fr", hostile)).replace(/\s+/g, " ");
      expect(text, report.id).toContain('<iframe src="file:///etc/passwd">');
      expect(text, report.id).not.toContain("root:");
      expect(text, report.id).not.toContain("\u202E");
    }
  }, 120_000);
});
