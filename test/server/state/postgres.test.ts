/**
 * What only a server with many connections can get wrong; the rest of this folder runs on it too, when
 * PUBLIC_C_TEST_POSTGRES names one. Skipped, visibly, without it.
 */
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {startRole} from "../../../server/people/roles.js";
import {type OpenGate, openGate} from "../support/openGate.js";
import {postgresServer} from "../support/ownDatabase.js";
import {show, tinyShows} from "../support/tinyShows.js";
import {emailOf} from "../support/tinySite.js";

describe.skipIf(!postgresServer)("on PostgreSQL", () => {
  let gate: OpenGate;
  let administrator: string;
  const portrait = "/fr/o/heron/portrait";
  const until = new Date(Date.now() + 30 * 24 * 3_600_000).toISOString().slice(0, 10);

  beforeAll(async () => {
    gate = await openGate({shows: tinyShows});
    administrator = await gate.signIn(emailOf("heron", "administrator"));
  });
  afterAll(() => gate[Symbol.asyncDispose]());

  it("signs in, once per link, and out", async () => {
    const token = await gate.services.auth.createLink(emailOf("heron", "reader"));
    const opened = await gate.post("/fr/sign-in/link", {token});
    expect(opened.status).toBe(303);
    expect((await gate.post("/fr/sign-in/link", {token})).status).toBe(400);
    const cookie = opened.headers.getSetCookie()[0]!.split(";")[0]!;
    expect((await gate.get(portrait, cookie)).status).toBe(200);
    await gate.post("/fr/sign-out", {}, cookie);
    expect((await gate.get(portrait, cookie)).status).toBe(404);
  });

  it("limits requests across connections", async () => {
    const asked = await Promise.all(
      Array.from({length: 40}, (_, n) => gate.post("/fr/sign-in", {email: `p${n}@heron.example`}))
    );
    expect(asked.filter(({status}) => status === 303)).toHaveLength(5);
  });

  it("invites, lists, logs and removes", async () => {
    const form = {email: "nouvelle@heron.example", role: "reader", language: "fr"};
    await gate.post("/fr/people/heron", form, administrator);
    await vi.waitFor(() => expect(gate.mailbox.length).toBeGreaterThan(0), 5_000);
    const [, token = ""] = /token=(\S+)/.exec(gate.mailbox.pop()!.text)!;
    const accepted = await gate.post("/fr/invitation", {token});
    const cookie = accepted.headers.getSetCookie()[0]!.split(";")[0]!;
    expect((await gate.get(portrait, cookie)).status).toBe(200);
    await gate.services.accessLog.flush();
    const page = await (await gate.get("/fr/people/heron", administrator)).text();
    expect(page).toContain(form.email);
    const row = page.slice(page.indexOf(`${form.email}</th>`));
    const [, membership = ""] = /name="membership" value="([^"]+)"/.exec(row)!;
    await gate.post("/fr/people/heron/remove", {membership}, administrator);
    expect((await gate.get(portrait, cookie)).status).toBe(404);
  });

  it("lets one of two answers at once count", async () => {
    const asker = await gate.signIn(emailOf("lisiere", "administrator"));
    const form = {
      owner: "heron",
      show: `${show.season}/${show.productionId}`,
      behalf: "lisiere",
      purpose: "Comparer.",
      scope: "everything",
      until,
      terms: "accepted"
    };
    const request = (await gate.post("/fr/shows/new", form, asker)).headers.get("location")!;
    const answers = await Promise.all(
      ["grant", "decline", "grant", "decline"].map((act) =>
        gate.post(request, {act}, administrator)
      )
    );
    expect(answers.map(({status}) => status).sort()).toEqual([303, 409, 409, 409]);
  });

  it("lets no two administrators remove each other at once", async () => {
    for (let round = 0; round < 10; round++) {
      const {left, right} = await twoAdministrators(`couple-${round}@rive.example`);
      const removals = await Promise.all([
        gate.post("/fr/people/rive/remove", {membership: right.membership}, left.cookie),
        gate.post("/fr/people/rive/remove", {membership: left.membership}, right.cookie)
      ]);
      expect(removals.filter(({status}) => status === 303)).toHaveLength(1);
      expect(await administratorsOfRive()).toHaveLength(1);
    }
  });

  const administratorsOfRive = () =>
    gate.services.state
      .selectFrom("memberships")
      .innerJoin("people", "people.id", "memberships.personId")
      .select(["memberships.id as membership", "people.email"])
      .where("organization", "=", "rive")
      .where("role", "=", "administrator")
      .where("endedAt", "is", null)
      .execute();

  /** The one that the last round left, and this newcomer. */
  async function twoAdministrators(email: string) {
    const role = {role: "administrator", organization: "rive", language: "fr"} as const;
    await startRole(gate.services.state, {email, ...role}, new Date());
    const both = await administratorsOfRive();
    expect(both).toHaveLength(2);
    const [left, right] = await Promise.all(
      both.map(async (one) => ({...one, cookie: await gate.signIn(one.email)}))
    );
    return {left: left!, right: right!};
  }

  it("shares, and takes up where it was after a restart", async () => {
    const form = {path: portrait, email: "agente@bailleur.example", language: "fr", until};
    await gate.post("/fr/shares/heron", form, administrator);
    gate = await gate.reopen();
    const outsider = await gate.signIn(form.email);
    expect((await gate.get(portrait, outsider)).status).toBe(200);
    expect((await gate.get("/en/o/heron/portrait", outsider)).status).toBe(404);
  });
});
