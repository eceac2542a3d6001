/** One measure of one slice through the door, in all marts that show it: primary rules, span, audit, ledger. */
import {type Atom, byWant, type Cell, type Cube, cellText} from "./cube.js";
import type {Reason} from "./judge.js";
import type {Ask} from "./judges.js";
import {differenceOf, Knowledge, type Publication} from "./knowledge.js";
import type {Audited, Ledger, LedgerEntry} from "./ledger.js";
import type {Rules} from "./rules.js";
import {
  type Candidate,
  everyAttacker,
  exactValue,
  type System,
  type Vector,
  vectorOf
} from "./system.js";
import {verdictsOf} from "./verdicts.js";

/** What becomes of a cell. */
export type Decision =
  | {status: "masked"; reason: Reason; wasPublished: boolean}
  | {
      status: "published";
      /** Exact sum, as of now or, when a correction waits, as published before. Rounding comes last. */
      value: number;
      /** How many values it is the mean of; 1 for a sum. */
      terms: number;
      /** How many contributors it is about. */
      contributors: number;
      /** Exact sum as published before; null when it never was. */
      earlierValue: number | null;
      /** A correction waits for the next batch. */
      isPending: boolean;
    };

export interface Decided {
  mart: string;
  cube: Cube;
  /** In the order of the cube's cells. */
  decisions: readonly Decision[];
}

/** One mart's part in a system, and the primary rules for it. */
export interface Request {
  mart: string;
  cube: Cube;
  /** Why a cell, taken alone, is unsafe; null when it is not. */
  judge: (cell: Cell) => Reason | null;
}

export interface Door {
  rules: Rules;
  ledger: Ledger;
  /** The day the figures are as of: a figure published this month is revised in the next one at the earliest. */
  asOf?: string | undefined;
  /** Who judges the systems: this thread, unless others are lent. */
  ask?: Ask;
}

/** A cell on its way through. */
interface Case extends Omit<Publication, "asOf"> {
  cell: Cell;
  reason: Reason | null;
  /** As last published, if ever. */
  earlier: Publication | undefined;
  /** Contributors whose part changed since then. */
  changed: number;
}

/** What was decided on one system, and the lines that the ledger is to remember of it. */
export interface Decisions {
  decided: Decided[];
  audited: Audited;
  lines: LedgerEntry[];
}

/**
 * Decides on every cell of the marts that break down one measure of one slice. Together, for a total that one
 * mart publishes may be what another must not.
 */
export async function decide(requests: readonly Request[], door: Door): Promise<Decisions> {
  const {rules, ledger} = door;
  const {measure, slice} = requests[0]!.cube;
  const entries = ledger.entries(measure, slice);
  const knowledge = new Knowledge(entries);
  const cases = requests.map((request) => casesOf(request, knowledge));
  const judgedUnder = ledger.fingerprint(JSON.stringify([rules, ledger.coalitions()]));
  const last = requests.map(({mart}) => entries.findLast((entry) => entry.mart === mart));
  const audited = last[0]?.audited;
  const isUnchanged = requests.every(
    ({cube}, index) =>
      last[index]?.judgedUnder === judgedUnder && isAsLast(cube, cases[index]!, last[index]!)
  );
  if (isUnchanged && audited)
    return {decided: asBefore(requests, cases, knowledge), audited, lines: []};
  const judged = await judgeTogether(cases.flat(), knowledge, door);
  const decided = requests.map(
    ({mart, cube}, index): Decided => ({
      mart,
      cube,
      decisions: cases[index]!.map((one) => decisionOn(one, judged.accepted.has(one), knowledge))
    })
  );
  const lines = decided.flatMap((one, index): LedgerEntry[] => {
    const entry = entryOf(one, cases[index]!);
    if (!isWorthALine(one, cases[index]!, entry, last[index])) return [];
    return [
      {
        ...entry,
        judgedUnder,
        ...(door.asOf && {asOf: door.asOf}),
        ...(index === 0 && {audited: judged.audited})
      }
    ];
  });
  return {decided, audited: judged.audited, lines};
}

/** Which of the cases may be told, and what was attacked. */
async function judgeTogether(
  cases: readonly Case[],
  knowledge: Knowledge,
  door: Door
): Promise<{accepted: ReadonlySet<Case>; audited: Audited}> {
  const {rules, ledger, ask = verdictsOf} = door;
  const candidates = cases
    .filter((one) => isCandidate(one, door))
    .sort((a, b) => byWant(a.cell, b.cell));
  const system = systemOf(candidates, knowledge);
  const attackers = [...everyAttacker(system), ...coalitionsIn(knowledge, ledger)];
  const {accepted, audited} = await ask({system, attackers, p: rules.p});
  return {accepted: new Set(candidates.filter((_, index) => accepted[index])), audited};
}

/** The same contributions, of which the same are unsafe: there is nothing to decide again. */
function isAsLast(cube: Cube, cases: readonly Case[], last: LedgerEntry): boolean {
  const unsafe = cases.filter(({reason}) => reason !== null).map(({cell}) => cellText(cell.key));
  return (
    JSON.stringify(atomsOf(cube)) === JSON.stringify(last.atoms) &&
    JSON.stringify(unsafe) === JSON.stringify(last.unsafe.map(({cell}) => cell))
  );
}

