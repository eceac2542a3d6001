import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {SMTPServer, type SMTPServerOptions} from "smtp-server";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import type {Home} from "../../../loaders/home.js";
import {approvedFile} from "../../../reports/review/approve.js";
import {readEdition} from "../../../reports/review/editions.js";
import {type Editions, openEditions} from "../../../reports/review/openEditions.js";
import {composeMessage} from "../../../reports/send/composeMessage.js";
import {type OpenTransport, smtpTransport} from "../../../reports/send/openTransport.js";
import {previewDue} from "../../../reports/send/previewDue.js";
import {sendDue} from "../../../reports/send/sendDue.js";
import {literalCollective as collective} from "../../loaders/models/literalCollective.js";
import {approveFor, now, openScratch, printed, reader} from "./outbox.js";

let folder: string;
let home: Home;
let editions: Editions;
let clock: Date;
let transport: OpenTransport;
let server: SMTPServer | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "outbox-"));
  home = openScratch(folder);
  editions = openEditions(home);
  clock = now;
});
afterEach(async () => {
  transport?.close();
  await new Promise<void>((done) => (server ? server.close(() => done()) : done()));
  server = undefined;
  editions.close();
  rmSync(folder, {recursive: true});
});

interface Received {
  to: string;
  text: string;
}

/** A real relay on the loopback; `answer` is its mood. */
async function openRelay(answer: Partial<SMTPServerOptions> = {}): Promise<Received[]> {
  const received: Received[] = [];
  server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const text = Buffer.concat(parts).toString();
        received.push({to: session.envelope.rcptTo.map(({address}) => address).join(), text});
        done();
      });
    },
    ...answer
  });
  server.on("error", () => undefined);
  await new Promise<void>((ready) => server!.listen(0, "127.0.0.1", () => ready()));
  const {port} = server.server.address() as AddressInfo;
  transport = smtpTransport(`smtp://127.0.0.1:${port}`);
  return received;
}

const send = () =>
  sendDue(editions, {
    collective,
    home,
    transport,
    url: "https://portraits.example.org",
    clock: () => clock,
    random: () => 0.5
  });

const later = (hours: number) => {
  clock = new Date(clock.getTime() + hours * 3_600_000);
};

const queued = () =>
  editions
    .prepare("select recipient, status, attempts from outbox order by recipient")
    .all()
    .map((row) => Object.values(row));

const refusal = (code: number, text: string) =>
  Object.assign(new Error(text), {responseCode: code});

