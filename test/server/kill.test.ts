/** What the gate has answered "yes" to is there after kill -9, however often that happens. */
import {type ChildProcess, fork} from "node:child_process";
import {once} from "node:events";
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {expect, it} from "vitest";
import {type Home, openHome} from "../../loaders/home.js";
import {openIncoming} from "../../server/deliveries/incoming.js";
import {openState} from "../../server/state/openState.js";

const kills = 4;
const untilKillMs = 400;

interface Reached {
  child: ChildProcess;
  url: string;
  cookie: string;
}

it(`${kills} kills under load lose no session, and no accepted invitation, request or upload`, async () => {
  const home = openHome(mkdtempSync(join(tmpdir(), "public-c-kill-")));
  const accepted: Accepted = {invitations: [], requests: [], sessions: [], bytes: 0};
  for (let kill = 0; kill < kills; kill++) await loadAndKill(home, accepted);

  const state = await openState(home);
  const invited = (await state.selectFrom("invitations").select("email").execute()).map(
    ({email}) => email
  );
  const asked = await state.selectFrom("showRequests").select("purpose").execute();
  const mails = await state.selectFrom("outbox").select("id").execute();
  const [upload] = openIncoming(home).list("heron");
  await state.destroy();
  const lost = await lostSessions(home, accepted.sessions);
  rmSync(home.root, {recursive: true, force: true});

  expect(accepted.invitations.length).toBeGreaterThan(kills);
  expect(accepted.requests.length).toBeGreaterThan(kills);
  expect(accepted.bytes).toBeGreaterThan(0);
  expect(accepted.sessions.length).toBeGreaterThan(kills);
  expect(lost).toEqual([]);
  expect(accepted.invitations.filter((email) => !invited.includes(email))).toEqual([]);
  const purposes = asked.map(({purpose}) => purpose);
  expect(accepted.requests.filter((purpose) => !purposes.includes(purpose))).toEqual([]);
  expect(mails.length).toBe(invited.length + asked.length);
  expect(upload!.received).toBeGreaterThanOrEqual(accepted.bytes);
});

/** What the gate said yes to. */
interface Accepted {
  invitations: string[];
  requests: string[];
  /** Cookies. */
  sessions: string[];
  bytes: number;
}

/** Sessions that a gate on this home no longer knows. */
async function lostSessions(home: Home, cookies: readonly string[]): Promise<string[]> {
  const gate = await start(home);
  const opened = await Promise.all(
    cookies.map(async (cookie) => {
      const answer = await fetch(`${gate.url}/fr/account`, {headers: {cookie}, redirect: "manual"});
      return answer.status;
    })
  );
  const gone = once(gate.child, "exit");
  gate.child.kill("SIGKILL");
  await gone;
  return cookies.filter((_, place) => opened[place] !== 200);
}

async function loadAndKill(home: Home, accepted: Accepted): Promise<void> {
  const gate = await start(home);
  accepted.sessions.push(gate.cookie);
  gate.child.on("message", ({cookie}: {cookie: string}) => accepted.sessions.push(cookie));
  const gone = once(gate.child, "exit");
  setTimeout(() => gate.child.kill("SIGKILL"), untilKillMs);
  const untilGone = async (act: (n: string) => Promise<void>): Promise<void> => {
    for (let n = 0; gate.child.exitCode === null && gate.child.signalCode === null; n++)
      await act(`${gate.child.pid}-${n}`).catch(() => undefined);
  };
  await Promise.all([
    gone,
    untilGone(async (n) => {
      const email = `p${n}@x.example`;
      const form = {email, role: "reader", language: "fr"};
      if ((await post(gate, "/fr/people/heron", form)).status === 303)
        accepted.invitations.push(email);
    }),
    untilGone(async (n) => {
      const purpose = `motif ${n}`;
      const until = new Date(Date.now() + 30 * 24 * 3_600_000).toISOString().slice(0, 10);
      const show = "2021-2022/carre-des-ombres";
      const form = {
        owner: "lisiere",
        show,
        behalf: "heron",
        purpose,
        scope: "everything",
        until,
        terms: "accepted"
      };
      if ((await post(gate, "/fr/shows/new", form)).status === 303) accepted.requests.push(purpose);
    }),
    untilGone(() => uploadPart(gate, accepted)),
    untilGone(async () => {
      gate.child.send("open a session");
      await once(gate.child, "message", {signal: AbortSignal.timeout(500)});
    })
  ]);
}

async function uploadPart(gate: Reached, accepted: Accepted): Promise<void> {
  const path = "/fr/deliveries/heron/uploads";
  const announced = JSON.stringify({name: "commandes.csv", size: 1e9, modified: 1});
  const begun = await send(gate, "POST", path, announced);
  let {id, received} = (await begun.json()) as {id: string; received: number};
  for (;;) {
    const part = await send(gate, "PATCH", `${path}/${id}`, "x".repeat(100_000), {
      "upload-offset": String(received)
    });
    ({id, received} = (await part.json()) as {id: string; received: number});
    accepted.bytes = received;
  }
}

async function start(home: Home): Promise<Reached> {
  const path = fileURLToPath(new URL("./support/gateChild.ts", import.meta.url));
  const child = fork(path, [home.root], {execArgv: ["--import", "tsx"]});
  const [reached] = (await once(child, "message")) as [{url: string; cookie: string}];
  return {child, ...reached};
}

const send = (
  {url, cookie}: Reached,
  method: string,
  path: string,
  body: BodyInit,
  headers: Record<string, string> = {}
): Promise<Response> =>
  fetch(url + path, {method, body, redirect: "manual", headers: {origin: url, cookie, ...headers}});

const post = (gate: Reached, path: string, form: Record<string, string>): Promise<Response> =>
  send(gate, "POST", path, new URLSearchParams(form));
