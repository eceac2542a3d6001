import {describe, expect, it} from "vitest";
import {findLeaks} from "../../../../loaders/privacy/suppress/index.js";

const targets = {
  canaries: ["Zoé Témoin-Canari", "canari@exemple.test"],
  organizations: {"grand-heron": ["HERON-77"], "petit-pic": ["PIC-88"]},
  unsafeValues: [{value: 1_234_567}, {value: 98_765, allowedFor: ["petit-pic"]}]
};
const file = (text: string, organization: string | null = null) => ({
  path: "a.html",
  text,
  organization
});
const found = (text: string, organization: string | null = null) =>
  findLeaks([file(text, organization)], targets).map((leak) => leak.found);

describe("findLeaks(files, targets)", () => {
  it("finds nothing in a clean file", () => {
    expect(found("<p>1 234 570 billets, 98 770 $, HERON-7</p>")).toEqual([]);
  });

  it("finds a planted person whatever hides her", () => {
    for (const text of [
      "zoe temoin-canari",
      "Zo\\u00e9 T\\u00E9moin-Canari",
      "Zo&#233; T&#xe9;moin-Canari",
      "ZOÉ TÉMOIN-CANARI",
      "Zoe\u0301 Te\u0301moin-Canari"
    ])
      expect(found(text), text).toEqual(["Zoé Témoin-Canari"]);
  });

  it("finds a member's mark everywhere but at home", () => {
    expect(found("x HERON-77 y", "grand-heron")).toEqual([]);
    expect(found("x HERON-77 y", "petit-pic")).toEqual(["HERON-77"]);
    expect(found("x HERON-77 y")).toEqual(["HERON-77"]);
  });

  it("finds an exact value however it is written", () => {
    for (const text of [
      '{"value":1234567}',
      "1 234 567",
      "1\u00a0234\u00a0567 $",
      "1\u202f234\u202f567",
      "1,234,567",
      "[12,1234567,8]",
      "d=1234567.0"
    ])
      expect(found(text), text).toEqual(["1234567"]);
    expect(found("11234567 12345678 1234567.5")).toEqual([]);
  });

  it("lets a member read its own figure", () => {
    expect(found("98 765", "petit-pic")).toEqual([]);
    expect(found("98 765", "grand-heron")).toEqual(["98765"]);
    expect(found("98 765")).toEqual(["98765"]);
  });

  it("survives hostile entities", () => {
    expect(found("&#9999999; &#x110000; \\uZZZZ")).toEqual([]);
  });
});
