/** Mail that the gate sends: one recipient per message, through SMTP or, when none is set, into a folder. */
import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {createTransport, type Transporter} from "nodemailer";
import {z} from "zod";
import type {Home} from "../../loaders/home.js";

export interface Mail {
  /** The same message sent twice carries the same id. */
  id?: string;
  to: string;
  subject: string;
  text: string;
}

/** What leaves: nodemailer's own, or a stand-in of a test. */
export interface Transport {
  send(mail: Mail): Promise<void>;
}

/** An address and nothing else: what a header or an envelope could be made to say is refused before it gets there. */
const addressSpec = z
  .email()
  .regex(/^[^\s<>()[\],;:\\"\p{Cc}]+$/u)
  .max(254);

export const isAddress = (text: string): boolean => addressSpec.safeParse(text).success;

export interface MailOptions {
  /** `smtp://user:password@host:port`, from PUBLIC_C_SMTP_URL. */
  smtpUrl: string | undefined;
  from: string;
}

export function createMailTransport(home: Home, {smtpUrl, from}: MailOptions): Transport {
  return smtpUrl ? smtpTransport(smtpUrl, from) : folderTransport(join(home.root, "outbox"), from);
}

function smtpTransport(url: string, from: string): Transport {
  const transporter = createTransport(url);
  return {
    async send(mail) {
      await transporter.sendMail(compose(mail, from));
    }
  };
}

/** `<home>/outbox/<instant>-<n>.eml`, to be opened by any mail program: the demonstration's mailbox. */
function folderTransport(folder: string, from: string): Transport {
  const transporter = createTransport({streamTransport: true, buffer: true});
  let sent = 0;
  return {
    async send(mail) {
      mkdirSync(folder, {recursive: true, mode: 0o700});
      const message = await messageOf(transporter, compose(mail, from));
      const name = `${new Date().toISOString().replaceAll(":", "-")}-${++sent}.eml`;
      writeFileSync(join(folder, name), message, {mode: 0o600});
    }
  };
}

function compose({id, to, subject, text}: Mail, from: string): Mail & Record<string, unknown> {
  if (!isAddress(to)) throw new Error("not an e-mail address");
  return {
    from: {name: "Public C", address: from},
    to,
    subject,
    text,
    ...(id && {messageId: `<${id}@${from.split("@")[1]}>`}),
    headers: {"Auto-Submitted": "auto-generated"},
    disableFileAccess: true,
    disableUrlAccess: true
  };
}

async function messageOf(transporter: Transporter, mail: object): Promise<Uint8Array> {
  const {message} = await transporter.sendMail(mail);
  return message as Uint8Array;
}
