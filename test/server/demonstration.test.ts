/** The full matrix on the whole demonstration, where `public-c demo` has built it; test/journey.test.ts holds a smaller one to it always. */
import {existsSync, mkdtempSync, rmSync, symlinkSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {expect, it} from "vitest";
import {readCollective} from "../../loaders/collective.js";
import {openHome} from "../../loaders/home.js";
import {silentLogger} from "../../server/logger.js";
import {startGate} from "../../server/startGate.js";
import {askEveryUrl} from "./support/matrix.js";

const built = resolve(process.env.PUBLIC_C_HOME ?? "var");
const isBuilt = existsSync(join(built, "releases", "current"));

it.skipIf(!isBuilt)(
  "opens no URL that it should not, and every one that it should",
  async () => {
    const root = mkdtempSync(join(tmpdir(), "public-c-matrix-"));
    const home = openHome(root);
    for (const room of ["releases", "warehouse"]) {
      rmSync(join(root, room), {recursive: true});
      symlinkSync(join(built, room), join(root, room));
    }
    const collective = readCollective("data/collectives/demo");
    const mail = {send: async () => {}};
    const gate = await startGate({
      collective,
      home,
      port: 0,
      logger: silentLogger,
      transport: mail
    });
    const {asked, wrong} = await askEveryUrl(gate, collective);
    await gate.close();
    rmSync(root, {recursive: true, force: true});
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(10_000);
  },
  60_000
);
