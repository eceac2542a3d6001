/** Exports in the layouts of systems met in the field, their rows invented: read to the cent by the mapping proposed for them. */
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {mappingSpec} from "../../../loaders/mapping.js";
import {checkDelivery} from "../../../loaders/preflight/checkDelivery.js";
import {isRead, proposeMapping} from "../../../loaders/proposal/proposeMapping.js";

const folder = join(import.meta.dirname, "../../input/vendors");

interface Expected {
  file: string;
  language: "fr" | "en";
  /** Sales read and loaded, cents loaded, performances, customers. */
  loaded: readonly [number, number, number, number, number];
  missing?: readonly string[];
  refunds?: readonly string[];
  voided?: readonly string[];
}

/** Counted by hand in the files. */
const exports: readonly Expected[] = [
  {file: "archtics.csv", language: "en", loaded: [3, 3, 37_500, 2, 3]},
  {file: "arenametrix.csv", language: "fr", loaded: [3, 3, 6_600, 2, 2]},
  {file: "billetweb.csv", language: "fr", loaded: [3, 3, 6_200, 1, 2]},
  {file: "eventbrite-orders.csv", language: "en", loaded: [2, 2, 4_000, 1, 2]},
  {file: "excel-hint-fr.csv", language: "fr", loaded: [3, 2, 100_000, 1, 0]},
  {file: "fooevents.csv", language: "fr", loaded: [2, 2, 5_000, 1, 1]},
  {file: "humanitix.csv", language: "en", loaded: [2, 1, 2_500, 1, 2], voided: ["cancelled"]},
  {file: "lepointdevente.csv", language: "fr", loaded: [3, 3, 5_700, 2, 2]},
  {file: "months-in-letters-fr.csv", language: "fr", loaded: [3, 3, 107_500, 3, 0]},
  {file: "ovationtix.csv", language: "en", loaded: [2, 2, 8_500, 1, 2]},
  {file: "patronmanager.csv", language: "en", loaded: [2, 2, 8_500, 1, 2]},
  {file: "patronmanager.xls", language: "en", loaded: [3, 2, 8_500, 1, 0]},
  {file: "price-columns-fr.csv", language: "fr", loaded: [4, 3, 12_000, 1, 0]},
  {file: "secutix.csv", language: "fr", loaded: [2, 2, 1_050, 1, 2], refunds: ["Annulation"]},
  {file: "seetickets.csv", language: "en", loaded: [2, 2, 3_500, 1, 2], refunds: ["refund"]},
  {file: "showclix.csv", language: "en", loaded: [2, 2, 3_700, 1, 0]},
  {
    file: "square.csv",
    language: "en",
    loaded: [0, 0, 0, 0, 2],
    missing: ["performance_code"],
    refunds: ["Refund"]
  },
  {file: "tuxedo.csv", language: "fr", loaded: [3, 2, 8_000, 1, 2], voided: ["Remboursé"]},
  {file: "vendini.csv", language: "en", loaded: [3, 3, 20_500, 2, 3]},
  {file: "weezevent.csv", language: "fr", loaded: [3, 2, 4_000, 1, 2], voided: ["Annulé"]},
  {
    file: "woocommerce.csv",
    language: "fr",
    loaded: [0, 0, 0, 0, 2],
    missing: ["performance_code"],
    voided: ["Refunded"]
  }
];

describe("an export that nobody described", () => {
  it.each(exports)(
    "$file",
    async ({file, language, loaded, missing = [], refunds = [], voided = []}) => {
      const files = [{name: file, path: join(folder, file)}];
      const {files: proposed, mapping} = await proposeMapping(files, {language});
      const asOf = "2022-04-15";
      const {tables} = await checkDelivery({
        files,
        mapping: mappingSpec.parse(mapping),
        asOf,
        language
      });
      const {orders, performances, customers} = tables;
      expect({
        loaded: [
          orders.rowsRead,
          orders.rowsLoaded,
          orders.centsLoaded,
          performances.rowsLoaded,
          customers.rowsLoaded
        ],
        missing: proposed.filter(isRead).flatMap((one) => one.missing.map(({field}) => field)),
        refunds: mapping!.words.refunds,
        voided: mapping!.words.voided
      }).toEqual({loaded, missing, refunds, voided});
    }
  );
});
