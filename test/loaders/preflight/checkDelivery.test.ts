/** The member's check: what it says of small deliveries, and that nothing of them stays. */
import {mkdtempSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {mappingSpec} from "../../../loaders/mapping.js";
import {type CheckOrder, checkDelivery} from "../../../loaders/preflight/checkDelivery.js";
import type {CheckReport} from "../../../loaders/preflight/checkReport.js";
import {criteria} from "../../../loaders/preflight/criteria.js";
import {sayCheck} from "../../../loaders/preflight/sayCheck.js";
import {Files} from "../files.js";
import {programmeDelivery, programmeMapping} from "../workbench.js";

const mapping = mappingSpec.parse(programmeMapping("fr"));

async function check(
  contents: Readonly<Record<string, string | Uint8Array>>,
  order: Partial<CheckOrder> = {}
): Promise<CheckReport> {
  using files = new Files(contents);
  return await checkDelivery({files: files.given, asOf: "2022-04-15", language: "fr", ...order});
}

/** Two whole years and a quarter, one sale a month. */
function history(): Record<string, string> {
  const months = Array.from({length: 27}, (_, place) => {
    const month = String((place % 12) + 1).padStart(2, "0");
    return `${2020 + Math.floor(place / 12)}-${month}`;
  });
  return programmeDelivery({
    orders: months.map(
      (month, place) => `${place},CLI123,ABC123,${month}-15 10:00,50,Général,Internet`
    ),
    performances: ["ABC123,Roméo & Juliette,Grande Salle,2022-04-01 20:00,300,Théâtre"]
  });
}

describe("checkDelivery", () => {
  it("accounts for the programme's own rows, and shows the postal code that cannot exist", async () => {
    const report = await check(programmeDelivery(), {mapping});
    expect(report.tables.orders).toEqual({
      rowsRead: 2,
      rowsLoaded: 2,
      rowsRejected: 0,
      rowsDuplicate: 0,
      centsRead: 8500,
      centsLoaded: 8500,
      centsRejected: 0
    });
    const problem = report.problems.find(({code}) => code === "invalidPostalCode")!;
    expect(problem).toMatchObject({severity: "warning", column: {fr: "Code postal"}, rows: 1});
    expect(problem.examples).toEqual([{line: 3, found: "O0H 0H0"}]);
    expect(report.verdict).toBe("ready");
  });

  it("names file, line, column and value of a row set aside; hides the value where others may read", async () => {
    const contents = programmeDelivery({
      orders: ["111111,CLI123,ABC123,2020-12-25 09:15,cinquante,Général,Internet"]
    });
    const report = await check(contents, {mapping});
    expect(report.problems).toContainEqual(
      expect.objectContaining({
        code: "invalidAmount",
        severity: "blocking",
        file: "orders.csv",
        column: {fr: "Montant du billet", en: "Montant du billet"},
        examples: [{line: 2, found: "cinquante"}]
      })
    );
    expect(report.verdict).toBe("notReady");
    const hidden = await check(contents, {mapping, showValues: false});
    expect(JSON.stringify(hidden)).not.toContain("cinquante");
  });

  it("reads files that nobody described as it reads them by the member's mapping", async () => {
    const [proposed, given] = [await check(history()), await check(history(), {mapping})];
    expect(proposed.isMappingProposed).toBe(true);
    expect(proposed.tables).toEqual(given.tables);
    expect(proposed.coverage).toEqual(given.coverage);
  });

  it("counts full past years, and names the months without a sale", async () => {
    const whole = await check(history(), {mapping});
    expect(whole.coverage.years.map(({year, isFull}) => [year, isFull])).toEqual([
      [2020, true],
      [2021, true],
      [2022, false]
    ]);
    expect(whole.eligibility.history.isMet).toBe(true);
    const contents = history();
    const holed = contents["orders.csv"]!.split("\n").filter((line) => !/2021-0[23]/.test(line));
    const report = await check({...contents, "orders.csv": holed.join("\n")}, {mapping});
    expect(report.coverage.gaps).toEqual([{from: "2021-02", to: "2021-03"}]);
  });

  it("asks for a privacy policy with its link and date", async () => {
    const member = {
      territory: {municipality: "Québec", mrc: null, adminRegion: "03"},
      disciplines: ["theatre"]
    } as const;
    const policy = (dated: string) => ({
      url: "https://theatre.example/vie-privee",
      dated,
      statement: ""
    });
    const met = async (privacyPolicy: ReturnType<typeof policy> | null): Promise<boolean> =>
      (
        await check(programmeDelivery(), {
          mapping,
          member: {...member, disciplines: ["theatre"], privacyPolicy}
        })
      ).eligibility.privacyPolicy.isMet;
    expect([
      await met(null),
      await met(policy("2021-06-01")),
      await met(policy("2023-01-01"))
    ]).toEqual([false, true, false]);
  });

  it("says what is missing and what it would give: seats, occupancy", async () => {
    const contents = programmeDelivery({
      performances: [
        "ABC123,X,Salle,2021-01-01 20:00,,Théâtre",
        "DEF456,Y,Salle,2021-01-02 20:00,,Musique"
      ]
    });
    const {unlocks} = await check(contents, {mapping});
    expect(unlocks.find(({field}) => field === "capacity")).toMatchObject({share: 0});
    expect(unlocks.find(({field}) => field === "capacity")!.sentence.fr).toContain("occupation");
  });

  it("suspects a file handed over twice, a sale after its performance, more tickets than seats", async () => {
    const contents = programmeDelivery({
      orders: [
        "1,CLI123,ABC123,2021-03-01 09:15,50,Général,Internet",
        "2,CLI123,DEF456,2020-12-01 09:15,50,Général,Internet",
        "2,CLI123,DEF456,2020-12-01 09:15,50,Général,Internet"
      ],
      performances: [
        "ABC123,X,Salle,2021-01-01 20:00,300,Théâtre",
        "DEF456,Y,Salle,2021-01-02 20:00,1,Musique"
      ]
    });
    const {suspicions} = await check(
      {...contents, "orders2.csv": contents["orders.csv"]!},
      {mapping}
    );
    expect(suspicions.map(({code, count}) => [code, count])).toEqual(
      expect.arrayContaining([
        ["equalFiles", 1],
        ["soldAfterStart", 2],
        ["soldAboveCapacity", 1]
      ])
    );
  });

  it("refuses a poster and a table of totals in a sentence, and reads the rest", async () => {
    const report = await check({
      ...programmeDelivery(),
      "affiche.pdf": "%PDF-1.7 …",
      "bilan.csv": "Événement,Recettes\nA,100\nB,200\n"
    });
    const refused = report.files.filter(({refused}) => refused !== null);
    expect(refused.map(({name}) => name)).toEqual(["affiche.pdf", "bilan.csv"]);
    expect(refused[0]!.refused!.fr).toContain("affiche");
    expect(refused[1]!.refused!.fr).toContain("totaux");
    expect(report.tables.orders.rowsLoaded).toBe(2);
    expect(report.verdict).toBe("toCorrect");
  });

  it("says something of files of which nothing can be read", async () => {
    const report = await check({"vide.csv": "", "affiche.png": Buffer.from("89504e470d0a", "hex")});
    expect(report).toMatchObject({verdict: "notReady", mapping: null, score: {value: 0}});
    expect(report.files.every(({refused}) => refused !== null)).toBe(true);
  });

  it("names a required column that is missing", async () => {
    const report = await check({
      "commandes.csv": "Numéro de transaction,Code événement,Date de vente\n1,A,2021-01-01 10:00\n"
    });
    expect(report.problems).toContainEqual(
      expect.objectContaining({
        code: "missingColumn",
        column: {fr: "Montant du billet", en: "Amount"}
      })
    );
  });

  it("keeps nothing", async () => {
    const workshop = mkdtempSync(join(tmpdir(), "public-c-workshop-"));
    try {
      await check(programmeDelivery(), {mapping, workshop});
      expect(readdirSync(workshop)).toEqual([]);
    } finally {
      rmSync(workshop, {recursive: true});
    }
  });
});

describe("the score", () => {
  it("adds up to 100, and is the weighted sum of what it shows", async () => {
    expect(criteria.reduce((sum, {weight}) => sum + weight, 0)).toBe(100);
    const {score} = await check(programmeDelivery(), {mapping});
    const sum = score.criteria.reduce((total, {weight, share}) => total + weight * share, 0);
    expect(score.value).toBe(Math.floor(sum + 1e-9));
    expect(score.value).toBeLessThan(100);
  });
});

describe("sayCheck(report, language)", () => {
  it("writes French with its typography and no control sign of the files", async () => {
    const contents = programmeDelivery({
      orders: ["111111,CLI123,ABC123,2020-12-25 09:15,\u001b[31mrouge,Général,Internet"]
    });
    const text = sayCheck(await check(contents, {mapping}), "fr");
    expect(text).not.toContain("\u001b");
    expect(text).toContain("attendu\u00a0:");
    expect(text).not.toMatch(/ [:$%]/);
  });
});
