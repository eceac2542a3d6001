/** What must not build does not, and says which model, which check and which rows. */
import {cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {readModels} from "../../../loaders/models/readModels.js";
import {forgetfulLedger} from "../../../loaders/privacy/suppress/index.js";
import {buildModels} from "../../../loaders/warehouse/buildModels.js";
import {loadMetrics} from "../../../loaders/warehouse/loadMetrics.js";
import {withWarehouse} from "../../../loaders/warehouse/withWarehouse.js";
import {metrics} from "../../../src/vocabulary/metrics.js";
import {asOf, literalCollective, loadLiteralCollective} from "./literalCollective.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "models-"));
  for (const layer of ["staging", "intermediate", "marts"]) mkdirSync(join(folder, layer));
});
afterEach(() => rmSync(folder, {recursive: true}));

function write(name: string, sql: string, contract: string): void {
  writeFileSync(join(folder, `${name}.sql`), sql);
  writeFileSync(join(folder, `${name}.yml`), contract);
}

const build = () =>
  withWarehouse(":memory:", async (warehouse) => {
    await loadLiteralCollective(warehouse);
    return buildModels(warehouse, {
      collective: literalCollective,
      asOf,
      folder,
      ledger: forgetfulLedger()
    });
  });

const label = 'label: {fr: "Organisme", en: "Organization"}';
const own = `
grain: One row per organization.
keys: [organization]
audience: own
columns:
  organization: {unit: id, ${label}}
`;
const collective = `
grain: One row per organization and season.
keys: [organization, season]
audience: collective
title: { fr: "Total", en: "Total" }
disclosure:
  figures: sums
  contributor: organization
  persons: attendance
  dimensions: {season: slice}
  measures: {attendance: sum}
columns: {organization: id, season: season, attendance: count}
`;
const contributions =
  "select organization, '2021-2022' as season, 1 as attendance from main.members";

describe("a model that breaks its contract", () => {
  it("has two rows where one is promised: named by model, check and up to three keys", async () => {
    write("marts/doubled", "select organization from main.performances", own);
    await expect(build()).rejects.toThrow(
      "model doubled: more than one row per organization: (alpha) (beta)"
    );
  });

  it("lacks a value", async () => {
    write("marts/lacking", "select null::varchar as organization", own);
    await expect(build()).rejects.toThrow(
      "model lacking: a value is missing among organization: (null)"
    );
  });

  it("builds a column nobody declared, or declares one it does not build", async () => {
    write("marts/more", "select organization, name from main.members", own);
    await expect(build()).rejects.toThrow("model more: built but not declared: name");
    write("marts/more", "select name from main.members", own);
    await expect(build()).rejects.toThrow("model more: declared but not built: organization");
  });

  it("names what is not there", async () => {
    const contract = `${own}relations: {organization: main.members.organization}\n`;
    write("marts/stranger", "select 'delta' as organization", contract);
    await expect(build()).rejects.toThrow(
      "model stranger: organization is not in main.members.organization: (delta)"
    );
  });

  it("breaks an accounting identity", async () => {
    const contract = `${own}identities: {a name is short: length(organization) < 5}\n`;
    write("marts/long", "select organization from main.members", contract);
    await expect(build()).rejects.toThrow(
      "model long: not true that a name is short: (alpha) (gamma)"
    );
  });

  it("is wrong SQL, named after its model", async () => {
    write("marts/wrong", "select organisation from main.members", own);
    await expect(build()).rejects.toThrow(/^model marts\.wrong: Binder Error/);
  });
});

