import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import type {Home} from "../../../loaders/home.js";
import {type Editions, openEditions} from "../../../reports/review/openEditions.js";
import {recordBounce} from "../../../reports/send/bounces.js";
import type {Message} from "../../../reports/send/composeMessage.js";
import {listMessages, sendAgain} from "../../../reports/send/log.js";
import {parseBounces} from "../../../reports/send/parseBounces.js";
import {sendDue} from "../../../reports/send/sendDue.js";
import {listStops, resume, stop, unsubscribe} from "../../../reports/send/stops.js";
import {literalCollective as collective} from "../../loaders/models/literalCollective.js";
import {approveFor, now, openScratch, printed, reader} from "./outbox.js";

let folder: string;
let home: Home;
let editions: Editions;
const sent: Message[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bounces-"));
  home = openScratch(folder);
  editions = openEditions(home);
  sent.length = 0;
});
afterEach(() => {
  editions.close();
  rmSync(folder, {recursive: true});
});

const transport = {
  send: async (message: Message) => {
    sent.push(message);
  }
};
const send = () =>
  sendDue(editions, {
    collective,
    home,
    transport,
    url: "https://portraits.example.org",
    clock: () => now
  });

async function sendTo(...addresses: string[]): Promise<void> {
  const recipients = addresses.map((email) => reader(email));
  approveFor(editions, home, printed(editions, home, "one"), recipients);
  await send();
}

interface Answer {
  messageId: string | null;
  recipient: string;
  action?: string;
  status?: string;
}

/** As mail servers write it; the original comes along as its headers. */
const notification = ({
  messageId,
  recipient,
  action = "failed",
  status = "5.1.1"
}: Answer): string =>
  [
    "From: MAILER-DAEMON@mx.example.org",
    "Subject: Undelivered Mail Returned to Sender",
    "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
    "",
    "--b1",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "I'm sorry to have to inform you…",
    "",
    "--b1",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.example.org",
    "",
    `Final-Recipient: rfc822; ${recipient}`,
    `Action: ${action}`,
    `Status: ${status}`,
    "Diagnostic-Code: smtp; 550 5.1.1 no such",
    "    user here",
    "",
    ...(messageId
      ? ["--b1", "Content-Type: text/rfc822-headers", "", `Message-ID: ${messageId}`, ""]
      : []),
    "--b1--",
    ""
  ].join("\r\n");

const parse = (text: string) => parseBounces(Buffer.from(text));

describe("parseBounces(mail)", () => {
  it("reads who, which message, and why, folded lines too", async () => {
    expect(
      await parse(notification({messageId: "<x.1@example.org>", recipient: "a@b.org"}))
    ).toEqual([
      {
        messageId: "x.1@example.org",
        recipient: "a@b.org",
        action: "failed",
        code: "5.1.1",
        words: "550 5.1.1 no such user here"
      }
    ]);
  });

  it("reads every mail of a mailbox file", async () => {
    const mails = ["a@b.org", "c@d.org"].map((recipient) =>
      notification({messageId: null, recipient})
    );
    const mailbox = mails.map((mail) => `From MAILER-DAEMON Sat Apr 16 12:00:00 2022\r\n${mail}`);
    const statuses = await parse(mailbox.join("\r\n"));
    expect(statuses.map(({recipient}) => recipient)).toEqual(["a@b.org", "c@d.org"]);
  });

  it("finds nothing in a mail that a person wrote", async () => {
    expect(await parse("From: a@b.org\r\nSubject: Merci\r\n\r\nAction: failed\r\n")).toEqual([]);
  });
});

describe("recordBounce(editions, status, now)", () => {
  it("marks the message for the analyst, and leaves the mailbox out from then on", async () => {
    await sendTo("gone@example.org", "here@example.org");
    const {messageId} = sent.find(({to}) => to === "gone@example.org")!;
    const [status] = await parse(notification({messageId, recipient: "GONE@example.org"}));
    expect(recordBounce(editions, status!, now)).toMatchObject({kind: "failed", isGone: true});
    expect(recordBounce(editions, status!, now)).toMatchObject({kind: "failed"});
    expect(listMessages(editions, {isFailed: true})).toMatchObject([
      {
        recipient: "gone@example.org",
        status: "bounced",
        answer: "5.1.1 550 5.1.1 no such user here"
      }
    ]);
    const next = printed(editions, home, "two");
    const recipients = ["gone@example.org", "here@example.org"].map((email) => reader(email));
    expect(approveFor(editions, home, next, recipients)).toBe(1);
  });

  it("gives up on no mailbox that is only full, nor for an answer that says to wait", async () => {
    await sendTo("full@example.org");
    const about = {messageId: sent[0]!.messageId, recipient: "full@example.org"};
    const [full] = await parse(notification({...about, status: "4.2.2"}));
    expect(recordBounce(editions, full!, now)).toMatchObject({kind: "failed", isGone: false});
    const [waiting] = await parse(notification({...about, action: "delayed", status: "4.2.2"}));
    expect(recordBounce(editions, waiting!, now)).toMatchObject({kind: "notice"});
    expect(listStops(editions)).toEqual([]);
  });

  it("believes no answer about a message that never went there", async () => {
    await sendTo("a@example.org");
    const {messageId} = sent[0]!;
    const [forged] = await parse(notification({messageId, recipient: "victim@example.org"}));
    expect(recordBounce(editions, forged!, now)).toMatchObject({kind: "unknown"});
    expect(listStops(editions)).toEqual([]);
  });
});

