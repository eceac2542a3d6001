import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, it} from "vitest";
import {createCheckRunner} from "../../../server/deliveries/runCheck.js";
import {tinyDelivery} from "../support/tinyDelivery.js";

it("gives up on a check that takes too long, and goes on with the next", async () => {
  const folder = mkdtempSync(join(tmpdir(), "public-c-run-"));
  const [name, text] = Object.entries(tinyDelivery)[1]!;
  writeFileSync(join(folder, name), text);
  const order = {
    files: [{name, path: join(folder, name)}],
    asOf: "2022-04-15",
    language: "fr",
    workshop: folder
  } as const;
  const hasty = createCheckRunner({minutes: 0.001});
  expect(await Promise.all([hasty(order), hasty(order)])).toEqual([null, null]);
  expect(await createCheckRunner()(order)).toMatchObject({isMappingProposed: true});
  rmSync(folder, {recursive: true});
});
