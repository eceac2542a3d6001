/** What is pulled, the ordinary pipeline loads: the warehouse holds what the vendor holds, to the seat and to the cent. */
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, it} from "vitest";
import {readCollective} from "../../../../loaders/collective.js";
import {openHome} from "../../../../loaders/home.js";
import {ingest} from "../../../../loaders/pipeline.js";
import {pullMember} from "../../../../loaders/sources/api/pullMember.js";
import {rowsOf, withWarehouse} from "../../../../loaders/warehouse/withWarehouse.js";
import {openShop, type PretixShop, pretix, token, worth} from "./boxOffice.js";
import {onStage} from "./pulling.js";
import {withVendor} from "./withVendor.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "public-c-ingested-"));
});
afterAll(() => rmSync(folder, {recursive: true}));

/** Seats and cents that stand at the vendor's. */
function standing({orders}: PretixShop): {seats: number; cents: number} {
  const paid = [...orders.values()].flat().filter(({status}) => status === "p");
  const positions = paid.flatMap((order) => order.positions);
  return {seats: positions.length, cents: worth(positions)};
}

function configure(url: string): string {
  const collective = join(folder, "collective");
  mkdirSync(join(collective, "members"), {recursive: true});
  writeFileSync(
    join(collective, "collective.yaml"),
    "name: {fr: Essai, en: Trial}\nlanguages: [fr]\ncontact: essai@example.org\nasOf: 2026-04-15\n"
  );
  writeFileSync(
    join(collective, "members", "amphion.yaml"),
    `name: Amphion
city: Montréal
territory: {municipality: Montréal, adminRegion: "06"}
disciplines: [music]
size: under5k
languages: [fr]
source:
  kind: pretix
  url: "${url}"
  organizer: amphion
  tokenEnv: KEY
  defaults: {discipline: music}
  words: {priceTypes: {Régulier: regular, Réduit: reduced, Réduit – invité: complimentary}}
`
  );
  return collective;
}

it("holds what the vendor holds, after the first pull and after changes", async () => {
  const shop = openShop(20);
  await withVendor(pretix(shop), ({url}) =>
    onStage(async ({effects}) => {
      const collective = readCollective(configure(url));
      const home = openHome(join(folder, "home"));
      const known = {...effects, environment: {KEY: token}};
      const loaded = async () => {
        await pullMember(collective, home, "amphion", {}, known);
        const {snapshot} = await ingest(collective, home);
        return withWarehouse(
          join(home.warehouse, `${snapshot}.duckdb`),
          async (warehouse) => {
            expect(await rowsOf(warehouse, "select code from issues")).toEqual([]);
            const [totals] = await rowsOf(
              warehouse,
              "select sum(tickets) as seats, sum(amount_cents) as cents from orders"
            );
            return totals;
          },
          {readOnly: true}
        );
      };
      expect(await loaded()).toEqual(standing(shop));
      const [changed, cancelled] = shop.orders.get("ouverture")!;
      changed!.positions.push({...changed!.positions[0]!, id: 999, positionid: 9});
      changed!.last_modified = "2026-02-02T10:00:00Z";
      Object.assign(cancelled!, {status: "c", last_modified: "2026-02-03T10:00:00Z"});
      shop.now = "2026-02-04T00:00:00Z";
      expect(await loaded()).toEqual(standing(shop));
    })
  );
});
