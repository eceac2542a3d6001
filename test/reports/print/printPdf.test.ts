import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {findBrowser} from "../../../reports/browser/findBrowser.js";
import {type OpenBrowser, openBrowser, withBrowser} from "../../../reports/browser/withBrowser.js";
import {checkPrinted} from "../../../reports/print/checkPrinted.js";
import {printPdf} from "../../../reports/print/printPdf.js";
import {printWithContents} from "../../../reports/print/printWithContents.js";
import {type PdfFacts, readPdf} from "../../../reports/print/readPdf.js";
import {compileReport} from "../../../reports/render/compileReport.js";
import {readReport} from "../../../reports/report.js";
import type {ReportData} from "../../../reports/reportData.js";
import {seasonSubject} from "../../../reports/subjects/season.js";
import {charts} from "../../../src/components/charts/index.js";
import {type Language, languages} from "../../../src/vocabulary/language.js";
import {fixture} from "../fixture.js";

const portrait = readReport("reports/portrait");
const options = {paper: "letter", dated: "2022-04-15"} as const;
const isThere = await findBrowser().then(
  () => true,
  () => false
);

const render = (language: Language, data: ReportData = fixture): string =>
  compileReport(portrait, language, {templates: "templates/report", charts})(data).html;

/** Spaces of all kinds are one: a line may break at any but the unbreakable. */
const plain = (text: string): string => text.replace(/\s+/g, " ");

