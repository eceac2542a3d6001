/** Lends a workbook to `sheetWorker`, with little memory and little time. */
import {Worker} from "node:worker_threads";
import type {CellValue} from "read-excel-file/node";

const mostMegabytes = 1_024;
const mostMilliseconds = 30_000;

/** Rows of the named sheet, or of the first one; null when the workbook cannot be read within its means. */
export function readSheet(bytes: Uint8Array, sheet: string | null): Promise<CellValue[][] | null> {
  const worker = new Worker(new URL("./sheetWorker.ts", import.meta.url), {
    workerData: {bytes, sheet},
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
