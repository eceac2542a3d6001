/** Every reason is shown: a rejected row is never without its own. */
import {parseHTML} from "linkedom";
import {describe, expect, it} from "vitest";
import {dataNote} from "../../../src/components/dataNote.js";
import type {DeliveryRow, IssueRow} from "../../../src/vocabulary/rows.js";
import {memberRows, shapes, snapshot} from "../fixtures/memberRows.js";

const deliveries: readonly DeliveryRow[] = memberRows(shapes.rich).deliveries;

const issue = (place: number): IssueRow => ({
  organization: "grand-heron",
  code: "date_unreadable",
  severity: "blocking",
  fieldName: null,
  rows: 100 - place,
  sentenceFr: `Raison ${place}.`,
  sentenceEn: `Reason ${place}.`
});

const place = (count: number): Document =>
  parseHTML(
    `<html><body>${dataNote(
      {deliveries, issues: Array.from({length: count}, (_, i) => issue(i))},
      {language: "fr", snapshot}
    )}</body></html>`
  ).document as unknown as Document;

describe("dataNote(rows, setting)", () => {
  it("opens six reasons and folds the others", () => {
    const page = place(9);
    expect(page.querySelectorAll("li")).toHaveLength(9);
    expect(page.querySelectorAll("details li")).toHaveLength(3);
    expect(page.querySelector("summary")!.textContent).toBe("Voir les 3 autres constats");
  });

  it("folds none up to six", () => {
    expect(place(6).querySelector("details")).toBeNull();
  });
});
