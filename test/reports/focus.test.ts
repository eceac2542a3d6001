import {describe, expect, it} from "vitest";
import {focus} from "../../reports/focus.js";
import {cases} from "./cases.js";
import {fixture} from "./fixture.js";

const rules = {seasonStart: "09-01"};
const finished = {about: "funders", period: "finished"} as const;
const [rich, , , newcomer] = cases as [
  (typeof cases)[number],
  unknown,
  unknown,
  (typeof cases)[number]
];

describe("focus(data, report, rules, focus)", () => {
  it("is the current season to date, whatever other season was asked for", () => {
    const [data] = focus(fixture, {about: "season", period: "season"}, rules, {
      season: "2017-2018"
    });
    expect(data).toMatchObject({
      season: "2021-2022",
      periodFrom: "2021-09-01",
      periodTo: "2022-04-15"
    });
  });

  it("is the last season over, from its first to its last day, or the one asked for", () => {
    expect(focus(rich.data, finished, rules)[0]).toMatchObject({
      season: "2020-2021",
      periodFrom: "2020-09-01",
      periodTo: "2021-08-31"
    });
    expect(focus(rich.data, finished, rules, {season: "2018-2019"})[0]!.season).toBe("2018-2019");
  });

  it("is the current season of an organization that has no other", () => {
    expect(focus(newcomer.data, finished, rules)[0]).toMatchObject({
      season: "2021-2022",
      periodTo: "2022-04-15"
    });
  });

  it("is one document per show asked for that this organization has", () => {
    const show = {about: "show", period: "season"} as const;
    const documents = focus(fixture, show, rules, {shows: ["p1", "elsewhere"]});
    expect(documents.map((data) => data.show)).toEqual(["p1"]);
    expect(focus(fixture, show, rules)).toEqual([]);
  });
});
