/** Real exports, used where they lie and never copied: skipped where the folder is absent. */
import {existsSync, readFileSync} from "node:fs";
import {basename, join} from "node:path";
import {describe, expect, it} from "vitest";
import {parse} from "yaml";
import {proposeMapping} from "../../../loaders/proposal/proposeMapping.js";
import {accountSql, tellRefusal, tellSample} from "../sampleTable.js";
import {type MappingSpec, Workbench} from "../workbench.js";

const samples =
  process.env.PUBLIC_C_SAMPLES ?? join(import.meta.dirname, "../../../../shared/samples");
const ticketing = join(samples, "ticketing");
const mappingOf = (name: string): MappingSpec =>
  parse(readFileSync(join(import.meta.dirname, "../../input/samples", `${name}.yaml`), "utf8"));

interface Expected {
  file: string;
  mapping: string;
  /** Rows of orders: read = loaded + rejected + duplicate. */
  rows: {read: number; loaded: number; rejected: number};
  /** Cents read and loaded. */
  cents: [number, number];
  /** Kinds of issue, with the field where there is one. */
  issues: readonly string[];
}

/** Counted apart from this program, in the files themselves. */
const exports: readonly Expected[] = [
  {
    file: "art_theater_champaign/ticket_sales_by_showing.csv",
    mapping: "art-theater-champaign",
    rows: {read: 9564, loaded: 9564, rejected: 0},
    cents: [84_600_825, 84_600_825],
    issues: ["unmappedWord price_type"]
  },
  {
    file: "audience1st_redacted/sales_summary.redacted.csv",
    mapping: "todaytix",
    rows: {read: 107, loaded: 107, rejected: 0},
    cents: [536_800, 536_800],
    issues: []
  },
  {
    file: "audience1st_redacted/PUTITTOGETHER_20100805102638.redacted.csv",
    mapping: "webtix",
    rows: {read: 83, loaded: 83, rejected: 0},
    cents: [278_800, 278_800],
    issues: ["unmappedWord channel"]
  },
  {
    file: "audience1st_redacted/brownpapertickets_1.redacted.csv",
    mapping: "brown-paper-tickets",
    rows: {read: 7, loaded: 5, rejected: 2},
    cents: [24_300, 24_300],
    issues: ["invalidDate starts_at", "missingValue order_number", "repeatedHeader"]
  },
  {
    file: "audience1st_redacted/various_errors.redacted.csv",
    mapping: "errors",
    rows: {read: 3, loaded: 1, rejected: 2},
    cents: [4_500, 1_500],
    issues: [
      "invalidDate starts_at",
      "missingValue order_number",
      "unknownPerformance performance_code"
    ]
  },
  {
    file: "audience1st_redacted/2010-01-12-HandToGod.redacted.csv",
    mapping: "goldstar",
    rows: {read: 0, loaded: 0, rejected: 0},
    cents: [0, 0],
    issues: ["missingColumn amount"]
  },
  {
    file: "art_theater_champaign/gross_revenue_by_event.csv",
    mapping: "grosses",
    rows: {read: 0, loaded: 0, rejected: 0},
    cents: [0, 0],
    issues: ["missingColumn order_number", "missingColumn ordered_at"]
  },
  {
    file: "tiqets_takehome/orders.csv",
    mapping: "tiqets",
    rows: {read: 0, loaded: 0, rejected: 0},
    cents: [0, 0],
    issues: ["missingColumn amount", "missingColumn ordered_at", "missingColumn performance_code"]
  },
  {
    file: "tiqets_takehome/barcodes.csv",
    mapping: "tiqets-barcodes",
    rows: {read: 0, loaded: 0, rejected: 0},
    cents: [0, 0],
    issues: ["missingColumn amount", "missingColumn ordered_at", "missingColumn performance_code"]
  },
  {
    file: "alfio/test-alfio.csv",
    mapping: "alfio",
    rows: {read: 0, loaded: 0, rejected: 0},
    cents: [0, 0],
    issues: ["missingColumn amount", "missingColumn ordered_at", "missingColumn performance_code"]
  },
  {
    file: "audience1st_redacted/2010-01-12-HandToGod.redacted.json",
    mapping: "goldstar-json",
    rows: {read: 0, loaded: 0, rejected: 0},
    cents: [0, 0],
    issues: ["missingColumn amount"]
  }
];

