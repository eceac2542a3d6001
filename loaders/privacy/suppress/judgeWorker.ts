/** Answers questions on systems, one after the other, in a thread of its own. */
import {parentPort} from "node:worker_threads";
import {type Question, verdictsOf} from "./verdicts.js";

parentPort!.on("message", async ({id, question}: {id: number; question: Question}) => {
  parentPort!.postMessage({id, verdicts: await verdictsOf(question)});
});
