/** Real exports, used where they lie and never copied: skipped where the folder is absent. */
import {existsSync} from "node:fs";
import {basename, join} from "node:path";
import {describe, expect, it} from "vitest";
import {mappingSpec} from "../../../loaders/mapping.js";
import {checkDelivery} from "../../../loaders/preflight/checkDelivery.js";
import type {CheckReport} from "../../../loaders/preflight/checkReport.js";
import {isRead, type MapOptions, proposeMapping} from "../../../loaders/proposal/proposeMapping.js";

const samples =
  process.env.PUBLIC_C_SAMPLES ?? join(import.meta.dirname, "../../../../shared/samples");
const ticketing = join(samples, "ticketing");

const given = (path: string) => ({name: basename(path), path: join(ticketing, path)});

/** Checked by the mapping that was proposed for it. */
async function checked(path: string, options: Partial<MapOptions> = {}): Promise<CheckReport> {
  const files = [given(path)];
  const {mapping} = await proposeMapping(files, {language: "en", ...options});
  return checkDelivery({
    files,
    mapping: mappingSpec.parse(mapping),
    asOf: "2022-04-15",
    language: "en"
  });
}

async function missing(path: string): Promise<string[]> {
  const {
    files: [file]
  } = await proposeMapping([given(path)], {language: "en"});
  return file && isRead(file) ? file.missing.map(({field}) => field) : [];
}

describe.skipIf(!existsSync(ticketing))("a real export that nobody described", () => {
  it.each([
    ["audience1st_redacted/sales_summary.redacted.csv", {}, [107, 107, 0, 536_800]],
    ["audience1st_redacted/PUTITTOGETHER_20100805102638.redacted.csv", {}, [83, 83, 0, 278_800]],
    [
      "art_theater_champaign/ticket_sales_by_showing.csv",
      {standIns: true},
      [9564, 9564, 0, 84_600_825]
    ],
    ["audience1st_redacted/various_errors.redacted.csv", {constants: {title: "X"}}, [3, 1, 2, 1500]]
  ] as const)("%s loads to the cent", async (path, options, expected) => {
    const {orders} = (await checked(path, options)).tables;
    expect([orders.rowsRead, orders.rowsLoaded, orders.rowsRejected, orders.centsLoaded]).toEqual(
      expected
    );
    expect(orders.rowsRead).toBe(orders.rowsLoaded + orders.rowsRejected + orders.rowsDuplicate);
    expect(orders.centsRead).toBe(orders.centsLoaded + orders.centsRejected);
  });

  it.each([
    ["audience1st_redacted/2010-01-12-HandToGod.redacted.csv", ["ordered_at", "amount", "title"]],
    ["audience1st_redacted/brownpapertickets_1.redacted.csv", ["order_number", "title"]],
    ["art_theater_champaign/ticket_sales_by_showing.csv", ["order_number", "ordered_at"]],
    ["tiqets_takehome/barcodes.csv", ["performance_code", "ordered_at", "amount"]]
  ])("%s says which required columns it lacks", async (path, fields) => {
    expect(await missing(path)).toEqual(fields);
  });

  it.each([
    ["art_theater_champaign/gross_revenue_by_event.csv", "preAggregated"],
    ["audience1st/fake_names.csv", "noHeader"],
    ["audience1st/customer_list_template.csv", "headerOnly"],
    ["../encoding_traps_montpellier/VilleMTP_MTP_BudgetPri_2014.csv", "notTicketing"],
    ["../encoding_traps_montpellier/INSEE_MTP_CAFiris_2009.csv", "notTicketing"],
    ["spektrix_xml_legacy/events.xml", "showsWithoutDates"],
    ["spektrix_v3_json/data_rcmusic.json", "showsWithoutDates"]
  ])("%s is refused: %s", async (path, code) => {
    const {files} = await proposeMapping([given(path)], {language: "fr"});
    expect(files[0]).toMatchObject({refused: code});
  });
});
