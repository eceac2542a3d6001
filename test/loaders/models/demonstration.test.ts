/** Figures of the demonstration, as ingested, against those that other SQL makes of the same lines. */
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {writeDemo} from "../../../demo/writeDemo.js";
import {readCollective} from "../../../loaders/collective.js";
import {publishedSnapshot} from "../../../loaders/exportMarts.js";
import {openHome} from "../../../loaders/home.js";
import {ingest} from "../../../loaders/pipeline.js";
import {rowsOf, withWarehouse} from "../../../loaders/warehouse/withWarehouse.js";
import {independentFigures} from "./independentFigures.js";

const folder = mkdtempSync(join(tmpdir(), "public-c-figures-"));
const home = openHome(folder);
const organizations = ["cabaret-du-lampion", "la-petite-etincelle", "les-trois-clochers"];

interface Pair {
  organization: string;
  season: string;
  stage: string;
  metric: string;
  told: number | null;
  independent: number | null;
}
let pairs: Pair[];

beforeAll(async () => {
  await writeDemo({rawFolder: home.raw, tickets: 12_000});
  const demo = readCollective("data/collectives/demo");
  const members = demo.members.filter(({organization}) => organizations.includes(organization));
  await ingest({...demo, members}, home);
  pairs = await withWarehouse(
    publishedSnapshot(home).file,
    (warehouse) =>
      rowsOf<Pair>(
        warehouse,
        `with second as (${independentFigures})
         select organization, season, stage, metric, told.value as told, second.value as independent
         from (select * from marts.season_metrics where value is not null and value <> 0) as told
         full join second using (organization, season, stage, metric)
         where metric in (select metric from second)`
      ),
    {readOnly: true}
  );
}, 120_000);
afterAll(() => rmSync(folder, {recursive: true, force: true}));

describe("season_metrics of the demonstration", () => {
  it("equal the figures of other SQL, metric by metric", () => {
    expect(new Set(pairs.map(({metric}) => metric)).size).toBe(6);
    expect(pairs.length).toBeGreaterThan(50);
    for (const {told, independent, ...at} of pairs)
      expect(told ?? 0, JSON.stringify(at)).toBeCloseTo(independent ?? 0, 3);
  });
});
