import {describe, expect, it} from "vitest";
import {cssString} from "../../../reports/render/cssString.js";

describe("cssString(text)", () => {
  it("leaves letters, digits and spaces", () => {
    expect(cssString("Théâtre du Grand Héron 2")).toBe("Théâtre du Grand Héron 2");
  });

  it("escapes all that could close a string, a rule or a style element", () => {
    expect(cssString(`a"}</style>\n`)).toBe("a\\22 \\7d \\3c \\2f style\\3e \\a ");
  });
});
