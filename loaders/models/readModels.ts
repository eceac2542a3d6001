/** The models as files: staging, intermediate and marts, each SQL with its contract, in the order they build. */
import {existsSync, globSync, readFileSync} from "node:fs";
import {basename, dirname, join} from "node:path";
import {readSpec} from "../collective.js";
import {PublicCError} from "../error.js";
import {snakeCase} from "./columnNames.js";
import {type Disclosure, type ModelContract, modelContract} from "./modelContract.js";

export const layers = ["staging", "intermediate", "marts"] as const;
export type Layer = (typeof layers)[number];

export interface Model {
  /** File name without .sql. */
  name: string;
  /** Its folder, and the schema it is built in. */
  layer: Layer;
  /** layer.name, as other models refer to it. */
  id: string;
  sql: string;
  contract: ModelContract;
}

const modelsFolder = import.meta.dirname;

/** Every model, each after those its SQL refers to. @throws PublicCError exit 2 for a missing or wrong contract */
export function readModels(folder: string = modelsFolder): Model[] {
  const files = layers.flatMap((layer) => globSync(join(folder, layer, "*.sql")).sort());
  return inOrder(files.map(readModel));
}

function readModel(file: string): Model {
  const contractFile = file.replace(/\.sql$/, ".yml");
  if (!existsSync(contractFile))
    throw refusal(`${basename(file)} has no contract beside it`, `write ${basename(contractFile)}`);
  const layer = basename(dirname(file)) as Layer;
  const name = basename(file, ".sql");
  const contract = readSpec(contractFile, modelContract);
  const model = {name, layer, id: `${layer}.${name}`, sql: readFileSync(file, "utf8"), contract};
  refuseUnsafe(model);
  return model;
}

/** What nobody may publish by accident does not build. */
function refuseUnsafe(model: Model): void {
  if (model.layer !== "marts") return;
  const {audience, title, disclosure, keys, columns} = model.contract;
  const refuseUnless = (holds: boolean, mistake: string, next: string) => {
    if (!holds) throw refusal(`${model.id} ${mistake}`, next);
  };
  refuseUnless(!!audience, "declares no audience", "say own, collective, granted or public");
  refuseUnless(!!keys, "declares no keys", "name the columns that tell its rows apart");
  refuseUnless(
    audience !== "own" || "organization" in columns,
    "is own but has no organization column",
    "say whose row it is"
  );
  refuseUnless(
    audience !== "granted" || ("organization" in columns && "production_id" in columns),
    "is granted but has no organization and production_id columns",
    "say which show of whom a grant opens"
  );
  refuseUnless(
    isDecided(audience) === !!disclosure,
    isDecided(audience)
      ? "is collective but declares no contributor, persons, dimensions and measures"
      : "declares a disclosure but is not collective",
    "say under disclosure what the door must count"
  );
  refuseUnless(
    !isDecided(audience) || !!title,
    "has no title",
    "say in French and English what the release statement calls it"
  );
  refuseUnless(
    audience !== "reader" || dimensionColumns(disclosure!).includes("organization"),
    "is for one reader each but has no organization among its dimensions",
    "say who reads a figure"
  );
  refuseUnless(
    isDecided(audience) || audience === "granted" || !readsPersons(model),
    "reads which persons come to several members",
    "count them in a mart that the disclosure door decides on"
  );
  refuseUndeclared(model);
  refuseUnnamed(model);
}

/** The door decides on its figures. */
const isDecided = (audience: ModelContract["audience"]): boolean =>
  audience === "collective" || audience === "reader";

/** A mart counts the persons of several members where the door decides, and nowhere else. */
const readsPersons = ({sql}: Pick<Model, "sql">): boolean =>
  /\blinkage\.|\bintermediate\.(linked|shared)_buyers\b/.test(sql);

/** A disclosure that names no column would test nothing. */
function refuseUndeclared({id, contract: {disclosure, columns}}: Model): void {
  if (!disclosure) return;
  const {contributor, persons} = disclosure;
  const figures = figureColumns(disclosure);
  const dimensions = dimensionColumns(disclosure);
  const unknown = [contributor, persons, ...dimensions, ...figures].find(
    (name) => !(name in columns)
  );
  if (unknown) throw refusal(`${id} discloses ${unknown}, which is no column`, "correct its name");
  if (figures.length === 0 || dimensions.length === 0)
    throw refusal(`${id} declares no measure or no dimension`, "say what is published of what");
}

const figureColumns = (disclosure: Disclosure): string[] =>
  disclosure.figures === "sums"
    ? Object.entries(disclosure.measures).flatMap(([metric, measure]) =>
        measure === "sum" ? [snakeCase(metric)] : Object.values(measure)
      )
    : [disclosure.metric, disclosure.value];

const dimensionColumns = (disclosure: Disclosure): string[] =>
  disclosure.figures === "sums"
    ? Object.keys(disclosure.dimensions)
    : [...disclosure.slices, disclosure.groups];

function refuseUnnamed({id, contract: {columns, audience}}: Model): void {
  if (isDecided(audience)) return;
  for (const [name, {metric, unit, label}] of Object.entries(columns))
    if (!metric && !(unit && label))
      throw refusal(
        `${id}.${name} has neither a metric nor a unit and label`,
        "name it in French and English"
      );
}

/** Depth first along the references, so that a model follows what it reads. */
function inOrder(models: readonly Model[]): Model[] {
  const byId = new Map(models.map((model) => [model.id, model]));
  const ordered = new Set<Model>();
  const visit = (model: Model, path: readonly string[]): void => {
    if (path.includes(model.id))
      throw refusal(
        `models read each other: ${[...path, model.id].join(" → ")}`,
        "break the circle"
      );
    for (const id of referencesOf(model)) {
      const read = byId.get(id);
      if (!read) throw refusal(`${model.id} reads ${id}, which does not exist`, "correct its name");
      if (!ordered.has(read)) visit(read, [...path, model.id]);
    }
    ordered.add(model);
  };
  for (const model of models) visit(model, []);
  return [...ordered];
}

/** Ids of the models that a model's SQL reads. */
export const referencesOf = ({sql}: Model): string[] =>
  [...withoutComments(sql).matchAll(/\b(?:staging|intermediate|marts)\.\w+/g)].map(([id]) => id);

const withoutComments = (sql: string): string => sql.replace(/--.*$/gm, "");

const refusal = (message: string, next: string): PublicCError =>
  new PublicCError(message, {exitCode: 2, next});