/** What was told stays told, what was kept stays kept. */
const asBefore = (
  requests: readonly Request[],
  cases: readonly (readonly Case[])[],
  knowledge: Knowledge
): Decided[] =>
  requests.map(({mart, cube}, index) => ({
    mart,
    cube,
    decisions: cases[index]!.map((one) => decisionOn(one, one.earlier !== undefined, knowledge))
  }));

/** Grantees with the owner's eyes; one who contributes nothing here sees no more than the owner does. */
function coalitionsIn({names}: Knowledge, ledger: Ledger): number[][] {
  return ledger
    .coalitions()
    .map((coalition) => coalition.map((contributor) => names.indexOf(contributor)))
    .filter((coalition) => !coalition.includes(-1));
}

function casesOf({mart, cube, judge}: Request, knowledge: Knowledge): Case[] {
  const columns = knowledge.place(mart, cube.atoms);
  const columnsOf = new Map(cube.atoms.map((atom, index) => [atom, columns[index]!]));
  const sum = (atoms: readonly Atom[]) => vectorOf(atoms.flatMap((atom) => columnsOf.get(atom)!));
  return cube.cells.map((cell) => {
    const among = sum(cell.among ?? cell.atoms);
    const earlier = knowledge.lastPublished(mart, cellText(cell.key));
    return {
      cell,
      vector: sum(cell.atoms),
      among,
      terms: cell.terms ?? 1,
      reason: judge(cell),
      earlier,
      changed: earlier ? contributorsIn(differenceOf(among, earlier.among), knowledge) : 0
    };
  });
}

/**
 * Unsafe cells are candidates to keep secret; a cell published before is one again only when a batch of
 * corrections touches enough contributors, for a lone correction is the difference of two releases.
 */
const isCandidate = ({reason, earlier, changed}: Case, {rules, asOf}: Door): boolean =>
  reason !== null ||
  earlier === undefined ||
  (changed >= rules.minimumOrganizations && isDue(earlier.asOf, asOf));

/** Once a month at most, however often deliveries come. */
const isDue = (told: string | undefined, now: string | undefined): boolean =>
  told === undefined || now === undefined || told.slice(0, 7) !== now.slice(0, 7);

/** This release's cells as candidates; cells that earlier releases kept secret stay so. */
function systemOf(cases: readonly Case[], knowledge: Knowledge): System {
  const {columns, contributors, known, identities, unsafe} = knowledge;
  const candidate = (vector: Vector, isPrimary: boolean): Candidate => ({
    vector,
    value: exactValue(vector, columns),
    isPrimary
  });
  const now = cases.map(({vector, reason}) => candidate(vector, reason !== null));
  const before = unsafe.map((vector) => candidate(vector, true));
  return {contributors, columns, known, identities, candidates: [...now, ...before]};
}

function decisionOn(one: Case, isAccepted: boolean, knowledge: Knowledge): Decision {
  const {reason, earlier, changed} = one;
  if (reason !== null) return {status: "masked", reason, wasPublished: earlier !== undefined};
  const shown = isAccepted ? one : earlier;
  if (!shown) return {status: "masked", reason: "confidentiality", wasPublished: false};
  return {
    status: "published",
    value: exactValue(shown.vector, knowledge.columns),
    terms: shown.terms,
    contributors: contributorsIn(shown.among, knowledge),
    earlierValue: earlier ? exactValue(earlier.vector, knowledge.columns) : null,
    isPending: !isAccepted && changed > 0
  };
}

const contributorsIn = (vector: Vector, {columns}: Knowledge): number =>
  new Set([...vector.keys()].map((column) => columns[column]!.contributor)).size;

const atomsOf = ({atoms}: Cube): LedgerEntry["atoms"] =>
  atoms.map(({contributor, place, value}) => ({contributor, place, value}));

function entryOf({mart, cube, decisions}: Decided, cases: readonly Case[]): LedgerEntry {
  const position = new Map(cube.atoms.map((atom, index) => [atom, index]));
  const positions = (atoms: readonly Atom[]) => atoms.map((atom) => position.get(atom)!);
  const released = (isWanted: (index: number) => boolean) =>
    cases
      .filter((_, index) => isWanted(index))
      .map(({cell: {key, atoms, among, terms}}) => ({
        cell: cellText(key),
        atoms: positions(atoms),
        ...(terms && {terms}),
        ...(among && {among: positions(among)})
      }));
  return {
    mart,
    measure: cube.measure,
    slice: cube.slice,
    atoms: atomsOf(cube),
    published: released((index) => isAsOfNow(decisions[index]!)),
    unsafe: released((index) => cases[index]!.reason !== null)
  };
}

const isAsOfNow = (decision: Decision): boolean =>
  decision.status === "published" && !decision.isPending;

/** A release that tells nothing new, be it of what is safe or of what must stay secret, leaves nothing to remember. */
function isWorthALine(
  {decisions}: Decided,
  cases: readonly Case[],
  {unsafe}: LedgerEntry,
  last: LedgerEntry | undefined
): boolean {
  const isNew = decisions.some(
    (decision, index) =>
      isAsOfNow(decision) && (cases[index]!.earlier === undefined || cases[index]!.changed > 0)
  );
  const cells = (released: LedgerEntry["unsafe"] = []) =>
    JSON.stringify(released.map(({cell}) => cell));
  return isNew || cells(unsafe) !== cells(last?.unsafe);
}
