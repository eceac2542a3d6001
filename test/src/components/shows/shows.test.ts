/** The pages of shows on four invented members, in both languages: every part reads well, and says what is missing. */
import {parseHTML} from "linkedom";
import {describe, expect, it} from "vitest";
import {renderElsewhere} from "../../../../src/components/shows/elsewhere.js";
import {comparablesOf, paceExhibit} from "../../../../src/components/shows/pace.js";
import {showParts} from "../../../../src/components/shows/renderShow.js";
import {type ShowRows, shownProductions, showOf} from "../../../../src/components/shows/show.js";
import {renderShowList} from "../../../../src/components/shows/showList.js";
import {renderUpcoming} from "../../../../src/components/shows/upcoming.js";
import {languages} from "../../../../src/vocabulary/language.js";
import type {ProductionRow} from "../../../../src/vocabulary/rows.js";
import {memberRows, shapes, snapshot} from "../../fixtures/memberRows.js";

const document = parseHTML("<html><body></body></html>").document as unknown as Document;
const repertoire: ShowRows["repertoire"] = ["Théâtre du Grand Héron", "Place des Marées"].map(
  (presenter) => ({
    productionId: "2021-2022-1",
    title: "La Dernière Marée",
    company: null,
    discipline: "theatre",
    presenter,
    venue: null,
    municipality: "Rimouski",
    season: "2021-2022",
    firstOn: "2022-03-04",
    lastOn: "2022-03-04"
  })
);
const rowsOf = (shape: keyof typeof shapes): ShowRows => ({
  ...memberRows(shapes[shape]),
  repertoire
});
const textOf = (html: string): string =>
  parseHTML(`<html><body>${html}</body></html>`).document.body.textContent!;

describe.each(Object.keys(shapes) as (keyof typeof shapes)[])(
  "the shows of the %s member",
  (shape) => {
    it.each(Object.keys(showParts))("%s reads well for every show that has a page", (part) => {
      const rows = rowsOf(shape);
      for (const language of languages)
        for (const {productionId} of shownProductions(rows.productions, snapshot)) {
          const setting = {language, snapshot};
          const show = showOf(rows, productionId, setting)!;
          const text = textOf(showParts[part]!(show, setting, document));
          expect(text).not.toMatch(/undefined|NaN|null|Infinity|\[object/);
          if (language === "fr") expect(text).not.toMatch(/(?<!\u00A0)[:%$](?:\s|$)|'| [?!]/);
        }
    });
  }
);

describe("shownProductions(productions, snapshot)", () => {
  it("has the season under way and the last open one, each show once, in its latest season", () => {
    const rows = rowsOf("rich").productions;
    const again = {...rows[0]!, season: "2021-2022"};
    const shown = shownProductions([...rows, {...rows[0]!, season: "2018-2019"}, again], snapshot);
    expect(new Set(shown.map(({season}) => season))).toEqual(new Set(["2018-2019", "2021-2022"]));
    const same = shown.filter(({productionId}) => productionId === again.productionId);
    expect(same.map(({season}) => season)).toEqual(["2021-2022"]);
  });
});

describe("showOf(rows, productionId, setting)", () => {
  it("compares with shows of its artform, never itself, never a closed season; with all when they are too few", () => {
    const rows = rowsOf("rich");
    const theatre = showOf(rows, "2018-2019-0", {language: "fr", snapshot})!;
    expect(theatre.isAnyDiscipline).toBe(false);
    expect(theatre.comparables.map(({productionId}) => productionId)).toEqual([
      "2017-2018-0",
      "2017-2018-1",
      "2018-2019-1"
    ]);
    const circus = showOf(rows, "2021-2022-3", {language: "fr", snapshot})!;
    expect(circus.isAnyDiscipline).toBe(true);
    expect(circus.comparables).toHaveLength(8);
  });
});

describe("renderElsewhere(show, setting)", () => {
  it("names the other members that give the show, and not the reader's own", () => {
    const setting = {language: "fr" as const, snapshot};
    const told = (productionId: string): string =>
      textOf(renderElsewhere(showOf(rowsOf("rich"), productionId, setting)!, setting));
    expect(told("2021-2022-1")).toMatch(/Place des Marées, Rimouski, 4\smars\s2022/);
    expect(told("2021-2022-1")).not.toContain("Grand Héron");
    expect(told("2021-2022-0")).toContain("Aucun autre membre ne l’a présenté.");
  });
});

describe("paceExhibit(rows, show, isAny, setting)", () => {
  it("speaks of a finished show in the past, of one that sells in the present", () => {
    const rows = rowsOf("rich");
    const show = rows.productions.find(({productionId}) => productionId === "2021-2022-2")!;
    const setting = {language: "fr" as const, snapshot};
    const finding = (row: ProductionRow): string => paceExhibit(rows, row, true, setting).finding;
    expect(comparablesOf(rows, show, true, setting)).toHaveLength(8);
    expect(finding(show)).toMatch(/était en|a suivi/);
    expect(finding({...show, performancesHeld: 0})).toMatch(/est en|suit/);
  });
});

describe("renderUpcoming(rows, setting)", () => {
  const setting = {language: "fr" as const, snapshot};
  const ahead = (rows: ShowRows): ShowRows => ({
    ...rows,
    productions: rows.productions.map((row) =>
      row.season === "2021-2022" ? {...row, firstOn: "2022-05-01", performancesHeld: 0} : row
    )
  });

  it("lists the shows to come, each with its gap to comparable ones", () => {
    const html = renderUpcoming(ahead(rowsOf("rich")), setting);
    expect(textOf(html)).toContain("Sur quatre spectacles à venir");
    expect(html.match(/<a href="\/fr\/o\/grand-heron\/shows\//g)).toHaveLength(4);
  });

  it("finds nothing without comparable shows, and says when nothing is to come", () => {
    expect(textOf(renderUpcoming(ahead(rowsOf("newcomer")), setting))).toContain(
      "Pas de constat\u00A0: trop peu de spectacles comparables"
    );
    expect(textOf(renderUpcoming(rowsOf("rich"), setting))).toContain("Aucun spectacle à venir");
  });
});

describe("renderShowList(productions, setting)", () => {
  it("leads to the shows that have a page, and to no other", () => {
    const html = renderShowList(rowsOf("rich").productions, {language: "en", snapshot});
    expect(html.match(/href="\/en\/o\/grand-heron\/shows\/2021-2022-/g)).toHaveLength(4);
    expect(html).not.toContain("shows/2017-2018");
    expect(html).toContain("2017–2018");
  });
});
