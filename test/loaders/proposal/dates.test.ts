import {describe, expect, it} from "vitest";
import {readDates, readTimes, type ShapeCount} from "../../../loaders/proposal/dates.js";

const shape = (
  shape: string,
  first: number | null = null,
  second: number | null = null,
  rows = 10
): ShapeCount => ({
  shape,
  rows,
  first,
  second
});

describe("readDates(shapes, preferred)", () => {
  it.each([
    ["9999-99-99 99:99", "%Y-%m-%d %H:%M"],
    ["9999-99-99T99:99:99", "%Y-%m-%dT%H:%M:%S"],
    ["9999-99-99T99:99:99+99:99", "%Y-%m-%dT%H:%M:%S%z"],
    ["9999-99-99 9:99 PM", "%Y-%m-%d %I:%M %p"],
    ["Mar 99, 9999 9:99:99 PM", "%b %d, %Y %I:%M:%S %p"],
    ["99999999", "%Y%m%d"],
    ["9999-99-99 99h99", "%Y-%m-%d %Hh%M"]
  ])("reads %s as %s", (given, format) => {
    expect(readDates([shape(given)], "dayFirst")?.formats).toEqual([format]);
  });

  it("decides d/m/y by a first number above 12, whatever is preferred", () => {
    const reading = readDates([shape("99/99/9999 99:99", 31, 12)], "monthFirst");
    expect(reading).toMatchObject({
      formats: ["%d/%m/%Y %H:%M"],
      order: "dayFirst",
      isAmbiguous: false,
      isMixed: false
    });
  });

  it("decides m/d/yy by a second number above 12, in digits of one place too", () => {
    const reading = readDates(
      [shape("9/99/99 99:99", 3, 31), shape("9/9/99 9:99", 4, 8)],
      "dayFirst"
    );
    expect(reading).toMatchObject({formats: ["%m/%d/%y %H:%M"], order: "monthFirst"});
  });

  it("says so when no value tells", () => {
    expect(readDates([shape("99/99/9999", 12, 12)], "dayFirst")).toMatchObject({
      formats: ["%d/%m/%Y"],
      isAmbiguous: true
    });
  });

  it("says so when both orders occur in one column", () => {
    expect(readDates([shape("99/99/9999", 31, 31)], "dayFirst")).toMatchObject({isMixed: true});
  });

  it("knows Excel's day numbers for what they are", () => {
    expect(readDates([shape("99999.9999", 45384)], "dayFirst")?.isSerial).toBe(true);
  });

  it("is null for words and for money", () => {
    expect(readDates([shape("Adulte")], "dayFirst")).toBeNull();
    expect(readDates([shape("99,99 $", 12, 50)], "dayFirst")).toBeNull();
  });
});

describe("readTimes(shapes)", () => {
  it("reads a column of hours alone, in both habits", () => {
    expect(readTimes([shape("9:99pm"), shape("99:99")])).toEqual(["%I:%M%p", "%H:%M"]);
  });
  it("is null as soon as one value is no hour", () => {
    expect(readTimes([shape("99:99"), shape("soir")])).toBeNull();
  });
});
