/** A report of a tiny member, as printing leaves it: its bytes, and its edition in review. */
import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Home} from "../../../loaders/home.js";
import {sha256Of} from "../../../reports/receipt.js";
import {type Edition, recordEdition} from "../../../reports/review/editions.js";
import {withEditions} from "../../../reports/review/openEditions.js";

/** `words` are what it says: other words, other bytes. */
export function printEdition(home: Home, organization: string, words: string): Edition {
  const folder = join(home.pdf, "2022-04-15-test", organization);
  mkdirSync(folder, {recursive: true});
  const file = join(folder, "portrait.fr.pdf");
  const pdf = Buffer.from(`%PDF-1.7 ${words}`);
  writeFileSync(file, pdf);
  const receipt = {
    report: "portrait",
    period: "2021-2022",
    organization,
    language: "fr" as const,
    snapshot: "2022-04-15-test",
    title: `Portrait de saison, Théâtre ${organization}`,
    inputs: words,
    sha256: sha256Of(pdf),
    bytes: pdf.length,
    headline: "Vos jeudis se remplissent",
    note: null,
    figures: [{label: "Billets vendus", value: words, comparison: null}],
    lines: [words]
  };
  return withEditions(home, (editions) =>
    recordEdition(editions, receipt, {file, now: new Date("2022-04-15T12:00:00Z")})
  );
}