describe("a mart that could be published by accident", () => {
  const refuses = (name: string, sql: string, contract: string, message: string) => {
    write(name, sql, contract);
    expect(() => readModels(folder)).toThrow(message);
  };

  it("has no contract beside it", () => {
    writeFileSync(join(folder, "marts/bare.sql"), "select 1");
    expect(() => readModels(folder)).toThrow("bare.sql has no contract beside it");
  });

  it("declares no audience", () => {
    const contract = own.replace("audience: own\n", "");
    refuses("marts/open", "select 1", contract, "marts.open declares no audience");
  });

  it("is own but says nobody whose rows they are", () => {
    const contract = own.replaceAll("organization", "season");
    refuses("marts/whose", "select 1", contract, "is own but has no organization column");
  });

  it("is collective and declares nothing for the door to count", () => {
    const contract = collective.replace(/disclosure:\n( {2}.*\n)+/, "");
    refuses("marts/total", contributions, contract, "is collective but declares no contributor");
  });

  it.each(["contributor", "persons", "dimensions", "measures"])("lacks its %s", (part) => {
    const contract = collective.replace(new RegExp(` {2}${part}:.*\n`), "");
    refuses("marts/total", contributions, contract, `disclosure.${part}: found nothing`);
  });

  it("is collective and has no name for the release statement", () => {
    const contract = collective.replace(/title:.*\n/, "");
    refuses("marts/total", contributions, contract, "marts.total has no title");
  });

  it("discloses a column it does not have", () => {
    const contract = collective.replace("contributor: organization", "contributor: holding");
    refuses("marts/total", contributions, contract, "discloses holding, which is no column");
  });

  it("has a column without a name for its readers", () => {
    const contract = own.replace(`{unit: id, ${label}}`, "id");
    refuses("marts/nameless", "select 1", contract, "neither a metric nor a unit and label");
  });
});

describe("the order of models", () => {
  const contract = "grain: One row per nothing.\ncolumns: {one: count}\n";

  it("follows what their SQL reads, not their names or what their comments say", () => {
    write("intermediate/a", "select * from intermediate.b -- not marts.c", contract);
    write("intermediate/b", "select 1 as one", contract);
    expect(readModels(folder).map(({id}) => id)).toEqual(["intermediate.b", "intermediate.a"]);
  });

  it("refuses a circle, and a model that does not exist", () => {
    write("intermediate/a", "select * from intermediate.b", contract);
    write("intermediate/b", "select * from intermediate.a", contract);
    expect(() => readModels(folder)).toThrow(
      "models read each other: intermediate.a → intermediate.b → intermediate.a"
    );
    write("intermediate/b", "select * from staging.c", contract);
    expect(() => readModels(folder)).toThrow(
      "intermediate.b reads staging.c, which does not exist"
    );
  });
});

describe("a collective mart", () => {
  it("keeps no contribution: with two organizations nothing is told", async () => {
    cpSync(join(import.meta.dirname, "../../../loaders/models"), folder, {recursive: true});
    write("marts/total", contributions, collective);
    await withWarehouse(":memory:", async (warehouse) => {
      await loadLiteralCollective(warehouse);
      const ledger = forgetfulLedger();
      await buildModels(warehouse, {collective: literalCollective, asOf, folder, ledger});
      const tables = await warehouse.runAndReadAll(
        "select table_name from duckdb_tables() where table_name like '%contributions%'"
      );
      expect(tables.getRows()).toEqual([]);
      const cells = await warehouse.runAndReadAll("select value, status, reason from marts.total");
      expect(cells.getRows()).toEqual([[null, "masked", "tooFewOrganizations"]]);
    });
  });
});

describe("the metric registry", () => {
  it("holds every metric that a model names, and refuses one without its words", () =>
    withWarehouse(":memory:", async (warehouse) => {
      await loadMetrics(warehouse);
      const unsaid = {...metrics.attendance, definition: {fr: "Entrées.", en: " "}};
      await expect(loadMetrics(warehouse, {attendance: unsaid})).rejects.toThrow(
        "metric attendance has no definition"
      );
      const mute = {...metrics.attendance, source: ""};
      await expect(loadMetrics(warehouse, {attendance: mute})).rejects.toThrow("has no source");
    }));

  it("is what a column that names a metric is held to", () => {
    const contracts = readModels().map(({id, contract}) => [id, contract.relations.metric]);
    expect(contracts).toContainEqual(["intermediate.organization_values", "main.metrics.metric"]);
    expect(contracts).toContainEqual(["intermediate.month_values", "main.metrics.metric"]);
  });
});
