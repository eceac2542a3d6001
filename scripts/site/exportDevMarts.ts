/** Runs `exportDevMarts` in a process of its own, so that an edited model or loader is read afresh. */
import {exportDevMarts} from "./devMarts.js";

const [collective = "data/collectives/demo", rebuild, ...organizations] = process.argv.slice(2);

try {
  const {written} = await exportDevMarts({
    collective,
    rebuild: rebuild === "rebuild",
    ...(organizations.length > 0 && {organizations})
  });
  console.log(`${written.length} files changed`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
