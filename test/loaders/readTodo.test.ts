/** The queue of unknown words, on the tables that a snapshot holds. */
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readTodo, sayTodo, type TodoWord} from "../../loaders/readTodo.js";
import {withWarehouse} from "../../loaders/warehouse/withWarehouse.js";

async function queue(): Promise<TodoWord[]> {
  const warehouse = mkdtempSync(join(tmpdir(), "public-c-todo-"));
  try {
    mkdirSync(warehouse, {recursive: true});
    await withWarehouse(join(warehouse, "s1.duckdb"), async (db) => {
      await db.run(`create table performances as from (values ('p1', 'theatre'), ('p2', 'other')) as t(performance_id, discipline);
        create table orders as from (values
          ('a', 'p1', 2, 4000::bigint, 'unknown', 'PRM', 'web'),
          ('a', 'p1', -1, -2000::bigint, 'unknown', 'prm', 'unknown'),
          ('a', 'p2', 1, 3000::bigint, 'regular', 'Général', 'unknown'),
          ('b', 'p1', 9, 9000::bigint, 'unknown', 'PRM', 'web'))
          as t(organization, performance_id, tickets, amount_cents, price_category, price_type, channel);
        create table issue_lines as from (values
          ('a', 'price_type', 'unmappedWord', 'PRM', 1), ('a', 'price_type', 'unmappedWord', 'prm', 1),
          ('a', 'channel', 'unmappedWord', 'Kiosque', 2), ('a', 'amount', 'invalidAmount', '…', 5))
          as t(organization, field_name, code, found, rows)`);
    });
    writeFileSync(join(warehouse, "current"), "s1\n");
    return await readTodo({warehouse});
  } finally {
    rmSync(warehouse, {recursive: true});
  }
}

describe("readTodo(home)", () => {
  it("counts words once whatever their case, by tickets and dollars, and only words nobody mapped", async () => {
    expect(await queue()).toEqual([
      {
        organization: "a",
        kind: "priceType",
        word: "PRM",
        rows: 2,
        tickets: 3,
        cents: 6000,
        isShared: false
      },
      {
        organization: "a",
        kind: "channel",
        word: "Kiosque",
        rows: 2,
        tickets: 2,
        cents: 5000,
        isShared: true
      }
    ]);
  });

  it("refuses before the first ingestion", async () => {
    await expect(async () => readTodo({warehouse: join(tmpdir(), "none")})).rejects.toThrow(
      "nothing has been ingested yet"
    );
  });
});

describe("sayTodo(queue, language)", () => {
  it("says when nothing is left to translate", () => {
    expect(sayTodo([], "fr")).toBe("Tous les mots des livraisons ont un code.");
  });
});
