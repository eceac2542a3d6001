import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {type OpenGate, openGate} from "../support/openGate.js";
import {analystEmail, emailOf} from "../support/tinySite.js";

let gate: OpenGate;
let administrator: string;
let reader: string;
const people = "/fr/people/heron";
const portrait = "/fr/o/heron/portrait";
const colleague = {email: "nouvelle@heron.example", role: "reader", language: "fr"};

beforeEach(async () => {
  gate = await openGate();
  administrator = await gate.signIn(emailOf("heron", "administrator"));
  reader = await gate.signIn(emailOf("heron", "reader"));
});
afterEach(async () => {
  vi.useRealTimers();
  await gate[Symbol.asyncDispose]();
});

describe("inviting a colleague", () => {
  it("takes one form, one mail, one button", async () => {
    const sent = await gate.post(people, colleague, administrator);
    expect(sent.headers.get("location")).toBe("/fr/people/heron?done=sent");
    const {to, token} = await invitationInMailbox();
    expect(to).toBe(colleague.email);
    const seen = await (await gate.get(`/fr/invitation?token=${token}`)).text();
    expect(seen).toContain("Théâtre heron");
    const accepted = await gate.post("/fr/invitation", {token});
    const cookie = accepted.headers.getSetCookie()[0]!.split(";")[0]!;
    expect((await gate.get(portrait, cookie)).status).toBe(200);
    expect((await gate.get(people, cookie)).status).toBe(404);
    expect(await (await gate.get(people, administrator)).text()).toContain(colleague.email);
  });

  it("works once, until it is cancelled, for a week", async () => {
    await gate.post(people, colleague, administrator);
    const {token} = await invitationInMailbox();
    expect((await gate.post("/fr/invitation", {token})).status).toBe(303);
    const used = await gate.post("/fr/invitation", {token});
    expect(used.status).toBe(400);
    expect(await used.text()).toContain('href="/fr/sign-in">Connexion</a>');

    await gate.post(people, {...colleague, email: "b@heron.example"}, administrator);
    const cancelled = await invitationInMailbox();
    const id = /name="invitation" value="([^"]+)"/.exec(
      await (await gate.get(people, administrator)).text()
    )![1]!;
    await gate.post(`${people}/cancel`, {invitation: id}, administrator);
    expect((await gate.post("/fr/invitation", {token: cancelled.token})).status).toBe(400);

    await gate.post(people, {...colleague, email: "c@heron.example"}, administrator);
    const late = await invitationInMailbox();
    vi.useFakeTimers({toFake: ["Date"], now: Date.now() + 8 * 24 * 3_600_000});
    expect((await gate.post("/fr/invitation", {token: late.token})).status).toBe(400);
  });

  it("cannot be accepted by somebody else who is signed in", async () => {
    await gate.post(people, colleague, administrator);
    const {token} = await invitationInMailbox();
    const other = await gate.signIn(emailOf("lisiere", "reader"));
    expect((await gate.post("/fr/invitation", {token}, other)).status).toBe(400);
    expect((await gate.get(portrait, other)).status).toBe(404);
  });

  it("keeps the token hashed, and forgets the mail once it has left", async () => {
    await gate.post(people, colleague, administrator);
    const {token} = await invitationInMailbox();
    await gate.services.outbox.sendDue();
    const {state} = gate.services;
    const kept = [
      await state.selectFrom("invitations").selectAll().execute(),
      await state.selectFrom("outbox").selectAll().execute()
    ];
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  it.each([
    [{email: "nobody"}, 400],
    [{email: emailOf("heron", "reader")}, 400],
    [{role: "analyst"}, 400],
    [{language: "xx"}, 400]
  ])("refuses %o", async (wrong, status) => {
    expect((await gate.post(people, {...colleague, ...wrong}, administrator)).status).toBe(status);
    expect(gate.mailbox).toEqual([]);
  });
});

describe("an address that opens nothing", () => {
  it("keeps the way to the account for whoever is signed in", async () => {
    const way = '<a href="/fr/account">';
    expect(await (await gate.get("/fr/nothing", reader)).text()).toContain(way);
    expect(await (await gate.get("/fr/nothing")).text()).not.toContain(way);
  });
});