describe.skipIf(!existsSync(ticketing))("a real export, by its mapping alone", () => {
  for (const {file, mapping, rows, cents, issues} of exports)
    it(`${file}: ${rows.read} rows read, ${rows.loaded} loaded, every row and cent accounted for`, async () => {
      using bench = new Workbench(mappingOf(mapping));
      bench.deliver({"2019-12-31": {[basename(file)]: readFileSync(join(ticketing, file))}});
      await bench.read();
      const [account] = await bench.rows(
        "deliveries",
        "select rows_read, rows_loaded, rows_rejected, rows_duplicate, cents_read, cents_loaded from given where table_name = 'orders'"
      );
      const told = await bench.rows<{told: string}>(
        "issues",
        "select distinct concat_ws(' ', code, field_name) as told from given order by told"
      );
      expect({...account, issues: told.map((issue) => issue.told)}).toEqual({
        rows_read: rows.read,
        rows_loaded: rows.loaded,
        rows_rejected: rows.rejected,
        rows_duplicate: 0,
        cents_read: cents[0],
        cents_loaded: cents[1],
        issues
      });
      await tellSample(bench, {file, how: `mapping ${mapping}`, path: join(ticketing, file)});
    });
});

describe.skipIf(!existsSync(ticketing))(
  "three files that only together tell of performances",
  () => {
    it("spektrix_xml_legacy: titles and seats are looked up; a show that is in no file is missed by name", async () => {
      using bench = new Workbench(mappingOf("spektrix-xml"));
      const folder = join(ticketing, "spektrix_xml_legacy");
      const names = ["events.xml", "instances.xml", "instance-status.xml"];
      bench.deliver({
        "2014-06-01": Object.fromEntries(
          names.map((name) => [name, readFileSync(join(folder, name))])
        )
      });
      await bench.read();
      const [account] = await bench.rows("deliveries", accountSql("performances"));
      expect(account).toMatchObject({rows_read: 822, rows_loaded: 487, rows_rejected: 335});
      const told = await bench.rows(
        "issues",
        "select code, field_name, count(*) as n from given group by all"
      );
      expect(told).toEqual([{code: "missingValue", field_name: "title", n: 335}]);
      const [seats] = await bench.rows(
        "performances",
        "select count(capacity) as known from given"
      );
      expect(seats).toEqual({known: 487});
      const file = "spektrix_xml_legacy/{instances,events,instance-status}.xml";
      await tellSample(bench, {file, how: "mapping spektrix-xml", table: "performances"});
    });
  }
);

/** Neither tickets nor orders, or none that can be told from totals: refused, with the sentence that says why. */
const refused = [
  ["art_theater_champaign/gross_revenue_by_event.csv", "preAggregated"],
  ["audience1st/fake_names.csv", "noHeader"],
  ["audience1st/customer_list_template.csv", "headerOnly"],
  ["spektrix_v3_json/columns.json", "jsonWithoutList"],
  ["spektrix_v3_json/data_kaymeekcentre.json", "showsWithoutDates"],
  ["spektrix_v3_json/data_rcmusic.json", "showsWithoutDates"],
  ["spektrix_v3_json/data_sidwilliams.json", "showsWithoutDates"],
  ["spektrix_xml_legacy/events.xml", "showsWithoutDates"],
  ["spektrix_xml_legacy/show.xml", "showsWithoutDates"],
  ["spektrix_xml_legacy/instance-status.xml", "showsWithoutDates"],
  ["tessitura_json/season.json", "notTicketing"],
  ["tessitura_json/seasons.json", "jsonWithoutList"],
  ["tessitura_json/production-season.json", "jsonWithoutList"],
  ["tessitura_json/performance-zones.json", "showsWithoutDates"]
] as const;

describe.skipIf(!existsSync(ticketing))("a real file without sales", () => {
  it.each(refused)("%s is refused: %s", async (file, code) => {
    const path = join(ticketing, file);
    const {files} = await proposeMapping([{name: basename(file), path}], {language: "en"});
    expect(files).toMatchObject([{refused: code}]);
    tellRefusal(file, path, code);
  });
});
