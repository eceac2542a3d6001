/** A pull in a test: own home, no waiting, a clock that a test moves, deliveries read back as rows. */
import {mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {PullEffects} from "../../../../loaders/sources/api/effects.js";
import type {PullManifest} from "../../../../loaders/sources/api/pull.js";
import {parseCsv} from "./parseCsv.js";

export const organization = "amphion";

export interface Stage {
  home: {raw: string};
  slept: number[];
  said: string[];
  effects: PullEffects;
  deliveries(): string[];
}

/** A stage whose days pass by one at each question of the clock. */
export async function onStage<T>(use: (stage: Stage) => Promise<T>): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), "public-c-pull-"));
  const slept: number[] = [];
  const said: string[] = [];
  try {
    return await use({
      home: {raw: join(root, "raw")},
      slept,
      said,
      effects: {
        fetch,
        now: () => new Date("2026-02-01T12:00:00Z"),
        sleep: async (milliseconds) => void slept.push(milliseconds),
        random: () => 0.5,
        environment: {},
        say: (sentence) => said.push(sentence)
      },
      deliveries: () => deliveriesIn(join(root, "raw", organization))
    });
  } finally {
    rmSync(root, {recursive: true, force: true});
  }
}

const deliveriesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => !name.startsWith("."))
    .sort()
    .map((name) => join(folder, name));

export const rowsIn = (delivery: string, table: string): Record<string, string>[] =>
  parseCsv(readFileSync(join(delivery, `${table}.csv`), "utf8"));

export const manifestOf = (delivery: string): PullManifest =>
  JSON.parse(readFileSync(join(delivery, "manifest.json"), "utf8")) as PullManifest;

/** Sum of a column of amounts, in cents. */
export const centsIn = (rows: readonly Record<string, string>[]): number =>
  rows.reduce((sum, {amount}) => sum + Math.round(Number(amount) * 100), 0);

/** Joins additions as the warehouse does (5-metrics, case 15): each line as often as in the delivery that holds it most. */
export function joinAdditions(
  deliveries: readonly Record<string, string>[][]
): Record<string, string>[] {
  const most = new Map<string, number>();
  for (const rows of deliveries) {
    const here = new Map<string, number>();
    for (const row of rows) {
      const key = JSON.stringify(row);
      here.set(key, (here.get(key) ?? 0) + 1);
    }
    for (const [key, times] of here) most.set(key, Math.max(times, most.get(key) ?? 0));
  }
  return [...most].flatMap(([key, times]) => Array(times).fill(JSON.parse(key)));
}
