/** The messages that a folder of printed reports would become, once approved: into a transport that goes nowhere. */
import {globSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {Collective} from "../../loaders/collective.js";
import {readerOf} from "../collectiveReader.js";
import {type Receipt, receiptSpec} from "../receipt.js";
import {readReportSpec, reportsFolder} from "../report.js";
import {messageIdOf} from "../review/approve.js";
import type {Edition} from "../review/editions.js";
import {composeMessage} from "./composeMessage.js";
import type {Transport} from "./sendDue.js";

export interface PreviewOptions {
  collective: Collective;
  url: string;
  transport: Transport;
  /** The messages say that they were approved then. */
  at: Date;
}

/** Number of messages written. */
export async function previewPrinted(
  folder: string,
  {collective, url, transport, at}: PreviewOptions
): Promise<number> {
  let messages = 0;
  for (const file of globSync(join(folder, "*", "*.pdf")).sort()) {
    const receipt = receiptSpec.parse(
      JSON.parse(readFileSync(file.replace(/\.pdf$/, ".json"), "utf8"))
    );
    const edition = asApproved(receipt, file, at);
    const {recipients: roles} = readReportSpec(join(reportsFolder, receipt.report));
    const readers = readerOf(collective, receipt.organization)?.recipients ?? [];
    for (const {email, language, role, delivery} of readers) {
      if (language !== receipt.language || !roles.includes(role)) continue;
      const messageId = messageIdOf(edition, email, collective.contact.split("@")[1]!);
      const letterhead = {collective, url, pdf: readFileSync(file)};
      await transport.send(
        composeMessage(edition, {messageId, recipient: email, delivery}, letterhead)
      );
      messages++;
    }
  }
  return messages;
}

function asApproved(receipt: Receipt, file: string, at: Date): Edition {
  const {report, period, organization, language} = receipt;
  const now = at.toISOString();
  return {
    ...receipt,
    id: [report, period, organization, language, 0].join("."),
    revision: 0,
    file,
    status: "approved",
    createdAt: now,
    approvedAt: now,
    approvedBy: null
  };
}
