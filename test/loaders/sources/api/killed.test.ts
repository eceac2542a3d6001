/** SIGKILL at any moment: no delivery is left half-written, and the next run ends with the very same rows. */
import {spawn} from "node:child_process";
import {once} from "node:events";
import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {expect, it} from "vitest";
import {openPretix, pretixSpec} from "../../../../loaders/sources/api/pretix.js";
import {pull} from "../../../../loaders/sources/api/pull.js";
import {openShop, pretix, token} from "./boxOffice.js";
import {onStage, organization, rowsIn} from "./pulling.js";
import {withVendor} from "./withVendor.js";

const options = {organization, timeZone: "America/Toronto", token};

it("resumes after being killed, six times over, and doubles nothing", () =>
  withVendor(pretix(openShop(12)), async (vendor) => {
    const config = {kind: "pretix", url: vendor.url, organizer: "amphion", tokenEnv: "KEY"};
    const source = openPretix(pretixSpec.parse(config), ["fr"]);
    const whole = await onStage(async ({home, effects}) => {
      const {delivery} = await pull(source, home, options, effects);
      return rowsIn(delivery!, "orders");
    });
    await onStage(async (stage) => {
      const pulled = join(stage.home.raw, organization);
      for (let time = 1; time <= 6; time++) {
        const killed = spawn(process.execPath, [
          "--import",
          "tsx",
          join(import.meta.dirname, "pullAlone.ts"),
          JSON.stringify({config, home: stage.home, options})
        ]);
        const ended = once(killed, "exit");
        vendor.faults.set(vendor.asked.length + 3, () => killed.kill("SIGKILL"));
        const [, signal] = await ended;
        expect(signal).toBe("SIGKILL");
        expect(readdirSync(pulled).filter((name) => !name.startsWith("."))).toEqual([]);
      }
      const {delivery, resumedPages} = await pull(source, stage.home, options, stage.effects);
      expect(resumedPages).toBe(12);
      expect(rowsIn(delivery!, "orders")).toEqual(whole);
      expect(existsSync(join(pulled, ".pull", "partial"))).toBe(false);
    });
  }));