describe.skipIf(!isThere)("printPdf(page, html, options)", () => {
  let browser: OpenBrowser;
  const print = (html: string): Promise<Buffer> =>
    browser.press.withPage((page) =>
      printWithContents(html, [], (numbered) => printPdf(page, numbered, options))
    );

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  describe.each(languages)("the portrait in %s", (language) => {
    let html: string;
    let pdf: Buffer;
    let facts: PdfFacts;
    beforeAll(async () => {
      html = render(language);
      pdf = await print(html);
      facts = await readPdf(pdf);
    });

    it("has its title, its language, its tags", () => {
      expect(facts.title).toContain("2021");
      expect(facts.title).toContain("Théâtre du Grand Héron");
      expect(facts.language).toBe(`${language}-CA`);
      expect(facts.isTagged).toBe(true);
      const roles = facts.pages.flatMap((page) => page.roles);
      for (const role of ["H1", "H2", "H3", "P", "Table", "TR", "TH", "TD", "Figure", "Link"])
        expect(roles, role).toContain(role);
    });

    it("has a bookmark per section, in order, none doubled", () => {
      const sections = facts.outline.filter(({depth}) => depth === 1).map(({title}) => title);
      expect(sections).toEqual(
        portrait.bodies[language].sections.map(({title}, i) => `${i + 1}. ${title}`)
      );
      const pages = facts.outline.map(({page}) => page);
      expect(pages).toEqual([...pages].sort((a, b) => a - b));
    });

    it("gives each section its page in the table of contents", () => {
      const [, glance] = facts.pages;
      const sections = facts.outline.filter(({depth}) => depth === 1);
      const listed = portrait.bodies[language].sections.map(
        ({title}, i) => `${title} ${sections[i]!.page}`
      );
      for (const line of listed) expect(plain(glance!.text)).toContain(plain(line));
    });

    it("keeps the words of a bookmark apart", () => {
      for (const {title} of facts.outline)
        expect(plain(html)).toContain(title.replace(/\s+/g, " ").trim());
    });

    it("gives every chart one alternative text, as vectors", () => {
      const alternatives = facts.pages.flatMap((page) => page.alternatives);
      expect(alternatives).toHaveLength(9);
      for (const text of alternatives) expect(text).toMatch(/\d/);
      expect(facts.pages.map((page) => page.images)).toEqual(facts.pages.map(() => 0));
    });

    it("shows every key figure as text", () => {
      const text = plain(facts.pages.map((page) => page.text).join(" "));
      const subject = seasonSubject(fixture, language);
      for (const metric of [
        "ticketsSold",
        "attendance",
        "occupancyRate",
        "boxOfficeRevenueCents"
      ]) {
        const {value, label} = subject.figure(metric);
        expect(text).toContain(`${plain(label)} ${plain(value!)}`);
      }
    });

    it("says page, snapshot, day and demonstration at each foot", () => {
      const {length} = facts.pages;
      facts.pages.slice(1).forEach((page, i) => {
        expect(plain(page.text)).toContain(
          `page ${i + 2} ${language === "fr" ? "de" : "of"} ${length}`
        );
        expect(page.text).toContain("2022-04-15-3fa9c1d2");
      });
    });

    it("repeats the head of a table that goes on", () => {
      const head = language === "fr" ? "Acheteurs Part Billets" : "Buyers Share Tickets";
      const pages = facts.pages.filter((page) => plain(page.text).includes(head));
      expect(pages.length).toBeGreaterThan(1);
    });

    it("is Letter, under 500 kB and 12 pages, with fonts embedded as fonts", () => {
      expect(facts.pages.map(({width, height}) => [width, height])).toEqual(
        facts.pages.map(() => [612, 792])
      );
      expect(facts.pages.length).toBeLessThanOrEqual(12);
      expect(pdf.length).toBeLessThan(500_000);
      const fonts = pdf.toString("latin1").match(/\/BaseFont \/\S+/g) ?? [];
      expect(fonts.length).toBeGreaterThan(0);
      for (const font of fonts) expect(font).toMatch(/\/[A-Z]{6}\+(Newsreader|PublicSans)/);
      expect(() => checkPrinted(pdf, html)).not.toThrow();
    });
  });

  it("prints the monthly follow-up on two pages, without a cover", async () => {
    const suivi = compileReport(readReport("reports/suivi"), "fr", {
      templates: "templates/report",
      charts
    });
    const {pages, outline} = await readPdf(await print(suivi(fixture).html));
    expect(pages).toHaveLength(2);
    expect(outline[0]!.title).toContain("Suivi mensuel");
    expect(plain(pages[0]!.text)).toContain("Théâtre du Grand Héron");
  });

  it("prints the same bytes twice, on a page that has printed something else", async () => {
    const first = await print(render("fr"));
    await print(render("en"));
    const second = await print(render("fr"));
    expect(second.equals(first)).toBe(true);
  });

  it("shows hostile words as text and asks for nothing", async () => {
    const title = `<img src="http://127.0.0.1:9/x"><iframe src="file:///etc/passwd"></iframe> =cmd()`;
    const productions = fixture.rows.productions.map((row) => ({...row, title}));
    const name = `"}</style><script>document.title="x"</script>`;
    const organization = {...fixture.organization, name};
    const html = render("fr", {...fixture, organization, rows: {...fixture.rows, productions}});
    const {pages, title: documentTitle} = await readPdf(await print(html));
    const text = plain(pages.map((page) => page.text).join(" "));
    expect(text).toContain('<iframe src="file:///etc/passwd">');
    expect(text).not.toContain("root:");
    expect(documentTitle).toContain(name);
    expect(plain(pages[2]!.text)).toContain(`Public C · ${name}`);
  });

  const spoil = (html: string, found: RegExp, given: string) => {
    expect(html).toMatch(found);
    return html.replace(found, given);
  };

  it("stops when the document asks for anything", async () => {
    const asking = spoil(
      render("fr"),
      /<div class="report">/,
      '$&<img src="http://127.0.0.1:9/x">'
    );
    await expect(print(asking)).rejects.toThrow(/console error: .*127\.0\.0\.1:9/);
  });

  it("stops it as well where no policy of the document does, on a page that never had one", async () => {
    const asking = '<img src="http://127.0.0.1:9/x"><iframe src="file:///etc/passwd"></iframe>';
    await withBrowser(({withPage}) =>
      expect(withPage((page) => printPdf(page, asking, options))).rejects.toThrow(
        /refused request: http:\/\/127\.0\.0\.1:9/
      )
    );
  });

  it("stops when something is too wide or too high for the page", async () => {
    const wide = `<p style="white-space:nowrap">${"long ".repeat(60)}</p>`;
    const high = '<div class="say" style="height:1000px">high</div>';
    const html = render("fr");
    await expect(print(spoil(html, /<div class="report">/, `$&${wide}`))).rejects.toThrow(
      /overflow: wider than the page .*long/
    );
    await expect(print(spoil(html, /<div class="report">/, `$&${high}`))).rejects.toThrow(
      /overflow: higher than a page: "high"/
    );
  });

  it("stops when a font is not there", async () => {
    const html = render("fr").replaceAll(/@font-face\{font-family:"Newsreader"[^}]*\}/g, "");
    await expect(print(html)).rejects.toThrow(/font not loaded: Newsreader/);
  });

  it("finds a chart that was drawn but not printed", async () => {
    const html = render("fr");
    const pdf = await print(spoil(html, /role="img"/, 'role="presentation"'));
    expect(() => checkPrinted(pdf, html)).toThrow(/9 charts drawn, 8 printed/);
  });
});
