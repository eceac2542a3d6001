/** The span method, then the audit, on one system. It knows nothing but what it is asked: another thread may answer. */
import {audit} from "./audit.js";
import type {Audited} from "./ledger.js";
import {suppress, withImplied} from "./suppress.js";
import type {Attacker, System} from "./system.js";
import {distinct} from "./twins.js";

export interface Question {
  system: System;
  attackers: readonly Attacker[];
  p: number;
}

export interface Verdicts {
  /** Candidate → it may be told. */
  accepted: boolean[];
  audited: Audited;
}

export async function verdictsOf({system: given, attackers, p}: Question): Promise<Verdicts> {
  const {system, forAll} = distinct(given);
  const {published, secrets, inherited} = await audit(
    system,
    suppress(system, {attackers}),
    p,
    attackers
  );
  return {
    accepted: forAll(withImplied(system, published)),
    audited: {attackers: attackers.length, secrets, inherited}
  };
}
