import {appendFileSync} from "node:fs";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import type {Edition} from "../../../reports/review/editions.js";
import {withEditions} from "../../../reports/review/openEditions.js";
import {tokenOf} from "../../../reports/send/enqueue.js";
import {type OpenGate, openGate} from "../support/openGate.js";
import {printEdition} from "../support/printEdition.js";
import {analystEmail, emailOf} from "../support/tinySite.js";

let gate: OpenGate;
let analyst: string;
let edition: Edition;

beforeEach(async () => {
  gate = await openGate();
  analyst = await gate.signIn(analystEmail);
  edition = printEdition(gate.home, "heron", "1 234 billets");
});
afterEach(() => gate[Symbol.asyncDispose]());

const pathOf = ({id}: Edition) => `/fr/review/${id}`;
const approve = (sha256 = edition.sha256) =>
  gate.post("/fr/review/approve", {edition: `${sha256} ${edition.id}`}, analyst);
const statusOf = ({id}: Edition) => gate.services.reviews!.find(id)!.status;
const read = async (path: string) => (await gate.get(path, analyst)).text();

describe("a report in review", () => {
  it("is read, annotated and approved by an analyst; its messages wait to leave", async () => {
    expect(await read("/fr/review")).toContain(edition.title);
    const pdf = await gate.get(`${pathOf(edition)}/report.pdf`, analyst);
    expect([pdf.headers.get("content-type"), await pdf.text()]).toEqual([
      "application/pdf",
      "%PDF-1.7 1 234 billets"
    ]);
    await gate.post(`${pathOf(edition)}/comments`, {text: "Le <b>jeudi</b>?"}, analyst);
    await gate.post(`${pathOf(edition)}/note`, {text: "Bravo : le jeudi change."}, analyst);
    const page = await read(pathOf(edition));
    expect(page).toContain("Le &lt;b&gt;jeudi&lt;/b&gt;?");
    expect(page).toContain("Bravo\u00a0: le jeudi change.");
    expect(page).toContain("administrator@heron.example, par un lien");
    expect((await approve()).headers.get("location")).toBe("/fr/review?done=approvedDone");
    expect(gate.services.reviews!.find(edition.id)).toMatchObject({
      status: "approved",
      approvedBy: analystEmail
    });
    expect(await read(pathOf(edition))).toContain("en attente");
  });

  it("is approved for the bytes that were shown, and no others", async () => {
    expect((await approve("0".repeat(64))).headers.get("location")).toContain("problem=notNow");
    const {file} = edition;
    appendFileSync(file, "x");
    expect((await approve()).headers.get("location")).toContain("problem=notNow");
    expect((await gate.get(`${pathOf(edition)}/report.pdf`, analyst)).status).toBe(404);
    expect(await read(pathOf(edition))).toContain("n’est plus celui qui a été imprimé");
    expect(statusOf(edition)).toBe("inReview");
  });

  it("says what changed since the edition that its reader had", async () => {
    await approve();
    const next = printEdition(gate.home, "heron", "1 300 billets");
    const page = await read(pathOf(next));
    expect(page).toMatch(/1 234 billets<\/td><td class="number">1 300 billets/);
    const gone = await gate.post(
      "/fr/review/approve",
      {edition: `${edition.sha256} ${edition.id}`},
      analyst
    );
    expect(gone.headers.get("location")).toContain("problem=notNow");
  });

  it("exists for analysts only", async () => {
    const others = [
      undefined,
      await gate.signIn(emailOf("heron", "administrator")),
      await gate.signIn(emailOf("lisiere", "reader"))
    ];
    for (const cookie of others) {
      for (const path of ["/fr/review", pathOf(edition), `${pathOf(edition)}/report.pdf`])
        expect((await gate.get(path, cookie)).status).toBe(404);
      const form = {edition: `${edition.sha256} ${edition.id}`, text: "x"};
      for (const path of ["approve", `${edition.id}/note`, `${edition.id}/comments`])
        expect((await gate.post(`/fr/review/${path}`, form, cookie)).status).toBe(404);
    }
    expect(statusOf(edition)).toBe("inReview");
    expect((await gate.get("/fr/review/portrait.nope.fr.9", analyst)).status).toBe(404);
  });
});

describe("leaving a list", () => {
  const tokenOfReader = () =>
    withEditions(gate.home, (editions) => {
      const {message_id} = editions
        .prepare("select message_id from outbox where recipient = ?")
        .get(emailOf("heron", "reader")) as {message_id: string};
      return tokenOf(editions, message_id)!;
    });
  const statuses = () =>
    Object.fromEntries(
      gate.services
        .reviews!.messages({edition: edition.id})
        .map(({email, status}) => [email, status])
    );

  it("takes a button, not the mere opening of the link", async () => {
    await approve();
    const path = `/fr/unsubscribe/${tokenOfReader()}`;
    expect(await (await gate.get(path)).text()).toContain("Ne plus le recevoir");
    expect(statuses()[emailOf("heron", "reader")]).toBe("queued");
    expect(await (await gate.post(path, {})).text()).toContain("Portrait de saison");
    expect(statuses()).toEqual({
      [emailOf("heron", "reader")]: "cancelled",
      [emailOf("heron", "administrator")]: "queued"
    });
  });

  it("is done by a mail program, which comes from no site (RFC 8058)", async () => {
    await approve();
    const answer = await fetch(`${gate.url}/en/unsubscribe/${tokenOfReader()}`, {
      method: "POST",
      body: new URLSearchParams({"List-Unsubscribe": "One-Click"})
    });
    expect(answer.status).toBe(200);
    expect(gate.services.reviews!.recipients(edition).map(({email}) => email)).toEqual([
      emailOf("heron", "administrator")
    ]);
    expect((await gate.post("/en/unsubscribe/unknown", {})).status).toBe(404);
  });
});

describe("what was sent", () => {
  it("is told to the organization's administrators, and to nobody else", async () => {
    await approve();
    const administrator = await gate.signIn(emailOf("heron", "administrator"));
    const page = await (await gate.get("/fr/reports/heron", administrator)).text();
    expect(page).toContain(edition.title);
    expect(page).toContain(emailOf("heron", "reader"));
    const stranger = await gate.signIn(emailOf("lisiere", "administrator"));
    expect((await gate.get("/fr/reports/heron", stranger)).status).toBe(404);
    expect(await (await gate.get("/en/reports/lisiere", stranger)).text()).toContain(
      "No report has left yet."
    );
  });

  it("comes as its recipient chose", async () => {
    const reader = await gate.signIn(emailOf("heron", "reader"));
    const kept = await gate.post("/fr/account/reports", {delivery: "attachment"}, reader);
    expect(kept.headers.get("location")).toBe("/fr/account?done=kept");
    await approve();
    const messages = gate.services.reviews!.messages({edition: edition.id});
    expect(Object.fromEntries(messages.map(({email, delivery}) => [email, delivery]))).toEqual({
      [emailOf("heron", "administrator")]: "link",
      [emailOf("heron", "reader")]: "attachment"
    });
  });
});
