/** Somebody forgotten is forgotten by API pulls too: by what they keep from run to run, and by the runs to come. */
import {existsSync, globSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {expect, it} from "vitest";
import {stringify} from "yaml";
import {erasePerson} from "../../../../loaders/privacy/erase/erasePerson.js";
import {retireMember} from "../../../../loaders/privacy/erase/retireMember.js";
import {pullMember} from "../../../../loaders/sources/api/pullMember.js";
import {openShop, pretix, token} from "../../sources/api/boxOffice.js";
import {parseCsv} from "../../sources/api/parseCsv.js";
import {onStage} from "../../sources/api/pulling.js";
import {withVendor} from "../../sources/api/withVendor.js";
import {programmeMapping, Workbench} from "../../workbench.js";

const memberOf = (url: string) =>
  stringify({
    name: "theatre",
    city: "Québec",
    territory: {municipality: "Québec", adminRegion: "03"},
    disciplines: ["theatre"],
    size: "under5k",
    languages: ["fr"],
    source: {kind: "pretix", url, organizer: "amphion", tokenEnv: "KEY"}
  });

it("erases the ledger's codes and what a stopped pull left; later pulls leave the person out", async () => {
  const shop = openShop(6);
  using bench = new Workbench(programmeMapping("fr"));
  const {home} = bench;
  const workshop = join(home.raw, "theatre", ".pull");
  await withVendor(pretix(shop), ({url}) =>
    onStage(async ({effects}) => {
      writeFileSync(join(bench.folder, "members", "theatre.yaml"), memberOf(url));
      const known = {...effects, environment: {KEY: token}};
      const first = await pullMember(bench.collective, home, "theatre", {}, known);
      await bench.read();
      const orders = parseCsv(readFileSync(join(first.delivery!, "orders.csv"), "utf8"));
      const code = orders.find((row) => row.customer_code !== "")!.customer_code!;
      mkdirSync(join(workshop, "partial"), {recursive: true});
      writeFileSync(join(workshop, "partial", "orders.jsonl"), code);
      const ledger = () => readFileSync(join(workshop, "ledger.sqlite")).toString("latin1");
      expect(ledger()).toContain(code);

      const proof = await erasePerson(
        home,
        "theatre",
        {code},
        {now: new Date("2026-04-15T12:00:00Z"), words: [], dropRaw: false}
      );
      const rows = orders.filter((row) => row.customer_code === code).length;
      expect(proof!.rewritten["raw/theatre/.pull/ledger.sqlite"]).toBeGreaterThanOrEqual(rows);
      expect(ledger()).not.toContain(code);
      expect(existsSync(join(workshop, "partial"))).toBe(false);

      const second = await pullMember(bench.collective, home, "theatre", {complete: true}, known);
      for (const name of globSync("*.csv", {cwd: second.delivery!}))
        expect(readFileSync(join(second.delivery!, name), "utf8"), name).not.toContain(code);
      expect(ledger()).not.toContain(code);
    })
  );
  expect(Object.keys(retireMember(home, "theatre", new Date()).removed)).toContain("raw/theatre");
  expect(existsSync(workshop)).toBe(false);
});
