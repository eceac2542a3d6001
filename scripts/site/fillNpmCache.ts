/**
 * Framework fetches `npm:` imports from a CDN unless they lie in its cache. This fills the cache from
 * node_modules: one ESM bundle per package, packages of the list external to one another, so a page with
 * a cell builds offline with exactly the versions of the lockfile.
 */
import {existsSync, globSync, mkdirSync, readFileSync, statSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join, posix} from "node:path";
import {build, type Plugin} from "esbuild";

const require = createRequire(import.meta.url);

/** What cells may import, by name or through Framework's implicit `Plot`, `d3`, `Inputs`, `htl`, `aq`. */
const packages = [
  "@observablehq/plot",
  "@observablehq/inputs",
  "apache-arrow",
  "arquero",
  "d3",
  "htl",
  "isoformat"
];

const interpretedFunction = join(import.meta.dirname, "interpretedFunction.ts");

/** Our own code as live pages import it: one file of what each kind uses, for a slow phone network. */
const ownBundles = [
  {name: "public-c-notebooks", entry: "src/components/notebooks/browser.ts"},
  {name: "public-c-comparatives", entry: "src/components/comparatives/browser.ts"},
  {name: "public-c-sql", entry: "src/components/notebooks/sql.ts"}
];

/** Bundles each package into `root`/.observablehq/cache/_npm; one made by this very recipe is kept. */
export async function fillNpmCache(root: string): Promise<void> {
  reserveAbsent(root);
  for (const own of ownBundles) await bundleOwn(root, own);
  const places = new Map(packages.map((name) => [name, `${name}@${versionOf(name)}`]));
  for (const [name, place] of places) {
    const outfile = join(root, ".observablehq/cache/_npm", place, "_esm.js");
    if (isCurrent(outfile)) continue;
    await build({
      stdin: {contents: entryOf(name), resolveDir: process.cwd(), loader: "js"},
      bundle: true,
      format: "esm",
      minify: true,
      platform: "browser",
      target: "es2022",
      outfile,
      logLevel: "error",
      // arquero makes code from text, which the gate forbids: its expressions are interpreted instead
      inject: name === "arquero" ? [interpretedFunction] : [],
      plugins: [withoutArrow, externalToOneAnother(name, places)]
    });
  }
}

const recipe = [import.meta.filename, interpretedFunction];

function isCurrent(bundle: string): boolean {
  if (!existsSync(bundle)) return false;
  const {mtimeMs} = statSync(bundle);
  return recipe.every((file) => statSync(file).mtimeMs <= mtimeMs);
}

/** Always anew: it is ours, and changes. */
async function bundleOwn(root: string, {name, entry}: (typeof ownBundles)[number]): Promise<void> {
  await build({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    minify: true,
    platform: "browser",
    target: "es2022",
    outfile: join(root, `.observablehq/cache/_npm/${name}@0.0.0/_esm.js`),
    logLevel: "error",
    plugins: [withoutCodeFromText]
  });
}

/** Arrow's builders compile their test for null from a text, which the gate forbids: a set tells the same. */
const withoutCodeFromText: Plugin = {
  name: "without code from text",
  setup({onLoad}) {
    onLoad({filter: /apache-arrow[\\/]builder[\\/]valid\.m?js$/}, () => ({contents: isValid}));
  }
};

const isValid = `export function createIsValidFunction(nulls = []) {
  const absent = new Set(nulls);
  return (value) => !absent.has(value);
}`;

/**
 * Framework's client names two dozen packages that nothing here uses, and asks the registry for the version of each.
 * An empty folder answers that question; a page that imports one of them fails, as it should.
 */
function reserveAbsent(root: string): void {
  for (const name of namedByClient())
    if (!packages.includes(name))
      mkdirSync(join(root, ".observablehq/cache/_npm", `${name}@0.0.0`), {recursive: true});
}

function namedByClient(): Set<string> {
  const main = require.resolve("@observablehq/framework/package.json");
  const files = globSync(join(dirname(main), "dist/client/**/*.js"));
  const names = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/npm:((?:@[\w.-]+\/)?[\w.-]+)/g)].map(
      ([, name]) => name!
    )
  );
  return new Set(names);
}

/** Everything the package exports; none of the list has a default that cells use. */
const entryOf = (name: string): string => `export * from ${JSON.stringify(name)};`;

/** arquero reads Arrow files by a package as large as itself; notebooks read JSON. */
const withoutArrow: Plugin = {
  name: "without Arrow",
  setup({onResolve, onLoad}) {
    onResolve({filter: /^@uwdata\/flechette$/}, ({path}) => ({path, namespace: "absent"}));
    onLoad({filter: /.*/, namespace: "absent"}, () => ({contents: "module.exports = {}"}));
  }
};

function externalToOneAnother(own: string, places: ReadonlyMap<string, string>): Plugin {
  return {
    name: "external to one another",
    setup({onResolve}) {
      onResolve({filter: /^[@a-z]/}, ({path}) => {
        const place = path === own ? undefined : places.get(path);
        return place
          ? {
              path: `${posix.relative(posix.dirname(`${places.get(own)!}/_esm.js`), place)}/_esm.js`,
              external: true
            }
          : undefined;
      });
    }
  };
}

/** Read from the package's own folder: many packages do not export their package.json. */
function versionOf(name: string): string {
  const folders = require.resolve.paths(name) ?? [];
  const file = folders
    .map((folder) => join(folder, name, "package.json"))
    .find((candidate) => existsSync(candidate));
  if (!file) throw new Error(`package not installed: ${name}`);
  return (JSON.parse(readFileSync(file, "utf8")) as {version: string}).version;
}