describe("an administrator", () => {
  it("is asked again before an access is removed", async () => {
    const text = await (await gate.get(people, administrator)).text();
    const removals = [...text.matchAll(/<details[\s\S]*?<\/details>/g)].map(([part]) => part);
    expect(removals).toHaveLength(2);
    for (const part of removals) expect(part).toContain(`action="${people}/remove"`);
    expect(text.split(`action="${people}/remove"`)).toHaveLength(removals.length + 1);
    expect(text).toContain(`Oui, retirer l’accès à ${emailOf("heron", "reader")}`);
  });

  it("removes a reader, whose session is over at the next request", async () => {
    const membership = await membershipOf(emailOf("heron", "reader"));
    await gate.post(`${people}/remove`, {membership}, administrator);
    expect((await gate.get(portrait, reader)).status).toBe(404);
    expect((await gate.get("/fr/account", reader)).status).toBe(303);
  });

  it("makes a reader administrator, from their next sign-in", async () => {
    const membership = await membershipOf(emailOf("heron", "reader"));
    await gate.post(`${people}/role`, {membership, role: "administrator"}, administrator);
    expect((await gate.get(people, reader)).status).toBe(404);
    const again = await gate.signIn(emailOf("heron", "reader"));
    expect((await gate.get(people, again)).status).toBe(200);
  });

  it("cannot leave the organization without one", async () => {
    const membership = await membershipOf(emailOf("heron", "administrator"));
    expect((await gate.post(`${people}/remove`, {membership}, administrator)).status).toBe(400);
    const role = {membership, role: "reader"};
    expect((await gate.post(`${people}/role`, role, administrator)).status).toBe(400);
    expect((await gate.get(people, administrator)).status).toBe(200);
  });

  it("sees who opened what, and takes it along as a file no spreadsheet will run", async () => {
    await gate.get(portrait, reader);
    await gate.get(portrait, await gate.signIn(analystEmail));
    await gate.services.accessLog.flush();
    const seen = await (await gate.get(people, administrator)).text();
    expect(seen).toMatch(/data-label="Quand">[^<]+, \d+\u00a0h\u00a0\d\d</);
    expect(seen).toContain(">Portrait, Théâtre heron</td>");
    expect(seen).toContain(analystEmail);
    const file = await gate.get(`${people}/accesses.csv`, administrator);
    expect(file.headers.get("content-type")).toContain("text/csv");
    expect(await file.text()).toMatch(
      /^\uFEFF?Quand,Personne,Quoi\r\n\S+,analyste@collectif\.example,/
    );
  });
});

describe("people of an organization", () => {
  it("do not exist for a reader, another member's administrator, or nobody", async () => {
    const membership = await membershipOf(emailOf("heron", "reader"));
    const strangers = [reader, await gate.signIn(emailOf("lisiere", "administrator")), undefined];
    for (const cookie of strangers) {
      expect((await gate.get(people, cookie)).status).toBe(404);
      expect((await gate.get(`${people}/accesses.csv`, cookie)).status).toBe(404);
      for (const path of ["", "/role", "/remove", "/cancel"])
        expect((await gate.post(people + path, {...colleague, membership}, cookie)).status).toBe(
          404
        );
    }
  });

  it("cannot be reached through one's own organization with another's ids", async () => {
    const other = await gate.signIn(emailOf("lisiere", "administrator"));
    const membership = await membershipOf(emailOf("heron", "reader"));
    const own = "/fr/people/lisiere";
    expect((await gate.post(`${own}/remove`, {membership}, other)).status).toBe(404);
    expect(
      (await gate.post(`${own}/role`, {membership, role: "administrator"}, other)).status
    ).toBe(404);
    await gate.post(people, colleague, administrator);
    const {id} = await gate.services.state
      .selectFrom("invitations")
      .select("id")
      .executeTakeFirstOrThrow();
    await gate.post(`${own}/cancel`, {invitation: id}, other);
    const {token} = await invitationInMailbox();
    expect((await gate.get(`/fr/invitation?token=${token}`)).status).toBe(200);
    expect((await gate.get(portrait, reader)).status).toBe(200);
  });
});

async function invitationInMailbox(): Promise<{to: string; token: string}> {
  await vi.waitFor(() => expect(gate.mailbox.length).toBeGreaterThan(0), 5_000);
  const {to, text} = gate.mailbox.pop()!;
  return {to, token: /token=(\S+)/.exec(text)![1]!};
}

async function membershipOf(email: string): Promise<string> {
  const {id} = await gate.services.state
    .selectFrom("memberships")
    .innerJoin("people", "people.id", "memberships.personId")
    .select("memberships.id")
    .where("people.email", "=", email)
    .where("endedAt", "is", null)
    .executeTakeFirstOrThrow();
  return id;
}
