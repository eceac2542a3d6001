import {writeFileSync} from "node:fs";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {
  type Decided,
  openDecisionsFile,
  withDecisions
} from "../../../loaders/repertoire/decisions.js";
import {decide, readSuggestions} from "../../../loaders/repertoire/suggestions.js";
import {referenceFolder} from "../../../loaders/warehouse/loadTerritories.js";
import {rowsOf, withWarehouse} from "../../../loaders/warehouse/withWarehouse.js";
import {writeWarehouse} from "../../../loaders/warehouse/writeWarehouse.js";
import {programmeCsv, programmeMapping, Workbench} from "../workbench.js";

let bench: Workbench;
beforeEach(async () => {
  bench = new Workbench(programmeMapping("fr"), ["bois", "quai"]);
  bench.deliver(
    delivery(
      ["B1,La Nuit du nord,Salle Roy-Aubin,2021-11-05 20:00,300,Théâtre", "1,B1,40"],
      ["B2,Concert de Noël,Salle Roy-Aubin,2021-12-15 20:00,300,Musique", "2,B2,30"],
      ["B3,Antigone,Salle Roy-Aubin,2021-10-15 20:00,300,Théâtre", "3,B3,30"],
      // the same evening, in the reseller's own words
      ['RX-9,"Nuit du nord (La) – Cie Brume",Roy-Aubin,2021-11-05 20:00,80,Théâtre', "RX1,RX-9,45"]
    ),
    "bois"
  );
  bench.deliver(
    delivery(
      ["Q1,NUIT DU NORD (LA),Salle du Quai,2021-11-12 20:00,150,Théâtre", "1,Q1,42"],
      ["Q2,Concert de Noël,Salle du Quai,2021-12-16 20:00,150,Musique", "2,Q2,25"],
      ["Q3,Antigone,Salle du Quai,2022-03-15 20:00,150,Théâtre", "3,Q3,25"]
    ),
    "quai"
  );
  await bench.read("bois");
  await bench.read("quai");
});
afterEach(() => bench[Symbol.dispose]());

/** Each performance with one sale: number, performance, dollars. */
function delivery(...shows: readonly (readonly [performance: string, sale: string])[]) {
  const orders = shows.map(([, sale]) => {
    const [number, performance, dollars] = sale.split(",");
    return `${number},C1,${performance},2021-09-15 10:00,${dollars},Général,Internet`;
  });
  return {
    "2022-01-10": {
      "customers.csv": programmeCsv("customers", [
        "C1,M.,Jo,Roy,1 rue A,Québec,QC,Canada,G1R 2B5,,jo@example.org"
      ]),
      "performances.csv": programmeCsv(
        "performances",
        shows.map(([performance]) => performance)
      ),
      "orders.csv": programmeCsv("orders", orders)
    }
  };
}

const save = (decisions: readonly Decided[]): void =>
  writeFileSync(openDecisionsFile(bench.collective), withDecisions(bench.collective, decisions));

const review = {by: "Ana", on: "2022-04-12", why: "vu au programme"};

/** Accepts what is suggested of this kind. */
async function accept(...kinds: readonly Decided["kind"][]): Promise<void> {
  const suggestions = await readSuggestions(bench.collective, bench.home);
  const chosen = suggestions.filter(({kind, isJoined}) => !isJoined && kinds.includes(kind));
  save(chosen.flatMap((suggestion) => decide(suggestion, "same", review)));
}

const load = <Row>(sql: string): Promise<Row[]> =>
  withWarehouse(
    ":memory:",
    async (warehouse) => {
      await writeWarehouse(warehouse, bench.collective, bench.home);
      return rowsOf<Row>(warehouse, sql);
    },
    {folders: [bench.root, referenceFolder]}
  );

const performances = () =>
  load<{told: string}>(
    `select performance_id || ' ' || production_id || ' ' || coalesce(capacity::varchar, '–') || ' ' ||
       (select coalesce(sum(tickets), 0) from orders where orders.performance_id = performances.performance_id) as told
     from performances order by performance_id`
  ).then((rows) => rows.map(({told}) => told));

describe("loadRepertoire(warehouse, collective, files)", () => {
  it("takes equal titles for one show, and leaves to each member the titles that anybody may give", async () => {
    expect(await performances()).toEqual([
      "bois/B1 la-nuit-du-nord 300 1",
      "bois/B2 concert-de-noel--bois 300 1",
      "bois/B3 antigone 300 1",
      "bois/RX-9 nuit-du-nord-la-cie-brume 80 1",
      "quai/Q1 nuit-du-nord-la 150 1",
      "quai/Q2 concert-de-noel--quai 150 1",
      "quai/Q3 antigone 150 1"
    ]);
  });

  it("counts once what two systems sold at once: capacity once, tickets added, one house", async () => {
    await accept("doubleSale");
    expect((await performances()).filter((told) => told.startsWith("bois/"))).toEqual([
      "bois/B1 la-nuit-du-nord 300 2",
      "bois/B2 concert-de-noel--bois 300 1",
      "bois/B3 antigone 300 1"
    ]);
    expect(
      await load("select sum(amount_cents)::int as cents, count(*)::int as lines from orders")
    ).toEqual([{cents: 23_700, lines: 7}]);
    expect(await load("select name from venues where venue_id like '%aubin%'")).toEqual([
      {name: "Salle Roy-Aubin"}
    ]);
  });

  it("joins a tour under the title most used, and knows its company", async () => {
    await accept("doubleSale", "production");
    expect(
      await load(
        "select production_id, title, is_touring, company from productions left join companies using (production_id) where title ilike '%nord%'"
      )
    ).toEqual([
      {
        production_id: "la-nuit-du-nord",
        title: "La Nuit du nord",
        is_touring: true,
        company: "Cie Brume"
      }
    ]);
  });

  it("tells apart two productions of one play", async () => {
    save([
      {
        kind: "production",
        decision: "different",
        ids: ["bois/antigone", "quai/antigone"],
        seen: [],
        ...review
      }
    ]);
    expect((await performances()).filter((told) => told.includes("antigone"))).toEqual([
      "bois/B3 antigone 300 1",
      "quai/Q3 antigone--quai 150 1"
    ]);
  });

  it("has nothing left to suggest once all is decided, and loads the same again", async () => {
    await accept("doubleSale");
    await accept("production", "venue");
    const once = await performances();
    expect(await readSuggestions(bench.collective, bench.home)).toEqual([]);
    expect(await performances()).toEqual(once);
  });
});