describe("sendDue(editions, options)", () => {
  it("sends each approved message once, to one recipient, and says that the edition is sent", async () => {
    const received = await openRelay();
    const edition = printed(editions, home, "one");
    approveFor(editions, home, edition, [reader("a@example.org"), reader("b@example.org")]);
    expect(await send()).toEqual({sent: 2, later: 0, dead: [], relayIsAway: false});
    expect(await send()).toMatchObject({sent: 0});
    expect(received.map(({to}) => to).sort()).toEqual(["a@example.org", "b@example.org"]);
    expect(readEdition(editions, edition.id).status).toBe("sent");
    expect(received[0]!.text).toContain("https://portraits.example.org/pdf/alpha/portrait.fr.pdf");
  });

  it("names a count before what it counts, and any other value after its name", async () => {
    const subjects: string[] = [];
    transport = {send: async ({subject}) => void subjects.push(subject), close: () => undefined};
    const told = [
      ["Billets vendus (nets)", "1\u00A0069"],
      ["Billets vendus (nets)", "non calculable"],
      ["Taux d’occupation", "71\u00A0%"]
    ] as const;
    for (const [label, value] of told) {
      const given = {title: "Portrait, alpha", figures: [{label, value, comparison: null}]};
      const edition = printed(editions, home, label + value, given);
      approveFor(editions, home, edition, [reader("a@example.org")]);
      await send();
    }
    expect(subjects).toEqual([
      "Portrait\u00A0: 1\u00A0069 billets vendus (nets)",
      "Portrait\u00A0: billets vendus (nets) non calculable",
      "Portrait\u00A0: taux d’occupation 71\u00A0%"
    ]);
  });

  it("never sends what nobody approved", async () => {
    const received = await openRelay();
    printed(editions, home, "one");
    expect(await send()).toMatchObject({sent: 0, dead: []});
    expect(received).toEqual([]);
  });

  it("attaches the approved bytes, whatever was printed since", async () => {
    const received = await openRelay();
    const edition = printed(editions, home, "one");
    approveFor(editions, home, edition, [reader("a@example.org", {delivery: "attachment"})]);
    writeFileSync(edition.file, "%PDF printed later");
    await send();
    const bytes = Buffer.from("%PDF-1.4 one").toString("base64");
    expect(received[0]!.text).toContain(bytes);
    expect(received[0]!.text).toContain("filename=alpha.portrait.2021-2022.fr.pdf");
  });

  it("refuses other bytes than the approved ones, and tells the analyst", async () => {
    const received = await openRelay();
    const edition = printed(editions, home, "one");
    approveFor(editions, home, edition, [reader("a@example.org")]);
    writeFileSync(approvedFile(home, edition.sha256), "tampered");
    const {dead} = await send();
    expect(dead).toMatchObject([{recipient: "a@example.org"}]);
    expect(dead[0]!.error).toMatch(/is another/);
    expect(received).toEqual([]);
  });

  it("comes back later to a mailbox that asks for it, with the same Message-ID", async () => {
    let busy = true;
    const received = await openRelay({
      onRcptTo: (_address, _session, done) => done(busy ? refusal(451, "busy") : null)
    });
    approveFor(editions, home, printed(editions, home, "one"), [reader("a@example.org")]);
    expect(await send()).toMatchObject({sent: 0, later: 1});
    expect(await send()).toMatchObject({sent: 0, later: 0});
    busy = false;
    later(1);
    expect(await send()).toMatchObject({sent: 1});
    expect(queued()).toEqual([["a@example.org", "sent", 1]]);
    const id = editions.prepare("select message_id as id from outbox").get()!.id;
    expect(received[0]!.text).toMatch(
      new RegExp(`Message-ID:\\s+<${String(id).replaceAll(".", "\\.")}>`)
    );
  });

  it("gives up on a mailbox after two days of busy answers", async () => {
    await openRelay({onRcptTo: (_address, _session, done) => done(refusal(451, "busy"))});
    approveFor(editions, home, printed(editions, home, "one"), [reader("a@example.org")]);
    for (let i = 0; i < 12; i++) {
      await send();
      later(10);
    }
    expect(queued()).toEqual([["a@example.org", "dead", 12]]);
  });

  it("does not try again a mailbox that does not exist, and goes on with the others", async () => {
    const received = await openRelay({
      onRcptTo: ({address}, _session, done) =>
        done(address === "a@example.org" ? refusal(550, "no such user") : null)
    });
    const recipients = [reader("a@example.org"), reader("b@example.org")];
    approveFor(editions, home, printed(editions, home, "one"), recipients);
    const {sent, dead} = await send();
    expect(sent).toBe(1);
    expect(dead).toMatchObject([{recipient: "a@example.org"}]);
    expect(dead[0]!.error).toContain("no such user");
    expect(received).toHaveLength(1);
  });

  it("burns no attempt while the relay is away", async () => {
    transport = smtpTransport("smtp://127.0.0.1:9");
    approveFor(editions, home, printed(editions, home, "one"), [reader("a@example.org")]);
    for (let i = 0; i < 20; i++) {
      expect(await send()).toMatchObject({sent: 0, relayIsAway: true});
      later(1);
    }
    expect(queued()).toEqual([["a@example.org", "queued", 0]]);
    const received = await openRelay();
    await send();
    expect(received).toHaveLength(1);
  });

  it("takes up what a killed sender had in hand, once its lease is over", async () => {
    const received = await openRelay();
    approveFor(editions, home, printed(editions, home, "one"), [reader("a@example.org")]);
    editions.exec(
      `update outbox set status = 'sending', lease_until = '${new Date(now.getTime() + 60_000).toISOString()}'`
    );
    expect(await send()).toMatchObject({sent: 0});
    later(1);
    expect(await send()).toMatchObject({sent: 1});
    expect(received).toHaveLength(1);
  });

  it("shares the outbox between two senders without sending twice", async () => {
    const received = await openRelay();
    const recipients = Array.from({length: 20}, (_, i) => reader(`r${i}@example.org`));
    approveFor(editions, home, printed(editions, home, "one"), recipients);
    const [one, two] = await Promise.all([send(), send()]);
    expect(one.sent + two.sent).toBe(20);
    expect(new Set(received.map(({to}) => to)).size).toBe(20);
    expect(received).toHaveLength(20);
  });
});

describe("previewDue(editions, options)", () => {
  it("writes what would leave, and marks nothing", async () => {
    const received = await openRelay();
    approveFor(editions, home, printed(editions, home, "one"), [reader("a@example.org")]);
    const options = {collective, home, transport, url: "https://portraits.example.org"};
    expect(await previewDue(editions, options)).toBe(1);
    expect(received).toHaveLength(1);
    expect(queued()).toEqual([["a@example.org", "queued", 0]]);
  });
});

describe("composeMessage(edition, envelope, letterhead)", () => {
  const letterhead = {collective, url: "https://portraits.example.org", pdf: Buffer.alloc(0)};
  const envelope = {messageId: "x@example.org", delivery: "link"} as const;
  const hostile = () => ({
    ...printed(editions, home, '<script>alert(1)</script>"\r\nBcc: c@example.net', {
      title: "T\r\nBcc: c@example.net, alpha",
      note: "<b>note</b>"
    }),
    approvedAt: now.toISOString()
  });

  it("refuses an address that is two, a name, or a line", () => {
    for (const recipient of [
      "a@x.org,b@x.org",
      "A <a@x.org>",
      "a@x.org\r\nb",
      "a@x.org\u2028",
      "a"
    ])
      expect(() => composeMessage(hostile(), {...envelope, recipient}, letterhead)).toThrow(
        /not an address/
      );
  });

  it("shows hostile words as words, in both bodies", async () => {
    const received = await openRelay();
    await transport.send(
      composeMessage(hostile(), {...envelope, recipient: "a@example.org"}, letterhead)
    );
    const [{text, to}] = received as [Received];
    expect(to).toBe("a@example.org");
    const [head] = text.split("\r\n\r\n");
    expect(head).not.toMatch(/^Bcc:/m);
    const {html} = composeMessage(hostile(), {...envelope, recipient: "a@example.org"}, letterhead);
    expect(html).not.toContain("<script>");
    expect(html).toContain("&lt;b&gt;note&lt;/b&gt;");
  });

  it("speaks the edition's language, says so, and can be left", () => {
    const message = composeMessage(
      hostile(),
      {...envelope, recipient: "a@example.org"},
      letterhead
    );
    expect(message.html).toContain('lang="fr-CA"');
    expect(message.text).toContain("Bonjour,");
    expect(message.headers["List-Unsubscribe"]).toContain("mailto:analyses@example.org");
  });
});
