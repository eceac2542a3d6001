import {describe, expect, it} from "vitest";
import {numberMark, parseBody, sourceLine} from "../../../reports/body/parseBody.js";

const body = parseBody(
  `{{headline}}.

# Sales *now* {#sales}

Sold: {{figure "ticketsSold"}}.
{{chart "sales-curve"}}

## Details

<b>raw</b>

# Method
`,
  "r/en.md"
);

describe("parseBody(source, file), of what cannot be read", () => {
  const refusal = (source: string) => () => parseBody(source, "trial/fr.md");

  it("names the line of what is not closed, or closes nothing", () => {
    expect(refusal("# Un\n\n\nAu {{asOf}.\n")).toThrow(
      /^trial\/fr\.md:4: \{\{asOf\}\. is not closed/
    );
    expect(refusal('# Un\n\n{{#if-known "x"}}\n\nOui.\n\n# Deux\n')).toThrow(
      /^trial\/fr\.md:3: \{\{#if-known\}\} is not closed/
    );
    expect(refusal("# Un\n\n{{#two}}\n\n{{/note}}\n")).toThrow(/^trial\/fr\.md:5: .*closes no/);
    expect(refusal('# Un\n\n{{chart "channels}}\n')).toThrow(/^trial\/fr\.md:3: .*cannot be read/);
    expect(
      refusal('# Un\n\n{{#if-rows "x"}}\n\nA\n\n{{else}}\n\nB\n\n{{/if-rows}}\n')
    ).not.toThrow();
  });
});

describe("parseBody(source, file)", () => {
  it("puts what stands before the first heading on the cover", () => {
    expect(body.preface).toBe("<p>{{headline}}.</p>\n");
  });

  it("numbers the sections, one level under the cover's title", () => {
    expect(body.sections).toMatchObject([
      {id: "sales", title: "Sales *now*"},
      {id: "2", title: "Method"}
    ]);
    expect(body.sections[0]!.template).toContain(
      `<h2 id="section-sales">${numberMark}. Sales <em>now</em></h2>`
    );
    expect(body.sections[0]!.template).toContain("<h3>Details</h3>");
  });

  it("keeps an expression whole, and frees a block of its paragraph", () => {
    expect(body.sections[0]!.template).toContain('<p>Sold: {{figure "ticketsSold"}}.</p>');
    expect(body.sections[0]!.template).toMatch(/^\{\{chart "sales-curve"\}\}$/m);
  });

  it("refuses one id for two sections", () => {
    expect(() => parseBody("# A {#a}\n\n# B {#a}\n", "r/en.md")).toThrow(
      /r\/en\.md: two sections are called \{#a\}/
    );
  });

  it("takes no HTML from the analyst", () => {
    expect(body.sections[0]!.template).toContain("&lt;b&gt;raw&lt;/b&gt;");
  });

  it("knows the line of each expression in the Markdown", () => {
    const at = body.sections[0]!.template.split("\n").findIndex((line) => line.includes("{{chart"));
    expect(sourceLine(body, 1, {line: at + 1, column: 0})).toBe(6);
    expect(sourceLine(body, 0, {line: 1, column: 3})).toBe(1);
  });
});
