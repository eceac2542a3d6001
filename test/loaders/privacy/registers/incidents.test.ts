/** The register of incidents keeps what was entered, and tells when a line was changed. */
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {
  followUp,
  incidentSpec,
  lacksNotice,
  readIncidents,
  recordIncident
} from "../../../../loaders/privacy/registers/incidents.js";

let state: string;
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), "public-c-register-"));
});
afterEach(() => rmSync(state, {recursive: true}));

const incident = incidentSpec.parse({
  information: "noms et courriels",
  circumstances: "un export joint à un courriel",
  happenedOn: null,
  knownOn: "2026-03-03",
  persons: 120,
  isSerious: true,
  reasons: "adresses à domicile",
  measures: "liens seulement"
});
const now = new Date("2026-03-04T12:00:00Z");

describe("the register of incidents", () => {
  it("numbers incidents by year and keeps what was learned since", () => {
    expect(recordIncident({state}, incident, now)).toBe("2026-1");
    expect(recordIncident({state}, incident, now)).toBe("2026-2");
    followUp({state}, "2026-1", "Destruction confirmée.", now);
    const [first, second] = readIncidents({state});
    expect(first).toMatchObject({id: "2026-1", followUps: [{text: "Destruction confirmée."}]});
    expect(second!.followUps).toEqual([]);
  });

  it("says which serious ones wait for notices", () => {
    recordIncident({state}, incident, now);
    recordIncident(
      {state},
      {...incident, commissionToldOn: "2026-03-04", personsToldOn: "2026-03-04"},
      now
    );
    expect(readIncidents({state}).map(lacksNotice)).toEqual([true, false]);
  });

  it.each([
    ["changed", (text: string) => text.replace("120", "12")],
    ["lost", (text: string) => text.split("\n").slice(1).join("\n")]
  ])("is refused when a line was %s", (_name, change) => {
    recordIncident({state}, incident, now);
    recordIncident({state}, incident, now);
    const file = join(state, "registers", "incidents.jsonl");
    writeFileSync(file, change(readFileSync(file, "utf8")));
    expect(() => readIncidents({state})).toThrow("line 1 was changed");
  });

  it("follows up only what it holds", () => {
    expect(() => followUp({state}, "2026-9", "x", now)).toThrow("no incident 2026-9");
  });
});
