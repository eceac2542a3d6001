#!/usr/bin/env node
// The one command. Hands over to the Node 24 that package-lock.json pins when the machine's own is older.
import {spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import {fileURLToPath} from "node:url";

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
  console.error(
    `Public C needs Node 24 or newer; this machine has ${process.version} and no pinned Node for ` +
      `${process.platform}-${process.arch}. Install Node 24 (nodejs.org) and try again.`
  );
  process.exitCode = 1;
}
