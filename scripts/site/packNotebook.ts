/** One notebook of one organization as one file that opens anywhere: page, style, fonts, rows and controls inside. */
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {build} from "esbuild";
import {parseHTML} from "linkedom";
import {PublicCError} from "../../loaders/error.js";
import {publishedSnapshot} from "../../loaders/exportMarts.js";
import type {Home} from "../../loaders/home.js";
import {readMart} from "../../loaders/marts.js";
import {withWarehouse} from "../../loaders/warehouse/withWarehouse.js";
import {notebooks} from "../../src/components/notebooks/index.js";
import type {Notebook} from "../../src/components/notebooks/notebook.js";
import type {Language} from "../../src/vocabulary/language.js";
import {practice} from "../../src/vocabulary/practice.js";
import {practiceRows} from "./practice.js";
import {type Entries, readCurrentManifest} from "./release.js";

export interface PackOptions {
  home: Home;
  /** "this-season". */
  id: string;
  organization: string;
  language: Language;
}

/** HTML of the page as released, with nothing left outside it. @throws PublicCError for a notebook or page that is not there */
export async function packNotebook({
  home,
  id,
  organization,
  language
}: PackOptions): Promise<string> {
  const notebook = notebooks.find((one) => one.id === id);
  const path = `/${language}/o/${organization}/notebooks/${id}`;
  const entries = readCurrentManifest(home)?.entries;
  if (!notebook || !entries?.[path])
    throw new PublicCError(`no notebook ${id} of ${organization} in the release`, {
      exitCode: 2,
      next: `build the site, and name one of: ${notebooks.map((one) => one.id).join(", ")}`
    });
  const read = (address: string): Buffer =>
    readFileSync(join(home.releases, "store", entries[address]!.sha256));
  const html = detach(read(path).toString("utf8"), entries, read);
  const script = await bundleScript(notebook, await rowsOf(home, notebook, organization));
  return html.replace("</body>", () => `<script>${script}</script></body>`);
}

/** Links, menus and scripts of the site go; its style and fonts move in. */
function detach(html: string, entries: Entries, read: (address: string) => Buffer): string {
  const {document} = parseHTML(html);
  for (const node of document.querySelectorAll(
    'script, .top, .breadcrumbs, .reference, .skip, .dig, p.in-workshop, link[rel="modulepreload"], link[rel="preload"], link[rel="preconnect"]'
  ))
    node.remove();
  for (const link of document.querySelectorAll('a[href^="/"]')) link.removeAttribute("href");
  for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
    const address = addressIn(link.getAttribute("href")!, entries);
    const style = document.createElement("style");
    style.textContent = address ? read(address).toString("utf8") : "";
    link.replaceWith(style);
  }
  return document
    .toString()
    .replace(/url\((\/_file\/fonts\/[^)]+)\)/g, (whole, address: string) =>
      entries[address] ? `url(data:font/woff2;base64,${read(address).toString("base64")})` : whole
    );
}

/** A page's relative link → the release's address. */
const addressIn = (href: string, entries: Entries): string | undefined =>
  Object.keys(entries).find((address) => href.split("?")[0]!.endsWith(address));

async function rowsOf(home: Home, {marts}: Notebook, organization: string): Promise<object> {
  if (organization === practice)
    return Object.fromEntries(marts.map((mart) => [mart, practiceRows(mart)]));
  return withWarehouse(
    publishedSnapshot(home).file,
    async (warehouse) => {
      const rows: Record<string, object[]> = {};
      for (const mart of marts)
        rows[mart] = await readMart(warehouse, mart, {kind: "own", organization});
      return rows;
    },
    {readOnly: true}
  );
}

async function bundleScript({id}: Notebook, rows: object): Promise<string> {
  const contents = `
    import {notebooks} from "./index.js";
    import {openNotebook} from "./live.js";
    const notebook = openNotebook(notebooks.find((one) => one.id === ${JSON.stringify(id)}), ${JSON.stringify(rows)}, document);
    const controls = notebook.controls();
    controls.addEventListener("input", () => notebook.show(controls.value));
    const holder = document.createElement("div");
    holder.className = "observablehq";
    holder.append(controls);
    document.getElementById("explore").replaceChildren(holder);`;
  const {outputFiles} = await build({
    stdin: {contents, resolveDir: "src/components/notebooks", loader: "js"},
    bundle: true,
    format: "iife",
    minify: true,
    platform: "browser",
    target: "es2022",
    write: false,
    logLevel: "error"
  });
  return outputFiles[0]!.text.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
}
