import {describe, expect, it} from "vitest";
import {type Audience, isAudience, mayRead, type Reader} from "../../server/audience.js";

const member: Reader = {
  analyst: false,
  organizations: new Map([["heron", "reader"]]),
  sharing: true
};
const apart: Reader = {...member, sharing: false};
const former: Reader = {analyst: false, organizations: new Map(), sharing: false};
const analyst: Reader = {...former, analyst: true};

describe("mayRead(audience, reader)", () => {
  it.each<[Audience, Reader | null, boolean]>([
    ["public", null, true],
    ["public", former, true],
    ["members", null, false],
    ["members", former, false],
    ["members", member, true],
    ["members", apart, true],
    ["members", analyst, true],
    ["collective", null, false],
    ["collective", former, false],
    ["collective", apart, false],
    ["collective", member, true],
    ["collective", analyst, true],
    ["organization:heron", null, false],
    ["organization:heron", former, false],
    ["organization:heron", member, true],
    ["organization:heron", analyst, true],
    ["organization:lisiere", member, false],
    ["organization:her", member, false],
    ["organization:heron-2", member, false]
  ])("%s, %o: %s", (audience, reader, expected) => {
    expect(mayRead(audience, reader)).toBe(expected);
  });

  it("refuses an audience it does not know, to the analyst too", () => {
    for (const audience of ["", "everyone", "organization:", "Public", "organization:../heron"]) {
      expect(isAudience(audience)).toBe(false);
      expect(mayRead(audience as Audience, analyst)).toBe(false);
      expect(mayRead(audience as Audience, member)).toBe(false);
    }
  });
});
