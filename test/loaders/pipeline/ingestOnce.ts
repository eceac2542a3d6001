/** One ingestion in a process of its own, to be killed: `ingestOnce <collective folder> <home>`. */
import {readCollective} from "../../../loaders/collective.js";
import {openHome} from "../../../loaders/home.js";
import {ingest} from "../../../loaders/pipeline.js";

const [folder, home] = process.argv.slice(2) as [string, string];
process.stdout.write("begun\n");
const report = await ingest(readCollective(folder), openHome(home));
process.stdout.write(`${report.snapshot}\n`);
