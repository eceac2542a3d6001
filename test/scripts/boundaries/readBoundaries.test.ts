/** An official boundary file, tiny: kept by letter, in degrees, borders shared; and drawn instead of tiles. */
import {parseHTML} from "linkedom";
import {topology} from "topojson";
import {describe, expect, it} from "vitest";
import {readBoundaries} from "../../../scripts/boundaries/readBoundaries.js";
import {territoryTiles} from "../../../src/components/charts/territoryTiles.js";
import {memberRows, shapes, snapshot} from "../../src/fixtures/memberRows.js";

const source = {fr: "Fichier d’essai", en: "Test file"};

/** A square of a tenth of a degree, `column` to the east; its sides hold points that say nothing. */
function square(fsa: string, column: number) {
  const [left, right] = [-73.6 + column / 10, -73.5 + column / 10];
  const ring = [
    [left, 45.5],
    [left + 0.05, 45.5],
    [right, 45.5],
    [right, 45.55],
    [right, 45.6],
    [left, 45.6],
    [left, 45.5]
  ];
  return {
    type: "Feature" as const,
    properties: {CFSAUID: fsa},
    geometry: {type: "Polygon" as const, coordinates: [ring]}
  };
}

const collection = (...features: object[]) => ({type: "FeatureCollection" as const, features});
const read = (file: object, letters = "GHJ") =>
  readBoundaries(JSON.stringify(file), {letters, source, kept: 0.6});

describe("readBoundaries(text, options)", () => {
  it("keeps the areas of the letters asked for, fewer points, the border shared", () => {
    const {areas} = read(collection(square("H2X", 0), square("H2Y", 1), square("M5V", 2)));
    expect(areas.map(({fsa}) => fsa)).toEqual(["H2X", "H2Y"]);
    const [first, second] = areas.map(({geometry}) => geometry.coordinates.flat(2));
    expect(first!.length).toBeLessThan(7);
    const border = first!.filter(([longitude]) => longitude === -73.5);
    expect(border.length).toBeGreaterThan(1);
    for (const point of border) expect(second).toContainEqual(point);
  });

  it("reads TopoJSON alike", () => {
    const features = collection(square("H2X", 0), square("H2Y", 1));
    const file = topology({fsa: features as never});
    expect(read(file).areas.map(({fsa}) => fsa)).toEqual(["H2X", "H2Y"]);
  });

  it("refuses metres and a file without areas, and says how to make one", () => {
    const metres = square("H2X", 0);
    metres.geometry.coordinates[0]![0] = [7_630_000, 1_250_000];
    expect(() => read(collection(metres))).toThrow("coordinates are not degrees: 7630000");
    expect(() => read(collection(square("M5V", 0)))).toThrow("no area with a CFSAUID in GHJ");
  });
});

describe("the map of territories", () => {
  it("draws the outlines where the collective has them, and names their source", () => {
    const rows = memberRows(shapes.rich).season_territories;
    const [first, second] = [...new Set(rows.map(({fsa}) => fsa))].filter((fsa) => fsa !== null);
    const boundaries = read(collection(square(first!, 0), square(second!, 1)), "A-Z");
    const exhibit = territoryTiles.exhibit(rows, {language: "fr", snapshot, boundaries});
    if ("absent" in exhibit) throw new Error(exhibit.absent);
    expect(exhibit.note).toContain("Fichier d’essai");
    const {document} = parseHTML("<html><body></body></html>");
    const svg = exhibit.draw({document: document as unknown as Document, width: 352});
    expect(svg.querySelectorAll("path").length).toBe(2);
    expect(svg.textContent).toContain(first!);
  });
});
