import {mkdirSync, mkdtempSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {listReports, readReport, readReportSpec} from "../../reports/report.js";

const yaml = `title: {fr: Essai, en: Trial}
purpose: {fr: Essayer., en: To try.}
audience: own
period: season
`;

function write(files: Record<string, string>): string {
  const folder = join(mkdtempSync(join(tmpdir(), "report-")), "trial");
  mkdirSync(folder);
  for (const [name, text] of Object.entries({"report.yaml": yaml, ...files}))
    writeFileSync(join(folder, name), text);
  return folder;
}

describe("readReport(folder)", () => {
  it("reads every report of the product", () => {
    for (const id of listReports("reports")) expect(readReport(join("reports", id)).id).toBe(id);
    expect(listReports("reports")).toContain("portrait");
  });

  it("refuses a report without its twin", () => {
    expect(() => readReport(write({"fr.md": "# Un"}))).toThrow(/no en\.md/);
  });

  it("refuses twins that do not show the same, naming both lines", () => {
    const folder = write({
      "fr.md": '# Un\n\n{{chart "channels"}}\n',
      "en.md": '# One\n\n\n{{chart "weekdays"}}\n'
    });
    expect(readReport(folder, {isDraft: true}).id).toBe("trial");
    expect(() => readReport(folder)).toThrow(/fr\.md:3 has .*channels.*en\.md:4 has .*weekdays/);
  });

  it("lets titles and captions differ", () => {
    const folder = write({
      "fr.md": '# Un\n\n{{#note "À discuter"}}\n\nQuoi?\n\n{{/note}}\n',
      "en.md": '# One\n\n{{#note "To discuss"}}\n\nWhat?\n\n{{/note}}\n'
    });
    expect(readReport(folder).bodies.en.sections).toHaveLength(1);
  });
});

describe("readReportSpec(folder)", () => {
  it("says titles and recipients while a text is half written", () => {
    const folder = write({"fr.md": "# Un\n\n{{asOf}\n", "en.md": "# One\n"});
    expect(() => readReport(folder)).toThrow(/fr\.md:3/);
    expect(readReportSpec(folder).title.fr).toBe("Essai");
    expect(readReportSpec(folder).recipients.length).toBeGreaterThan(0);
  });
});
