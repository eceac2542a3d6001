import fc from "fast-check";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {confirmDelivery} from "../../../loaders/sources/deliveries.js";
import {
  type Deliveries,
  programmeCsv,
  programmeDelivery,
  programmeMapping,
  Workbench
} from "../workbench.js";

let bench: Workbench;
beforeEach(() => {
  bench = new Workbench(programmeMapping("fr"));
});
afterEach(() => bench[Symbol.dispose]());

const sale = (order: string, day: string, amount = "50", show = "ABC123", customer = "CLI123") =>
  `${order},${customer},${show},${day} 10:00,${amount},Général,Internet`;
const ordersOnly = (lines: readonly string[]) => ({"orders.csv": programmeCsv("orders", lines)});

async function read(deliveries: Deliveries): Promise<string[]> {
  bench.deliver(deliveries);
  await bench.read();
  const rows = await bench.rows<{line: string}>(
    "orders",
    "select order_number || ' ' || amount_cents // 100 || ' ' || delivery_id as line from given order by line"
  );
  return rows.map(({line}) => line);
}

const account = () =>
  bench.rows(
    "deliveries",
    "select delivery_id, rows_read, rows_loaded, rows_rejected, rows_duplicate from given where table_name = 'orders' order by delivery_id"
  );

describe("deliveries of one member", () => {
  it("hold two equal lines when two equal seats were sold", async () => {
    expect(
      await read({
        "2021-02-01": programmeDelivery({
          orders: [sale("1", "2021-01-03"), sale("1", "2021-01-03")]
        })
      })
    ).toEqual(["1 50 2021-02-01", "1 50 2021-02-01"]);
  });

  it("the same again changes nothing, whatever its name", async () => {
    const delivery = programmeDelivery();
    await read({"2021-02-01": delivery, "2021-02-01-2": delivery});
    expect(await account()).toEqual([
      {
        delivery_id: "2021-02-01",
        rows_read: 2,
        rows_loaded: 0,
        rows_rejected: 0,
        rows_duplicate: 2
      },
      {
        delivery_id: "2021-02-01-2",
        rows_read: 2,
        rows_loaded: 2,
        rows_rejected: 0,
        rows_duplicate: 0
      }
    ]);
  });

  it("a corrected one replaces exactly the days it spans, even when it arrives first", async () => {
    const corrected = ordersOnly([sale("2", "2021-01-10", "40"), sale("3", "2021-01-20", "45")]);
    await read({"2021-03-01": corrected});
    expect(
      await read({
        "2021-02-01": programmeDelivery({
          orders: [sale("1", "2021-01-03"), sale("2", "2021-01-10"), sale("3", "2021-01-20")]
        })
      })
    ).toEqual(["1 50 2021-02-01", "2 40 2021-03-01", "3 45 2021-03-01"]);
  });

  it("one that adds never removes, and never doubles what another holds", async () => {
    const additions = {
      ...ordersOnly([sale("1", "2021-01-03"), sale("1", "2021-01-03"), sale("4", "2021-01-04")]),
      "delivery.yaml": "kind: additions\n"
    };
    expect(
      await read({
        "2021-02-01": programmeDelivery({
          orders: [sale("1", "2021-01-03"), sale("5", "2021-01-05")]
        }),
        "2021-02-02": additions,
        "2021-02-03": additions
      })
    ).toEqual(["1 50 2021-02-01", "1 50 2021-02-02", "4 50 2021-02-02", "5 50 2021-02-01"]);
  });

  it("one that would remove more than 5 % of what it replaces waits until a person confirms it", async () => {
    const days = ["2021-01-03", "2021-01-04", "2021-01-05"];
    const before = await read({
      "2021-02-01": programmeDelivery({orders: days.map((day, index) => sale(`${index}`, day))})
    });
    const filtered = ordersOnly([sale("0", days[0]!), sale("2", days[2]!)]);
    expect(await read({"2021-03-01": filtered})).toEqual(before);
    expect(
      await bench.rows(
        "issues",
        "select delivery_id, found, rows from given where code = 'deliveryHeld'"
      )
    ).toEqual([{delivery_id: "2021-03-01", found: "1 / 3", rows: 1}]);
    expect(await account()).toMatchObject([{rows_loaded: 3}, {rows_read: 2, rows_rejected: 2}]);
    confirmDelivery(bench.home, "theatre", "2021-03-01");
    expect(await read({})).toEqual(["0 50 2021-03-01", "2 50 2021-03-01"]);
  });

  it("a refund that arrives months later takes tickets and money away, and leaves its sale", async () => {
    await read({
      "2021-02-01": programmeDelivery({orders: [sale("1", "2021-01-03")]}),
      "2021-08-01": ordersOnly([sale("1", "2021-07-01", "-50")])
    });
    expect(
      await bench.rows(
        "orders",
        "select kind, tickets, amount_cents, net_cents from given order by kind"
      )
    ).toEqual([
      {kind: "refund", tickets: -1, amount_cents: -5000, net_cents: -4349},
      {kind: "sale", tickets: 1, amount_cents: 5000, net_cents: 4349}
    ]);
  });

  it("sales of an unknown performance wait, with their raw line, until it arrives", async () => {
    const waiting = sale("1", "2021-01-03", "50", "GHI789");
    expect(await read({"2021-02-01": programmeDelivery({orders: [waiting]})})).toEqual([]);
    expect(await bench.rows("quarantine", "select line, raw, code from given")).toEqual([
      {line: 2, raw: waiting, code: "unknownPerformance"}
    ]);
    const late = {
      "performances.csv": programmeCsv("performances", [
        "GHI789,Hamlet,Grande Salle,2021-01-09 20:00,300,Théâtre"
      ])
    };
    expect(await read({"2021-03-01": late})).toEqual(["1 50 2021-02-01"]);
    expect(
      await bench.rows("issues", "select code from given where code = 'unknownPerformance'")
    ).toEqual([]);
    expect(await bench.rows("quarantine")).toEqual([]);
  });

  it("a customer nobody delivered is an anonymous sale, and an issue; no code at all is only anonymous", async () => {
    await read({
      "2021-02-01": programmeDelivery({
        orders: [
          sale("1", "2021-01-03", "50", "ABC123", "CLI999"),
          sale("2", "2021-01-03", "50", "ABC123", "")
        ]
      })
    });
    expect(await bench.rows("orders", "select distinct customer_key from given")).toEqual([
      {customer_key: null}
    ]);
    expect(
      await bench.rows("issues", "select rows from given where code = 'unknownCustomer'")
    ).toEqual([{rows: 1}]);
  });

  it("the newest version of a customer and of a performance stands; absence deletes nothing", async () => {
    await read({
      "2021-02-01": programmeDelivery(),
      "2021-03-01": {
        "customers.csv": programmeCsv("customers", [
          "CLI123,,LePrenom,LeNom,9 rue Neuve,Québec,QC,Canada,G1R 2B3,,"
        ]),
        "performances.csv": programmeCsv("performances", [
          "ABC123,Roméo & Juliette,Grande Salle,2021-10-01 20:00,280,Théâtre"
        ])
      }
    });
    expect(await bench.rows("customers", "select fsa from given order by 1")).toEqual([
      {fsa: "G1R"},
      {fsa: null}
    ]);
    expect(
      await bench.rows(
        "performances",
        "select performance_code, season, capacity from given order by 1"
      )
    ).toEqual([
      {performance_code: "ABC123", season: "2021-2022", capacity: 280},
      {performance_code: "DEF456", season: "2020-2021", capacity: 250}
    ]);
  });

  it("ten tickets in one order and performance are a group", async () => {
    await read({
      "2021-02-01": programmeDelivery({
        orders: [
          ...Array(10).fill(sale("1", "2021-01-03")),
          ...Array(9).fill(sale("2", "2021-01-03"))
        ]
      })
    });
    expect(
      await bench.rows(
        "orders",
        "select order_number, is_group, count(*) as n from given group by all order by 1"
      )
    ).toEqual([
      {order_number: "1", is_group: true, n: 10},
      {order_number: "2", is_group: false, n: 9}
    ]);
  });

  it("stay known when their raw files have been let go", async () => {
    const before = await read({"2021-02-01": programmeDelivery()});
    bench.withdraw("2021-02-01");
    expect(await bench.read()).toMatchObject({deliveries: 1, read: 0});
    expect(await read({})).toEqual(before);
  });
});

