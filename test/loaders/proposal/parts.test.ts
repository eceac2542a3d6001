/** Files of several tables, documents and archives are understood part by part. */
import {zipSync} from "fflate";
import {describe, expect, it} from "vitest";
import writeXlsx from "write-excel-file/node";
import {isRead, proposeMapping} from "../../../loaders/proposal/proposeMapping.js";
import {Files} from "../files.js";

async function proposed(contents: Readonly<Record<string, string | Uint8Array>>) {
  using files = new Files(contents);
  const {files: read, mapping} = await proposeMapping(files.given, {language: "en"});
  return {
    parts: read.map((one) => (isRead(one) ? [one.part, Object.keys(one.tables)] : one.refused)),
    read: read.filter(isRead),
    entries: mapping?.files ?? []
  };
}

const orders = [
  ["Order number", "Performance code", "Order date & time", "Amount"],
  ["1", "A", "2022-01-02 10:00", "25.00"]
];
const performances = [
  ["Performance code", "Performance title", "Start date & time"],
  ["A", "Swan", "2022-02-02 20:00"]
];
const csv = (rows: readonly string[][]): string => rows.map((row) => row.join(",")).join("\n");

describe("a workbook", () => {
  it("gives one entry per sheet that tells something", async () => {
    const sheets = {Sales: orders, Notes: [["read me", "first"]], Dates: performances};
    const data = Object.entries(sheets).map(([sheet, rows]) => ({
      sheet,
      data: rows.map((row) => row.map((value) => ({value})))
    }));
    const workbook = await writeXlsx(data as never).toBuffer();
    const {parts, entries} = await proposed({"export 2022.xlsx": workbook});
    expect(parts).toEqual([
      ["Sales", ["orders"]],
      ["Dates", ["performances"]]
    ]);
    expect(entries.map(({match, format}) => [match, format])).toEqual([
      ["export*.xlsx", {kind: "xlsx", sheet: "Sales", skipLines: 0, headerLines: 1}],
      ["export*.xlsx", {kind: "xlsx", sheet: "Dates", skipLines: 0, headerLines: 1}]
    ]);
  });
});

describe("an archive", () => {
  it("is opened; one that is unsafe says so", async () => {
    const good = zipSync({
      "2022/orders.csv": Buffer.from(csv(orders)),
      "dates.csv": Buffer.from(csv(performances))
    });
    const unsafe = zipSync({"../dates.csv": Buffer.from(csv(performances))});
    const {parts} = await proposed({"all.zip": good, "bad.zip": unsafe});
    expect(parts).toEqual([[null, ["orders"]], [null, ["performances"]], "unsafeArchive"]);
  });
});

describe("a document", () => {
  const ticket = (id: number) => ({ticket_id: id, ticket_type: "Adult", price: "25.00"});
  const sale = {
    order_number: "1",
    order_date: "2022-01-02 10:00:00",
    event_id: "A",
    customer: {email: "a@b.example", last_name: "Roy", first_name: "Anne"},
    tickets: [ticket(1), ticket(2)],
    payments: [{amount: "50.00", created: "2022-01-02 10:00:01"}]
  };

  it("is read by its tickets, what the order says beside each; its payments are left alone", async () => {
    const {entries, read} = await proposed({"orders.json": JSON.stringify({data: [sale]})});
    expect(entries[0]!.format).toEqual({kind: "json", rows: "data.tickets"});
    expect(read[0]!.rows).toBe(2);
    expect(read[0]!.tables.orders).toMatchObject({
      order_number: "data.order_number",
      customer_code: "data.customer.email",
      performance_code: "data.event_id",
      ordered_at: "data.order_date",
      amount: "price",
      price_type: "ticket_type"
    });
  });

  it("in XML as well", async () => {
    const xml = `<Export><Order><OrderNumber>1</OrderNumber><OrderDate>2022-01-02 10:00</OrderDate>
      <EventId>A</EventId><Tickets><Ticket><TicketType>Adult</TicketType><Price>25.00</Price></Ticket>
      <Ticket><TicketType>Child</TicketType><Price>12.00</Price></Ticket></Tickets></Order></Export>`;
    const {entries, read} = await proposed({"export.xml": xml});
    expect(entries[0]!.format).toEqual({kind: "xml", rows: "Export.Order.Tickets.Ticket"});
    expect(read[0]!.tables.orders).toMatchObject({
      order_number: "Order.OrderNumber",
      amount: "Price",
      price_type: "TicketType"
    });
  });

  it("of Eventbrite’s API: dollars are read, never the cents beside them", async () => {
    const money = {
      base_price: {value: 2_500, major_value: "25.00"},
      gross: {value: 2_700, major_value: "27.00"}
    };
    const attendees = [1, 2].map((id) => ({
      id: String(id),
      order_id: "9",
      event_id: "A",
      created: "2022-01-02T10:00:00Z",
      quantity: 1,
      costs: money,
      ticket_class_id: "4",
      ticket_class_name: "Adult",
      status: "Attending",
      profile: {first_name: "Anne", last_name: "Roy", email: "a@b.example"}
    }));
    const {read} = await proposed({
      "page.json": JSON.stringify({pagination: {page_number: 1}, attendees})
    });
    expect(read[0]!.tables.orders).toMatchObject({
      order_number: "order_id",
      ordered_at: "created",
      amount: "costs.base_price.major_value"
    });
  });

  it("whose header says cents is read in cents", async () => {
    const {entries} = await proposed({
      "sales.csv": csv([
        ["Order number", "Performance code", "Order date", "Amount (cents)"],
        ["1", "A", "2022-01-02 10:00", "2550"]
      ])
    });
    expect(entries[0]!.money).toMatchObject({unit: "cent"});
    expect(entries[0]!.tables.orders).toMatchObject({amount: "Amount (cents)"});
  });
});
