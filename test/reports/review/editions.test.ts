import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import type {Home} from "../../../loaders/home.js";
import {approve} from "../../../reports/review/approve.js";
import {approvedPdfs} from "../../../reports/review/approvedPdfs.js";
import {changesBetween, isNews} from "../../../reports/review/changes.js";
import {listEditions, previousEdition, readEdition} from "../../../reports/review/editions.js";
import {readNote, writeNote} from "../../../reports/review/notes.js";
import {type Editions, openEditions} from "../../../reports/review/openEditions.js";
import {approveFor, domain, memberWith, now, openScratch, printed, reader} from "../send/outbox.js";

let folder: string;
let home: Home;
let editions: Editions;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "editions-"));
  home = openScratch(folder);
  editions = openEditions(home);
});
afterEach(() => {
  editions.close();
  rmSync(folder, {recursive: true});
});

const queue = () =>
  editions.prepare("select recipient, status from outbox order by recipient").all() as {
    recipient: string;
    status: string;
  }[];

describe("recordEdition(editions, receipt, {file, now})", () => {
  it("opens a review once for the same bytes", () => {
    expect(printed(editions, home, "one").id).toBe("portrait.2021-2022.alpha.fr.1");
    expect(printed(editions, home, "one").id).toBe("portrait.2021-2022.alpha.fr.1");
    expect(listEditions(editions)).toHaveLength(1);
  });

  it("reopens the review for other bytes, and holds back what had not left", () => {
    const first = printed(editions, home, "one");
    approveFor(editions, home, first, [reader("a@example.org")]);
    const second = printed(editions, home, "two");
    expect(second).toMatchObject({revision: 2, status: "inReview"});
    expect(readEdition(editions, first.id).status).toBe("superseded");
    expect(queue()).toEqual([{recipient: "a@example.org", status: "cancelled"}]);
  });
});

describe("recordEdition, once an edition was sent", () => {
  it("opens no review for another snapshot that says the same", () => {
    const sent = printed(editions, home, "one");
    editions.exec("update editions set status = 'sent'");
    const same = {sha256: "f".repeat(64), snapshot: "2022-05-01-other"};
    expect(printed(editions, home, "one", same).id).toBe(sent.id);
    expect(printed(editions, home, "two").id).toBe("portrait.2021-2022.alpha.fr.2");
  });
});

describe("approve(editions, home, edition, approval)", () => {
  const recipients = [
    reader("fr@example.org"),
    reader("chef@example.org", {role: "administrator"}),
    reader("en@example.org", {language: "en"})
  ];

  it("queues one message per recipient of its language and role", () => {
    const edition = printed(editions, home, "one");
    const approval = {by: "A", now, member: memberWith(recipients), roles: ["reader"], domain};
    expect(approve(editions, home, edition, approval)).toBe(1);
    expect(queue()).toEqual([{recipient: "fr@example.org", status: "queued"}]);
    expect(readEdition(editions, edition.id)).toMatchObject({status: "approved", approvedBy: "A"});
  });

  it("holds only once", () => {
    const edition = printed(editions, home, "one");
    approveFor(editions, home, edition, recipients);
    expect(() => approveFor(editions, home, edition, recipients)).toThrow(/not in review/);
    expect(queue()).toHaveLength(2);
  });

  it("refuses a file that is not what was reviewed, and queues nothing", () => {
    const edition = printed(editions, home, "one");
    writeFileSync(edition.file, "other bytes");
    expect(() => approveFor(editions, home, edition, recipients)).toThrow(
      /no longer what was reviewed/
    );
    expect(queue()).toEqual([]);
    expect(readEdition(editions, edition.id).status).toBe("inReview");
  });

  it("is undone whole when one message cannot be queued", () => {
    const edition = printed(editions, home, "one");
    const twoInOne = reader("b@example.org\r\nRCPT TO:<c@example.net>");
    expect(() => approveFor(editions, home, edition, [reader("a@example.org"), twoInOne])).toThrow(
      /not an address/
    );
    expect(queue()).toEqual([]);
    expect(readEdition(editions, edition.id).status).toBe("inReview");
  });
});

describe("changesBetween(previous, current)", () => {
  it("tells figures and lines, against the last edition that was approved", () => {
    const first = printed(editions, home, "one");
    approveFor(editions, home, first, []);
    printed(editions, home, "never approved");
    const third = printed(editions, home, "three");
    const previous = previousEdition(editions, third)!;
    expect(previous.id).toBe(first.id);
    expect(changesBetween(previous, third)).toEqual({
      figures: [{label: "Billets vendus", was: "one", now: "three"}],
      added: ["three"],
      removed: ["one"]
    });
  });

  it("is no news when only the snapshot is another", () => {
    const first = printed(editions, home, "one");
    expect(isNews(first, {...first})).toBe(false);
    const dated = (day: string) => ({
      ...first,
      lines: [`Billets, représentations échues au ${day}`]
    });
    expect(isNews(dated("15\u00A0avril"), dated("1er\u00A0mai 2022"))).toBe(false);
    expect(isNews(dated("15 avril"), {...first, lines: ["Billets"]})).toBe(true);
  });
});

describe("writeNote(editions, key, note)", () => {
  const key = {report: "portrait", organization: "alpha", language: "fr"} as const;
  const note = (text: string) => ({at: now.toISOString(), author: "A", text});

  it("keeps one note per report, organization and language; an empty one takes it away", () => {
    writeNote(editions, key, note("Un"));
    writeNote(editions, key, note(" Deux "));
    expect(readNote(editions, key)).toBe("Deux");
    expect(readNote(editions, {...key, language: "en"})).toBeNull();
    writeNote(editions, key, note(" "));
    expect(readNote(editions, key)).toBeNull();
  });
});

describe("approvedPdfs(home)", () => {
  it("keeps the approved bytes where their reader finds them, whatever was printed since", () => {
    const first = printed(editions, home, "one");
    expect(approvedPdfs(home).size).toBe(0);
    approveFor(editions, home, first, [reader("a@example.org")]);
    printed(editions, home, "two");
    const kept = approvedPdfs(home).get("alpha/portrait.fr.pdf")!;
    expect(readFileSync(kept, "utf8")).toBe("%PDF-1.4 one");
  });
});
