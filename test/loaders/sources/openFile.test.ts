import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {zipSync} from "fflate";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import writeXlsx from "write-excel-file/node";
import {type FileMapping, fileMappingSpec} from "../../../loaders/mapping.js";
import {openFile} from "../../../loaders/sources/index.js";
import type {TextTable} from "../../../loaders/sources/source.js";

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "public-c-sources-"));
});
afterEach(() => rmSync(scratch, {recursive: true, force: true}));

type Format = FileMapping["format"];
const csvFormat = (given: object = {}): Format =>
  fileMappingSpec.shape.format.parse({kind: "csv", ...given});
const xlsxFormat = (given: object = {}): Format =>
  fileMappingSpec.shape.format.parse({kind: "xlsx", ...given});

async function open(content: string | Uint8Array, format: Format = csvFormat()) {
  const path = join(scratch, "given");
  writeFileSync(path, content);
  return openFile({name: "given", path}, format, {scratch});
}

async function opened(content: string | Uint8Array, format?: Format): Promise<TextTable> {
  const result = await open(content, format);
  if ("refused" in result) throw new Error(result.refused.code);
  return result.table;
}

const textOf = (table: TextTable): string => readFileSync(table.path, "utf8");

describe("text in any encoding", () => {
  const text = "titre,prix\nLe Chœur de l’été,12 €\n";

  it("reads windows-1252 with œ, ’ and €", async () => {
    const bytes = Buffer.from(
      text.replace("œ", "\x9c").replace("’", "\x92").replace("€", "\x80"),
      "latin1"
    );
    expect(textOf(await opened(bytes, csvFormat({encoding: "windows-1252"})))).toBe(text);
  });

  it("reads MacRoman", async () => {
    const bytes = Buffer.from("titre\nCh\xcfur d\xd5\x8et\x8e\n", "latin1");
    expect(textOf(await opened(bytes, csvFormat({encoding: "macintosh"})))).toBe(
      "titre\nChœur d’été\n"
    );
  });

  it("reads UTF-16 by its byte-order mark, whatever the mapping says", async () => {
    const table = await opened(Buffer.from(`\ufeff${text}`, "utf16le"), csvFormat());
    expect(textOf(table)).toBe(text);
    expect(table.warnings).toEqual([{code: "encodingDiffers", line: null}]);
  });

  it("reads a file announced as UTF-8 that is windows-1252, and says so", async () => {
    const table = await opened(Buffer.from("titre\nSalle d'\xe9t\xe9\n", "latin1"));
    expect(textOf(table)).toBe("titre\nSalle d'été\n");
    expect(table.warnings).toEqual([{code: "encodingDiffers", line: null}]);
  });

  it("leaves UTF-8 where it lies, one byte-order mark or two", async () => {
    const table = await opened("\ufeff\ufefftitre,prix\nÉté,12\n");
    expect(table.path).toBe(join(scratch, "given"));
    expect(table.header).toEqual(["titre", "prix"]);
  });
});

describe("records", () => {
  it("are counted less title lines, header and blank lines", async () => {
    const table = await opened(
      'Ventes 2022\n"à jour\na,b\n1,2\n\n3,4\n',
      csvFormat({skipLines: 2})
    );
    expect(table).toMatchObject({skip: 3, header: ["a", "b"], records: 2, hasLineBreaks: false});
  });

  it("may run over lines inside quotes", async () => {
    const table = await opened('a,b\n1,"x\ny"\n2,"say ""hi"", she said"\n');
    expect(table).toMatchObject({records: 2, hasLineBreaks: true, unreadable: []});
  });

  it("keep their line numbers when an unreadable one is taken out", async () => {
    const table = await opened('a,b\n1,2\n"x"y,3\n4,5,6,7\n8,9\n');
    expect(table.unreadable).toEqual([
      {line: 3, code: "malformedQuotes", raw: '"x"y,3'},
      {line: 4, code: "longRow", raw: "4,5,6,7"}
    ]);
    expect(textOf(table).split("\n")).toEqual(["a,b", "1,2", "", "", "8,9", ""]);
    expect(table.records).toBe(2);
  });

  it("may end by CR alone, or by CR here and LF there", async () => {
    expect(textOf(await opened("a,b\r1,2\r3,4\r"))).toBe("a,b\n1,2\n3,4\n");
    expect(textOf(await opened("a,b\r\n1,2\r3,4\n"))).toBe("a,b\n1,2\n3,4\n");
  });

  it("may end by CRLF here and LF there: one stray line end must not stop the file", async () => {
    const table = await opened("a,b\r\n1,2\r\n3,4\r\n\n");
    expect(textOf(table)).toBe("a,b\n1,2\n3,4\n");
    expect(table.records).toBe(2);
  });

  it("of more than a megabyte are taken out, the rest goes on", async () => {
    const table = await opened(`a,b\n1,${"x".repeat(1_100_000)}\n2,3\n`);
    expect(table.unreadable).toMatchObject([{line: 2, code: "recordTooLong"}]);
    expect(table.records).toBe(1);
  });
});

