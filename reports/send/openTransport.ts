/** How messages leave: a real relay over SMTP, or a folder of `.eml` files that any mail program opens. */
import {createHash} from "node:crypto";
import {mkdirSync, renameSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {createTransport} from "nodemailer";
import type {Transport} from "./sendDue.js";

export interface OpenTransport extends Transport {
  close(): void;
}

/** `smtp://user:password@host:port`, or smtps; one warm connection. */
export function smtpTransport(url: string): OpenTransport {
  const transporter = createTransport({
    url,
    pool: true,
    maxConnections: 1,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000
  });
  return {
    send: (message) => transporter.sendMail({...message, headers: {...message.headers}}),
    close: () => transporter.close()
  };
}

/** A dry run: the file is named after the Message-ID, so that a second run writes no second message. */
export function folderTransport(folder: string): OpenTransport {
  const transporter = createTransport({streamTransport: true, buffer: true});
  return {
    async send(message) {
      const {message: eml} = await transporter.sendMail({
        ...message,
        headers: {...message.headers}
      });
      mkdirSync(folder, {recursive: true, mode: 0o700});
      const name = createHash("sha256").update(message.messageId).digest("hex").slice(0, 16);
      const file = join(folder, `${message.attachments.length ? "pdf" : "link"}-${name}.eml`);
      writeFileSync(`${file}.new`, eml as Buffer, {mode: 0o600});
      renameSync(`${file}.new`, file);
    },
    close: () => transporter.close()
  };
}
