/** Taking data along: figures for all of a member's people, standardized lines for its administrators; each export logged. */
import {createReadStream, mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {join} from "node:path";
import {Readable} from "node:stream";
import {Hono} from "hono";
import type {Member} from "../../loaders/collective.js";
import {
  type ExportedTable,
  type ExportFormat,
  exportableTables,
  exportFormats,
  exportRows,
  exportTable
} from "../../loaders/exportTable.js";
import {languages} from "../../src/vocabulary/language.js";
import {message, notFound, page} from "../answers.js";
import type {Gate, GateContext, GateEnv} from "../context.js";
import {toCsv} from "../csv.js";
import type {Person} from "../people/people.js";
import {isSharing, type Services} from "../services.js";
import {dictionaryOf} from "./dictionary.js";
import {exportsPage} from "./exportsPage.js";
import {sayExports} from "./words.js";
import {writeWorkbook} from "./writeWorkbook.js";

export function exportRoutes(services: Services): Gate {
  const routes: Gate = new Hono<GateEnv>();
  const forReaders = (handle: Handler) => (context: GateContext) =>
    withTables(context, services, handle);
  for (const language of languages) {
    const path = `/${language}/exports/:organization`;
    routes.get(path, forReaders(showExports));
    routes.get(`${path}/dictionary.csv`, forReaders(sendDictionary));
    routes.get(`${path}/figures.xlsx`, forReaders(sendWorkbook));
    routes.get(`${path}/:kind/:file`, forReaders(sendTable));
  }
  return routes;
}

interface Call {
  context: GateContext;
  services: Services;
  person: Person;
  member: Member;
  /** What this person may take of this member. */
  tables: readonly ExportedTable[];
}
type Handler = (call: Call) => Promise<Response>;

/** For whoever has no part in the organization, its exports do not exist. */
async function withTables(
  context: GateContext,
  services: Services,
  handle: Handler
): Promise<Response> {
  const person = context.get("person");
  const organization = context.req.param("organization");
  const member = services.collective.members.find((one) => one.organization === organization);
  if (!person || !member) return notFound(context);
  const role = person.organizations.get(member.organization);
  const isAnalyst = person.roles.has("analyst");
  if (!role && !isAnalyst) return notFound(context);
  const isHidden = ({kind}: ExportedTable): boolean =>
    kind === "standard" && role !== "administrator" && !isAnalyst;
  const all = exportableTables({sharing: isAnalyst || isSharing(member, services)});
  const tables = all.filter((table) => !isHidden(table));
  return handle({context, services, person, member, tables});
}

const showExports: Handler = ({context, services, member, tables}) => {
  const {demonstration} = services.collective;
  const isPublished = services.releases.current() !== null;
  const shown = {language: context.get("language"), member, demonstration};
  return page(context, exportsPage({...shown, tables: isPublished ? tables : []}));
};

const sendTable: Handler = (call) => {
  const {context, tables} = call;
  const [, name, extension] = /^([a-z_]+)\.([a-z]+)$/.exec(context.req.param("file") ?? "") ?? [];
  const kind = context.req.param("kind");
  const table = tables.find((one) => one.name === name && one.kind === kind);
  const format = exportFormats.find((one) => one === extension);
  if (table && format) return sendFile(call, table, format);
  return table && extension === "xlsx" ? sendSheet(call, table) : notFound(context);
};

/** A workbook is made in memory: what is longer goes as CSV. */
const longestSheet = 50_000;

async function sendSheet(call: Call, table: ExportedTable): Promise<Response> {
  const {context, services, member} = call;
  const {home} = services;
  const rows = await exportRows(home, table, member.organization, longestSheet + 1);
  if (rows.length > longestSheet)
    return message(context, {title: "tooLong", text: "tooLongText", status: 413});
  const name = `${member.organization}-${table.name}.xlsx`;
  return sendBook(call, name, [{table, rows}]);
}

async function sendFile(call: Call, table: ExportedTable, format: ExportFormat): Promise<Response> {
  const {context, services, member} = call;
  const room = join(services.home.root, "exports");
  mkdirSync(room, {recursive: true, mode: 0o700});
  const folder = mkdtempSync(join(room, "table-"));
  const path = join(folder, `table.${format}`);
  try {
    const {organization} = member;
    await exportTable(services.home, {table, organization, format, folder, path});
  } catch (error) {
    rmSync(folder, {recursive: true, force: true});
    throw error;
  }
  record(call);
  const type = format === "csv" ? "text/csv; charset=utf-8" : "application/vnd.apache.parquet";
  return attachment(
    context,
    {name: `${member.organization}-${table.name}.${format}`, type},
    streamOnce(folder, path, format === "csv")
  );
}

const sendWorkbook: Handler = async (call) => {
  const {services, member, tables} = call;
  const books: Book[] = [];
  for (const table of tables.filter(({kind}) => kind !== "standard"))
    books.push({table, rows: await exportRows(services.home, table, member.organization)});
  return sendBook(call, `${member.organization}.xlsx`, books);
};

interface Book {
  table: ExportedTable;
  rows: Record<string, unknown>[];
}

/** What its columns mean comes first. */
async function sendBook(call: Call, name: string, books: readonly Book[]): Promise<Response> {
  const language = call.context.get("language");
  const dictionary = {
    title: sayExports(language)("definition"),
    rows: dictionaryOf(
      books.map(({table}) => table),
      language
    )
  };
  const sheets = books.map(({table, rows}) => ({name: table.name, rows}));
  const workbook = await writeWorkbook(sheets, dictionary);
  record(call);
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return attachment(call.context, {name, type}, new Uint8Array(workbook));
}

const sendDictionary: Handler = async (call) => {
  const {context, tables} = call;
  const language = context.get("language");
  const say = sayExports(language);
  const header = (["table", "column", "label", "unit", "definition"] as const).map(say);
  const rows = dictionaryOf(tables, language).map(({table, column, label, unit, definition}) => [
    table,
    column,
    label,
    unit,
    definition
  ]);
  const type = "text/csv; charset=utf-8";
  return attachment(context, {name: "dictionary.csv", type}, toCsv(header, rows));
};

function record({context, services, person, member}: Call): void {
  const at = services.clock().toISOString();
  const {organization} = member;
  services.accessLog.record({at, personId: person.id, organization, path: context.get("path")});
}

function attachment(
  context: GateContext,
  {name, type}: {name: string; type: string},
  body: string | Uint8Array<ArrayBuffer> | ReadableStream
): Response {
  context.header("content-type", type);
  context.header("content-disposition", `attachment; filename="${name}"`);
  return context.body(body as string);
}

/** A spreadsheet takes accents for what they are only after this mark. */
const byteOrderMark = Buffer.from("\uFEFF");

/** The file goes with its folder as soon as it has been sent, or the reader has gone. */
function streamOnce(folder: string, path: string, isText: boolean): ReadableStream {
  async function* parts(): AsyncGenerator<Uint8Array> {
    try {
      if (isText) yield byteOrderMark;
      yield* createReadStream(path);
    } finally {
      rmSync(folder, {recursive: true, force: true});
    }
  }
  return Readable.toWeb(Readable.from(parts())) as ReadableStream;
}
