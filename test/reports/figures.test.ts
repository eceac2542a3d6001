/** Every standard report of a small collective, read back: its figures are the marts', its structure is whole. */
import {globSync, rmSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readCollective} from "../../loaders/collective.js";
import {publishedSnapshot} from "../../loaders/exportMarts.js";
import {type Home, openHome} from "../../loaders/home.js";
import {findBrowser} from "../../reports/browser/findBrowser.js";
import {printReports} from "../../reports/printReports.js";
import {literalCollective} from "../loaders/models/literalCollective.js";
import {findReportFaults} from "./findReportFaults.js";
import {makeLiteralHome, snapshotId} from "./literalHome.js";

const isThere = await findBrowser().then(
  () => true,
  () => false
);

const pdfsOf = (home: Home): string[] =>
  globSync("*/*.pdf", {cwd: join(home.pdf, publishedSnapshot(home).id)}).sort();

describe.skipIf(!isThere)("the reports of the literal collective", () => {
  let home: Home;
  beforeAll(async () => {
    home = await makeLiteralHome();
    await printReports(literalCollective, home);
    await printReports(literalCollective, home, {shows: ["P3", "P4"]});
  }, 180_000);
  afterAll(() => rmSync(home.root, {recursive: true}));

  it("are all made, for every member, in both languages", () => {
    const files = globSync("*/*.pdf", {cwd: join(home.pdf, snapshotId)});
    const ids = new Set(files.map((file) => file.split("/")[1]!.split(".")[0]));
    expect([...ids].sort()).toEqual([
      "collectif",
      "comparatif",
      "portrait",
      "reddition",
      "spectacle-P3",
      "spectacle-P4",
      "suivi"
    ]);
    expect(files).toHaveLength(3 * 4 * 2 + 2 + 2 * 2);
  });

  it("say the marts’ own figures, in a structure that can be read aloud", async () => {
    const {faults, figures} = await findReportFaults(home, literalCollective, pdfsOf(home));
    expect(faults).toEqual([]);
    expect(figures).toBeGreaterThan(300);
  });
});

/** PUBLIC_C_TEST_HOME names a home whose reports are printed: the demonstration, whole. */
const demonstration = process.env.PUBLIC_C_TEST_HOME;

describe.skipIf(!demonstration)("the reports of the demonstration", () => {
  it("say the marts’ own figures, in a structure that can be read aloud", async () => {
    const home = openHome(demonstration);
    const files = pdfsOf(home);
    const collective = readCollective("data/collectives/demo");
    const {faults, figures} = await findReportFaults(home, collective, files);
    console.log(`${files.length} reports, ${figures} figures`);
    expect(faults).toEqual([]);
  }, 300_000);
});
