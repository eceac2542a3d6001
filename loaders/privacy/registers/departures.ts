/** The register of what was taken out of the collective: erasures of persons, retirements of members. No name is in it. */
import type {Home} from "../../home.js";
import {textHash} from "../../standard/fingerprint.js";
import {chainedRegister} from "./chainedRegister.js";

export interface Departure {
  at: string;
  kind: "erasure" | "retirement";
  organization: string;
  /** Hash of the proof kept under state/: a proof that was changed is no longer that one. */
  proof: string;
}

const register = chainedRegister<Departure>("departures", "register of erasures and retirements");

/** @throws PublicCError when a line of the register was changed or lost */
export const recordDeparture = (
  home: Pick<Home, "state">,
  {proof, ...departure}: Omit<Departure, "proof"> & {proof: object}
): void => register.append(home, {...departure, proof: textHash(JSON.stringify(proof))});

/** Oldest first. @throws PublicCError when a line was changed or lost */
export const readDepartures = (home: Pick<Home, "state">): Departure[] => register.read(home);
