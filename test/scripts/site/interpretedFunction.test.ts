/** arquero answers the same with its code interpreted as with its code compiled. */
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import * as compiled from "arquero";
import {build} from "esbuild";
import {afterAll, beforeAll, describe, expect, it} from "vitest";

const folder = mkdtempSync(join(tmpdir(), "arquero-"));
let interpreted: typeof compiled;

beforeAll(async () => {
  const outfile = join(folder, "arquero.mjs");
  await build({
    entryPoints: ["node_modules/arquero/src/index.js"],
    inject: ["scripts/site/interpretedFunction.ts"],
    bundle: true,
    format: "esm",
    outfile,
    logLevel: "error"
  });
  interpreted = (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as typeof compiled;
}, 30_000);
afterAll(() => rmSync(folder, {recursive: true}));

const rows = [
  {show: "A", season: "2018-2019", tickets: 120, cents: 4_200},
  {show: "B", season: "2018-2019", tickets: 80, cents: 3_100},
  {show: "A", season: "2021-2022", tickets: 96, cents: 4_400},
  {show: "C", season: "2021-2022", tickets: null, cents: 2_900}
];

/* biome-ignore lint/suspicious/noExplicitAny: arquero's expressions are functions of rows of any shape */
type Row = any;

const questions: Readonly<Record<string, (aq: typeof compiled) => object[]>> = {
  "grouped sums, means and shares": (aq) =>
    aq
      .from(rows)
      .groupby("season")
      .rollup({
        shows: aq.op.count(),
        tickets: aq.op.sum("tickets"),
        dollars: (row: Row) => aq.op.sum(row.cents) / 100,
        dear: (row: Row) => aq.op.sum(row.cents > 3_000 ? 1 : 0),
        median: aq.op.median("cents")
      })
      .derive({mean: (row: Row) => row.tickets / row.shows})
      .orderby(aq.desc("tickets"))
      .objects(),
  "a pivot": (aq) => aq.from(rows).groupby("show").pivot("season", "tickets").objects(),
  "filters, joins and windows": (aq) =>
    aq
      .from(rows)
      .filter((row: Row) => row.tickets > 80 || row.show === "C")
      .join_left(aq.from([{show: "A", title: "Antigone"}]), "show")
      .orderby("cents")
      .derive({rank: aq.op.rank(), before: aq.op.lag("cents")})
      .objects(),
  "an escaped function": (aq) =>
    aq
      .from(rows)
      .filter(aq.escape((row: Row) => row.cents > 3_500))
      .objects()
};

describe("arquero without code made from text", () => {
  it.each(Object.keys(questions))("answers the same: %s", (name) => {
    expect(questions[name]!(interpreted)).toEqual(questions[name]!(compiled));
  });

  it("understands nothing else", () => {
    expect(() =>
      interpreted.from(rows).derive({evil: "d => globalThis.process"}).objects()
    ).toThrow();
  });
});
