/** Runs `exportDevMarts` in a process of its own, so that an edited model or loader is read afresh. */
import {parseArgs} from "node:util";
import {exportDevMarts} from "./devMarts.js";

const {values} = parseArgs({
  options: {
    collective: {type: "string", default: "data/collectives/demo"},
    edited: {type: "string", multiple: true, default: []},
    member: {type: "string", multiple: true}
  }
});

try {
  const {written} = await exportDevMarts({
    collective: values.collective,
    edited: values.edited,
    ...(values.member && {organizations: values.member})
  });
  console.log(`${written.length} files changed`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
