/** The analyst's SQL reads the snapshot and nothing else. */
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type Home, openHome} from "../../loaders/home.js";
import {listTables, runSql} from "../../loaders/runSql.js";
import {withWarehouse} from "../../loaders/warehouse/withWarehouse.js";

let root: string;
let home: Home;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "public-c-sql-"));
  home = openHome(root);
  await withWarehouse(join(home.warehouse, "s.duckdb"), (work) =>
    work.run("create schema marts; create table marts.peers as select range as n from range(5)")
  );
  writeFileSync(join(home.warehouse, "current"), "s\n");
});
afterAll(() => rmSync(root, {recursive: true}));

describe("runSql(home, sql, most)", () => {
  it("answers with at most so many rows, and says when there were more", async () => {
    expect(await runSql(home, "select n from marts.peers order by n;", 2)).toEqual({
      snapshot: "s",
      columns: ["n"],
      rows: [{n: 0}, {n: 1}],
      isCut: true
    });
    expect((await runSql(home, "from marts.peers -- all of them", 5)).isCut).toBe(false);
  });

  it.each([
    ["another table's name", "from marts.nothing"],
    ["a file", "from read_csv('/etc/passwd')"],
    ["a folder", "from glob('/etc/*')"],
    ["writing", "delete from marts.peers"],
    [
      "writing behind a question",
      "from marts.peers); delete from marts.peers; select * from (select 1"
    ],
    ["opening another database", "attach '/tmp/x.duckdb' as x"]
  ])("refuses %s in one sentence", async (_name, sql) => {
    await expect(runSql(home, sql, 10)).rejects.toMatchObject({name: "PublicCError", exitCode: 2});
  });

  it("lists what may be asked", async () => {
    expect(await listTables(home)).toEqual([{table: "marts.peers", columns: "n"}]);
  });
});
