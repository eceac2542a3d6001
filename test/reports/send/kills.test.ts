/**
 * The whole outbox against a relay with moods and a sender that is killed again and again.
 * PUBLIC_C_DRILL="1000 200" runs it at full size: messages, kills.
 */
import {type ChildProcess, spawn} from "node:child_process";
import {once} from "node:events";
import {mkdtempSync, rmSync} from "node:fs";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout} from "node:timers/promises";
import {buildSync} from "esbuild";
import {SMTPServer} from "smtp-server";
import {afterAll, beforeAll, expect, it} from "vitest";
import type {Home} from "../../../loaders/home.js";
import {type Editions, openEditions} from "../../../reports/review/openEditions.js";
import {approveFor, openScratch, printed, reader} from "./outbox.js";

const [messages, kills] = (process.env.PUBLIC_C_DRILL ?? "40 5").split(" ").map(Number) as [
  number,
  number
];
const isUnknown = (address: string): boolean => /^r\d*7@/.test(address) && address.includes("77");
const bytes = Buffer.from("%PDF-1.4 one").toString("base64");

let folder: string;
let home: Home;
let editions: Editions;
let server: SMTPServer;
/** Message-ID → how often it was taken. */
const taken = new Map<string, number>();
const wrong: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "kills-"));
  home = openScratch(folder);
  editions = openEditions(home);
  server = moodyRelay();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", () => ready()));
  buildSync({
    entryPoints: ["test/reports/send/sender.ts"],
    outfile: join("node_modules/.cache/public-c-drill", "sender.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "silent",
    define: {"import.meta.url": JSON.stringify(`file://${process.cwd()}/reports/send/x.ts`)}
  });
});
afterAll(async () => {
  await new Promise<void>((done) => server.close(() => done()));
  editions.close();
  rmSync(folder, {recursive: true});
});

/** Every 17th recipient is put off the first time, some do not exist, every 20th message is taken and the line dropped. */
function moodyRelay(): SMTPServer {
  const putOff = new Set<string>();
  let seen = 0;
  const relay = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onRcptTo({address}, _session, done) {
      if (isUnknown(address)) return done(answer(550, "no such user"));
      const isFirst = ++seen % 17 === 0 && !putOff.has(address);
      putOff.add(address);
      done(isFirst ? answer(451, "busy") : null);
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const text = Buffer.concat(parts).toString();
        const id = /Message-ID:\s+<([^>]+)>/.exec(text)![1]!;
        if (session.envelope.rcptTo.length !== 1) wrong.push(`${id}: several recipients`);
        if (!text.includes(bytes)) wrong.push(`${id}: other bytes`);
        const isFirst = !taken.has(id);
        taken.set(id, (taken.get(id) ?? 0) + 1);
        if (isFirst && taken.size % 20 === 0)
          for (const line of relay.connections) lineOf(line).destroy();
        else done();
      });
    }
  });
  relay.on("error", () => undefined);
  return relay;
}

const answer = (code: number, text: string) => Object.assign(new Error(text), {responseCode: code});

/** smtp-server keeps the socket of a connection where its types do not say. */
const lineOf = (connection: unknown): {destroy(): void} =>
  (connection as {_socket: {destroy(): void}})._socket;

let minutesLater = 0;

/** Each run believes that some minutes have passed, so that leases and waits are over. */
function startSender(): ChildProcess {
  const {port} = server.server.address() as AddressInfo;
  minutesLater += 10;
  const script = join("node_modules/.cache/public-c-drill", "sender.mjs");
  const words = [script, home.root, `smtp://127.0.0.1:${port}`, String(minutesLater)];
  return spawn(process.execPath, words, {stdio: ["ignore", "pipe", "ignore"]});
}

const waiting = (): number =>
  Number(
    editions
      .prepare("select count(*) as n from outbox where status in ('queued', 'sending')")
      .get()!.n
  );

it(`loses none of ${messages} messages in ${kills} kills, and repeats none more often than it was killed`, async () => {
  const recipients = Array.from({length: messages}, (_, i) =>
    reader(`r${i}@example.org`, {delivery: "attachment"})
  );
  approveFor(editions, home, printed(editions, home, "one"), recipients);
  let killed = 0;
  for (let i = 0; i < kills; i++) {
    const sender = startSender();
    await once(sender.stdout!, "data");
    await setTimeout(10 + ((i * 37) % 60));
    if (sender.exitCode === null && sender.kill("SIGKILL")) killed++;
    if (sender.exitCode === null && sender.signalCode === null) await once(sender, "exit");
  }
  for (let i = 0; i < messages && waiting() > 0; i++) await once(startSender(), "exit");

  const counts = Object.fromEntries(
    editions
      .prepare("select status, count(*) as n from outbox group by status")
      .all()
      .map(({status, n}) => [String(status), Number(n)])
  );
  const unknown = recipients.filter(({email}) => isUnknown(email)).length;
  expect(counts).toEqual({sent: messages - unknown, ...(unknown && {dead: unknown})});
  expect(taken.size).toBe(messages - unknown);
  const repeated = [...taken.values()].reduce((sum, times) => sum + times - 1, 0);
  const drops = Math.ceil(messages / 20);
  expect(repeated).toBeLessThanOrEqual(killed + drops);
  expect(wrong).toEqual([]);
  if (process.env.PUBLIC_C_DRILL) console.log({messages, killed, repeated, ...counts});
}, 600_000);
