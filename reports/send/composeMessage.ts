/** The message that carries one approved edition to one recipient: accessible HTML and plain text, in its language. */
import {readFileSync} from "node:fs";
import {basename} from "node:path";
import {fileURLToPath} from "node:url";
import Handlebars from "handlebars";
import type {Collective} from "../../loaders/collective.js";
import {PublicCError} from "../../loaders/error.js";
import {formatDay} from "../../src/vocabulary/format.js";
import {type Language, localeOf} from "../../src/vocabulary/language.js";
import {collectiveId, readerOf} from "../collectiveReader.js";
import type {Edition} from "../review/editions.js";
import {isAddress} from "./isAddress.js";
import {emailWords} from "./words.js";

export interface Message {
  messageId: string;
  from: {name: string; address: string};
  to: string;
  subject: string;
  html: string;
  text: string;
  headers: Readonly<Record<string, string>>;
  attachments: {filename: string; content: Buffer; contentType: string}[];
  disableFileAccess: true;
  disableUrlAccess: true;
}

export interface Envelope {
  messageId: string;
  /** Leaves the report's list, for whoever holds it; null where a mail to the collective must do. */
  token?: string | null;
  recipient: string;
  delivery: "link" | "attachment";
}

export interface Letterhead {
  collective: Collective;
  /** Public address of the site, no slash at the end. */
  url: string;
  /** The approved bytes. */
  pdf: Buffer;
}

/** @throws PublicCError for an address that is not one mailbox */
export function composeMessage(
  edition: Edition,
  {messageId, recipient, delivery, token = null}: Envelope,
  letterhead: Letterhead
): Message {
  if (!isAddress(recipient)) throw new PublicCError(`not an address: ${JSON.stringify(recipient)}`);
  const {collective, pdf} = letterhead;
  const leave = leaveAddress(edition, token, letterhead);
  const context = contextOf(edition, delivery, leave, letterhead);
  return {
    messageId: `<${messageId}>`,
    from: {name: "Public C", address: collective.contact},
    to: recipient,
    subject: context.subject,
    html: templates.html(context),
    text: `${templates.text(context).trim()}\n`,
    headers: {
      "Auto-Submitted": "auto-generated",
      ...leaveHeaders(edition, token && leave, collective)
    },
    attachments:
      delivery === "attachment"
        ? [{filename: fileName(edition), content: pdf, contentType: "application/pdf"}]
        : [],
    disableFileAccess: true,
    disableUrlAccess: true
  };
}

/** A page of the gate that asks for no sign-in; a mail program may post to it by itself (RFC 8058). */
const leaveAddress = (
  {language, report}: Edition,
  token: string | null,
  {url, collective}: Letterhead
): string =>
  token === null
    ? `mailto:${collective.contact}?subject=unsubscribe%20${report}`
    : `${url}/${language}/unsubscribe/${token}`;

/** One click may be promised over https only. */
function leaveHeaders(
  {report}: Edition,
  address: string | null,
  {contact}: Collective
): Readonly<Record<string, string>> {
  const mail = `<mailto:${contact}?subject=unsubscribe%20${report}>`;
  if (!address?.startsWith("https:")) return {"List-Unsubscribe": mail};
  return {
    "List-Unsubscribe": `<${address}>, ${mail}`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"
  };
}

/** Ids only, never a title: « grand-heron.portrait.2021-2022.fr.pdf ». */
const fileName = ({organization, report, period, language}: Edition): string =>
  `${organization}.${report}.${period}.${language}.pdf`;

function contextOf(
  edition: Edition,
  delivery: Envelope["delivery"],
  unsubscribe: string,
  letterhead: Letterhead
) {
  const {language, organization} = edition;
  const {collective, url} = letterhead;
  const asOf = formatDay(edition.snapshot.slice(0, 10), language);
  const [first] = edition.figures;
  const name =
    organization === collectiveId
      ? collective.name[language]
      : (readerOf(collective, organization)?.name ?? organization);
  return {
    locale: localeOf[language],
    subject: `${edition.title.replace(`, ${name}`, "")}${colon(language)} ${sayFigure(first!)}`,
    title: edition.title,
    headline: edition.headline,
    organization: name,
    figures: edition.figures,
    note: edition.note,
    isAttached: delivery === "attachment",
    url: `${url}/pdf/${organization}/${basename(edition.file)}`,
    site:
      organization === collectiveId
        ? `${url}/${language}/collective`
        : `${url}/${language}/o/${organization}/portrait`,
    unsubscribe,
    demonstration: collective.demonstration,
    words: {...wordsIn(language, asOf, edition), colon: colon(language)}
  };
}

/** A count before what it counts, « 69 billets vendus (nets) »; any other value after its name. */
function sayFigure({label, value}: Edition["figures"][number]): string {
  const name = label.toLowerCase();
  const isSeveral =
    /^(?:environ |about )?\d{1,3}(?:[\s,]\d{3})*$/.test(value) && !/^[01]$/.test(value);
  return isSeveral ? `${value} ${name}` : `${name} ${value}`;
}

const colon = (language: Language): string => (language === "fr" ? "\u00A0:" : ":");

function wordsIn(language: Language, asOf: string, {approvedAt}: Edition) {
  const approvedOn = formatDay(approvedAt!.slice(0, 10), language);
  return Object.fromEntries(
    Object.entries(emailWords).map(([id, text]) => [
      id,
      text[language].replace("{asOf}", asOf).replace("{approvedOn}", approvedOn)
    ])
  );
}

const read = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../templates/email/${name}`, import.meta.url)), "utf8");

/** Nothing is escaped in the text: there, `<` is a letter. */
const templates = {
  html: Handlebars.compile(read("report.hbs"), {strict: true, knownHelpersOnly: true}),
  text: Handlebars.compile(read("report.txt.hbs"), {
    strict: true,
    knownHelpersOnly: true,
    noEscape: true
  })
};
