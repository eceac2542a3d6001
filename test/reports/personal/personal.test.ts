import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {crc32, deflateSync} from "node:zlib";
import {parseHTML} from "linkedom";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {memberSpec} from "../../../loaders/collective.js";
import {findBrowser} from "../../../reports/browser/findBrowser.js";
import {withBrowser} from "../../../reports/browser/withBrowser.js";
import {personalOf} from "../../../reports/personal/personalOf.js";
import {readLogo} from "../../../reports/personal/readLogo.js";
import {checkPrinted} from "../../../reports/print/checkPrinted.js";
import {printPdf} from "../../../reports/print/printPdf.js";
import {readPdf} from "../../../reports/print/readPdf.js";
import {compileReport} from "../../../reports/render/compileReport.js";
import {readReport} from "../../../reports/report.js";
import type {Personal, ReportData} from "../../../reports/reportData.js";
import {charts} from "../../../src/components/charts/index.js";
import {literalCollective} from "../../loaders/models/literalCollective.js";
import {fixture} from "../fixture.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "logos-"));
  mkdirSync(join(folder, "logos"));
});
afterAll(() => rmSync(folder, {recursive: true}));

function write(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, "logos", name), content);
  return `logos/${name}`;
}

const svg = (inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">${inside}</svg>`;
const heron = svg('<title>Héron</title><path d="M0 0h40v20z" fill="#1f3fbf"/>');

/** One grey pixel. */
function png(): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.from([0, 128]))),
    chunk("IEND", Buffer.alloc(0))
  ]);
}

describe("readLogo(folder, file)", () => {
  it("takes a plain drawing and a PNG", () => {
    expect(readLogo(folder, write("heron.svg", heron)).mediaType).toBe("image/svg+xml");
    expect(readLogo(folder, write("heron.png", png())).mediaType).toBe("image/png");
  });

  it.each([
    ["a script", svg("<script>1</script>")],
    ["a handler", svg('<path d="M0 0" onload="x()"/>')],
    ["a page inside", svg("<foreignObject/>")],
    ["a picture from elsewhere", svg('<image href="https://example.org/x.png"/>')],
    ["a link out", svg('<use href="https://example.org/x.svg#a"/>')],
    ["an address in a colour", svg('<path fill="url(https://example.org/x)"/>')],
    ["a style sheet", svg("<style>@import url(//example.org)</style>")],
    ["an entity", `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg("&x;")}`],
    ["a script behind a comment", `<!-- --><script/>${heron}`],
    ["no drawing at all", "GIF89a"]
  ])("refuses %s", (_, content) => {
    expect(() => readLogo(folder, write("bad.svg", content))).toThrow(/bad\.svg: /);
  });

  it("refuses what is no PNG, what is too heavy, and what lies elsewhere", () => {
    expect(() => readLogo(folder, write("bad.png", heron))).toThrow(/not a PNG/);
    expect(() => readLogo(folder, write("big.svg", heron + " ".repeat(200_001)))).toThrow(/200 kB/);
    expect(() => readLogo(folder, "../../etc/passwd")).toThrow(/lies in the collective’s folder/);
    expect(() => readLogo(folder, "logos/none.svg")).toThrow(/no such logo/);
  });
});

describe("personalOf(member, report, language, collective)", () => {
  const portrait = readReport("reports/portrait");
  const wishing = (reports: object) => ({
    ...literalCollective.members[0]!,
    reports: memberSpec.shape.reports.parse(reports)
  });

  it("is what the member’s file says, in the report’s language", () => {
    const member = wishing({
      logo: write("heron.svg", heron),
      note: {fr: "Merci", en: "Thanks"},
      sections: {portrait: ["sales"]}
    });
    const {note, sections, logo} = personalOf(member, portrait, "en", {folder});
    expect({note, sections}).toEqual({note: "Thanks", sections: ["sales"]});
    expect(logo?.base64).toBe(Buffer.from(heron).toString("base64"));
  });

  it("refuses a section that the report does not have, and says which it has", () => {
    const member = wishing({sections: {portrait: ["vente"]}});
    expect(() => personalOf(member, portrait, "fr", {folder})).toThrow(
      /members\/alpha\.yaml: reports\.sections\.portrait: no section "vente"/
    );
  });
});

describe("a report as its member wishes it", () => {
  const personal: Personal = {
    logo: {mediaType: "image/svg+xml", base64: Buffer.from(heron).toString("base64")},
    note: "Une saison « à part »",
    sections: ["sales", "glance"]
  };
  const data: ReportData = {...fixture, personal};
  const render = compileReport(readReport("reports/portrait"), "fr", {
    templates: "templates/report",
    charts
  });

  it("has the sections chosen, in that order, and last what no one leaves out", () => {
    const {document} = parseHTML(render(data).html);
    expect([...document.querySelectorAll("h2")].map(({textContent}) => textContent)).toEqual([
      "1. Vos ventes dans le temps",
      "2. La saison en un coup d’œil",
      "3. Données et méthode"
    ]);
    const links = [...document.querySelectorAll(".contents a")].map((a) => a.getAttribute("href"));
    expect(links).toEqual(["#section-sales", "#section-glance", "#section-method"]);
    expect(document.querySelector(".motto")?.textContent).toBe("Une saison « à part »");
  });

  it("does not run what it leaves out: a chart that is missing there stops nothing", () => {
    const without = {...data, rows: {...data.rows, comparatives: [], season_territories: []}};
    expect(() => render(without)).not.toThrow();
  });

  const isThere = findBrowser().then(
    () => true,
    () => false
  );
  it.each(["svg", "png"])(
    "is printed with its logo (%s), which says what it is",
    async (kind) => {
      if (!(await isThere)) return;
      const logo = readLogo(folder, write(`heron.${kind}`, kind === "svg" ? heron : png()));
      const {html} = render({...data, personal: {...personal, logo}});
      await withBrowser(async ({withPage}) => {
        const pdf = await withPage((page) =>
          printPdf(page, html, {paper: "letter", dated: "2022-04-15"})
        );
        checkPrinted(pdf, html);
        const {pages} = await readPdf(pdf);
        expect(pages[0]!.alternatives).toEqual(["Logo\u00A0: Théâtre du Grand Héron"]);
        expect(pages[0]!.images).toBe(kind === "png" ? 1 : 0);
      });
    },
    20_000
  );
});
