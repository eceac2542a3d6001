import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {ensurePerson, startMembership} from "../../../server/people/people.js";
import {tellEnds} from "../../../server/shows/tellEnds.js";
import {showBreakdowns} from "../../../src/vocabulary/rows.js";
import {type OpenGate, openGate} from "../support/openGate.js";
import {asked, show, tinyShows} from "../support/tinyShows.js";
import {analystEmail, emailOf} from "../support/tinySite.js";

let gate: OpenGate;
let owner: string;
let asker: string;
const inSixtyDays = new Date(Date.now() + 60 * 24 * 3_600_000).toISOString().slice(0, 10);
const inTwoDays = new Date(Date.now() + 2 * 24 * 3_600_000).toISOString().slice(0, 10);
const form = {
  owner: "heron",
  show: `${show.season}/${show.productionId}`,
  behalf: "lisiere",
  purpose: "Comparer nos publics avant la tournée.",
  scope: "everything",
  until: inSixtyDays,
  terms: "accepted"
};

beforeEach(async () => {
  gate = await openGate({shows: tinyShows});
  owner = await gate.signIn(emailOf("heron", "administrator"));
  asker = await gate.signIn(emailOf("lisiere", "administrator"));
});
afterEach(async () => {
  vi.useRealTimers();
  await gate[Symbol.asyncDispose]();
});

const ask = async (cookie = asker, given: Record<string, string> = form): Promise<string> =>
  (await gate.post("/fr/shows/new", given, cookie)).headers.get("location")!;
const statusOf = async (path: string, cookie: string) => (await gate.get(path, cookie)).status;

describe("asking for a show", () => {
  it("goes from a list of members to a list of shows to a request that both sides see", async () => {
    expect(await (await gate.get("/fr/shows/new", asker)).text()).toContain('value="heron"');
    expect(await (await gate.get("/fr/shows/new?owner=heron", asker)).text()).toContain(show.title);
    const request = await ask();
    for (const cookie of [owner, asker, await gate.signIn(emailOf("heron", "reader"))]) {
      const text = await (await gate.get(request, cookie)).text();
      expect(text).toContain("Comparer nos publics avant la tournée.");
      expect(text).toContain("Théâtre lisiere");
    }
    await vi.waitFor(() =>
      expect(gate.mailbox.map(({to}) => to)).toEqual([emailOf("heron", "administrator")])
    );
    expect(gate.mailbox[0]!.text).toContain(`/fr${request.slice(3)}`);
  });

  it("tells of a show of one's own that nothing of it has been sold, never of another's", async () => {
    const unsold = {...tinyShows, list: async () => [{...show, ticketsSold: 0}]};
    await using other = await openGate({shows: unsold});
    const cookie = await other.signIn(emailOf("lisiere", "administrator"));
    const text = await (await other.get("/fr/shows/new?owner=heron", cookie)).text();
    const [asked = "", offered = ""] = text.split('id="offer"');
    expect(asked).toContain(show.title);
    expect(asked).not.toContain("rien n’a encore été vendu");
    expect(offered).toContain("rien n’a encore été vendu");
  });

  it.each([
    ["terms", "no"],
    ["purpose", "   "],
    ["until", "2020-01-01"],
    ["until", "2099-01-01"],
    ["show", "2021-2022/unknown"],
    ["owner", "lisiere"],
    ["owner", "nobody"],
    ["behalf", "rive"],
    ["scope", "all"]
  ])("refuses %s: %j", async (field, value) => {
    const answer = await gate.post("/fr/shows/new", {...form, [field]: value}, asker);
    expect(answer.status).toBe(400);
    expect(await gate.services.state.selectFrom("showRequests").selectAll().execute()).toEqual([]);
  });

  it("is for administrators and partners, not for readers or the signed-out", async () => {
    const reader = await gate.signIn(emailOf("lisiere", "reader"));
    for (const cookie of [reader, undefined])
      expect((await gate.post("/fr/shows/new", form, cookie)).status).toBe(404);
  });
});

describe("the list of requests", () => {
  it("leads to asking whoever may ask, and tells a reader who may", async () => {
    const [mayAsk, reads] = await Promise.all(
      [asker, await gate.signIn(emailOf("lisiere", "reader"))].map(async (cookie) =>
        (await gate.get("/fr/shows", cookie)).text()
      )
    );
    expect(mayAsk).toContain('href="/fr/shows/new"');
    expect(reads).not.toContain("/shows/new");
    expect(reads).toContain("Les responsables de votre organisme");
  });
});

describe("the page of a request", () => {
  const textFor = async (request: string, cookie: string) =>
    (await gate.get(request, cookie)).text();

  it("speaks of an answer only to whoever gives one, and as pending only while it is", async () => {
    const request = await ask();
    expect(await textFor(request, owner)).toMatch(/si vous acceptez[\s\S]*Votre réponse/);
    const made = await textFor(request, asker);
    expect(made).toContain("Votre demande");
    expect(made).not.toContain("Votre réponse");
    await gate.post(request, {act: "grant", scope: "everything", until: inSixtyDays}, owner);
    const granted = await textFor(request, owner);
    expect(granted).toContain("Ce que la personne voit");
    expect(granted).not.toMatch(/si vous acceptez|Votre réponse|demande à voir|recevrait/);
    await gate.post(request, {act: "revoke"}, owner);
    const revoked = await textFor(request, owner);
    expect(revoked).toContain("a demandé à voir");
    expect(revoked).not.toMatch(/Ce que la personne|Votre réponse|recevrait/);
  });
});

