/** Lends a workbook to `sheetWorker`, with little memory and little time. */
import {Worker} from "node:worker_threads";
import type {CellValue} from "read-excel-file/node";

export type SheetRows = (CellValue | null)[][];

/** All rows of one sheet (the first one when null), or the first rows of every sheet. */
export interface SheetOrder {
  sheet: string | null;
  rows: number | "all";
}

/** Why a workbook gives no rows: it is none, or it takes more memory or time than a file may. */
export type SheetProblem = "notWorkbook" | "workbookTooLarge";

/** Rows of the named sheet, or of the first one. */
export const readSheet = (
  bytes: Uint8Array,
  sheet: string | null
): Promise<SheetRows | SheetProblem> => lend<SheetRows>(bytes, {sheet, rows: "all"});

/** The beginning of every sheet, in their order. */
export const sampleSheets = (
  bytes: Uint8Array,
  rows: number
): Promise<{sheet: string; data: SheetRows}[] | SheetProblem> => lend(bytes, {sheet: null, rows});

const mostMegabytes = 1_024;
const mostMilliseconds = 60_000;

function lend<T>(bytes: Uint8Array, order: SheetOrder): Promise<T | SheetProblem> {
  const worker = new Worker(new URL("./sheetWorker.ts", import.meta.url), {
    workerData: {bytes, order},
    resourceLimits: {maxOldGenerationSizeMb: mostMegabytes}
  });
  return new Promise((resolve) => {
    const clock = setTimeout(() => {
      resolve("workbookTooLarge");
      worker.terminate();
    }, mostMilliseconds);
    worker.once("message", (answer: T | null) => resolve(answer ?? "notWorkbook"));
    worker.once("error", ({code}: NodeJS.ErrnoException) =>
      resolve(code === "ERR_WORKER_OUT_OF_MEMORY" ? "workbookTooLarge" : "notWorkbook")
    );
    worker.once("exit", () => {
      clearTimeout(clock);
      resolve("notWorkbook");
    });
  });
}
