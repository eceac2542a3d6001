/** One measure of one slice through the door: primary rules, then the span, then the audit, against the ledger. */
import {audit} from "./audit.js";
import {type Cell, type Cube, cellText} from "./cube.js";
import {judge, type Reason} from "./judge.js";
import {differenceOf, Knowledge} from "./knowledge.js";
import type {Ledger, LedgerEntry} from "./ledger.js";
import type {Rules} from "./rules.js";
import {suppress} from "./suppress.js";
import {type Candidate, exactValue, type System, type Vector, vectorOf} from "./system.js";

/** What becomes of a cell. */
export type Decision =
  | {status: "masked"; reason: Reason; wasPublished: boolean}
  | {
      status: "published";
      /** Exact: rounding comes last. */
      value: number;
      contributors: number;
      /** Exact value as published before; null when it never was. */
      earlierValue: number | null;
      /** A correction waits for the next batch, and this is the figure as published before. */
      isPending: boolean;
    };

export interface Decided {
  cube: Cube;
  /** In the order of the cube's cells. */
  decisions: readonly Decision[];
  secrets: number;
  attackers: number;
}

/** A cell on its way through. */
interface Case {
  cell: Cell;
  vector: Vector;
  reason: Reason | null;
  /** As last published, if ever. */
  earlier: Vector | undefined;
  /** Contributors whose part changed since then. */
  changed: number;
}

/** Decides on every cell of a cube and stages the result in the ledger. @throws PublicCError when the audit fails */
export async function decide(
  cube: Cube,
  mart: string,
  rules: Rules,
  ledger: Ledger
): Promise<Decided> {
  const entries = ledger.entries(cube.measure, cube.slice);
  const knowledge = new Knowledge(entries);
  const cases = casesOf(cube, mart, rules, knowledge);
  const candidates = cases.filter((one) => isCandidate(one, rules));
  const system = systemOf(candidates, knowledge);
  const audited = await audit(system, suppress(system), rules.p);
  const accepted = new Set(candidates.filter((_, index) => audited.published[index]));
  const decisions = cases.map((one) => decisionOn(one, accepted.has(one), knowledge));
  remember(cube, mart, cases, decisions, entries, ledger);
  return {
    cube,
    decisions,
    secrets: audited.secrets,
    attackers: knowledge.contributors + 1
  };
}

function casesOf(cube: Cube, mart: string, rules: Rules, knowledge: Knowledge): Case[] {
  const columns = knowledge.place(mart, cube.atoms);
  const columnsOf = new Map(cube.atoms.map((atom, index) => [atom, columns[index]!]));
  return cube.cells.map((cell) => {
    const vector = vectorOf(cell.atoms.flatMap((atom) => columnsOf.get(atom)!));
    const earlier = knowledge.lastPublished(mart, cellText(cell.key));
    const changed = earlier ? contributorsIn(differenceOf(vector, earlier), knowledge) : 0;
    return {cell, vector, reason: judge(cell, rules), earlier, changed};
  });
}

/**
 * Unsafe cells are candidates to keep secret; a cell published before is one again only when a batch of
 * corrections touches enough contributors, for a lone correction is the difference of two releases.
 */
const isCandidate = ({reason, earlier, changed}: Case, rules: Rules): boolean =>
  reason !== null || earlier === undefined || changed >= rules.minimumOrganizations;

function systemOf(cases: readonly Case[], knowledge: Knowledge): System {
  const {columns, contributors, known, unsafe} = knowledge;
  const now: Candidate[] = cases.map(({vector, reason}) => ({
    vector,
    value: exactValue(vector, columns),
    isPrimary: reason !== null
  }));
  const before: Candidate[] = unsafe.map((vector) => ({
    vector,
    value: exactValue(vector, columns),
    isPrimary: true
  }));
  return {contributors, columns, known, candidates: [...now, ...before]};
}

function decisionOn(one: Case, isAccepted: boolean, knowledge: Knowledge): Decision {
  const {vector, reason, earlier, changed} = one;
  if (reason !== null) return {status: "masked", reason, wasPublished: earlier !== undefined};
  const shown = isAccepted ? vector : earlier;
  if (shown === undefined)
    return {status: "masked", reason: "confidentiality", wasPublished: false};
  return {
    status: "published",
    value: exactValue(shown, knowledge.columns),
    contributors: contributorsIn(shown, knowledge),
    earlierValue: earlier ? exactValue(earlier, knowledge.columns) : null,
    isPending: !isAccepted && changed > 0
  };
}

const contributorsIn = (vector: Vector, {columns}: Knowledge): number =>
  new Set([...vector.keys()].map((column) => columns[column]!.contributor)).size;

/** An entry repeats the one before when nothing changed: then there is nothing to write. */
function remember(
  cube: Cube,
  mart: string,
  cases: readonly Case[],
  decisions: readonly Decision[],
  entries: readonly LedgerEntry[],
  ledger: Ledger
): void {
  const position = new Map(cube.atoms.map((atom, index) => [atom, index]));
  const released = (isWanted: (index: number) => boolean) =>
    cases
      .filter((_, index) => isWanted(index))
      .map(({cell}) => ({
        cell: cellText(cell.key),
        atoms: cell.atoms.map((atom) => position.get(atom)!)
      }));
  const entry: LedgerEntry = {
    mart,
    measure: cube.measure,
    slice: cube.slice,
    atoms: cube.atoms.map(({contributor, place, value}) => ({contributor, place, value})),
    published: released((index) => isAsOfNow(decisions[index]!)),
    unsafe: released((index) => cases[index]!.reason !== null)
  };
  const last = entries.findLast((earlier) => earlier.mart === mart);
  if (JSON.stringify(last) !== JSON.stringify(entry)) ledger.stage(entry);
}

const isAsOfNow = (decision: Decision): boolean =>
  decision.status === "published" && !decision.isPending;
