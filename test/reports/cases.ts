/** The four cases of an organization: rich, tiny, without seats, in its first season; by formula, so that they add up. */
import type {ReportData} from "../../reports/reportData.js";
import {peersOf} from "../../src/components/peersOf.js";
import {memberRows, type Shape, shapes, snapshot} from "../src/fixtures/memberRows.js";
import {collectiveRows} from "./collectiveRows.js";
import {fixture} from "./fixture.js";
import {redditionRows} from "./redditionRows.js";

export const cases = Object.entries(shapes).map(([name, shape]) => ({name, data: dataOf(shape)}));

function dataOf(shape: Shape): ReportData {
  const {organization, seasons, tickets, hasSeats} = shape;
  const own = memberRows(shape);
  const {name, city} = snapshot.organizations.find((one) => one.organization === organization)!;
  const reported = seasons.map((season) => ({
    organization,
    season,
    performances: Math.max(2, Math.round(tickets / 210)),
    attendance: Math.round(tickets * 1.17),
    hasSeats
  }));
  return {
    ...fixture,
    organization: {id: organization, name, city},
    snapshot,
    peers: peersOf(own.comparatives, snapshot),
    rows: {...fixture.rows, ...collectiveRows, ...redditionRows(reported), ...own}
  };
}
