/** Values from files and folders reach SQL as bound variables, never as text of a statement. */
import type {Warehouse} from "./withWarehouse.js";

/** Binds a list of texts, read in SQL as `getvariable(name)`. */
export async function bindList(
  warehouse: Warehouse,
  name: string,
  texts: readonly string[]
): Promise<void> {
  await warehouse.run(`set variable ${name} = from_json($json, '["VARCHAR"]')`, {
    json: JSON.stringify(texts)
  });
}

/** Binds one text. */
export async function bindText(warehouse: Warehouse, name: string, text: string): Promise<void> {
  await warehouse.run(`set variable ${name} = $text`, {text});
}

/** A reviewed text of the configuration (a date format, a dropped character) as an SQL literal. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const literalList = (texts: readonly string[]): string =>
  `[${texts.map(literal).join(", ")}]`;
