import {describe, expect, it} from "vitest";
import {
  formatChange,
  formatCount,
  formatCounted,
  formatDay,
  formatDayOfYear,
  formatDays,
  formatDifference,
  formatMetric,
  formatMoney,
  formatMoneyShort,
  formatMonthShort,
  formatNumber,
  formatPersons,
  formatPoints,
  formatRate,
  formatRateRange,
  formatSeason,
  formatSignedCount,
  formatSignedMoney,
  formatTime,
  formatWeekday,
  roundHalfAway
} from "../../../src/vocabulary/format.js";

describe("numbers as 7-look's table writes them", () => {
  it.each([
    [formatNumber(1234.5, "fr", 1), "1\u00A0234,5"],
    [formatNumber(1234.5, "en", 1), "1,234.5"],
    [formatCount(-2, "fr"), "\u22122"],
    [formatCount(-2, "en"), "\u22122"],
    [formatCount(-0.2, "fr"), "0"],
    [formatRate(0.24, "fr"), "24\u00A0%"],
    [formatRate(0.24, "en"), "24%"],
    [formatRate(0.285, "fr"), "29\u00A0%"],
    [formatPoints(0.032, "fr", 1), "+3,2\u00A0points"],
    [formatPoints(0.032, "en", 1), "+3.2\u00A0points"],
    [formatPoints(-0.02, "fr"), "\u22122\u00A0points"],
    [formatPoints(0.015, "fr", 1), "+1,5\u00A0point"],
    [formatPoints(0.015, "en", 1), "+1.5\u00A0points"],
    [formatMoney(3840, "fr"), "38,40\u00A0$"],
    [formatMoney(3840, "en"), "$38.40"],
    [formatMoney(-3840, "en"), "\u2212$38.40"],
    [formatMoneyShort(123456789, "fr"), "1,2\u00A0M$"],
    [formatMoneyShort(123456789, "en"), "$1.2M"],
    [formatMoneyShort(41234567, "fr"), "412\u00A0346\u00A0$"],
    [formatSignedMoney(130, "fr"), "+1,30\u00A0$"],
    [formatSignedMoney(-130, "en"), "\u2212$1.30"],
    [formatSignedCount(926, "fr"), "+926"],
    [formatSignedCount(0, "fr"), "0"],
    [formatChange(0.1, "fr", 1), "+10,0\u00A0%"],
    [formatChange(-0.0004, "fr"), "0\u00A0%"],
    [formatRateRange(0.65, 0.78, "fr"), "de 65 à 78\u00A0%"],
    [formatRateRange(0.65, 0.78, "en"), "65 to 78%"],
    [formatPersons("<5", "fr"), "<\u00A05"],
    [formatPersons(12, "en"), "12"]
  ])("%s", (given, expected) => expect(given).toBe(expected));

  it("never writes U+202F, which the fonts lack", () => {
    expect(formatMoneyShort(98_765_432_10, "fr") + formatTime("19:30", "en")).not.toContain(
      "\u202F"
    );
  });
});

describe("roundHalfAway(value, digits)", () => {
  it.each([
    [2.5, 0, 3],
    [-2.5, 0, -3],
    [1.005, 2, 1.01],
    [0.285 * 100, 0, 29],
    [-0.2, 0, 0]
  ])("%f to %i digits is %f", (value, digits, rounded) =>
    expect(roundHalfAway(value, digits)).toBe(rounded)
  );
});

describe("dates, times and seasons", () => {
  it.each([
    [formatDay("2026-01-12", "fr"), "12\u00A0janvier 2026"],
    [formatDay("2026-01-12", "en"), "January\u00A012, 2026"],
    [formatDay("2021-09-01", "fr"), "1er\u00A0septembre 2021"],
    [formatDayOfYear("2022-04-15", "fr"), "15\u00A0avril"],
    [formatDayOfYear("2022-04-15", "en"), "April\u00A015"],
    [formatMonthShort("2021-09-01", "fr"), "sept."],
    [formatMonthShort("2022-05-01", "en"), "May"],
    [formatTime("19:30", "fr"), "19\u00A0h\u00A030"],
    [formatTime("19:30", "en"), "7:30\u00A0p.m."],
    [formatTime("00:05", "en"), "12:05\u00A0a.m."],
    [formatWeekday(1, "fr"), "lundi"],
    [formatWeekday(7, "en"), "Sunday"],
    [formatSeason("2025-2026", "fr"), "2025-2026"],
    [formatSeason("2025-2026", "en"), "2025–2026"]
  ])("%s", (given, expected) => expect(given).toBe(expected));
});

describe("counted nouns agree with their number", () => {
  it.each([
    [formatCounted(1, "ticket", "fr"), "1\u00A0billet"],
    [formatCounted(0, "ticket", "fr"), "0\u00A0billet"],
    [formatCounted(0, "ticket", "en"), "0\u00A0tickets"],
    [formatCounted(926, "ticket", "fr"), "926\u00A0billets"],
    [formatDays(1, "fr"), "1\u00A0jour"],
    [formatDays(23.5, "fr"), "23,5\u00A0jours"],
    [formatDays(1.5, "en"), "1.5\u00A0days"]
  ])("%s", (given, expected) => expect(given).toBe(expected));
});

describe("formatMetric and formatDifference", () => {
  it("write a value in the metric's unit", () => {
    expect(formatMetric(10144, "ticketsSold", "fr")).toBe("10\u00A0144");
    expect(formatDifference(-926, "ticketsSold", "en")).toBe("\u2212926");
  });

  it("read a house to a tenth of a point, and so its difference", () => {
    expect(formatMetric(0.7449, "occupancyRate", "fr")).toBe("74,5\u00A0%");
    expect(formatDifference(-0.0571, "occupancyRate", "fr")).toBe("\u22125,7\u00A0points");
  });
});