describe("a grant", () => {
  it("opens the same sheet to both, logged for the owner, until it is revoked", async () => {
    const request = await ask();
    expect(await statusOf(`${request}/sheet`, asker)).toBe(404);
    const before = await (await gate.get(`${request}/sheet`, owner)).text();
    expect(before).toContain("Aperçu");
    expect(asked.pop()).toMatchObject({preview: true});
    await gate.post(request, {act: "grant", scope: "everything", until: inSixtyDays}, owner);
    const [seen, own] = await Promise.all(
      [asker, owner].map(async (cookie) => (await gate.get(`${request}/sheet`, cookie)).text())
    );
    expect(seen).toBe(own);
    for (const one of [asked.pop(), asked.pop()])
      expect(one).toEqual({
        preview: false,
        request: {
          owner: "heron",
          productionId: show.productionId,
          season: show.season,
          grantee: {organization: "lisiere"},
          breakdowns: [...showBreakdowns]
        }
      });
    await gate.services.accessLog.flush();
    const log = await (await gate.get("/fr/people/heron", owner)).text();
    expect(log).toContain(emailOf("lisiere", "administrator"));
    await gate.post(request, {act: "revoke", message: "Fin de la tournée."}, owner);
    expect(await statusOf(`${request}/sheet`, asker)).toBe(404);
  });

  it("says every figure, and of what is masked or as before, why", async () => {
    const request = await ask();
    await gate.post(request, {act: "grant", scope: "everything", until: inSixtyDays}, owner);
    const sheet = await (await gate.get(`${request}/sheet`, asker)).text();
    for (const text of [
      "dernière semaine",
      "535*",
      "Québec",
      "masqué\u00a0: trop peu de personnes",
      "masqué\u00a0: confidentialité",
      "45\u00a0700\u00a0$",
      "Public commun aux deux organismes",
      "le recoupement des publics n’est pas disponible pour ce spectacle"
    ])
      expect(sheet).toContain(text);
    expect(sheet.indexOf("3 semaines")).toBeLessThan(sheet.indexOf("dernière semaine"));
  });

  it.each([
    ["withoutPrices", "revenue", "weeks"],
    ["withoutTerritories", "territories", "revenue"]
  ] as const)("opens less when the owner says so: %s", async (scope, closed, open) => {
    const request = await ask();
    await gate.post(request, {act: "grant", scope, until: inSixtyDays}, owner);
    await gate.get(`${request}/sheet`, asker);
    const {breakdowns} = asked.pop()!.request;
    expect(breakdowns).toContain(open);
    expect(breakdowns).not.toContain(closed);
  });

  it("opens in return what was offered, to the same day, and both end together", async () => {
    const offer = `${show.season}/${show.productionId}`;
    const request = await ask(asker, {...form, offer});
    expect(await (await gate.get(request, owner)).text()).toContain("aux mêmes conditions");
    await gate.post(request, {act: "grant", scope: "withoutPrices", until: inTwoDays}, owner);
    const mirrored = await gate.services.state
      .selectFrom("showRequests")
      .selectAll()
      .where("ownerOrganization", "=", "lisiere")
      .executeTakeFirstOrThrow();
    expect(mirrored).toMatchObject({
      requesterOrganization: "heron",
      status: "granted",
      scope: "withoutPrices",
      untilOn: inTwoDays
    });
    const other = `/fr/shows/requests/${mirrored.id}`;
    expect(await statusOf(`${other}/sheet`, owner)).toBe(200);
    expect(asked.pop()!.request).toMatchObject({
      owner: "lisiere",
      grantee: {organization: "heron"}
    });
    expect(await (await gate.get(request, owner)).text()).toContain(other);
    await gate.post(other, {act: "revoke"}, asker);
    expect(await statusOf(`${other}/sheet`, owner)).toBe(404);
    expect(await statusOf(`${request}/sheet`, asker)).toBe(404);
  });

  it("cannot be asked with a show of somebody else’s in return", async () => {
    const answer = await gate.post("/fr/shows/new", {...form, offer: "2021-2022/theirs"}, asker);
    expect(answer.status).toBe(400);
  });

  it("ends by itself, and cannot be made longer than what was asked", async () => {
    const request = await ask();
    await gate.post(request, {act: "grant", scope: "everything", until: "2099-01-01"}, owner);
    const [{untilOn}] = (await gate.services.state
      .selectFrom("showRequests")
      .select("untilOn")
      .execute()) as [{untilOn: string}];
    expect(untilOn).toBe(inSixtyDays);
    vi.useFakeTimers({toFake: ["Date"], now: Date.parse(inSixtyDays) + 26 * 3_600_000});
    expect(
      await statusOf(`${request}/sheet`, await gate.signIn(emailOf("lisiere", "administrator")))
    ).toBe(404);
  });

  it("is for the requester's organization as it is today", async () => {
    const request = await ask();
    await gate.post(request, {act: "grant", scope: "everything", until: inSixtyDays}, owner);
    const reader = await gate.signIn(emailOf("lisiere", "reader"));
    expect(await statusOf(`${request}/sheet`, reader)).toBe(200);
    await gate.services.state
      .updateTable("memberships")
      .set({endedAt: new Date().toISOString()})
      .where("organization", "=", "lisiere")
      .execute();
    expect(await statusOf(`${request}/sheet`, reader)).toBe(404);
    expect(await statusOf(`${request}/sheet`, asker)).toBe(404);
  });
});

