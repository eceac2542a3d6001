/** One machine of the queue, as a process of its own: `worker <home> <postgres url>`; a line per document. */
import {openHome} from "../../../loaders/home.js";
import {runWorker} from "../../../reports/queue/runWorker.js";
import {literalCollective} from "../../loaders/models/literalCollective.js";

const [, , root, url] = process.argv as [string, string, string, string];
const stopped = new AbortController();
process.once("SIGTERM", () => stopped.abort());
await runWorker({
  url,
  home: openHome(root),
  collective: () => literalCollective,
  stopped: stopped.signal,
  progress: (name) => console.log(name)
});
