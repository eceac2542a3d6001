/** Taking data along: figures for all of a member's people, standardized lines for its administrators; each export logged. */
import {createReadStream, mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {join} from "node:path";
import {Readable} from "node:stream";
import {Hono} from "hono";
import type {Member} from "../../loaders/collective.js";
import {
  type ExportedTable,
  exportableTables,
  exportFormats,
  exportRows,
  exportTable
} from "../../loaders/exportTable.js";
import {languages} from "../../src/vocabulary/language.js";
import {notFound, page} from "../answers.js";
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

const sendTable: Handler = async (call) => {
  const {context, services, member, tables} = call;
  const [, name, extension] = /^([a-z_]+)\.([a-z]+)$/.exec(context.req.param("file") ?? "") ?? [];
  const format = exportFormats.find((one) => one === extension);
  const kind = context.req.param("kind");
  const table = tables.find((one) => one.name === name && one.kind === kind);
  if (!table || !format) return notFound(context);
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
    {name: `${member.organization}-${name}.${format}`, type},
    streamOnce(folder, path, format === "csv")
  );
};

const sendWorkbook: Handler = async (call) => {
  const {context, services, member, tables} = call;
  const language = context.get("language");
  const figures = tables.filter(({kind}) => kind !== "standard");
  const sheets = [];
  for (const table of figures) {
    const rows = await exportRows(services.home, table, member.organization);
    sheets.push({name: table.name, rows});
  }
  const dictionary = {
    title: sayExports(language)("definition"),
    rows: dictionaryOf(figures, language)
  };
  const workbook = await writeWorkbook(sheets, dictionary);
  record(call);
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const name = `${member.organization}.xlsx`;
  return attachment(context, {name, type}, new Uint8Array(workbook));
};

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
