/**
 * The register of confidentiality incidents: every one, whatever its risk, kept five years at least after the collective
 * knew of it (Loi sur le privé, P-39.1 s. 3.5 to 3.8; Règlement r. 3.1). Append-only: what is learned later is a
 * line of its own.
 */
import {z} from "zod";
import {PublicCError} from "../../error.js";
import type {Home} from "../../home.js";
import {chainedRegister} from "./chainedRegister.js";

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

const register = chainedRegister<Line>("incidents", "register of incidents");

/** Years that an entry is kept after the collective knew of it. */
export const keptYears = 5;

/** @returns the id of the incident. @throws PublicCError when the register was changed */
export function recordIncident(home: Pick<Home, "state">, incident: Incident, now: Date): string {
  const year = now.toISOString().slice(0, 4);
  const known = readIncidents(home).filter(({id}) => id.startsWith(`${year}-`)).length;
  const id = `${year}-${known + 1}`;
  register.append(home, {at: now.toISOString(), id, incident});
  return id;
}

/** @throws PublicCError when no such incident is registered */
export function followUp(home: Pick<Home, "state">, id: string, told: string, now: Date): void {
  if (!readIncidents(home).some((one) => one.id === id))
    throw new PublicCError(`no incident ${id} in the register`, {
      exitCode: 2,
      next: "public-c incidents lists them"
    });
  register.append(home, {at: now.toISOString(), id, followUp: told});
}

/** Oldest first. @throws PublicCError when a line was changed or lost */
export function readIncidents(home: Pick<Home, "state">): RegisteredIncident[] {
  const found = new Map<string, RegisteredIncident>();
  for (const line of register.read(home)) {
    if ("incident" in line)
      found.set(line.id, {id: line.id, at: line.at, incident: line.incident, followUps: []});
    else found.get(line.id)?.followUps.push({at: line.at, text: line.followUp});
  }
  return [...found.values()];
}

/** Serious ones of which the Commission or the persons were not told: they must be, with diligence. */
export const lacksNotice = ({incident}: RegisteredIncident): boolean =>
  incident.isSerious && (incident.commissionToldOn === null || incident.personsToldOn === null);
