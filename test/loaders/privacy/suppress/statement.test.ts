import {describe, expect, it} from "vitest";
import {
  forgetfulLedger,
  releaseStatement,
  statementText
} from "../../../../loaders/privacy/suppress/index.js";
import {everybody, members, release, rules, sold} from "./collective.js";

async function statementOfTwoReleases(p = rules.p) {
  const ledger = forgetfulLedger();
  await release(everybody(members.slice(0, 6)), {ledger});
  const {statement} = await release([...everybody(), sold("a", "circus", 50)], {ledger});
  return releaseStatement([statement], {...rules, p}, ledger);
}

describe("the release statement", () => {
  it("counts figures published, masked and waiting", async () => {
    const {marts} = await statementOfTwoReleases();
    expect(marts).toEqual([
      expect.objectContaining({
        mart: "categories",
        published: 3,
        masked: 1,
        pending: 3,
        attackers: 8
      })
    ]);
  });

  it("names rules and public thresholds in both languages, and says what changed", async () => {
    const statement = await statementOfTwoReleases();
    const fr = statementText(statement, "fr");
    const en = statementText(statement, "en");
    expect(fr).toContain("au moins 5 organismes et 10 personnes");
    expect(fr).toContain("Un organisme contribue depuis la dernière publication");
    expect(en).toContain("at least 5 organizations and 10 persons");
    expect(en).toContain("3 revised figures wait");
    expect(fr).toContain(statement.ledgerHash);
  });

  it("never tells the dominance parameter, nor a hash that could be guessed from", async () => {
    const texts = [7.5, 37.5].map(async (p) => {
      const statement = await statementOfTwoReleases(p);
      return {
        json: JSON.stringify(statement),
        fr: statementText(statement, "fr"),
        en: statementText(statement, "en")
      };
    });
    const [low, high] = await Promise.all(texts);
    expect(low!.fr).toBe(high!.fr);
    expect(low!.en).toBe(high!.en);
    expect(low!.json).not.toContain("7.5");
    expect(high!.json).not.toContain("37.5");
  });
});
