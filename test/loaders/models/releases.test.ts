/** What happens to a collective's release when a member withdraws, corrects, joins, or a group shrinks. */
import {beforeAll, describe, expect, it} from "vitest";
import type {Collective, Member} from "../../../loaders/collective.js";
import {readMart} from "../../../loaders/marts.js";
import {
  forgetfulLedger,
  type Ledger,
  type ReleaseStatement,
  statementText
} from "../../../loaders/privacy/suppress/index.js";
import {buildModels} from "../../../loaders/warehouse/buildModels.js";
import {withWarehouse} from "../../../loaders/warehouse/withWarehouse.js";
import type {PeerGroupRow, PeerRow, PublishedCell} from "../../../src/vocabulary/rows.js";
import {leaks} from "../privacy/suppress/collective.js";
import {chorus, loadChorus, nameOf} from "./chorus.js";

interface Told {
  statement: ReleaseStatement;
  peers: PeerRow[];
  seasons: PublishedCell[];
  groupsOf: (organization: string) => PeerGroupRow[];
}

const ledger: Ledger = forgetfulLedger();

const withdrawn = (member: Member): Member => ({...member, agreement: null});

/** The chorus as of a day, without those who no longer share, and with more seats sold by some. */
function release(
  asOf: string,
  {leave = [], correct = {}}: {leave?: number[]; correct?: Record<number, number>} = {}
): Promise<Told> {
  const left = new Set(leave.map(nameOf));
  const collective: Collective = {
    ...chorus,
    members: chorus.members.map((member) =>
      left.has(member.organization) ? withdrawn(member) : member
    )
  };
  return withWarehouse(":memory:", async (warehouse) => {
    await loadChorus(warehouse, collective.members);
    for (const [voice, seats] of Object.entries(correct))
      await warehouse.run(
        `insert into main.orders select orders.* replace (order_number || ' more ' || more as order_number)
         from main.orders as orders, range(${seats}) t(more)
         where organization = '${nameOf(Number(voice))}' and order_number like '% 2021-12-01 0'`
      );
    const {statement} = await buildModels(warehouse, {collective, asOf, ledger});
    const groups = new Map<string, PeerGroupRow[]>();
    for (const {organization} of collective.members)
      groups.set(
        organization,
        await readMart(warehouse, "peer_groups", {kind: "own", organization})
      );
    return {
      statement,
      peers: await readMart(warehouse, "peers", {kind: "collective"}),
      seasons: await readMart(warehouse, "collective_seasons", {kind: "collective"}),
      groupsOf: (organization) => groups.get(organization)!
    };
  });
}

const attendance = ({seasons}: Told) =>
  seasons.find(({season, metric}) => season === "2021-2022" && metric === "attendance")!;

const median = ({peers}: Told, peerGroup: string) =>
  peers.find(
    (row) =>
      row.season === "2021-2022" &&
      row.metric === "averageTicketPriceCents" &&
      row.peerGroup === peerGroup
  )!;

/** Five releases, a month apart, that one ledger remembers. */
let eleven: Told;
let twelve: Told;
let oneCorrected: Told;
let fiveCorrected: Told;
let four: Told;
const five = {3: 4, 4: 4, 5: 4, 6: 4, 7: 4};

beforeAll(async () => {
  eleven = await release("2022-04-15", {leave: [12]});
  twelve = await release("2022-05-15");
  oneCorrected = await release("2022-06-15", {correct: {3: 4}});
  fiveCorrected = await release("2022-07-15", {correct: five});
  four = await release("2022-08-15", {leave: [1, 2, 3, 4], correct: five});
}, 180_000);

describe("a member that joins within the season", () => {
  it("enters its groups at the next one, and is told so", () => {
    expect(median(twelve, "collective")).toEqual(median(eleven, "collective"));
    const own = twelve.groupsOf(nameOf(12)).filter(({season}) => season === "2021-2022");
    expect(own.find(({peerGroup}) => peerGroup === "collective")).toMatchObject({
      isFromNextSeason: true,
      members: 11
    });
    expect(twelve.groupsOf(nameOf(1)).every(({isFromNextSeason}) => !isFromNextSeason)).toBe(true);
  });

  it("leaves the sums that would tell it as published, and a sentence on the statement", () => {
    expect(attendance(twelve)).toEqual({...attendance(eleven), isPending: true});
    expect(statementText(twelve.statement, "fr")).toContain("Un organisme contribue depuis");
  });
});

describe("a corrected delivery", () => {
  it("waits for a batch that touches five members, and says so", () => {
    expect(attendance(oneCorrected)).toEqual({...attendance(eleven), isPending: true});
    expect(statementText(oneCorrected.statement, "fr")).toMatch(
      /révisés attendent le prochain lot/
    );
    // 198 + 5 × 4, to the nearest 5
    expect(attendance(fiveCorrected)).toMatchObject({value: 220, isPending: false});
  });
});

describe("members that withdraw, and a group that shrinks below the threshold", () => {
  it("is no longer told", () => {
    expect(median(fiveCorrected, "discipline:theatre").status).toBe("published");
    expect(median(four, "discipline:theatre")).toMatchObject({
      status: "masked",
      reason: "tooFewOrganizations"
    });
  });

  it("say so on the statement, in both languages", () => {
    const [fr, en] = [statementText(four.statement, "fr"), statementText(four.statement, "en")];
    expect(fr).toContain("4 organismes ne contribuent plus");
    expect(fr).toContain("ne sont plus publiés");
    expect(en).toContain("4 organizations no longer contribute");
  });

  it("leave nothing that anybody could compute from all five releases", () => {
    const systems = [
      ["attendance", "season=2021-2022"],
      ["value:averageTicketPriceCents", "season=2021-2022;stage=sameStage"],
      ["value:averageAttendance", "month=12;season=2021-2022;stage=sameStage"]
    ] as const;
    for (const [measure, slice] of systems) {
      expect(ledger.entries(measure, slice).length).toBeGreaterThan(0);
      const derived = leaks(ledger, measure, slice).filter((leak) => !leak.includes("unsafe cell"));
      expect(derived, measure).toEqual([]);
    }
  });
});

describe("the statement", () => {
  it("names marts as readers do", () => {
    expect(statementText(eleven.statement, "fr")).toContain("| Médianes des pairs, par saison |");
    expect(statementText(eleven.statement, "en")).toContain("| Sales by channel |");
  });

  it("says what share of the figures that could exist is told", () => {
    const {marts} = eleven.statement;
    const sum = (count: "published" | "masked" | "tooSmall") =>
      marts.reduce((total, mart) => total + (mart[count] ?? 0), 0);
    const share = sum("published") / (sum("published") + sum("masked") - sum("tooSmall"));
    expect(sum("tooSmall")).toBeGreaterThan(0);
    expect(statementText(eleven.statement, "en")).toContain(
      `Of the figures of at least 5 organizations, ${Math.round(100 * share)}% are published`
    );
  });
});
