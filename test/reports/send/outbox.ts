/** An approved report and its outbox, without a browser: what sending needs, made in a folder of its own. */
import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Member} from "../../../loaders/collective.js";
import {type Home, openHome} from "../../../loaders/home.js";
import {type Receipt, sha256Of} from "../../../reports/receipt.js";
import {approve} from "../../../reports/review/approve.js";
import {type Edition, recordEdition} from "../../../reports/review/editions.js";
import type {Editions} from "../../../reports/review/openEditions.js";
import {literalCollective} from "../../loaders/models/literalCollective.js";

export const now = new Date("2022-04-16T12:00:00Z");
export const domain = "example.org";

export type Recipient = Member["recipients"][number];

export const reader = (email: string, given: Partial<Recipient> = {}): Recipient => ({
  email,
  language: "fr",
  role: "reader",
  delivery: "link",
  ...given
});

export const memberWith = (recipients: readonly Recipient[]): Member => ({
  ...literalCollective.members[0]!,
  recipients: [...recipients]
});

export const openScratch = (folder: string): Home => openHome(join(folder, "home"));

/** A printed report up for review; `words` make its bytes. */
export function printed(
  editions: Editions,
  home: Home,
  words: string,
  given: Partial<Receipt> = {}
): Edition {
  const pdf = Buffer.from(`%PDF-1.4 ${words}`);
  const receipt: Receipt = {
    report: "portrait",
    period: "2021-2022",
    organization: "alpha",
    language: "fr",
    snapshot: "2022-04-15-literal",
    title: "Portrait de saison 2021-2022, alpha",
    inputs: words,
    sha256: sha256Of(pdf),
    bytes: pdf.length,
    headline: "Vous vendez plus de billets",
    note: null,
    figures: [{label: "Billets vendus", value: words, comparison: "+10 %"}],
    lines: ["Toujours là", words],
    ...given
  };
  const folder = join(home.pdf, receipt.snapshot, receipt.organization);
  mkdirSync(folder, {recursive: true});
  const file = join(folder, `${receipt.report}.${receipt.language}.pdf`);
  writeFileSync(file, pdf);
  return recordEdition(editions, receipt, {file, now});
}

export const approveFor = (
  editions: Editions,
  home: Home,
  edition: Edition,
  recipients: readonly Recipient[]
): number =>
  approve(editions, home, edition, {
    by: "Analyste",
    now,
    member: memberWith(recipients),
    roles: ["reader", "administrator"],
    domain
  });
