/** Delivery-status notifications (RFC 3464) out of an .eml file, or a mailbox file that holds several. */
import PostalMime, {type Attachment} from "postal-mime";

export interface DeliveryStatus {
  /** Of the message that was not delivered, without its angle brackets; null when the answer does not name it. */
  messageId: string | null;
  recipient: string;
  action: "failed" | "delayed" | "delivered" | "relayed" | "expanded";
  /** RFC 3463: "5.1.1". */
  code: string;
  words: string;
}

/** Empty where a mail is no such notification: an answer written by a person, say. */
export async function parseBounces(mail: Uint8Array): Promise<DeliveryStatus[]> {
  const parsed = await Promise.all(splitMailbox(mail).map(parseOne));
  return parsed.flat();
}

/** mbox: each mail after a line that begins with "From ". */
function splitMailbox(mail: Uint8Array): string[] {
  const text = Buffer.from(mail).toString("latin1");
  return text.startsWith("From ")
    ? text.split(/^From .*\r?\n/m).filter((one) => one.trim() !== "")
    : [text];
}

async function parseOne(text: string): Promise<DeliveryStatus[]> {
  const {attachments} = await PostalMime.parse(Buffer.from(text, "latin1"), {
    forceRfc822Attachments: true
  });
  const status = attachments.find(({mimeType}) => mimeType === "message/delivery-status");
  if (!status) return [];
  const original = attachments.find(({mimeType}) =>
    ["message/rfc822", "text/rfc822-headers"].includes(mimeType)
  );
  const messageId = original ? (fieldsOf(textOf(original))["message-id"] ?? null) : null;
  return textOf(status)
    .split(/\r?\n\s*\r?\n/)
    .flatMap((group) => statusOf(fieldsOf(group), messageId));
}

const actions = ["failed", "delayed", "delivered", "relayed", "expanded"] as const;

/** The first group is about the message as a whole; each other one about one recipient. */
function statusOf(
  fields: Readonly<Record<string, string>>,
  messageId: string | null
): DeliveryStatus[] {
  const address = fields["final-recipient"] ?? fields["original-recipient"];
  const action = actions.find((one) => one === fields.action?.toLowerCase());
  if (!address || !action) return [];
  return [
    {
      messageId: messageId?.replace(/^<|>$/g, "") ?? null,
      recipient: address.replace(/^[^;]*;\s*/, "").replace(/^<|>$/g, ""),
      action,
      code: /\d\.\d{1,3}\.\d{1,3}/.exec(fields.status ?? "")?.[0] ?? "5.0.0",
      words: (fields["diagnostic-code"] ?? "").replace(/^[^;]*;\s*/, "")
    }
  ];
}

/** Header fields of a block, names in lower case, folded lines joined. */
function fieldsOf(block: string): Record<string, string> {
  const [head = ""] = block.trimStart().split(/\r?\n\r?\n/);
  const lines = head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/);
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [, name, value] = /^([!-9;-~]+):\s*(.*)$/.exec(line) ?? [];
      return name ? [[name.toLowerCase(), value!.trim()] as const] : [];
    })
  );
}

const textOf = ({content}: Attachment): string =>
  typeof content === "string" ? content : Buffer.from(content as ArrayBuffer).toString("utf8");
