/** Files that hold more than one table, or more than one sale in a row: every part and every sale is read, to the cent. */
import {zipSync} from "fflate";
import {describe, expect, it} from "vitest";
import writeXlsx from "write-excel-file/node";
import {type MappingSpec, Workbench} from "../workbench.js";

const performances = {
  performance_code: "Code",
  title: "Titre",
  starts_at: "Début"
} as const;
const orders = {
  order_number: "Commande",
  performance_code: "Code",
  ordered_at: "Vente"
} as const;

interface Line {
  order_number: string;
  tickets: number;
  cents: number;
  price_type: string | null;
}
const linesOf = (bench: Workbench): Promise<Line[]> =>
  bench.rows<Line>(
    "orders",
    "select order_number, tickets, amount_cents as cents, price_type from given order by order_number, cents desc, tickets desc"
  );
const accountOf = async (bench: Workbench) =>
  (
    await bench.rows(
      "deliveries",
      "select rows_read, rows_loaded, rows_rejected, cents_read, cents_loaded, cents_rejected from given where table_name = 'orders'"
    )
  )[0];

describe("a workbook of several sheets", () => {
  const sheetMapping = (sheet: string, tables: MappingSpec["files"][number]["tables"]) => ({
    match: "export*.xlsx",
    format: {kind: "xlsx" as const, sheet},
    money: {tax: "included" as const},
    tables
  });

  it("is read by one entry per sheet, each problem told of its own sheet", async () => {
    using bench = new Workbench({
      version: 1,
      files: [
        sheetMapping("Ventes", {orders: {...orders, amount: "Montant"}}),
        sheetMapping("Représentations", {performances})
      ],
      words: {}
    });
    const workbook = await writeXlsx([
      {
        sheet: "Ventes",
        data: [
          ["Commande", "Code", "Vente", "Montant"],
          ["1", "A", "2022-01-02 10:00", 25],
          ["2", "A", "2022-01-03 10:00", "abc"]
        ].map((row) => row.map((value) => ({value})))
      },
      {
        sheet: "Représentations",
        data: [
          ["Code", "Titre", "Début"],
          ["A", "Le Cygne", "2022-02-02 20:00"]
        ].map((row) => row.map((value) => ({value})))
      }
    ] as never).toBuffer();
    bench.deliver({"2022-04-15": {"export 2022.xlsx": workbook}});
    await bench.read();
    expect(await accountOf(bench)).toMatchObject({rows_read: 2, rows_loaded: 1, rows_rejected: 1});
    expect(await bench.rows("issues", "select file, line, code from given")).toEqual([
      {file: "export 2022.xlsx [Ventes]", line: 3, code: "invalidAmount"}
    ]);
  });
});

describe("price types in columns of their own", () => {
  const mapping: MappingSpec = {
    version: 1,
    files: [
      {
        match: "rapport*.csv",
        format: {kind: "csv", delimiter: ";", skipLines: 1, headerLines: 2},
        money: {decimal: ",", drop: [" ", "$"], tax: "included"},
        tables: {
          orders,
          performances: {performance_code: "Code", title: "Titre", starts_at: "Début"}
        },
        prices: [
          {priceType: "Adulte", tickets: "Adulte Qté", amount: "Adulte Montant"},
          {priceType: "Étudiant", tickets: "Étudiant Qté", amount: "Étudiant Montant"},
          {priceType: "Faveur", tickets: "Faveur Qté"}
        ]
      }
    ],
    words: {priceTypes: {Adulte: "regular", Étudiant: "reduced", Faveur: "complimentary"}}
  };
  const header = [
    "Rapport des ventes",
    ";;;;;Adulte;;Étudiant;;Faveur;",
    "Commande;Code;Vente;Titre;Début;Qté;Montant;Qté;Montant;Qté;Note"
  ];
  const row = (order: string, prices: string) =>
    `${order};A;2022-01-02 10:00;Le Cygne;2022-02-02 20:00;${prices};`;

  it("make as many lines as a row sold price types", async () => {
    using bench = new Workbench(mapping);
    bench.deliver({
      "2022-04-15": {
        "rapport.csv": `${[...header, row("1", "2;50,00 $;1;15,00 $;0"), row("2", "0;0,00 $;3;0,00;2"), row("3", ";;;;"), row("4", "1;abc;0;0;0"), "Total;;;;;3;50,00;4;15,00;;"].join("\n")}\n`
      }
    });
    await bench.read();
    expect(await linesOf(bench)).toEqual([
      {order_number: "1", tickets: 2, cents: 5_000, price_type: "Adulte"},
      {order_number: "1", tickets: 1, cents: 1_500, price_type: "Étudiant"},
      {order_number: "2", tickets: 3, cents: 0, price_type: "Étudiant"},
      {order_number: "2", tickets: 2, cents: 0, price_type: "Faveur"}
    ]);
    expect(await accountOf(bench)).toEqual({
      rows_read: 7,
      rows_loaded: 4,
      rows_rejected: 3,
      cents_read: 6_500,
      cents_loaded: 6_500,
      cents_rejected: 0
    });
    expect(
      await bench.rows(
        "issues",
        "select line, code from given where line is not null order by line, code"
      )
    ).toEqual([
      {line: 6, code: "missingValue"},
      {line: 7, code: "invalidAmount"},
      {line: 8, code: "totalRow"}
    ]);
  });
});

