/** Real exports, used where they lie and never copied: skipped where the folder is absent. */
import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {parse} from "yaml";
import {type MappingSpec, Workbench} from "../workbench.js";

const samples =
  process.env.PUBLIC_C_SAMPLES ?? join(import.meta.dirname, "../../../../shared/samples");
const ticketing = join(samples, "ticketing");
const mappingOf = (name: string): MappingSpec =>
  parse(readFileSync(join(import.meta.dirname, "../../input/samples", `${name}.yaml`), "utf8"));

describe.skipIf(!existsSync(ticketing))("a real export, by its mapping alone", () => {
  it("Art Theater, Champaign: 9,564 rows, every row and cent accounted for", async () => {
    using bench = new Workbench(mappingOf("art-theater-champaign"));
    const file = "ticket_sales_by_showing.csv";
    bench.deliver({
      "2019-12-31": {[file]: readFileSync(join(ticketing, "art_theater_champaign", file))}
    });
    await bench.read();
    const accounts = await bench.rows(
      "deliveries",
      "select * exclude (organization, delivery_id, received_on) from given where table_name = 'orders'"
    );
    expect(accounts).toEqual([
      {
        table_name: "orders",
        rows_read: 9564,
        rows_loaded: 9564,
        rows_rejected: 0,
        rows_duplicate: 0,
        cents_read: 84_600_825,
        cents_loaded: 84_600_825,
        cents_rejected: 0,
        cents_duplicate: 0
      }
    ]);
  });
});
