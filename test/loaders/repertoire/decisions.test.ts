import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {
  type Decision,
  openDecisionsFile,
  readDecisions,
  withDecisions
} from "../../../loaders/repertoire/decisions.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "public-c-decisions-"));
});
afterEach(() => rmSync(folder, {recursive: true}));

const open: Decision = {kind: "venue", decision: "open", ids: ["a", "b"], seen: ["A", "B"]};
const same: Decision = {
  kind: "venue",
  decision: "same",
  ids: ["b", "a"],
  seen: ["B", "A"],
  by: "Ana",
  on: "2022-04-12",
  why: "même salle"
};
const save = (text: string): void => writeFileSync(openDecisionsFile({folder}), text);

describe("the decisions file", () => {
  it("is read back as it was written; none where there is no file", () => {
    expect(readDecisions({folder})).toEqual([]);
    save(withDecisions({folder}, [open, {...same, ids: ["c", "d"]}]));
    expect(readDecisions({folder})).toEqual([open, {...same, ids: ["c", "d"]}]);
  });

  it("keeps its comments, and takes a decision in the place of an open one, in whatever order its ids are named", () => {
    save(withDecisions({folder}, [open]).replace("decisions:", "# lu par Ana\ndecisions:"));
    const text = withDecisions({folder}, [same]);
    expect(text).toContain("# lu par Ana");
    save(text);
    expect(readDecisions({folder})).toEqual([same]);
  });

  it("does not change when it is told the same again", () => {
    save(withDecisions({folder}, [same]));
    expect(withDecisions({folder}, [same])).toBe(withDecisions({folder}, []));
  });

  it("is refused where nobody says who decided, or what it may say is unknown", () => {
    save("decisions:\n  - {kind: venue, decision: same, ids: [a, b]}\n");
    expect(() => readDecisions({folder})).toThrow(
      /decisions\.0\.by: found nothing; it is required/
    );
    save("decisions:\n  - {kind: venue, decision: perhaps, ids: [a, b]}\n");
    expect(() => readDecisions({folder})).toThrow(/decisions\.0\.decision/);
  });
});