describe("an archive without the name of one", () => {
  it("is opened, its files read by their own names", async () => {
    using bench = new Workbench({
      version: 1,
      files: [
        {
          match: "ventes*.csv",
          format: {kind: "csv"},
          money: {tax: "included"},
          tables: {orders: {...orders, amount: "Montant"}, performances}
        }
      ],
      words: {}
    });
    const text =
      "Commande,Code,Vente,Montant,Titre,Début\n1,A,2022-01-02 10:00,25,Cygne,2022-02-02 20:00\n";
    const archive = zipSync({"2022/ventes janvier.csv": Buffer.from(text)});
    bench.deliver({"2022-04-15": {export: archive}});
    await bench.read();
    expect(await accountOf(bench)).toMatchObject({rows_read: 1, rows_loaded: 1});
  });
});

describe("a field that another file of the delivery tells", () => {
  const shows = {
    match: "spectacles.csv",
    format: {kind: "csv" as const, delimiter: ";" as const},
    tables: {}
  };
  const title = {by: "Spectacle", in: "spectacles.csv", key: "No", value: "Titre"};
  const capacity = {by: "Spectacle", in: "spectacles.csv", key: "No", value: "Places", sum: true};
  const mapping: MappingSpec = {
    version: 1,
    files: [
      shows,
      {
        match: "dates.csv",
        format: {kind: "csv"},
        tables: {performances: {performance_code: "Code", starts_at: "Début", title, capacity}}
      }
    ],
    words: {}
  };
  const dates =
    "Code,Spectacle,Début\nA,1,2022-02-02 20:00\nB,9,2022-02-03 20:00\nC,1\nD,2,2022-02-04 20:00\n";
  const read = async (files: Record<string, string>) => {
    using bench = new Workbench(mapping);
    bench.deliver({"2022-01-15": files});
    await bench.read();
    return {
      shows: await bench.rows(
        "performances",
        "select performance_code as code, capacity from given order by 1"
      ),
      issues: await bench.rows(
        "issues",
        "select line, code, field_name as field from given order by line"
      )
    };
  };

  it("is looked up row by row; a key nobody knows leaves it empty, a ragged row stays ragged", async () => {
    const table =
      'No;Titre;Places\n1;"L’Été; encore";200\n1;"L’Été; encore";50\n2;Cygne;100\n2;Signe;100\n';
    expect(await read({"dates.csv": dates, "spectacles.csv": table})).toEqual({
      shows: [{code: "A", capacity: 250}],
      issues: [
        {line: 3, code: "missingValue", field: "title"},
        {line: 4, code: "shortRow", field: null},
        {line: 5, code: "missingValue", field: "title"}
      ]
    });
  });

  it("is a missing column when that file was not delivered", async () => {
    const {shows: loaded, issues} = await read({"dates.csv": dates});
    expect(loaded).toEqual([]);
    expect(issues).toContainEqual({line: null, code: "missingColumn", field: "title"});
  });
});
