import {describe, expect, it} from "vitest";
import {checkDelivery} from "../../loaders/preflight/checkDelivery.js";
import {checkHtml} from "../../scripts/check/checkHtml.js";
import {Files} from "../loaders/files.js";
import {programmeDelivery} from "../loaders/workbench.js";

async function page(language: "fr" | "en"): Promise<string> {
  const contents = programmeDelivery({
    orders: ["1,CLI123,ABC123,2020-12-25 09:15,<script>alert(1)</script>,Général,Internet"]
  });
  using files = new Files(contents);
  const order = {files: files.given, asOf: "2022-04-15", language};
  return checkHtml(await checkDelivery(order), language);
}

describe("checkHtml(report, language)", () => {
  it("escapes what the files hold, runs nothing, asks for nothing", async () => {
    const html = await page("fr");
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(html).not.toMatch(/<script|<link|<img|url\((?!data:)|src=(?!"?url)/i);
    expect(html).toContain("default-src 'none'");
  });

  it("says its language, has one h1, and gives each table a caption", async () => {
    const html = await page("en");
    expect(html).toContain('<html lang="en-CA">');
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html.match(/<table>/g)!.length).toBe(html.match(/<caption/g)!.length);
  });
});
