/** Reads one sheet of a workbook, in a thread that may be ended: a hostile file must not take the machine with it. */
import {parentPort, workerData} from "node:worker_threads";
import readWorkbook from "read-excel-file/node";

const {bytes, sheet: wanted} = workerData as {bytes: Uint8Array; sheet: string | null};
const sheets = await readWorkbook(Buffer.from(bytes));
const found = wanted === null ? sheets[0] : sheets.find(({sheet}) => sheet === wanted);
parentPort!.postMessage(found?.data ?? null);
