/** What may be compared, what is drawn first, and how it is summed up in a sentence. */
import {parseHTML} from "linkedom";
import {describe, expect, it} from "vitest";
import {
  type ComparativesRows,
  defaultCompared,
  groupOptions,
  seasonOptions
} from "../../../../src/components/comparatives/choice.js";
import {comparatives, summary} from "../../../../src/components/comparatives/renderComparatives.js";
import type {ComparativeRow} from "../../../../src/vocabulary/rows.js";
import {memberRows, shapes, snapshot} from "../../fixtures/memberRows.js";

const document = parseHTML("<html><body></body></html>").document as unknown as Document;
const setting = {language: "fr" as const, snapshot};
const rows: ComparativesRows = memberRows(shapes.rich);
const now = {season: "2021-2022", stage: "sameStage"} as const;

describe("seasonOptions(rows, setting)", () => {
  it("has the season under way to date, the open ones before it whole, and no closed one", () => {
    expect(seasonOptions(rows, setting).map(({label}) => label)).toEqual([
      "2021-2022, à ce jour",
      "2018-2019, saison entière",
      "2017-2018, saison entière"
    ]);
  });
});

describe("groupOptions(rows, at, setting)", () => {
  it("puts last what cannot be chosen, with the reason", () => {
    const [first, last] = groupOptions(rows, now, setting);
    expect(first).toMatchObject({value: "discipline:theatre", isDisabled: false});
    expect(last).toMatchObject({value: "adminRegion:06", isDisabled: true});
    expect(last!.note).toBe("3\u00A0organismes\u00A0: trop peu d’organismes");
  });
});

describe("defaultCompared(rows, setting)", () => {
  it("opens on the group that publishes most", () => {
    const wider = rows.comparatives.flatMap((row): ComparativeRow[] =>
      row.metric === "occupancyRate" ? [{...row, peerGroup: "adminRegion:06", place: 0}] : []
    );
    const both = {...rows, comparatives: [...wider, ...rows.comparatives]};
    expect(defaultCompared(both, setting)?.peerGroup).toBe("discipline:theatre");
  });

  it("is nothing where nothing was published", () => {
    const none = {...rows, comparatives: []};
    expect(defaultCompared(none, setting)).toBeNull();
    expect(comparatives(none, setting, {document})).toContain("Aucune comparaison");
  });
});

describe("summary(rows, choice, language)", () => {
  const choice = {...now, peerGroup: "discipline:theatre", metric: "occupancyRate"} as const;
  const place = (values: readonly number[]): ComparativesRows => ({
    ...rows,
    comparatives: (["occupancyRate", "firstTimeRate", "retentionRate"] as const).flatMap(
      (metric, index): ComparativeRow[] =>
        values[index] === undefined
          ? []
          : [
              {
                ...rows.comparatives[0]!,
                ...now,
                peerGroup: choice.peerGroup,
                metric,
                value: values[index],
                median: 0.5,
                lowerQuartile: 0.4,
                upperQuartile: 0.6
              }
            ]
    )
  });

  it.each([
    [
      [0.5, 0.7, 0.2],
      "Sur trois indicateurs, un est proche du milieu de vos pairs, un au-dessus, un au-dessous"
    ],
    [[0.5, 0.45, 0.55], "Sur trois indicateurs, trois sont proches du milieu de vos pairs"],
    [[0.9], "Sur un indicateur, un est au-dessus du milieu de vos pairs"]
  ])("%j", (values, sentence) => {
    expect(summary(place(values), choice, "fr")).toBe(sentence);
  });
});

describe("comparatives(rows, setting, placing)", () => {
  it("is whole without a script: a table of every group that can be read, and no member's name", () => {
    const html = comparatives(rows, setting, {document});
    const page = parseHTML(`<html><body>${html}</body></html>`).document;
    expect(page.querySelectorAll("#comparison tbody tr td").length).toBeGreaterThan(4);
    expect(page.querySelectorAll("#metric-figure svg").length).toBeGreaterThan(0);
    expect(page.querySelectorAll('#compare input[name="group"]')).toHaveLength(2);
    for (const {name} of snapshot.organizations) expect(html).not.toContain(name);
  });
});
