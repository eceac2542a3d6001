/** Whatever a file does, it is told in one sentence and everything else of the delivery loads. */
import {zipSync} from "fflate";
import {beforeAll, describe, expect, it} from "vitest";
import writeXlsx from "write-excel-file/node";
import type {IssueCode} from "../../../loaders/contract/issue.js";
import {issueKinds, sentenceOf} from "../../../loaders/contract/issue.js";
import {programmeCsv, programmeDelivery, programmeMapping, Workbench} from "../workbench.js";

const sale = (order: string, rest = "50,Général,Internet") =>
  `${order},CLI123,ABC123,2021-01-02 10:00,${rest}`;
const header = programmeCsv("orders", []).trimEnd();
const csv = (...lines: string[]) => `${header}\n${lines.join("\n")}\n`;
const text = (value: string) => Buffer.from(value);

/** A workbook's bytes with one of its parts replaced. */
async function workbook(part: string, content: string): Promise<Uint8Array> {
  const {unzipSync} = await import("fflate");
  const whole = await writeXlsx([
    [{value: "Numéro de transaction"}],
    [{value: "1"}]
  ] as never).toBuffer();
  return zipSync({...unzipSync(new Uint8Array(whole)), [part]: text(content)});
}

/** Name → content, and what is told of it; lines of the file that load all the same. */
const files: [string, () => string | Uint8Array | Promise<Uint8Array>, IssueCode, number][] = [
  ["empty.csv", () => "", "emptyFile", 0],
  ["poster.csv", () => text("%PDF-1.7\n%âãÏÓ"), "notText", 0],
  [
    "binary.csv",
    () => Uint8Array.from({length: 9_000}, (_, at) => (at * 73 + (at >> 3)) % 256),
    "nulBytes",
    0
  ],
  ["nul.csv", () => csv(sale("7"), sale("8", "5\0,Général,Internet")), "nulBytes", 0],
  ["quote.csv", () => csv(sale("7"), sale("8", '50,"Général,Internet')), "unclosedQuote", 0],
  [
    "wide.csv",
    () => `${Array.from({length: 10_000}, (_, at) => `c${at}`).join(",")}\n1\n`,
    "tooManyColumns",
    0
  ],
  ["long.csv", () => csv(sale("7"), "x".repeat(5_000_000), sale("8")), "recordTooLong", 2],
  ["cut.csv", () => csv(sale("7"), sale("8", "50,Géné"), "ral,Internet"), "shortRow", 1],
  ["more.csv", () => csv(sale("7"), sale("8", "50,Général,Internet,x,y")), "longRow", 1],
  [
    "years.csv",
    () => csv(sale("7"), sale("8").replace("2021", "1900"), sale("9").replace("2021", "2100")),
    "dateOutOfRange",
    1
  ],
  [
    "absurd.csv",
    () => csv(sale("7"), sale("8", "99999999,Général,Internet")),
    "amountOutOfRange",
    1
  ],
  ["stranger.csv", () => csv(sale("7").replace("CLI123", "NOBODY")), "unknownCustomer", 1],
  [
    "nowhere.csv",
    () => csv(sale("7"), sale("8").replace("ABC123", "NOWHERE")),
    "unknownPerformance",
    1
  ],
  ["refund.csv", () => csv(sale("7", "-50,Général,Internet")), "refundWithoutSale", 1],
  [
    "twice.csv",
    () => csv(`${sale("7")},9`).replace("transaction\n", "transaction,Montant du billet\n"),
    "duplicateHeader",
    1
  ],
  [
    "bomb.xlsx",
    () => zipSync({"xl/worksheets/sheet1.xml": new Uint8Array(40_000_000)}),
    "unsafeArchive",
    0
  ],
  [
    "halved.xlsx",
    () => zipSync({"xl/workbook.xml": new Uint8Array(3_000)}).slice(0, 80),
    "truncatedArchive",
    0
  ],
  ["outside.zip", () => zipSync({"../../evil.csv": text(csv(sale("7")))}), "unsafeArchive", 0],
  [
    "entities.xlsx",
    () =>
      workbook(
        "xl/sharedStrings.xml",
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><sst><si><t>&e;</t></si></sst>'
      ),
    "notWorkbook",
    0
  ]
];

describe("a delivery full of files that are no exports", () => {
  let issues: {file: string | null; code: string; found: string | null}[];
  let lines: Map<string, number>;
  let everything: string;

  beforeAll(async () => {
    const mapping = programmeMapping("fr");
    const orders = mapping.files.find(({match}) => match === "orders*.csv")!;
    const entryOf = (name: string) =>
      name.endsWith(".xlsx")
        ? {...orders, match: name, format: {kind: "xlsx" as const}}
        : {...orders, match: name};
    using bench = new Workbench({
      ...mapping,
      files: [...files.map(([name]) => entryOf(name)), ...mapping.files]
    });
    const delivery: Record<string, string | Uint8Array> = programmeDelivery({
      orders: [sale("good-1")]
    });
    for (const [name, content] of files) delivery[name] = numbered(name, await content());
    bench.deliver({"2021-02-01": delivery});
    await bench.read();
    issues = await bench.rows("issues", "select distinct file, code, found from given");
    const counts = await bench.rows<{name: string; lines: number}>(
      "orders",
      "select split_part(order_number, '-', 1) as name, count(*) as lines from given group by name"
    );
    lines = new Map(counts.map((row) => [row.name, row.lines]));
    const quarantine = await bench.rows("quarantine", "select raw from given");
    everything = JSON.stringify([issues, quarantine]);
  }, 60_000);

  it.each(files)("%s: %s %s", (name, _content, code, expected) => {
    const told = issues.filter(({file}) => file === name || file === null);
    expect({
      isTold: told.some((issue) => issue.code === code),
      lines: lines.get(name.split(".")[0]!) ?? 0
    }).toEqual({isTold: true, lines: expected});
    const sentence = sentenceOf(code, "amount");
    expect(sentence.fr.length * sentence.en.length).toBeGreaterThan(0);
    expect(sentence.fr + sentence.en).not.toMatch(/\{|\}|undefined/);
  });

  it("loads what is good in it, and lets nothing of this machine in", () => {
    expect(lines.get("good")).toBe(1);
    expect(everything).not.toContain("root:");
  });
});

describe("issueKinds", () => {
  it.each(Object.keys(issueKinds) as IssueCode[])("%s speaks French typography", (code) => {
    expect(sentenceOf(code, "amount").fr).not.toMatch(/ [:»%$]|« | [?!;]|'/);
  });
});

/** Orders bear the name of their file, so that one can be told whose lines have loaded. */
const numbered = (name: string, content: string | Uint8Array): string | Uint8Array =>
  typeof content === "string"
    ? content.replace(/^(\d),CLI|^(\d),NOBODY/gm, (line) => `${name.split(".")[0]}-${line}`)
    : content;
