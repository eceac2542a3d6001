import {zipSync} from "fflate";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {
  type MappingSpec,
  programmeCsv,
  programmeDelivery,
  programmeMapping,
  programmeRows,
  Workbench
} from "../workbench.js";

let bench: Workbench;
beforeEach(() => {
  bench = new Workbench(programmeMapping("fr"));
});
afterEach(() => bench[Symbol.dispose]());

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const zipped = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, bytes(text)])));
const issues = () =>
  bench.rows("issues", "select code, field_name, file, line, found from given order by code, line");
const orders = (...lines: string[]): string =>
  programmeCsv("orders", [...programmeRows.orders, ...lines]);

/** One file feeds the three tables: two buyers, one evening, five lines. */
const flatMapping: MappingSpec = {
  ...programmeMapping("fr"),
  files: [
    {
      match: "flat*.csv",
      format: {kind: "csv"},
      money: {tax: "included"},
      tables: {
        orders: {
          order_number: "Vente",
          customer_code: "Client",
          performance_code: "Code",
          ordered_at: "Vendu",
          amount: "Montant"
        },
        customers: {customer_code: "Client", last_name: "Nom"},
        performances: {performance_code: "Code", title: "Titre", starts_at: "Début"}
      }
    }
  ]
};
const flatFile = [
  "Vente,Client,Nom,Code,Titre,Début,Vendu,Montant",
  "1,A,Un,S1,Spectacle,2021-01-01 20:00,2020-12-01 10:00,10",
  "2,A,Un,S1,Spectacle,2021-01-01 20:00,2020-12-01 10:05,20",
  "3,B,Deux,S1,Spectacle,2021-01-01 20:00,2020-12-02 10:00,30",
  "4,,,S1,Spectacle,2021-01-01 20:00,2020-12-02 10:05,40",
  "5,B,Deux,S1,Spectacle,2021-01-01 20:00,2020-12-03 10:00,cher",
  ""
].join("\n");

