import {describe, expect, it} from "vitest";
import {
  forgetfulLedger,
  publishShowSheet,
  type SheetTable
} from "../../../../loaders/privacy/suppress/index.js";
import {rules} from "./collective.js";

const table = (name: string, counts: Record<string, number>): SheetTable => ({
  name,
  unit: "count",
  rows: Object.entries(counts).map(([category, persons]) => ({
    category,
    persons,
    value: 2 * persons
  }))
});

async function sheet(...tables: SheetTable[]) {
  const ledger = forgetfulLedger();
  const grant = {show: "s1", owner: "a", grantee: "b", tables, rules, ledger};
  const cells = await publishShowSheet(grant);
  const of = (name: string, category: string | null) =>
    cells.find((cell) => cell.table === name && cell.category === category)!;
  return {cells, of, ledger};
}

describe("publishShowSheet(grant)", () => {
  it("publishes everything when every cell is about enough persons", async () => {
    const {cells} = await sheet(table("fsa", {H1A: 40, H2B: 30, H3C: 20}));
    expect(cells.map(({value}) => value)).toEqual([180, 80, 60, 40]);
  });

  it("masks a small cell and one more, so that the total does not give it", async () => {
    const {of} = await sheet(table("fsa", {H1A: 40, H2B: 30, H3C: 20, H4D: 6}));
    expect(of("fsa", "H4D")).toMatchObject({
      status: "masked",
      reason: "tooFewPersons",
      value: null
    });
    expect(of("fsa", "H3C")).toMatchObject({status: "masked", reason: "confidentiality"});
    expect(of("fsa", null).status).toBe("published");
  });

  it("uses that two tables have one total", async () => {
    const {cells} = await sheet(
      table("fsa", {H1A: 90, H4D: 6}),
      table("channel", {web: 50, phone: 46})
    );
    const masked = cells.filter(({status}) => status === "masked").map(({category}) => category);
    expect(masked).toContain("H4D");
    expect(masked.length).toBeGreaterThan(1);
  });

  describe("of a show that goes on selling", () => {
    const first = {H1A: 40, H2B: 30, H3C: 20};
    const second = async (next: Record<string, number>) => {
      const {ledger} = await sheet(table("fsa", first));
      const grant = {show: "s1", owner: "a", grantee: "b", rules, ledger};
      return publishShowSheet({...grant, tables: [table("fsa", next)]});
    };
    const values = (cells: readonly {value: number | null}[]) => cells.map(({value}) => value);

    it("shows what grew by enough persons", async () => {
      const cells = await second({H1A: 60, H2B: 45, H3C: 35});
      expect(values(cells)).toEqual([280, 120, 90, 70]);
      expect(cells.some(({isPending}) => isPending)).toBe(false);
    });

    it("repeats what grew by a few, and what would tell them", async () => {
      const cells = await second({H1A: 60, H2B: 45, H3C: 23});
      const of = (category: string | null) => cells.find((cell) => cell.category === category)!;
      expect(of("H3C")).toMatchObject({value: 40, isPending: true, status: "published"});
      expect(of(null)).toMatchObject({value: 255, isPending: false});
      expect(cells.filter(({isPending}) => isPending)).toHaveLength(2);
    });

    it("repeats all when nothing changed, and writes nothing", async () => {
      const {ledger, cells} = await sheet(table("fsa", first));
      const {hash} = ledger;
      const grant = {show: "s1", owner: "a", grantee: "b", rules, ledger};
      const again = await publishShowSheet({...grant, tables: [table("fsa", first)]});
      expect(again).toEqual(cells);
      expect(ledger.hash).toBe(hash);
    });
  });

  it("records the grant once", async () => {
    const {ledger} = await sheet(table("fsa", {H1A: 40, H2B: 30}));
    expect(ledger.coalitions()).toEqual([["b", "a"]]);
    const again = {show: "s2", owner: "a", grantee: "b", tables: [], rules, ledger};
    await publishShowSheet(again);
    expect(ledger.coalitions()).toHaveLength(1);
  });
});