describe("every step", () => {
  it("is told to the other side, in its language, without a figure", async () => {
    const request = await ask();
    await gate.post(request, {act: "question", message: "Quelle tournée?"}, owner);
    await gate.post(request, {act: "answer", message: "Celle de mars."}, asker);
    await gate.post(request, {act: "decline", message: ""}, owner);
    await vi.waitFor(() => expect(gate.mailbox).toHaveLength(4), 5_000);
    expect(gate.mailbox.map(({to}) => to)).toEqual(
      ["heron", "lisiere", "heron", "lisiere"].map((one) => emailOf(one, "administrator"))
    );
    expect(gate.mailbox[3]!.text).toContain("declined");
    expect(gate.mailbox.map(({text}) => text).join()).not.toMatch(/1\u00a0235|45\u00a0700/);
    const history = await (await gate.get(request, asker)).text();
    for (const line of ["a posé une question", "Celle de mars.", "refusée"])
      expect(history).toContain(line);
  });

  it("is told when it comes of itself: expired unanswered, or ended; once", async () => {
    const silent = await ask();
    const granted = await ask(asker, {...form, until: inTwoDays});
    await gate.post(granted, {act: "grant"}, owner);
    await gate.services.outbox.sendDue();
    gate.mailbox.length = 0;
    const tellOn = async (days: number) => {
      vi.useFakeTimers({toFake: ["Date"], now: Date.now() + days * 24 * 3_600_000});
      await tellEnds(gate.services);
      await tellEnds(gate.services);
      await gate.services.outbox.sendDue();
      vi.useRealTimers();
      return gate.mailbox
        .splice(0)
        .map(({to, text}) => [to, /accordée|terminée|ended|éteinte|expired/.exec(text)?.[0]]);
    };
    const [both, mine] = [emailOf("heron", "administrator"), emailOf("lisiere", "administrator")];
    expect(await tellOn(1)).toEqual([]);
    expect(await tellOn(3)).toEqual([
      [both, "terminée"],
      [mine, "ended"]
    ]);
    expect(await tellOn(31)).toEqual([
      [both, "éteinte"],
      [mine, "expired"]
    ]);
    expect(silent).not.toBe(granted);
  });

  it("cannot be done twice, nor by the wrong side", async () => {
    const request = await ask();
    expect((await gate.post(request, {act: "grant"}, asker)).status).toBe(409);
    expect((await gate.post(request, {act: "decline"}, owner)).status).toBe(303);
    expect((await gate.post(request, {act: "grant"}, owner)).status).toBe(409);
    expect((await gate.post(request, {act: "revoke"}, owner)).status).toBe(409);
  });

  it("does not exist for a third member, a reader's hand or the analyst", async () => {
    const request = await ask();
    for (const email of [emailOf("rive", "administrator"), analystEmail]) {
      const cookie = await gate.signIn(email);
      expect(await statusOf(request, cookie)).toBe(404);
      expect(await statusOf(`${request}/sheet`, cookie)).toBe(404);
      expect((await gate.post(request, {act: "grant"}, cookie)).status).toBe(404);
    }
    const reader = await gate.signIn(emailOf("heron", "reader"));
    expect((await gate.post(request, {act: "grant"}, reader)).status).toBe(404);
    expect(await statusOf("/fr/shows/requests/00000000-0000-0000-0000-000000000000", owner)).toBe(
      404
    );
  });
});

describe("a partner", () => {
  it("reads what was granted to them, and nothing else at all", async () => {
    const now = new Date();
    const {id} = await ensurePerson(gate.services.state, "p@bailleur.example", {
      language: "fr",
      now
    });
    await startMembership(
      gate.services.state,
      {personId: id, organization: null, role: "partner", origin: "command"},
      now
    );
    const partner = await gate.signIn("p@bailleur.example");
    const request = await ask(partner, {...form, behalf: ""});
    expect(await statusOf(`${request}/sheet`, partner)).toBe(404);
    await gate.post(request, {act: "grant", scope: "everything", until: inSixtyDays}, owner);
    expect(await statusOf(`${request}/sheet`, partner)).toBe(200);
    for (const path of [
      "/fr/o/heron/portrait",
      "/fr/glossary",
      "/fr/collective/",
      "/fr/people/heron"
    ])
      expect(await statusOf(path, partner)).toBe(404);
  });
});
