/** Reads a workbook, in a thread that may be ended: a hostile file must not take the machine with it. */
import {parentPort, workerData} from "node:worker_threads";
import readWorkbook from "read-excel-file/node";
import type {SheetOrder} from "./readSheet.js";

const {bytes, order} = workerData as {bytes: Uint8Array; order: SheetOrder};
const sheets = await readWorkbook(Buffer.from(bytes));
const found = order.sheet === null ? sheets[0] : sheets.find(({sheet}) => sheet === order.sheet);
parentPort!.postMessage(
  order.rows === "all"
    ? (found?.data ?? null)
    : sheets.map(({sheet, data}) => ({sheet, data: data.slice(0, order.rows as number)}))
);