describe("however rows are shuffled, split over files or repeated over deliveries", () => {
  const line = fc.record({
    order: fc.integer({min: 1, max: 4}),
    day: fc.integer({min: 1, max: 5}),
    amount: fc.constantFrom("50", "0", "-50", "12.505", ""),
    show: fc.constantFrom("ABC123", "DEF456", "ZZZ"),
    customer: fc.constantFrom("CLI123", "CLI124", "CLI9", "")
  });
  const lines = fc.array(
    line.map(({order, day, amount, show, customer}) =>
      sale(String(order), `2021-01-0${day}`, amount, show, customer)
    ),
    {minLength: 1, maxLength: 12}
  );
  const people = fc.array(
    fc.constantFrom(
      "CLI123,,A,B,,,QC,,G1R 2B3,,",
      "CLI123,,A,B,,,QC,,H2X 1Y2,,",
      "CLI124,,C,D,,,,,,,c@d.ca",
      "CLI9,,C,D,,,,,,,c@d.ca"
    ),
    {maxLength: 4}
  );

  it("the tables are the same", async () => {
    await fc.assert(
      fc.asyncProperty(
        lines,
        people,
        fc.infiniteStream(fc.nat()),
        async (orders, customers, luck) => {
          const whole = await tablesOf({"2021-02-01": programmeDelivery({orders, customers})});
          const mixed = shuffle(orders, luck);
          const cut = mixed.length >> 1;
          const shuffled = {
            ...programmeDelivery({
              customers: shuffle(customers, luck),
              orders: mixed.slice(0, cut)
            }),
            "orders-2.csv": programmeCsv("orders", mixed.slice(cut))
          };
          expect(await tablesOf({"2021-02-01": shuffled})).toEqual(whole);
          expect(
            await tablesOf({
              "2021-02-01": shuffled,
              "2021-02-02": programmeDelivery({orders, customers})
            })
          ).toEqual(whole);
        }
      ),
      {numRuns: Number(process.env.PUBLIC_C_RUNS ?? 4), seed: 20220415}
    );
  });

  const shuffle = <T>(items: readonly T[], luck: Iterator<number>): T[] =>
    items
      .map((item) => ({item, rank: luck.next().value as number}))
      .sort((a, b) => a.rank - b.rank)
      .map(({item}) => item);

  async function tablesOf(deliveries: Deliveries): Promise<unknown> {
    bench.clear();
    bench.deliver(deliveries);
    await bench.read();
    return {
      orders: await bench.rows(
        "orders",
        "select * exclude (delivery_id) from given order by order_number, line"
      ),
      customers: await bench.rows("customers", "from given order by customer_key"),
      performances: await bench.rows("performances", "from given order by performance_id")
    };
  }
});
