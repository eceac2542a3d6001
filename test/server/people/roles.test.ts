import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {endRoles, listRoles, startRole} from "../../../server/people/roles.js";
import {type OpenGate, openGate} from "../support/openGate.js";

let gate: OpenGate;
const now = new Date("2026-01-12T12:00:00Z");
const email = "Nouvelle@Heron.example";

beforeAll(async () => {
  gate = await openGate();
});
afterAll(() => gate[Symbol.asyncDispose]());

const rolesOf = async () =>
  (await listRoles(gate.services.state))
    .filter((one) => one.email === "nouvelle@heron.example")
    .map(({role, organization}) => [role, organization]);

describe("a role given by command", () => {
  it("counts once, and one at a time at a member", async () => {
    const {state} = gate.services;
    const reader = {email, role: "reader", organization: "heron", language: "fr"} as const;
    await startRole(state, reader, now);
    await startRole(state, {...reader, role: "administrator"}, now);
    expect(await rolesOf()).toEqual([["administrator", "heron"]]);
    const analyst = {email, role: "analyst", organization: null, language: "fr"} as const;
    await startRole(state, analyst, now);
    await startRole(state, analyst, now);
    expect(await rolesOf()).toEqual([
      ["analyst", null],
      ["administrator", "heron"]
    ]);
  });

  it("opens and closes pages from the next request on", async () => {
    const cookie = await gate.signIn(email.toLowerCase());
    expect((await gate.get("/fr/o/lisiere/portrait", cookie)).status).toBe(200);
    expect(await endRoles(gate.services.state, email, null, now)).toBe(1);
    expect((await gate.get("/fr/o/lisiere/portrait", cookie)).status).toBe(404);
    expect((await gate.get("/fr/o/heron/portrait", cookie)).status).toBe(200);
    expect(await endRoles(gate.services.state, email, "heron", now)).toBe(1);
    expect((await gate.get("/fr/o/heron/portrait", cookie)).status).toBe(404);
  });
});
