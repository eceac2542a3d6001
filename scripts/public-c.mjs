#!/usr/bin/env node
// The one command. Hands over to the Node 24 that package-lock.json pins when the machine's own is older.
import {spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import {fileURLToPath} from "node:url";

// A terminal that does not know its width says 0 (script, some job runners): a spinner would erase lines for ever.
if (process.stderr.columns === 0) process.stderr.columns = 80;

const major = Number(process.versions.node.split(".")[0]);
const pinned = fileURLToPath(new URL("../node_modules/.bin/node", import.meta.url));

if (major >= 24) {
  const {register} = await import("tsx/esm/api");
  register();
  const {main} = await import("./public-c.ts");
  await main(process.argv);
} else if (existsSync(pinned)) {
  const [, script, ...words] = process.argv;
  const {status} = spawnSync(pinned, [script, ...words], {stdio: "inherit"});
  process.exitCode = status ?? 1;
} else {
  const next = existsSync(fileURLToPath(new URL("../node_modules", import.meta.url)))
    ? `no Node is pinned for ${process.platform}-${process.arch}: install Node 24 (nodejs.org)`
    : "run `npm ci` first, which brings it";
  console.error(`Public C needs Node 24 or newer, and this is ${process.version}; ${next}.`);
  process.exitCode = 1;
}
