import {parseHTML} from "linkedom";
import {describe, expect, it} from "vitest";
import {renderPortraits} from "../../../src/components/portraits.js";
import {collectiveRows, snapshot} from "../fixtures/memberRows.js";

const rows = collectiveRows("attendance", [null, "06", "03", "08"]);
const place = (language: "fr" | "en") =>
  parseHTML(
    `<html><body>${renderPortraits("collective_regions", rows, {language, snapshot})}</body></html>`
  ).document;

describe("renderPortraits(mart, rows, setting)", () => {
  it("has a line per territory of which something is published, and the whole", () => {
    const names = [...place("fr").querySelectorAll("tbody th")].map((cell) => cell.textContent);
    const told = rows
      .filter(({season, stage}) => season === snapshot.currentSeason && stage === "sameStage")
      .filter(({category, status}) => category !== null && status === "published");
    expect(names.at(-1)).toBe("Total");
    expect(names).toHaveLength(told.length + 1);
    expect(names).toContain("Montréal");
  });

  it("leaves no cell blank: what is not told is said to be masked", () => {
    const cells = [...place("en").querySelectorAll("tbody td")].map((cell) => cell.textContent);
    expect(cells).toContain("masked");
    expect(cells.every((text) => text !== "")).toBe(true);
  });

  it("says where its figures come from", () => {
    expect(place("fr").querySelector("details summary")!.textContent).toBe(
      "D’où vient ce chiffre?"
    );
    expect(
      place("fr").querySelector("a[href='/fr/queries#marts.collective_regions']")
    ).not.toBeNull();
  });
});
