/** The vocabulary's crosswalk is the one whose sources are written down. */
import {describe, expect, it} from "vitest";
import {referenceFolder} from "../../../loaders/warehouse/loadTerritories.js";
import {rowsOf, withWarehouse} from "../../../loaders/warehouse/withWarehouse.js";
import {type Discipline, disciplines} from "../../../src/vocabulary/codes.js";

interface Row {
  discipline: string;
  scheme: "artsdata" | "scenePro" | "occq";
  code: string | null;
  match: string;
  status: string;
}

const readRows = (): Promise<Row[]> =>
  withWarehouse(
    ":memory:",
    (warehouse) =>
      rowsOf(
        warehouse,
        `from read_csv('${referenceFolder}/disciplines/crosswalk.csv', all_varchar = true, header = true)`
      ),
    {folders: [referenceFolder]}
  );

describe("disciplines/crosswalk.csv", () => {
  it("gives every discipline its code in each of the three vocabularies, and the vocabulary says the same", async () => {
    const rows = await readRows();
    for (const [code, known] of Object.entries<Discipline>(disciplines))
      for (const scheme of ["artsdata", "scenePro", "occq"] as const) {
        const row = rows.find((one) => one.discipline === code && one.scheme === scheme);
        expect({code, scheme, told: row?.code, unverified: row?.status === "unverified"}).toEqual({
          code,
          scheme,
          told: known[scheme],
          unverified: known.unverified?.includes(scheme) ?? false
        });
      }
    expect(rows).toHaveLength(3 * Object.keys(disciplines).length);
  });

  it("says how near each code is, and none where there is no code", async () => {
    for (const {code, match, status} of await readRows()) {
      expect(["exact", "close", "broader", "none"]).toContain(match);
      expect(["verified", "unverified"]).toContain(status);
      expect(match === "none").toBe(code === null);
    }
  });
});
