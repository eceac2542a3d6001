/** One ingestion in a process of its own, so that the peak of memory is its own. Arguments: collective, home. */
import {readCollective} from "../loaders/collective.js";
import {openHome} from "../loaders/home.js";
import {ingest} from "../loaders/pipeline.js";

export interface IngestCost {
  /** Read, judge, standardize, pseudonymize, link and settle the members' deliveries. */
  readingSeconds: number;
  /** The standard tables into the snapshot. */
  loadingSeconds: number;
  /** Marts and disclosure included. */
  seconds: number;
  peakMegabytes: number;
}

const [collective, root] = process.argv.slice(2);
const {readingSeconds, loadingSeconds, seconds} = await ingest(
  readCollective(collective!),
  openHome(root)
);
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
const cost: IngestCost = {readingSeconds, loadingSeconds, seconds, peakMegabytes};
process.send!(cost);
