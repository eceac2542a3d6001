import {afterEach, beforeEach, describe, expect, it} from "vitest";
import type {Collective} from "../../../loaders/collective.js";
import {endMembership, findPerson} from "../../../server/people/people.js";
import {seedPeople} from "../../../server/people/seedPeople.js";
import {type OpenGate, openGate} from "../support/openGate.js";
import {analystEmail, emailOf, tinyCollective} from "../support/tinySite.js";

let gate: OpenGate;
const email = emailOf("heron", "reader");
const now = new Date("2022-04-16T12:00:00Z");

beforeEach(async () => {
  gate = await openGate();
});
afterEach(() => gate[Symbol.asyncDispose]());

const without = (address: string): Collective => ({
  ...tinyCollective,
  members: tinyCollective.members.map((member) => ({
    ...member,
    recipients: member.recipients.filter((recipient) => recipient.email !== address)
  }))
});

const organizationsOf = async (address: string) => [
  ...(await findPerson(gate.services.state, address))!.organizations
];

describe("seedPeople(state, collective, now)", () => {
  it("writes recipients and the contact once, however often it runs", async () => {
    const count = async () =>
      (await gate.services.state.selectFrom("memberships").selectAll().execute()).length;
    expect(await count()).toBe(7);
    await seedPeople(gate.services.state, tinyCollective, now);
    expect(await count()).toBe(7);
    expect(await organizationsOf(email)).toEqual([["heron", "reader"]]);
    expect((await findPerson(gate.services.state, analystEmail))!.roles).toEqual(
      new Set(["analyst"])
    );
  });

  it("ends what the files no longer give, and gives it again when they do", async () => {
    await seedPeople(gate.services.state, without(email), now);
    expect(await organizationsOf(email)).toEqual([]);
    await seedPeople(gate.services.state, tinyCollective, now);
    expect(await organizationsOf(email)).toEqual([["heron", "reader"]]);
  });

  it("does not bring back whom a member's administrator has removed", async () => {
    const row = await gate.services.state
      .selectFrom("memberships")
      .innerJoin("people", "people.id", "memberships.personId")
      .select("memberships.id")
      .where("people.email", "=", email)
      .executeTakeFirstOrThrow();
    await endMembership(gate.services.state, row.id, {by: "somebody", now});
    await seedPeople(gate.services.state, tinyCollective, now);
    expect(await organizationsOf(email)).toEqual([]);
  });

  it("outlives a restart", async () => {
    const again = await gate.reopen();
    const cookie = await again.signIn(email);
    expect((await again.get("/fr/o/heron/portrait", cookie)).status).toBe(200);
    gate = again;
  });
});
