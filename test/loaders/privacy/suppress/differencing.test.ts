import {describe, expect, it} from "vitest";
import {
  type Contribution,
  type Dimension,
  forgetfulLedger,
  publishShowSheet
} from "../../../../loaders/privacy/suppress/index.js";
import {roundPublished} from "../../../../loaders/privacy/suppress/round.js";
import {byCategory, cellOf, everybody, leaks, members, release, rules, sold} from "./collective.js";

const grouped = (groups: Record<string, readonly string[]>, total = true): Dimension[] => [
  ...byCategory,
  {name: "peerGroup", kind: "group", total, groups}
];

describe("the ten ways to difference (4-trust A.5)", () => {
  it("group − me: four others hide behind one another, so five may publish", async () => {
    const ledger = forgetfulLedger();
    const {cells} = await release(everybody(members.slice(0, 5)), {ledger});
    expect(cellOf(cells, {category: null}).status).toBe("published");
    expect(leaks(ledger)).toEqual([]);
  });

  it("group − me: when one other member is nearly all the rest, nothing is published", async () => {
    const small = members.slice(2).map((member) => sold(member, "music", 12));
    const {cells} = await release([sold("a", "music", 5_000), sold("b", "music", 4_000), ...small]);
    expect(cellOf(cells, {category: "music"})).toMatchObject({
      status: "masked",
      reason: "confidentiality"
    });
  });

  it("group A − group B that differ by one organization: only one of them is published", async () => {
    const ledger = forgetfulLedger();
    const groups = {region: members, city: members.slice(0, 6)};
    const {cells} = await release(everybody(), {ledger, dimensions: grouped(groups, false)});
    const statuses = ["region", "city"].map(
      (peerGroup) => cellOf(cells, {category: null, peerGroup}).status
    );
    expect(statuses).toEqual(["published", "masked"]);
    expect(leaks(ledger)).toEqual([]);
  });

  it("before and after a member joins: the figure stays as published", async () => {
    const ledger = forgetfulLedger();
    const before = await release(everybody(members.slice(0, 6)), {ledger});
    const after = await release(everybody(), {ledger});
    const [earlier, later] = [before, after].map(({cells}) => cellOf(cells, {category: null}));
    expect(later).toEqual({...earlier, isPending: true});
    expect(after.statement.changes.map(({en}) => en).join(" ")).toContain(
      "One organization contributes"
    );
    expect(leaks(ledger)).toEqual([]);
  });

  it("before and after a member leaves: the figure stays as published", async () => {
    const ledger = forgetfulLedger();
    const before = await release(everybody(), {ledger});
    const after = await release(everybody(members.slice(0, 6)), {ledger});
    const [earlier, later] = [before, after].map(({cells}) => cellOf(cells, {category: null}));
    expect(later).toEqual({...earlier, isPending: true});
    expect(after.statement.changes[0]!.fr).toMatch(/^Un organisme ne contribue plus/);
    expect(leaks(ledger)).toEqual([]);
  });

  it("total − other categories: a masked category takes a second one with it, or the total", async () => {
    const ledger = forgetfulLedger();
    const contributions = [...everybody(), sold("a", "circus", 80), sold("b", "circus", 70)];
    const {cells} = await release(contributions, {ledger});
    expect(cellOf(cells, {category: "circus"}).reason).toBe("tooFewOrganizations");
    expect(cells.filter(({reason}) => reason === "confidentiality")).toHaveLength(1);
    expect(leaks(ledger)).toEqual([]);
  });

  it("mean × count: no average where the money is masked", async () => {
    const measures = {
      tickets: {unit: "count"},
      averagePrice: {unit: "cents", numerator: "revenue", denominator: "tickets"}
    } as const;
    const dear: Contribution[] = everybody().map((contribution) => ({
      ...contribution,
      values: {
        tickets: contribution.values.tickets!,
        revenue: contribution.contributor === "a" ? 90_000_000 : 300_000
      }
    }));
    const {cells} = await release(dear, {measures});
    expect(cellOf(cells, {category: null}).status).toBe("published");
    expect(cellOf(cells, {category: null}, "averagePrice")).toMatchObject({
      status: "masked",
      reason: "confidentiality",
      value: null
    });
  });

  it("twelve months against the year: a month of two members is not the difference", async () => {
    const ledger = forgetfulLedger();
    const months = ["09", "10", "11", "12", "01", "02", "03", "04", "05", "06", "07", "08"];
    const dimensions: Dimension[] = [
      {name: "season", kind: "slice"},
      {name: "month", kind: "breakdown", total: true}
    ];
    const contributions = months.flatMap((month, index) =>
      (month === "07" ? members.slice(0, 2) : members).map((member) => ({
        ...sold(member, "music", 100 + 5 * index + 11 * members.indexOf(member)),
        cell: {season: "2018-2019", month}
      }))
    );
    const {cells} = await release(contributions, {ledger, mart: "months", dimensions});
    expect(cellOf(cells, {month: "07"}).status).toBe("masked");
    expect(cells.filter(({status}) => status === "masked")).toHaveLength(2);
    expect(leaks(ledger)).toEqual([]);
  });

  it("a corrected delivery: the figure waits for a batch of five", async () => {
    const ledger = forgetfulLedger();
    const corrected = (count: number) =>
      everybody().map((contribution) =>
        members.indexOf(contribution.contributor) < count
          ? {...contribution, values: {tickets: contribution.values.tickets! + 30}}
          : contribution
      );
    const first = cellOf((await release(corrected(0), {ledger})).cells, {category: null});
    const one = await release(corrected(1), {ledger});
    expect(cellOf(one.cells, {category: null})).toEqual({...first, isPending: true});
    expect(one.statement.changes.map(({fr}) => fr)).toEqual([
      "3 chiffres révisés attendent le prochain lot de corrections."
    ]);
    const batch = cellOf((await release(corrected(6), {ledger})).cells, {category: null});
    expect(batch).toMatchObject({value: first.value! + 360, isPending: false});
    expect(leaks(ledger)).toEqual([]);
  });

  it("deliveries of every day: a figure is revised once a month, and waits meanwhile", async () => {
    const ledger = forgetfulLedger();
    const sold = (more: number) =>
      everybody().map((one) => ({...one, values: {tickets: one.values.tickets! + more}}));
    const told = async (asOf: string, more: number) =>
      cellOf((await release(sold(more), {ledger, asOf})).cells, {category: null});
    const first = await told("2022-03-01", 0);
    expect(await told("2022-03-30", 30)).toEqual({...first, isPending: true});
    expect(await told("2022-04-01", 40)).toMatchObject({
      value: first.value! + 14 * 40,
      isPending: false
    });
    expect(leaks(ledger)).toEqual([]);
  });

  it("page, PDF, file and e-mail: rounding once is rounding for good", () => {
    for (const unit of ["persons", "count", "cents", "rate", "days", "ratio"] as const)
      for (const value of [0, 0.005, 0.285, 1.5, 12.344, 447, 998.5, 123_456.7, 99_950]) {
        const rounded = roundPublished(value, unit);
        expect(roundPublished(rounded, unit)).toBe(rounded);
      }
  });

  it("a granted show and the group's total: the grantee is judged with the owner's eyes", async () => {
    const three = ["a", "b", "c", "d", "e"];
    const contributions = three.map((member) =>
      sold(member, "music", {a: 400, b: 390, c: 130, d: 5, e: 5}[member]!)
    );
    const open = await release(contributions);
    expect(cellOf(open.cells, {category: "music"}).status).toBe("published");
    const ledger = forgetfulLedger();
    const tables = [{name: "territory", unit: "count", rows: []}] as const;
    await publishShowSheet({show: "s1", owner: "b", grantee: "c", tables, rules, ledger});
    const judged = await release(contributions, {ledger});
    expect(cellOf(judged.cells, {category: "music"}).status).toBe("masked");
  });

  it("a category with a single show is its presenter's own figure", async () => {
    const ledger = forgetfulLedger();
    const {cells} = await release([...everybody(), sold("c", "puppets", 240)], {ledger});
    expect(cellOf(cells, {category: "puppets"}).reason).toBe("tooFewOrganizations");
    expect(leaks(ledger)).toEqual([]);
  });
});
