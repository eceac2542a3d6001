/** Persons who asked to be forgotten, by pseudonym only: consulted at every reading of a delivery, kept with the state. */
import {appendFileSync, existsSync, mkdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {Home} from "../../home.js";

export interface Erasure {
  /** Instant of the request, ISO. */
  at: string;
  organization: string;
  customerKeys: readonly string[];
}

const listPath = ({state}: Pick<Home, "state">): string => join(state, "erasures.jsonl");

/** The ledger row comes first: whatever stops the erasure, the next reading already leaves the person out. */
export function enterErasure(home: Pick<Home, "state">, erasure: Erasure): void {
  mkdirSync(home.state, {recursive: true, mode: 0o700});
  appendFileSync(listPath(home), `${JSON.stringify(erasure)}\n`, {mode: 0o600, flush: true});
}

/** Customer keys of one organization that may not be read again, in order. */
export function suppressedKeys(home: Pick<Home, "state">, organization: string): string[] {
  if (!existsSync(listPath(home))) return [];
  const erasures = readFileSync(listPath(home), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Erasure)
    .filter((erasure) => erasure.organization === organization);
  return [...new Set(erasures.flatMap(({customerKeys}) => customerKeys))].sort();
}
