/** Files handed over twice under two names. */
import {createHash} from "node:crypto";
import {eachChunk} from "../sources/scanRecords.js";
import type {GivenFile} from "../sources/source.js";
import type {Suspicion} from "./checkReport.js";

/** Two files of the same bytes would count every line twice. */
export function findEqualFiles(files: readonly GivenFile[]): Suspicion[] {
  const hashes = files.map(({path}) => hashOf(path));
  const twice = hashes.length - new Set(hashes).size;
  return twice === 0
    ? []
    : [
        {
          code: "equalFiles",
          count: twice,
          sentence: {
            fr: "Fichiers identiques à un autre de la livraison : {count}. Leurs lignes compteraient deux fois.",
            en: "Files identical to another of the delivery: {count}. Their rows would count twice."
          }
        }
      ];
}

function hashOf(path: string): string {
  const hash = createHash("sha256");
  eachChunk(path, (chunk) => hash.update(chunk));
  return hash.digest("hex");
}
