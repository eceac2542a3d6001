/** Problems that no row shows alone. */
import {describe, expect, it} from "vitest";
import {strayFolders} from "../../../loaders/sources/strayFolders.js";
import {programmeCsv, programmeDelivery, programmeMapping, Workbench} from "../workbench.js";

const sale = (order: string, amount: string) =>
  `${order},CLI123,ABC123,2021-01-02 10:00,${amount},Général,Internet`;

describe("what only all deliveries together tell", () => {
  const told = (bench: Workbench) =>
    bench.rows(
      "issues",
      "select code, found, rows from given where code in ('refundWithoutSale', 'soldAboveCapacity')"
    );

  it("a refund whose sale no delivery brought, until one does", async () => {
    using bench = new Workbench(programmeMapping("fr"));
    bench.deliver({"2021-02-01": programmeDelivery({orders: [sale("9", "-50"), sale("8", "50")]})});
    await bench.read();
    expect(await told(bench)).toEqual([{code: "refundWithoutSale", found: null, rows: 1}]);
    bench.deliver({
      "2021-03-01": {
        "orders.csv": programmeCsv("orders", [sale("9", "50").replace("2021-01-02", "2020-12-02")])
      }
    });
    await bench.read();
    expect(await told(bench)).toEqual([]);
  });

  it("more tickets than seats", async () => {
    using bench = new Workbench(programmeMapping("fr"));
    const performances = ["ABC123,Roméo & Juliette,Grande Salle,2021-01-05 20:00,2,Théâtre"];
    const orders = [sale("1", "50"), sale("2", "50"), sale("3", "50")];
    bench.deliver({"2021-02-01": programmeDelivery({performances, orders})});
    await bench.read();
    expect(await told(bench)).toEqual([
      {code: "soldAboveCapacity", found: "Roméo & Juliette (3 / 2)", rows: 1}
    ]);
  });
});

describe("a header that bears a title twice", () => {
  it("is told, and its first column is read", async () => {
    using bench = new Workbench(programmeMapping("fr"));
    const doubled = programmeCsv("orders", [
      "1,CLI123,ABC123,2021-01-02 10:00,50,Général,Internet,99"
    ]);
    bench.deliver({
      "2021-02-01": {
        ...programmeDelivery(),
        "orders.csv": doubled.replace(
          "Canal de transaction",
          "Canal de transaction,Montant du billet"
        )
      }
    });
    await bench.read();
    expect(
      await bench.rows(
        "issues",
        "select code, field_name from given where code = 'duplicateHeader'"
      )
    ).toEqual([{code: "duplicateHeader", field_name: "amount"}]);
    expect(await bench.rows("orders", "select amount_cents from given")).toEqual([
      {amount_cents: 5_000}
    ]);
  });
});

describe("a delivery whose delivery.yaml cannot be read", () => {
  it("stops only itself, and keeps what was read of it before", async () => {
    using bench = new Workbench(programmeMapping("fr"));
    const known = () =>
      bench.rows<{id: string}>(
        "orders",
        "select distinct delivery_id as id from given order by id"
      );
    const second = [sale("7", "50").replace("2021-01-02", "2021-02-15")];
    bench.deliver({"2021-02-01": programmeDelivery()});
    await bench.read();
    bench.deliver({
      "2021-02-01": {"delivery.yaml": "kind: everything\n"},
      "2021-02-20": {"delivery.yaml": "]["},
      "2021-03-01": {"orders.csv": programmeCsv("orders", second)}
    });
    await bench.read();
    expect(await known()).toEqual([{id: "2021-02-01"}, {id: "2021-03-01"}]);
    const told = strayFolders(bench.collective, bench.home).map(({folder, reason}) => [
      folder,
      reason
    ]);
    expect(told).toEqual([
      ["raw/theatre/2021-02-01", "unreadableNotes"],
      ["raw/theatre/2021-02-20", "unreadableNotes"]
    ]);
  });
});
