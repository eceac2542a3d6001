/** Spektrix and Tessitura: catalogues only, so performances only; always read whole, delivered only when they changed. */
import {describe, expect, it} from "vitest";
import {pull} from "../../../../loaders/sources/api/pull.js";
import {openSpektrix, spektrixSpec} from "../../../../loaders/sources/api/spektrix.js";
import {openTessitura, tessituraSpec} from "../../../../loaders/sources/api/tessitura.js";
import {onStage, organization, rowsIn, type Stage} from "./pulling.js";
import {type Running, type Vendor, withVendor} from "./withVendor.js";

const options = {organization, timeZone: "America/Toronto", token: null};

const against = (vendor: Vendor, use: (vendor: Running, stage: Stage) => Promise<void>) =>
  withVendor(vendor, (running) => onStage((stage) => use(running, stage)));

const spektrixEvents = [
  {
    id: "10AEV",
    name: "Le Grand Soir",
    attribute_Genre: "Drama",
    attribute_Theatre: "Petite salle",
    locations: [{name: "Maison des arts", id: "1L"}]
  },
  {id: "20AEV", name: "Duo", attribute_Genre: "", attribute_Theatre: true, locations: []}
];
const instanceOf = (id: string, event: string, start: string, cancelled = false) => ({
  id,
  event: {id: event},
  start,
  startUtc: start,
  cancelled,
  isOnSale: true
});
const spektrixInstances = [
  instanceOf("1AIN", "10AEV", "2026-03-05T19:30:00"),
  instanceOf("2AIN", "10AEV", "2026-03-06T19:30:00", true),
  instanceOf("3AIN", "20AEV", "2026-03-07T14:00:00"),
  instanceOf("4AIN", "99AEV", "2026-03-08T14:00:00")
];
const spektrix: Vendor = ({url}) => {
  const path = url.pathname.replace("/maison/api/v3/", "");
  if (path === "events") return {body: spektrixEvents};
  if (path === "instances") return {body: spektrixInstances};
  if (/^instances\/\dAIN\/status$/.test(path)) return {body: {capacity: 300, available: 12}};
  return undefined;
};
const openMaison = (url: string, more: object = {}) =>
  openSpektrix(spektrixSpec.parse({kind: "spektrix", url, client: "maison", ...more}));

describe("pull(spektrix)", () => {
  it("brings one performance per instance, with its seats, and no other table", () =>
    against(spektrix, async ({url}, stage) => {
      const source = openMaison(url, {disciplineAttribute: "Genre"});
      const {delivery, manifest} = await pull(source, stage.home, options, stage.effects);
      expect(rowsIn(delivery!, "performances")).toEqual([
        {
          performance_code: "1AIN",
          title: "Le Grand Soir",
          venue_name: "Maison des arts",
          starts_at: "2026-03-05T19:30:00",
          capacity: "300",
          discipline: "Drama",
          status: ""
        },
        expect.objectContaining({performance_code: "2AIN", status: "cancelled"}),
        expect.objectContaining({performance_code: "3AIN", title: "Duo", venue_name: ""}),
        expect.objectContaining({performance_code: "4AIN", title: "", discipline: ""})
      ]);
      expect(Object.keys(manifest.files)).toEqual(["performances.csv"]);
      expect(manifest).toMatchObject({kind: "complete", period: null});
    }));

  it("takes the hall from the client's own attribute when told which", () =>
    against(spektrix, async ({url, asked}, stage) => {
      const source = openMaison(url, {venueAttribute: "Theatre", seats: false});
      const {delivery} = await pull(source, stage.home, options, stage.effects);
      const halls = rowsIn(delivery!, "performances").map(({venue_name}) => venue_name);
      expect(halls).toEqual(["Petite salle", "Petite salle", "", ""]);
      expect(asked).toHaveLength(2);
    }));

  it("delivers again only when the catalogue changed", () =>
    against(spektrix, async ({url}, stage) => {
      const pulls = [1, 2].map(
        () => () => pull(openMaison(url), stage.home, options, stage.effects)
      );
      expect((await pulls[0]!()).delivery).not.toBeNull();
      expect((await pulls[1]!()).delivery).toBeNull();
    }));

  it("says what it found instead of a catalogue", () =>
    against(
      () => ({body: {message: "moved"}}),
      async ({url}, stage) => {
        await expect(pull(openMaison(url), stage.home, options, stage.effects)).rejects.toThrow(
          /answered something else than a list of events: the answer: .*expected array/
        );
      }
    ));
});

const performanceOf = (id: number, status: string) => ({
  PerformanceId: id,
  PerformanceCode: `CODE ${id}`,
  PerformanceDate: "2026-03-05T19:30:00-05:00",
  PerformanceDescription: "Les Troyens",
  Facility: {Id: 47, Description: "Grand Opéra"},
  ProductionSeason: {Id: 1, Description: "Les Troyens"},
  Season: {Id: 194, Description: "2025-2026"},
  PerformanceStatus: {Id: 1, Description: status}
});
const credentials = "usager:groupe:poste:mot-de-passe";
const tessitura: Vendor = ({url, method, headers, body}) => {
  if (headers.authorization !== `Basic ${Buffer.from(credentials).toString("base64")}`)
    return {status: 401, body: {}};
  if (url.pathname === "/api/ReferenceData/Seasons")
    return {body: [{Id: 194, Description: "2025-2026", Type: {Id: 1, Description: "Opera"}}]};
  if (url.pathname === "/api/TXN/Performances/Search" && method === "POST")
    return JSON.parse(body).PerformanceStartDate === "2015-01-01"
      ? {body: [performanceOf(1, "On Sale"), performanceOf(2, "Cancelled")]}
      : {status: 400, body: {}};
  return undefined;
};

describe("pull(tessitura)", () => {
  const open = (url: string) =>
    openTessitura(
      tessituraSpec.parse({kind: "tessitura", url: `${url}/api/`, tokenEnv: "TESSITURA_KEY"})
    );

  it("brings the performances of its search, with the type of their season as discipline", () =>
    against(tessitura, async ({url}, stage) => {
      const known = {...options, token: credentials};
      const {delivery} = await pull(open(url), stage.home, known, stage.effects);
      expect(rowsIn(delivery!, "performances")).toEqual([
        {
          performance_code: "1",
          title: "Les Troyens",
          venue_name: "Grand Opéra",
          starts_at: "2026-03-05T19:30:00-05:00",
          capacity: "",
          discipline: "Opera",
          status: ""
        },
        expect.objectContaining({performance_code: "2", status: "cancelled"})
      ]);
    }));
});