describe("files that are refused whole", () => {
  const refusals: readonly [string, string | Uint8Array, Format, string, number | null][] = [
    ["an empty file", "", csvFormat(), "emptyFile", null],
    ["a file of blank lines", "\n\n", csvFormat(), "emptyFile", null],
    ["a workbook named .csv", zipSync({"a.xml": new Uint8Array(3)}), csvFormat(), "notText", null],
    ["NUL bytes", "a,b\n1,\0\n", csvFormat(), "nulBytes", null],
    ["a quote that never closes", 'a,b\n1,2\n3,"4\n5,6\n', csvFormat(), "unclosedQuote", 3],
    ["10,000 columns", `${"a,".repeat(10_000)}b\n1,2\n`, csvFormat(), "tooManyColumns", 1],
    ["text named .xlsx", "a,b\n1,2\n", xlsxFormat(), "notWorkbook", null],
    [
      "a zip that is no workbook",
      zipSync({"a.txt": new Uint8Array(3)}),
      xlsxFormat(),
      "notWorkbook",
      null
    ],
    [
      "a zip cut short",
      zipSync({"a.txt": new Uint8Array(300)}).slice(0, 60),
      xlsxFormat(),
      "truncatedArchive",
      null
    ],
    [
      "a zip bomb",
      zipSync({"xl/a.xml": new Uint8Array(20_000_000)}),
      xlsxFormat(),
      "unsafeArchive",
      null
    ],
    [
      "a path that leaves the archive",
      zipSync({"../../a.xml": new Uint8Array(3)}),
      xlsxFormat(),
      "unsafeArchive",
      null
    ],
    [
      "macros",
      zipSync({"xl/vbaProject.bin": new Uint8Array(3)}),
      xlsxFormat(),
      "unsafeArchive",
      null
    ]
  ];
  for (const [name, content, format, code, line] of refusals)
    it(name, async () => {
      expect(await open(content, format)).toEqual({refused: {code, line}});
    });
});

describe("workbooks", () => {
  it("become text row for row: numbers without noise, dates as local ISO time, empty rows kept", async () => {
    const rows = [
      [{value: "Ventes", type: String}],
      [
        {value: "date", type: String},
        {value: "prix", type: String},
        {value: "titre", type: String}
      ],
      [
        {value: new Date("2022-01-02T19:30:00Z"), type: Date, format: "yyyy-mm-dd hh:mm"},
        {value: 35.300000000000004, type: Number},
        {value: "Un, deux\ntrois", type: String}
      ],
      [null],
      [
        {value: "2022-01-03 20:00", type: String},
        {value: 12, type: Number},
        {value: 'dit "oui"', type: String}
      ]
    ];
    const bytes = await writeXlsx(rows as unknown as Parameters<typeof writeXlsx>[0]).toBuffer();
    const table = await opened(bytes, xlsxFormat({skipLines: 1}));
    expect(table).toMatchObject({header: ["date", "prix", "titre"], records: 2});
    expect(textOf(table).split("\n").slice(2)).toEqual([
      '2022-01-02 19:30:00,35.3,"Un, deux trois"',
      "",
      '2022-01-03 20:00,12,"dit ""oui"""',
      ""
    ]);
  });
});

describe("JSON", () => {
  const jsonFormat = (rows: string | null = null): Format => ({kind: "json", rows});

  it("is a list somewhere in the document; nested names are joined by dots", async () => {
    const document = {
      data: {
        orders: [
          {id: 1, price: {value: "12.50"}},
          {id: 2, note: 'a "b",\nc'}
        ]
      }
    };
    const table = await opened(JSON.stringify(document), jsonFormat("data.orders"));
    expect(table).toMatchObject({header: ["id", "price.value", "note"], records: 2});
    expect(textOf(table)).toBe('id,price.value,note\n1,12.50,\n2,,"a ""b"", c"\n');
  });

  it("may be one object per line", async () => {
    expect(textOf(await opened('{"a":1}\n{"a":2}\n', jsonFormat()))).toBe("a\n1\n2\n");
  });

  it("brings a list inside a list, what is around it beside each row", async () => {
    const document = {
      exported: "2022-04-15",
      orders: [
        {
          id: 7,
          buyer: {email: "a@b.example"},
          tickets: [{price: 12}, {price: 8}],
          payments: [{amount: 20}]
        },
        {id: 8, buyer: {email: "c@d.example"}, tickets: []}
      ]
    };
    const table = await opened(JSON.stringify(document), jsonFormat("orders.tickets"));
    expect(textOf(table)).toBe(
      "exported,orders.id,orders.buyer.email,price\n2022-04-15,7,a@b.example,12\n2022-04-15,7,a@b.example,8\n"
    );
  });

  it("makes columns of a list of names and values", async () => {
    const rows = [{id: 1, fields: [{name: "Genre", value: "Danse"}]}];
    expect(textOf(await opened(JSON.stringify(rows), jsonFormat()))).toBe(
      "id,fields.Genre\n1,Danse\n"
    );
  });

  for (const [name, text, rows] of [
    ["a list of numbers", "[1,2]", null],
    ["text cut short", '[{"a":1},{"a"', null],
    ["without the announced list", '{"a":1}', "rows"]
  ] as const)
    it(`is refused ${name}`, async () => {
      expect(await open(text, jsonFormat(rows))).toEqual({refused: {code: "notJson", line: null}});
    });
});

