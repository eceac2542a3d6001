/** Files of the true layouts, rows invented, are understood without anybody describing them. */
import {describe, expect, it} from "vitest";
import {mappingSpec} from "../../../loaders/mapping.js";
import type {ReadFile} from "../../../loaders/proposal/proposeFile.js";
import {isRead, proposeMapping} from "../../../loaders/proposal/proposeMapping.js";
import {Files} from "../files.js";
import {programmeDelivery, programmeMapping} from "../workbench.js";

const fr = {language: "fr"} as const;

async function understood(content: string | Uint8Array, name = "ventes.csv"): Promise<ReadFile> {
  using files = new Files({[name]: content});
  const {
    files: [file]
  } = await proposeMapping(files.given, fr);
  if (!file || !isRead(file)) throw new Error(`refused: ${file?.refused}`);
  return file;
}

async function refused(content: string | Uint8Array): Promise<string | null> {
  using files = new Files({"fichier.csv": content});
  const {
    files: [file]
  } = await proposeMapping(files.given, fr);
  return file && !isRead(file) ? file.refused : null;
}

const lines = (...given: string[]): string => `${given.join("\n")}\n`;

describe("the programme's three tables", () => {
  it.each(["fr", "en"] as const)("are mapped as by hand, in %s", async (language) => {
    using files = new Files(programmeDelivery({}, language));
    const {mapping, absentTables, unknownWords} = await proposeMapping(files.given, {language});
    const byHand = mappingSpec.parse(programmeMapping(language));
    const proposed = mappingSpec.parse(mapping);
    const tablesOf = (files: typeof proposed.files) =>
      files
        .map(({tables}) => tables)
        .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
    expect(tablesOf(proposed.files)).toEqual(tablesOf(byHand.files));
    expect(proposed.words.priceTypes).toEqual({Général: "regular", Réduit: "reduced"});
    expect(proposed.words.channels).toEqual({Internet: "web"});
    expect(proposed.words.disciplines).toEqual({Théâtre: "theatre", Musique: "music"});
    expect({absentTables, unknownWords}).toEqual({absentTables: [], unknownWords: []});
  });
});

describe("dialects", () => {
  it("finds the header under title lines, semicolons, decimal commas, windows-1252", async () => {
    const text = lines(
      "Rapport des ventes;;;;",
      "Exporté le 2022-04-15;;;;",
      "",
      "Numéro de transaction;Code événement;Date & heure transaction;Montant du billet;Canal de transaction",
      "1;A1;31/12/2021 19:30;1 025,50 $;Téléphone",
      "2;A1;02/01/2022 09:15;25,00 $;Guichet"
    );
    const file = await understood(Buffer.from(text, "latin1"));
    expect(file.format).toEqual({
      kind: "csv",
      encoding: "windows-1252",
      delimiter: ";",
      quote: '"',
      skipLines: 3,
      headerLines: 1
    });
    expect(file.dates).toMatchObject({formats: ["%d/%m/%Y %H:%M"], isAmbiguous: false});
    expect(file.money).toMatchObject({decimal: ","});
  });

  it("tells MacRoman from windows-1252, with lone carriage returns", async () => {
    // é is 8E in MacRoman
    const text =
      "Numéro de transaction;Code événement;Date de vente;Montant\r1;A1;2022-01-02;5,00\r2;B2;2022-01-03;6,00\r";
    const bytes = Buffer.from(text, "latin1").map((byte) => (byte === 0xe9 ? 0x8e : byte));
    expect(await understood(bytes)).toMatchObject({
      format: {encoding: "macintosh", delimiter: ";"},
      tables: {orders: {order_number: "Numéro de transaction"}}
    });
  });

  it("reads UTF-16 without its mark", async () => {
    const text = lines(
      "Order #\tPerformance code\tOrder Date\tTotal Paid",
      "1\tA\t2022-01-02 10:00\t5.00"
    );
    expect(await understood(Buffer.from(text, "utf16le"))).toMatchObject({
      format: {encoding: "utf-16le", delimiter: "\t"}
    });
  });
});

