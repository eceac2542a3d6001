/** What each column of an export means: from the contracts of the marts and the vocabulary, so that it cannot drift. */
import type {ExportedTable, StandardExport} from "../../loaders/exportTable.js";
import {readModels} from "../../loaders/models/readModels.js";
import type {Language} from "../../src/vocabulary/language.js";
import {metrics} from "../../src/vocabulary/metrics.js";
import {standardColumns} from "./standardColumns.js";

export interface DictionaryRow {
  table: string;
  column: string;
  label: string;
  unit: string;
  definition: string;
}

export function dictionaryOf(
  tables: readonly ExportedTable[],
  language: Language
): DictionaryRow[] {
  const contracts = new Map(
    readModels()
      .filter(({layer}) => layer === "marts")
      .map(({name, contract}) => [name, contract])
  );
  return tables.flatMap(({name, kind}) =>
    kind === "standard"
      ? describeStandard(name as StandardExport, language)
      : describeMart(name, contracts.get(name)?.columns ?? {}, language)
  );
}

type Columns = ReturnType<typeof readModels>[number]["contract"]["columns"];

function describeMart(table: string, columns: Columns, language: Language): DictionaryRow[] {
  return Object.entries(columns).map(([column, {unit, metric, label}]) => {
    const known = metric && metrics[metric];
    return {
      table,
      column,
      label: label?.[language] ?? known?.label[language] ?? column,
      unit: unit ?? known?.unit ?? "",
      definition: known?.definition[language] ?? ""
    };
  });
}

const describeStandard = (table: StandardExport, language: Language): DictionaryRow[] =>
  Object.entries(standardColumns[table]).map(([column, {unit, label}]) => ({
    table,
    column,
    label: label[language],
    unit,
    definition: ""
  }));
