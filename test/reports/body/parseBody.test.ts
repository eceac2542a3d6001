import {describe, expect, it} from "vitest";
import {parseBody, sourceLine} from "../../../reports/body/parseBody.js";

const body = parseBody(
  `{{headline}}.

# Sales *now*

Sold: {{figure "ticketsSold"}}.
{{chart "sales-curve"}}

## Details

<b>raw</b>

# Method
`,
  "r/en.md"
);

describe("parseBody(source, file)", () => {
  it("puts what stands before the first heading on the cover", () => {
    expect(body.preface).toBe("<p>{{headline}}.</p>\n");
  });

  it("numbers the sections, one level under the cover's title", () => {
    expect(body.sections).toEqual([
      {number: 1, title: "Sales *now*"},
      {number: 2, title: "Method"}
    ]);
    expect(body.template).toContain('<h2 id="section-1">1. Sales <em>now</em></h2>');
    expect(body.template).toContain("<h3>Details</h3>");
  });

  it("keeps an expression whole, and frees a block of its paragraph", () => {
    expect(body.template).toContain('<p>Sold: {{figure "ticketsSold"}}.</p>');
    expect(body.template).toMatch(/^\{\{chart "sales-curve"\}\}$/m);
  });

  it("takes no HTML from the analyst", () => {
    expect(body.template).toContain("&lt;b&gt;raw&lt;/b&gt;");
  });

  it("knows the line of each expression in the Markdown", () => {
    const at = body.template.split("\n").findIndex((line) => line.includes("{{chart"));
    expect(sourceLine(body, "template", {line: at + 1, column: 0})).toBe(6);
    expect(sourceLine(body, "preface", {line: 1, column: 3})).toBe(1);
  });
});
