/** The reference territories as committed: they agree with the municipalities, the codes and the members. */
import {beforeAll, describe, expect, it} from "vitest";
import {readCollective} from "../../../loaders/collective.js";
import {loadTerritories, referenceFolder} from "../../../loaders/warehouse/loadTerritories.js";
import {rowsOf, withWarehouse} from "../../../loaders/warehouse/withWarehouse.js";
import {adminRegions, metropolitanAreas} from "../../../src/vocabulary/codes.js";

interface Place {
  municipality: string;
  mrc: string | null;
  admin_region: string;
  metropolitan_area: string | null;
}

let territories: (Place & {fsa: string})[];
let municipalities: Place[];

beforeAll(() =>
  withWarehouse(
    ":memory:",
    async (warehouse) => {
      await loadTerritories(warehouse);
      territories = await rowsOf(warehouse, "from territories");
      municipalities = await rowsOf(
        warehouse,
        `from read_csv('${referenceFolder}/municipalities/municipalities.csv', all_varchar = true, header = true)`
      );
    },
    {folders: [referenceFolder]}
  )
);

describe("territories.csv", () => {
  it("places every area in a known municipality, with that municipality's MRC and region", () => {
    for (const {fsa, municipality, mrc, admin_region} of territories) {
      const known = municipalities.find((one) => one.municipality === municipality);
      expect({fsa, mrc, admin_region}).toEqual({
        fsa,
        mrc: known?.mrc,
        admin_region: known?.admin_region
      });
    }
    expect(territories.length).toBeGreaterThan(300);
  });

  it("gives an urban area its municipality's metropolitan area, a rural one none", () => {
    for (const {fsa, municipality, metropolitan_area} of territories) {
      const known = municipalities.find((one) => one.municipality === municipality)!;
      expect([fsa, metropolitan_area]).toEqual([
        fsa,
        fsa[1] === "0" ? null : known.metropolitan_area
      ]);
    }
  });

  it("uses only codes of the vocabulary", () => {
    for (const {admin_region, metropolitan_area} of municipalities) {
      expect(Object.keys(adminRegions)).toContain(admin_region);
      if (metropolitan_area) expect(Object.keys(metropolitanAreas)).toContain(metropolitan_area);
    }
  });

  it("knows the municipality of every member of the demonstration", () => {
    const known = new Set(municipalities.map(({municipality}) => municipality));
    for (const {territory} of readCollective("data/collectives/demo").members)
      expect(known).toContain(territory.municipality);
  });
});