describe("vendors' layouts", () => {
  it("HelloAsso: the customer is the payer's e-mail; the missing show is named", async () => {
    const file = await understood(
      `\uFEFF${lines(
        "Référence commande;Date de la commande;Statut de la commande;Nom participant;Prénom participant;Nom payeur;Prénom payeur;Email payeur;Raison sociale;Moyen de paiement;Billet;Numéro de billet;Tarif;Montant tarif;Code Promo;Montant code promo",
        "11;04/03/2026 14:25;Validé;N;P;N;P;a@b.example;;Carte;x;901;Plein tarif;85,00;;",
        "12;25/03/2026 14:25;Validé;N;P;N;P;c@d.example;;Carte;x;902;Étudiant;45,00;;"
      )}`
    );
    expect(file.vendor).toBe("HelloAsso");
    expect(file.tables.orders).toMatchObject({
      order_number: "Référence commande",
      customer_code: "Email payeur",
      amount: "Montant tarif",
      price_type: "Tarif",
      status: "Statut de la commande"
    });
    expect(file.missing).toContainEqual({table: "orders", field: "performance_code"});
  });

  it("Attendize in French: « Quantité » holds money and becomes no seat", async () => {
    const file = await understood(
      lines(
        "Prénom,Nom de famille,e-mail,Référence,Quantité,entièrement remboursé,partiellement remboursé,montant remboursé,Date de la commande",
        "P,N,a@b.example,R1,60.00,NON,NON,0.00,2022-01-02 10:00:00"
      )
    );
    expect(file.tables.orders).toMatchObject({order_number: "Référence", amount: "Quantité"});
    expect(file.tables.orders).not.toHaveProperty("tickets");
  });

  it("any export: a number of tickets with cents is money", async () => {
    const file = await understood(
      lines(
        "Référence,Date de la commande,Quantité",
        "R1,2022-01-02 10:00:00,60.50",
        "R2,2022-01-02 11:00:00,24.25"
      )
    );
    expect(file.tables.orders).toMatchObject({amount: "Quantité"});
    expect(file.tables.orders).not.toHaveProperty("tickets");
    expect(file.notes.map(({fr}) => fr).join()).toContain("décimales");
  });

  it("one flat file of seats feeds three tables, its day and hour joined", async () => {
    const file = await understood(
      lines(
        "Order #,Purchaser First Name,Purchaser Last Name,Email,Zip Code,Show,Performance Date,Show Time,Sale Date,# of Seats,Total Price",
        "T1,A,B,a@b.example,H2X 1Y4,Le titre,12/31/2021,8:00pm,11/30/2021 10:00 AM,2,60.00",
        "T2,C,D,c@d.example,H2X 1Y4,Le titre,12/31/2021,8:00pm,11/29/2021 10:00 AM,1,30.00"
      )
    );
    expect(Object.keys(file.tables)).toEqual(["customers", "orders", "performances"]);
    expect(file.tables.performances).toMatchObject({
      performance_code: {join: ["Show", "Performance Date", "Show Time"], with: " | "},
      starts_at: {join: ["Performance Date", "Show Time"], with: " "}
    });
    expect(file.dates.formats).toContain("%m/%d/%Y %I:%M%p");
    expect(file).toMatchObject({grain: "seats", of: "line", missing: []});
  });

  it("a price beside a number of seats is told apart by what two seats cost", async () => {
    const rows = Array.from(
      {length: 8},
      (_, place) => `${place},A,2022-01-02 10:00,${1 + (place % 2)},30.00`
    );
    const file = await understood(
      lines("Numéro de transaction,Code événement,Date de vente,Quantité,Prix", ...rows)
    );
    expect(file.of).toBe("ticket");
  });
});

describe("what a person must know", () => {
  it("no order number: the field is missing, unless stand-ins are accepted; they never hold a name", async () => {
    const text = lines(
      "Event Name,Event Date,First Name,Last Name,Ticket Type,Quantity,Total Price",
      "X,2022-01-02 20:00,P,N,Adult,2,20.00",
      "X,2022-01-02 20:00,Q,M,Student,1,8.00"
    );
    expect((await understood(text)).missing.map(({field}) => field)).toEqual([
      "order_number",
      "ordered_at"
    ]);
    using files = new Files({"ventes.csv": text});
    const {
      files: [file]
    } = await proposeMapping(files.given, {...fr, standIns: true});
    const orders = (file as ReadFile).tables.orders!;
    expect((file as ReadFile).missing).toEqual([]);
    expect(JSON.stringify(orders.order_number)).not.toMatch(/First Name|Last Name/);
    expect(orders.ordered_at).toBe("Event Date");
  });

  it("dates that tell in one file settle those of another of the same delivery", async () => {
    using files = new Files({
      "commandes.csv": lines(
        "Numéro de transaction,Code événement,Date de vente,Montant",
        "1,A,03/04/2021 10:00,5.00"
      ),
      "representations.csv": lines(
        "Code événement,Titre événement,Date & heure de début",
        "A,X,12/31/2021 20:00"
      )
    });
    const {files: proposed} = await proposeMapping(files.given, fr);
    expect((proposed[0] as ReadFile).dates).toMatchObject({
      formats: ["%m/%d/%Y %H:%M"],
      isAmbiguous: false
    });
  });

  it("the next export of the same kind must match: dates leave the name", async () => {
    using files = new Files({
      "commandes_2022-04-15.csv": programmeDelivery()["orders.csv"]!
    });
    const {mapping} = await proposeMapping(files.given, fr);
    expect(mapping?.files[0]?.match).toBe("commandes*.csv");
  });
});

describe("refusals", () => {
  it.each([
    [
      "totals per show",
      lines("Événement,Recettes", 'A,"2 822,00 $"', 'B,"60,00 $"'),
      "preAggregated"
    ],
    [
      "attendance by year",
      lines("Musée;Ville;2019;2020;2021", "A;Québec;10;20;30"),
      "preAggregated"
    ],
    [
      "weekly grosses",
      lines(
        "Date,Show,Venue,Capacity,Gross",
        "2022-01-02,X,Salle,100,5000.00",
        "2022-01-09,X,Salle,100,6000.00"
      ),
      "preAggregated"
    ],
    [
      "weekly grosses without seats",
      lines(
        "Date,Show_name,Potential_Gross,Seats_Sold",
        "2022-01-02,X,1000,90",
        "2022-01-09,X,1000,80"
      ),
      "preAggregated"
    ],
    ["a poster", Buffer.from("%PDF-1.7\n%âãÏÓ"), "poster"],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), "poster"],
    ["an answer of an API without a list", '{"orders": []}', "jsonWithoutList"],
    [
      "no header",
      lines(
        "Page,Anne,4225 rue A,262-719-2315,a@b.example",
        "Roy,Luc,1 rue B,262-719-2316,c@d.example"
      ),
      "noHeader"
    ],
    ["titles alone", lines("Prénom,Nom,Courriel"), "headerOnly"],
    [
      "a budget",
      lines("Exercice;Nature;Fonction;Libellé", "2014;616;20;ADMINISTRATION"),
      "notTicketing"
    ],
    ["nothing", "", "emptyFile"],
    ["NUL bytes", "Nom,Prénom\0\n", "nulBytes"]
  ])("%s", async (_, content, code) => {
    expect(await refused(content as string)).toBe(code);
  });
});
