import {expect, it} from "vitest";
import {localMoment} from "../../server/days.js";

it.each([
  ["2022-04-15T03:30:00.000Z", {day: "2022-04-14", time: "23:30"}],
  ["2022-01-15T17:05:59.000Z", {day: "2022-01-15", time: "12:05"}],
  ["2022-01-15T05:00:00.000Z", {day: "2022-01-15", time: "00:00"}]
])("localMoment(%s) is the day and the hour in Montréal", (instant, expected) => {
  expect(localMoment(instant, "America/Toronto")).toEqual(expected);
});
