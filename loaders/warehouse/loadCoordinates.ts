/** Where forward sortation areas lie: the middle of each, in degrees. */
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {insertRows} from "./insertRows.js";
import {referenceFolder} from "./loadTerritories.js";
import type {Warehouse} from "./withWarehouse.js";

const columns = {fsa: "VARCHAR", latitude: "DOUBLE", longitude: "DOUBLE"} as const;

/** Writes `coordinates`; an area that is not in the table has no distance. */
export async function loadCoordinates(warehouse: Warehouse): Promise<void> {
  await insertRows(warehouse, "main.coordinates", columns, readCoordinates());
}

function readCoordinates() {
  const [, ...lines] = readFileSync(join(referenceFolder, "coordinates.csv"), "utf8").split("\n");
  return lines.filter(Boolean).map((line) => {
    const [fsa, latitude, longitude] = line.split(",");
    return {fsa, latitude: Number(latitude), longitude: Number(longitude)};
  });
}
