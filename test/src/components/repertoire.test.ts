import {parseHTML} from "linkedom";
import {describe, expect, it} from "vitest";
import {renderRepertoire} from "../../../src/components/repertoire.js";
import type {RepertoireRow} from "../../../src/vocabulary/rows.js";

const row = (given: Partial<RepertoireRow>): RepertoireRow => ({
  productionId: "nuit",
  title: "La Nuit du nord",
  company: "Cie Brume",
  discipline: "theatre",
  presenter: "Salle du Bois",
  venue: "Salle Roy-Aubin",
  municipality: "Québec",
  season: "2021-2022",
  firstOn: "2021-11-05",
  lastOn: "2021-11-05",
  ...given
});

const cells = (rows: readonly RepertoireRow[], language: "fr" | "en" = "fr") => {
  const {document} = parseHTML(`<main>${renderRepertoire(rows, language)}</main>`);
  return [...document.querySelectorAll("tbody tr")].map((one) =>
    [...one.children].map((cell) => cell.textContent!.replace(/\s/g, " "))
  );
};

describe("renderRepertoire(rows, language)", () => {
  it("lists a show once, whoever gives it, the latest first", () => {
    const elsewhere = row({
      presenter: "Le Quai",
      venue: "Le Quai",
      firstOn: "2022-03-04",
      lastOn: "2022-03-06"
    });
    expect(cells([row({}), elsewhere])).toEqual([
      [
        "La Nuit du nordCie Brume",
        "Théâtre",
        "Le Quai (Québec), du 4 mars 2022 au 6 mars 2022Salle du Bois, Salle Roy-Aubin (Québec), 5 novembre 2021"
      ]
    ]);
  });

  it("names no member where the collective does not, and no house where none is known", () => {
    const [show] = cells([row({presenter: null, venue: null})], "en");
    expect(show![2]).toBe("Québec, November 5, 2021");
  });

  it("orders shows by title, the article and the accents left aside", () => {
    const titles = ["La Zone", "L’Étoile", "« Été »", "Danser"].map((title) =>
      row({productionId: title, title, company: null})
    );
    expect(cells(titles).map(([title]) => title)).toEqual([
      "Danser",
      "« Été »",
      "L’Étoile",
      "La Zone"
    ]);
  });

  it("shows a hostile title as text", () => {
    const html = renderRepertoire([row({title: "<b>Gras</b> sujet"})], "fr");
    expect(html).not.toContain("<b>");
    expect(html).toContain("&lt;b>Gras&lt;/b> sujet".replaceAll(">", "&gt;"));
  });

  it("says what fills it while it is empty, in both languages", () => {
    expect(renderRepertoire([], "fr")).toContain("Aucun spectacle n’est encore au répertoire.");
    expect(renderRepertoire([], "en")).toContain("No show is in the repertoire yet.");
  });
});
