/** What a site is built from, as hashes: what has not changed since the current release is not built again. */
import {createHash} from "node:crypto";
import {existsSync, globSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Home} from "../../loaders/home.js";
import {practice} from "../../src/vocabulary/practice.js";
import type {Snapshot} from "../../src/vocabulary/rows.js";
import {openSiteData, type SiteData} from "./readSiteData.js";

export interface SiteInputs {
  /** Pages, components, vocabulary, rules and packages: when they change, everything is built. */
  code: string;
  /** What pages of all members show. */
  shared: string;
  /** Organization → what its own pages show. */
  organizations: Readonly<Record<string, string>>;
}

/** Hashes of the site under `root` as it stands. */
export function readSiteInputs(root: string, snapshot: Snapshot): SiteInputs {
  const code = hashFiles([
    ...globSync([`${root}/{fr,en}/**/*.md`, `${root}/*.css`]),
    ...globSync(["src/{components,vocabulary}/**/*.{ts,js}", "scripts/site/*.ts"]),
    ...globSync(["loaders/models/**/*.{yml,ts}", "loaders/privacy/suppress/statement.ts"]),
    "observablehq.config.ts",
    "package-lock.json"
  ]);
  const shown = hashText(
    `${JSON.stringify({...snapshot, id: "", builtAt: "", organizations: []})}${hashFiles([join(root, "data/boundaries.json")])}`
  );
  const repertoire = repertoireOf(openSiteData(root));
  return {
    code,
    shared: hashText(
      `${snapshot.id}${JSON.stringify(snapshot)}${hashFiles(globSync(join(root, "data/{collective/*,statement}.json")))}`
    ),
    organizations: Object.fromEntries(
      [...snapshot.organizations, {organization: practice}].map((one) => [
        one.organization,
        hashText(
          `${shown}${JSON.stringify(one)}${hashFiles(globSync(join(root, "data/o", one.organization, "*.json")))}${repertoire(one.organization)}`
        )
      ])
    )
  };
}

/** What the common repertoire says of a member's own shows, as its pages tell it. */
function repertoireOf(data: SiteData): (organization: string) => string {
  const shows = Map.groupBy(data.rows("repertoire", null), ({productionId}) => productionId);
  return (organization) => {
    const own = new Set(data.rows("productions", organization).map((row) => row.productionId));
    return JSON.stringify([...own].sort().map((productionId) => shows.get(productionId)));
  };
}

/** Organizations whose pages must be built; every one of them when the code changed. */
export function changedOrganizations(now: SiteInputs, before: SiteInputs | null): string[] {
  const isSameCode = before?.code === now.code;
  return Object.entries(now.organizations)
    .filter(([organization, hash]) => !isSameCode || before.organizations[organization] !== hash)
    .map(([organization]) => organization);
}

/** The inputs of the last build; null before the first. */
export function readLastInputs(home: Home): SiteInputs | null {
  const file = lastInputsFile(home);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as SiteInputs) : null;
}

export const writeLastInputs = (home: Home, inputs: SiteInputs): void =>
  writeFileSync(lastInputsFile(home), `${JSON.stringify(inputs)}\n`, {mode: 0o600});

const lastInputsFile = (home: Home): string => join(home.releases, "inputs.json");

function hashFiles(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files.toSorted())
    if (existsSync(file)) hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

const hashText = (text: string): string => createHash("sha256").update(text).digest("hex");