describe("unsubscribe(editions, token, now)", () => {
  const tokenIn = ({headers}: Message): string =>
    /\/fr\/unsubscribe\/([\w-]+)>/.exec(headers["List-Unsubscribe"]!)![1]!;

  it("leaves this report at once, as the headers of RFC 8058 promise, and no other", async () => {
    await sendTo("a@example.org");
    const [message] = sent as [Message];
    expect(message.headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
    expect(message.html).toContain(`/fr/unsubscribe/${tokenIn(message)}`);
    const left = {recipient: "a@example.org", report: "portrait"};
    expect(unsubscribe(editions, tokenIn(message), now)).toEqual(left);
    expect(unsubscribe(editions, tokenIn(message), now), "asked twice").toEqual(left);
    const recipients = [reader("A@example.org")];
    expect(approveFor(editions, home, printed(editions, home, "two"), recipients)).toBe(0);
    const other = printed(editions, home, "three", {report: "suivi"});
    expect(approveFor(editions, home, other, recipients)).toBe(1);
  });

  it("knows no token that was not given out", async () => {
    await sendTo("a@example.org");
    expect(unsubscribe(editions, "guess", now)).toBeUndefined();
    expect(listStops(editions)).toEqual([]);
  });

  it("takes back what still waited to leave, and can be undone", async () => {
    const edition = printed(editions, home, "one");
    approveFor(editions, home, edition, [reader("a@example.org")]);
    const {token} = editions.prepare("select token from tokens").get()!;
    unsubscribe(editions, String(token), now);
    expect(await send()).toMatchObject({sent: 0});
    expect(listMessages(editions)).toMatchObject([{status: "cancelled"}]);
    expect(resume(editions, {recipient: "a@example.org", report: "portrait"})).toBe(true);
    expect(listStops(editions)).toEqual([]);
  });
});

describe("sendAgain(editions, messageId, now)", () => {
  it("sends the same bytes to the same person, under another Message-ID", async () => {
    await sendTo("a@example.org");
    const messageId = listMessages(editions)[0]!.messageId;
    const {messageId: again} = sendAgain(editions, messageId, now);
    expect(again).toBe(`again-2.${messageId}`);
    await send();
    expect(sent.map((message) => message.messageId)).toEqual([`<${messageId}>`, `<${again}>`]);
    expect(sendAgain(editions, again, now)).toMatchObject({
      messageId: `again-3.${messageId}`,
      recipient: "a@example.org"
    });
  });

  it("writes to no mailbox that is gone, nor to whoever left, until they are resumed", async () => {
    await sendTo("a@example.org");
    const messageId = listMessages(editions)[0]!.messageId;
    const [status] = await parse(notification({messageId, recipient: "a@example.org"}));
    recordBounce(editions, status!, now);
    expect(() => sendAgain(editions, messageId, now)).toThrow(/the mailbox is gone/);
    expect(await send()).toMatchObject({sent: 0});
    resume(editions, {recipient: "a@example.org", report: null});
    stop(editions, {
      recipient: "a@example.org",
      report: "portrait",
      reason: "unsubscribed",
      at: now.toISOString()
    });
    expect(() => sendAgain(editions, messageId, now)).toThrow(/the reader left this report/);
    resume(editions, {recipient: "a@example.org", report: "portrait"});
    sendAgain(editions, messageId, now);
    expect(await send()).toMatchObject({sent: 1});
  });

  it("leaves out an address that the relay itself refuses for good, and none for its policy", async () => {
    const answers = ["550 5.1.1 no such user", "550 5.7.1 relaying denied"];
    transport.send = async () => {
      throw Object.assign(new Error(answers.shift()), {responseCode: 550, command: "RCPT TO"});
    };
    await sendTo("gone@example.org", "policy@example.org").finally(() => {
      transport.send = async (message) => void sent.push(message);
    });
    expect(listStops(editions)).toMatchObject([{report: null, reason: "bounced"}]);
  });

  it("sends nothing of a superseded edition, nor to whoever left", async () => {
    await sendTo("a@example.org");
    const messageId = listMessages(editions)[0]!.messageId;
    editions.exec("update editions set status = 'superseded'");
    expect(() => sendAgain(editions, messageId, now)).toThrow(/is superseded/);
    expect(() => sendAgain(editions, "none", now)).toThrow(/unknown message/);
  });
});

describe("listMessages(editions, filter)", () => {
  it("tells a member what went to its own people, and no other member’s", async () => {
    await sendTo("a@example.org");
    expect(listMessages(editions, {organization: "alpha"})).toMatchObject([
      {recipient: "a@example.org", status: "sent", report: "portrait", sentAt: now.toISOString()}
    ]);
    expect(listMessages(editions, {organization: "beta"})).toEqual([]);
  });
});
