/** Lends a workbook to `sheetWorker`, with little memory and little time. */
import {Worker} from "node:worker_threads";
import type {CellValue} from "read-excel-file/node";

export type SheetRows = (CellValue | null)[][];

/** All rows of one sheet (the first one when null), or the first rows of every sheet. */
export interface SheetOrder {
  sheet: string | null;
  rows: number | "all";
}

/** Rows of the named sheet, or of the first one; null when the workbook cannot be read within its means. */
export const readSheet = (bytes: Uint8Array, sheet: string | null): Promise<SheetRows | null> =>
  lend<SheetRows>(bytes, {sheet, rows: "all"});

/** The beginning of every sheet, in their order; null when the workbook cannot be read within its means. */
export const sampleSheets = (
  bytes: Uint8Array,
  rows: number
): Promise<{sheet: string; data: SheetRows}[] | null> => lend(bytes, {sheet: null, rows});

const mostMegabytes = 1_024;
const mostMilliseconds = 30_000;

function lend<T>(bytes: Uint8Array, order: SheetOrder): Promise<T | null> {
  const worker = new Worker(new URL("./sheetWorker.ts", import.meta.url), {
    workerData: {bytes, order},
    resourceLimits: {maxOldGenerationSizeMb: mostMegabytes}
  });
  return new Promise((resolve) => {
    const clock = setTimeout(() => worker.terminate(), mostMilliseconds);
    worker.once("message", resolve);
    worker.once("error", () => resolve(null));
    worker.once("exit", () => {
      clearTimeout(clock);
      resolve(null);
    });
  });
}
