/**
 * The register of confidentiality incidents: every one, whatever its risk, kept five years at least after the collective
 * knew of it (Loi sur le privé, P-39.1 s. 3.5 to 3.8; Règlement r. 3.1). Append-only: what is learned later is a
 * line of its own, and each line's hash covers the one before, so that a line changed or lost is seen.
 */
import {createHash} from "node:crypto";
import {appendFileSync, existsSync, mkdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import {PublicCError} from "../../error.js";
import type {Home} from "../../home.js";

const day = z.iso.date();
const text = z.string().min(1);

/** What the regulation asks of an entry. No name of a person concerned belongs in it. */
export const incidentSpec = z.strictObject({
  /** Which personal information; or why it is not known. */
  information: text,
  /** What happened. */
  circumstances: text,
  happenedOn: day.nullable(),
  /** When the collective came to know of it. */
  knownOn: day,
  /** Persons concerned, or an estimate; and how many live in Québec. */
  persons: z.int().min(0).nullable(),
  /** Sensitivity, possible misuse, likelihood: whether there is a risk of serious injury, and why. */
  isSerious: z.boolean(),
  reasons: text,
  /** When the Commission d’accès à l’information and the persons were told; required where the risk is serious. */
  commissionToldOn: day.nullable().default(null),
  personsToldOn: day.nullable().default(null),
  /** What was done to lower the risk. */
  measures: text,
  /** Members whose data is concerned. */
  organizations: z.array(z.string()).default([])
});
export type Incident = z.output<typeof incidentSpec>;

export interface RegisteredIncident {
  /** "2022-1" */
  id: string;
  at: string;
  incident: Incident;
  /** What was learned or done since, oldest first. */
  followUps: {at: string; text: string}[];
}

type Line = {at: string; id: string} & ({incident: Incident} | {followUp: string});
type Kept = Line & {previous: string; hash: string};

/** Years that an entry is kept after the collective knew of it. */
export const keptYears = 5;

/** @returns the id of the incident. @throws PublicCError when the register was changed */
export function recordIncident(home: Pick<Home, "state">, incident: Incident, now: Date): string {
  const year = now.toISOString().slice(0, 4);
  const known = readIncidents(home).filter(({id}) => id.startsWith(`${year}-`)).length;
  const id = `${year}-${known + 1}`;
  append(home, {at: now.toISOString(), id, incident});
  return id;
}

/** @throws PublicCError when no such incident is registered */
export function followUp(home: Pick<Home, "state">, id: string, told: string, now: Date): void {
  if (!readIncidents(home).some((one) => one.id === id))
    throw new PublicCError(`no incident ${id} in the register`, {
      exitCode: 2,
      next: "public-c incidents lists them"
    });
  append(home, {at: now.toISOString(), id, followUp: told});
}

/** Oldest first. @throws PublicCError when a line was changed or lost */
export function readIncidents(home: Pick<Home, "state">): RegisteredIncident[] {
  const found = new Map<string, RegisteredIncident>();
  for (const line of readLines(home)) {
    if ("incident" in line)
      found.set(line.id, {id: line.id, at: line.at, incident: line.incident, followUps: []});
    else found.get(line.id)?.followUps.push({at: line.at, text: line.followUp});
  }
  return [...found.values()];
}

/** Serious ones of which the Commission or the persons were not told: they must be, with diligence. */
export const lacksNotice = ({incident}: RegisteredIncident): boolean =>
  incident.isSerious && (incident.commissionToldOn === null || incident.personsToldOn === null);

function append(home: Pick<Home, "state">, line: Line): void {
  const previous = readLines(home).at(-1)?.hash ?? "";
  const chained = {...line, previous};
  const written = JSON.stringify({...chained, hash: hashOf(chained)});
  appendFileSync(fileOf(home), `${written}\n`, {mode: 0o600, flush: true});
}

function readLines(home: Pick<Home, "state">): Kept[] {
  const file = fileOf(home);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  let previous = "";
  return lines.map((text, index) => {
    const {hash, ...line} = JSON.parse(text) as Kept;
    if (line.previous !== previous || hash !== hashOf(line))
      throw new PublicCError(`register of incidents: line ${index + 1} was changed`, {
        next: "restore state/registers from the last backup"
      });
    previous = hash;
    return {...line, hash} as Kept;
  });
}

function fileOf({state}: Pick<Home, "state">): string {
  const folder = join(state, "registers");
  mkdirSync(folder, {recursive: true, mode: 0o700});
  return join(folder, "incidents.jsonl");
}

const hashOf = (line: object): string =>
  createHash("sha256").update(JSON.stringify(line)).digest("hex");
