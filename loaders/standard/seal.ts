/** Hashes of files written, to find out whether they still hold what was put in them. */
import {existsSync, globSync} from "node:fs";
import {join, relative} from "node:path";
import {fileHash} from "./fingerprint.js";

/** Path from the home → sha256 of the file's bytes. */
export type Seal = Readonly<Record<string, string>>;

/** Seals single files, and every Parquet file of folders. */
export const sealOf = (root: string, paths: readonly string[]): Seal =>
  Object.fromEntries(
    paths.flatMap(filesOf).map((path) => [relative(root, path), fileHash(path)] as const)
  );

export const isIntact = (root: string, seal: Seal | undefined): boolean =>
  seal !== undefined &&
  Object.entries(seal).every(([name, hash]) => {
    const path = join(root, name);
    return existsSync(path) && fileHash(path) === hash;
  });

const filesOf = (path: string): string[] =>
  /\.(parquet|duckdb)$/.test(path)
    ? [path]
    : globSync("**/*.parquet", {cwd: path})
        .sort()
        .map((name) => join(path, name));
