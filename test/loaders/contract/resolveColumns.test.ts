import {describe, expect, it} from "vitest";
import {resolveColumns} from "../../../loaders/contract/resolveColumns.js";

const textOf = (given: Parameters<typeof resolveColumns>[0][string]) =>
  resolveColumns({performance_code: given}, ["Code", "Jour"]).texts.get("performance_code");

describe("resolveColumns(fields, header)", () => {
  it("joins columns into a key, half of which is no key", () => {
    expect(textOf({join: ["Code", "Jour"], with: " | "})).toBe(
      "(nullif(trim(c0), '') || ' | ' || nullif(trim(c1), ''))"
    );
  });

  it("tells the numbers of a second system from those of the first", () => {
    expect(textOf({join: ["Code"], with: "", prefix: "réseau:"})).toBe(
      "('réseau:' || nullif(trim(c0), ''))"
    );
  });

  it("names the fields whose column is not there", () => {
    expect(resolveColumns({title: "Titre"}, ["Code"]).missing).toEqual(["title"]);
  });
});
