/** Writes data/practice from one member of a demonstration: `PUBLIC_C_HOME=… npx tsx demo/writePractice.ts place-des-marees`. */
import {mkdirSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {readCollective} from "../loaders/collective.js";
import {describeSnapshot, publishedSnapshot} from "../loaders/exportMarts.js";
import {openHome} from "../loaders/home.js";
import {martsFor, readMart} from "../loaders/marts.js";
import {withWarehouse} from "../loaders/warehouse/withWarehouse.js";
import {practice} from "../src/vocabulary/practice.js";

const folder = "data/practice";
const [organization = ""] = process.argv.slice(2);
const {id, file} = publishedSnapshot(openHome());

await withWarehouse(
  file,
  async (warehouse) => {
    rmSync(folder, {recursive: true, force: true});
    mkdirSync(folder, {recursive: true});
    for (const mart of martsFor("own")) {
      const rows = await readMart(warehouse, mart, {kind: "own", organization});
      write(
        mart,
        rows.map((row) => ({...row, organization: practice}))
      );
    }
    const collective = readCollective("data/collectives/demo");
    const snapshot = await describeSnapshot(warehouse, id, file, collective);
    const name = "Salle d’exercice";
    const organizations = [
      {organization: practice, name, city: "Montréal", languages: ["fr", "en"]}
    ];
    write("snapshot", {...snapshot, id: "practice", builtAt: snapshot.asOf, organizations});
  },
  {readOnly: true}
);

/** A row per line, so that a new version can be read beside the old one. */
function write(name: string, value: unknown): void {
  const text = Array.isArray(value)
    ? `[${value.map((row) => `\n${JSON.stringify(row)}`).join(",")}\n]\n`
    : `${JSON.stringify(value, null, 2)}\n`;
  writeFileSync(join(folder, `${name}.json`), text);
}
