import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {
  readAnonymizations,
  recordAnonymization
} from "../../../../loaders/privacy/registers/anonymization.js";
import {forgetfulLedger, releaseStatement} from "../../../../loaders/privacy/suppress/index.js";
import {everybody, release, rules} from "../suppress/collective.js";

let home: {state: string};
beforeEach(() => {
  home = {state: mkdtempSync(join(tmpdir(), "public-c-registers-"))};
});
afterEach(() => rmSync(home.state, {recursive: true}));

async function record(snapshot: string) {
  const ledger = forgetfulLedger();
  const {statement} = await release(everybody(), {ledger});
  const at = new Date("2025-03-01T12:00:00Z");
  recordAnonymization(home, {
    at,
    snapshot,
    statement: releaseStatement([statement], rules, ledger)
  });
}

describe("the register of anonymizations", () => {
  it("has a line per release: what, what for, how, and what its risk analysis found", async () => {
    await record("a");
    await record("b");
    const lines = readAnonymizations(home);
    expect(lines.map(({snapshot}) => snapshot)).toEqual(["a", "b"]);
    expect(lines[0]).toMatchObject({
      at: "2025-03-01T12:00:00.000Z",
      figures: {published: 3, masked: 0},
      analysis: {inherited: 0}
    });
    expect(lines[0]!.techniques).toHaveLength(5);
    expect(JSON.stringify(lines)).not.toContain(String(rules.p / 100));
  });

  it("says when a line was changed, or lost", async () => {
    await record("a");
    await record("b");
    const file = join(home.state, "registers/anonymization.jsonl");
    const text = readFileSync(file, "utf8");
    const [, second] = text.split("\n");
    for (const tampered of [text.replace('"snapshot":"a"', '"snapshot":"c"'), `${second}\n`]) {
      writeFileSync(file, tampered);
      expect(() => readAnonymizations(home)).toThrow(/line 1 was changed/);
    }
  });
});