describe("XML", () => {
  const xmlFormat = (rows: string): Format => ({kind: "xml", rows});
  const orders = `<?xml version="1.0"?>
<x:Orders xmlns:x="urn:x" date="2022-04-15"><x:Order id="7"><Buyer><Email>a@b.example</Email></Buyer>
<Ticket seat="A1"><Price currency="CAD">12,50</Price></Ticket>
<Ticket seat="A2"><Price currency="CAD">8</Price><Note><![CDATA[a "b" & c]]></Note></Ticket>
<Attribute><Name>Genre</Name><Value>Danse</Value></Attribute></x:Order></x:Orders>`;

  it("brings each element of a path, its attributes and inner elements as columns, what is around it beside", async () => {
    const table = await opened(orders, xmlFormat("Orders.Order.Ticket"));
    expect(textOf(table)).toBe(
      `date,Order.id,Order.Buyer.Email,seat,Price.currency,Price,Note
2022-04-15,7,a@b.example,A1,CAD,"12,50",
2022-04-15,7,a@b.example,A2,CAD,8,"a ""b"" & c"
`
    );
  });

  it("makes columns of elements of names and values", async () => {
    const table = await opened(orders, xmlFormat("Orders.Order"));
    expect(table.header).toContain("Attribute.Genre");
  });

  it("reads the encoding that the document declares", async () => {
    const text = '<?xml version="1.0" encoding="ISO-8859-1"?><a><b><c>Été</c><d>1</d></b></a>';
    const table = await opened(Buffer.from(text, "latin1"), xmlFormat("a.b"));
    expect(textOf(table)).toBe("c,d\nÉté,1\n");
  });

  const laughs = `<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;">]><a><b>&y;</b></a>`;
  const outside = `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a><b>&x;</b></a>`;
  for (const [name, text, code] of [
    ["entities that grow", laughs, "unsafeXml"],
    ["an entity from outside", outside, "unsafeXml"],
    ["an entity nobody declared", "<a><b>&x;</b></a>", "notXml"],
    ["nesting without end", "<a>".repeat(5_000), "unsafeXml"],
    ["a value without end", `<a><b>${"x".repeat(2_000_000)}</b></a>`, "unsafeXml"],
    ["a document cut short", "<a><b><c>1</c></b>", "notXml"],
    ["a document without the announced path", "<a><c>1</c></a>", "notXml"],
    [
      "more columns than an export has",
      `<a><b>${Array.from({length: 600}, (_, i) => `<c${i}>1</c${i}>`).join("")}</b></a>`,
      "tooManyColumns"
    ]
  ] as const)
    it(`is refused with ${name}`, async () => {
      expect(await open(text, xmlFormat("a.b"))).toEqual({refused: {code, line: null}});
    });
});

describe("rows of titles", () => {
  it("tell columns apart by the group above them", async () => {
    const table = await opened(
      "Rapport\n,,Adulte,,Étudiant,\nCommande,Date,Qté,Montant,Qté,Montant\n1,2022-01-02,2,50,0,0\n",
      csvFormat({skipLines: 1, headerLines: 2})
    );
    expect(table).toMatchObject({
      header: [
        "Commande",
        "Date",
        "Adulte Qté",
        "Adulte Montant",
        "Étudiant Qté",
        "Étudiant Montant"
      ],
      skip: 3,
      records: 1
    });
  });
});

describe("the tables of a web page", () => {
  const page = `<html><body><script>document.write("<tr><td>no</td></tr>")</script><table><tr><td colspan=2>Ventes &eacute;t&eacute;</td></tr>
<tr><th>a</th><th>b</th></tr><tr><td>1<td>2 &lt; 3<br>x</tr><tr><td></td></tr></table></body></html>`;

  it("become lines, entities read, scripts not", async () => {
    const table = await opened(page, {kind: "html", skipLines: 1, headerLines: 1});
    expect(textOf(table)).toBe("Ventes été,\na,b\n1,2 < 3 x\n\n");
    expect(table).toMatchObject({header: ["a", "b"], records: 1});
  });

  it("are refused where there is none", async () => {
    const format: Format = {kind: "html", skipLines: 0, headerLines: 1};
    expect(await open("<html><p>x</p></html>", format)).toEqual({
      refused: {code: "noTableInPage", line: null}
    });
  });
});
