/** `public-c sql`: the analyst asks the published snapshot a question, read-only. */
import {Command, Option} from "commander";
import {PublicCError} from "../loaders/error.js";
import {openHome} from "../loaders/home.js";
import {listTables, runSql, type SqlAnswer} from "../loaders/runSql.js";

interface Options {
  format: "table" | "csv" | "json";
  rows: string;
  tables?: boolean;
}

export const sqlCommand = new Command("sql")
  .description("ask the published snapshot a question in SQL, read-only")
  .argument("[query]", "one SELECT (DuckDB’s SQL)")
  .addOption(
    new Option("--format <format>", "table, csv or json")
      .choices(["table", "csv", "json"])
      .default("table")
  )
  .option("--rows <number>", "rows at most", "200")
  .option("--tables", "instead: the tables and their columns")
  .addHelpText(
    "after",
    `
marts.* are the figures of pages and reports, main.* the standard rows they are made of. Rows of main, and marts of one
organization, are for its own eyes: what leaves the collective goes through a mart with audience collective.
Nothing can be written; no file and no network can be reached.

Examples:
  public-c sql --tables
  public-c sql "select season, sum(attendance) from marts.season_summary group by all"
  public-c sql "from marts.peers limit 20" --format csv > peers.csv`
  )
  .action(async (query: string | undefined, options: Options) => {
    const home = openHome();
    if (options.tables) {
      for (const {table, columns} of await listTables(home)) console.log(`${table}\n  ${columns}`);
      return;
    }
    if (!query)
      throw new PublicCError("no query given", {
        exitCode: 2,
        next: 'write one SELECT between quotes, as public-c sql "from marts.peers limit 5"'
      });
    const answer = await runSql(home, query, countOf(options.rows));
    console.log(shapes[options.format](answer));
    if (answer.isCut) console.error(`only the first ${answer.rows.length} rows; --rows gives more`);
  });

function countOf(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new PublicCError(`--rows ${text}: not a number of rows`, {exitCode: 2});
}

const shapes: Record<Options["format"], (answer: SqlAnswer) => string> = {
  json: ({rows}) => JSON.stringify(rows, null, 2),
  csv: ({columns, rows}) =>
    [columns, ...rows.map((row) => columns.map((name) => textOf(row[name])))]
      .map((cells) => cells.map(quoted).join(","))
      .join("\n"),
  table: ({columns, rows}) => {
    const cells = [columns, ...rows.map((row) => columns.map((name) => textOf(row[name])))];
    const widths = columns.map((_, place) =>
      Math.min(60, Math.max(...cells.map((row) => row[place]!.length)))
    );
    return cells
      .map((row) => row.map((cell, place) => cell.slice(0, 60).padEnd(widths[place]!)).join("  "))
      .join("\n");
  }
};

const textOf = (value: unknown): string =>
  value === null || value === undefined
    ? ""
    : typeof value === "object"
      ? JSON.stringify(value)
      : String(value);

/** A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP). */
function quoted(text: string): string {
  const safe = /^[=+@\t\r]|^-(?![\d.]+$)/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