describe("a delivery", () => {
  it("may be zipped: each file is read, lines are told within it", async () => {
    const files = {
      ...programmeDelivery(),
      "orders.csv": orders("111113,,ABC123,2020-12-26 10:00,cher,,")
    };
    bench.deliver({"2021-02-01": {"export.zip": zipped({...files, "__MACOSX/._orders.csv": "x"})}});
    await bench.read();
    expect(await bench.rows("orders", "select count(*) as n from given")).toEqual([{n: 2}]);
    expect(await issues()).toMatchObject([
      {code: "invalidAmount", file: "export.zip/orders.csv", line: 4, found: "cher"},
      {code: "invalidPostalCode", file: "export.zip/customers.csv", line: 3}
    ]);
  });

  it("loses only the archive that is unsafe or damaged", async () => {
    bench.deliver({
      "2021-02-01": {
        ...programmeDelivery(),
        "bomb.zip": zipSync({"orders-2.csv": new Uint8Array(20_000_000)}),
        "path.zip": zipped({"../orders-3.csv": "x"}),
        "cut.zip": zipped(programmeDelivery()).slice(0, 90)
      }
    });
    await bench.read();
    expect(await bench.rows("orders", "select count(*) as n from given")).toEqual([{n: 2}]);
    expect(
      await bench.rows(
        "issues",
        "select file, code from given where file like '%.zip' order by file"
      )
    ).toEqual([
      {file: "bomb.zip", code: "unsafeArchive"},
      {file: "cut.zip", code: "truncatedArchive"},
      {file: "path.zip", code: "unsafeArchive"}
    ]);
  });

  it("says of each bad line where it stands, what was found, and keeps it as it was", async () => {
    const lines = [
      "111113,,ABC123,2020-13-26 10:00,50,,",
      "111114,,ABC123,1900-01-01 10:00,50,,",
      "111115,,ABC123,2100-01-01 10:00,50,,",
      "111116,,ABC123,2020-12-26 10:00,12.505,,",
      "111117,,ABC123,2020-12-26 10:00,9999999,,",
      ",,ABC123,2020-12-26 10:00,50,,",
      "111118,,ABC123,2020-12-26 10:00,50",
      "111119,,ABC123,2020-12-26 10:00,50,,,?",
      '111120,,"ABC"123,2020-12-26 10:00,50,,',
      "Total,,,,85,,"
    ];
    bench.deliver({"2021-02-01": {...programmeDelivery(), "orders.csv": orders(...lines)}});
    await bench.read();
    const told = await bench.rows(
      "quarantine",
      "select line, code, field_name, found, raw from given order by line"
    );
    expect(told).toEqual(
      [
        ["invalidDate", "ordered_at", "2020-13-26 10:00"],
        ["dateOutOfRange", "ordered_at", "1900-01-01 10:00"],
        ["dateOutOfRange", "ordered_at", "2100-01-01 10:00"],
        ["invalidAmount", "amount", "12.505"],
        ["amountOutOfRange", "amount", "9999999"],
        ["missingValue", "order_number", null],
        ["shortRow", null, null],
        ["longRow", null, null],
        ["malformedQuotes", null, null],
        ["totalRow", null, null]
      ].map(([code, field_name, found], index) => ({
        line: index + 4,
        code,
        field_name,
        found,
        raw: lines[index]
      }))
    );
    expect(
      await bench.rows(
        "deliveries",
        "select rows_read, rows_loaded, rows_rejected from given where table_name = 'orders'"
      )
    ).toEqual([{rows_read: 12, rows_loaded: 2, rows_rejected: 10}]);
  });

  it("counts a total row as a row set aside, and none of its money", async () => {
    bench.deliver({"2021-02-01": {...programmeDelivery(), "orders.csv": orders("Total,,,,85,,")}});
    await bench.read();
    expect(
      await bench.rows(
        "deliveries",
        "select rows_read, rows_rejected, cents_read, cents_loaded, cents_rejected from given where table_name = 'orders'"
      )
    ).toEqual([
      {rows_read: 3, rows_rejected: 1, cents_read: 8500, cents_loaded: 8500, cents_rejected: 0}
    ]);
  });

  it("counts the lines of a flat file once, under orders; persons and performances one by one", async () => {
    bench.map(flatMapping);
    bench.deliver({"2021-02-01": {"flat.csv": flatFile}});
    await bench.read();
    expect(
      await bench.rows(
        "deliveries",
        "select table_name, rows_read, rows_loaded, rows_rejected, rows_duplicate from given order by table_name"
      )
    ).toEqual([
      {table_name: "customers", rows_read: 2, rows_loaded: 2, rows_rejected: 0, rows_duplicate: 0},
      {table_name: "orders", rows_read: 5, rows_loaded: 4, rows_rejected: 1, rows_duplicate: 0},
      {
        table_name: "performances",
        rows_read: 1,
        rows_loaded: 1,
        rows_rejected: 0,
        rows_duplicate: 0
      }
    ]);
  });

  it("keeps line numbers through quoted breaks, blank lines and another encoding", async () => {
    const text = orders(
      '111113,,ABC123,2020-12-26 10:00,50,"Été\nà deux lignes",',
      "",
      "111114,,ABC123,hier,50,,"
    ).replaceAll("\n", "\r\n");
    bench.deliver({
      "2021-02-01": {...programmeDelivery(), "orders.csv": Buffer.from(text, "latin1")}
    });
    await bench.read();
    expect(await bench.rows("quarantine", "select line, raw from given")).toEqual([
      {line: 7, raw: "111114,,ABC123,hier,50,,"}
    ]);
    expect(
      await bench.rows("orders", "select price_type from given where order_number = '111113'")
    ).toEqual([{price_type: "Été\r\nà deux lignes"}]);
  });

  it("names the required column that is missing, and reads the other files", async () => {
    const text = programmeCsv("orders", programmeRows.orders).replace("Montant du billet", "Prix");
    bench.deliver({"2021-02-01": {...programmeDelivery(), "orders.csv": text, "notes.txt": "x"}});
    await bench.read();
    expect(await bench.rows("performances", "select count(*) as n from given")).toEqual([{n: 2}]);
    expect(await issues()).toMatchObject([
      {code: "invalidPostalCode"},
      {code: "missingColumn", field_name: "amount", file: "orders.csv"},
      {code: "unknownFile", file: "notes.txt"}
    ]);
  });

  it("never takes a name from a file for SQL", async () => {
    const evil = "x'); drop table delivery_orders; --";
    const text = orders(`111113,,ABC123,2020-12-26 10:00,50,${evil},${evil}`).replace(
      "Catégorie",
      `${evil}",Catégorie`
    );
    bench.deliver({
      "2021-02-01": {
        ...programmeDelivery(),
        "orders.csv": orders(`111113,,ABC123,2020-12-26 10:00,50,${evil},${evil}`),
        [`orders ${evil.replaceAll("/", "")}.csv`]: text
      }
    });
    await bench.read();
    expect(
      await bench.rows("orders", "select price_type from given where order_number = '111113'")
    ).toEqual([{price_type: evil}]);
  });
});
