import {describe, expect, it} from "vitest";
import {audit} from "../../../../loaders/privacy/suppress/audit.js";
import {primes} from "../../../../loaders/privacy/suppress/modular.js";
import {suppress} from "../../../../loaders/privacy/suppress/suppress.js";
import {
  type Attacker,
  everyAttacker,
  type System
} from "../../../../loaders/privacy/suppress/system.js";
import {derivedCells, derivedContributions} from "./derive.js";
import {randomFrom, randomSystem, rules} from "./randomCollective.js";

const seeds = Array.from({length: 200}, (_, seed) => seed);

const derived = (system: System, published: readonly boolean[], attacker: Attacker): number =>
  derivedCells(system, published, attacker).length +
  derivedContributions(system, published, attacker).length;

const isSeenThrough = (system: System, published: readonly boolean[]): boolean =>
  everyAttacker(system).some((attacker) => derived(system, published, attacker) > 0);

describe("200 random collectives", () => {
  const systems = seeds.map(randomSystem);
  const patterns = systems.map((system) => suppress(system));

  it("are a fair trial: most are seen through when only the primary cells are masked", () => {
    const open = systems.filter((system) =>
      isSeenThrough(
        system,
        system.candidates.map(({isPrimary}) => !isPrimary)
      )
    );
    expect(open.length).toBeGreaterThan(100);
  });

  it("leave nothing that the outsider or a member could derive", () => {
    for (const [seed, system] of systems.entries())
      expect(isSeenThrough(system, patterns[seed]!), `collective ${seed}`).toBe(false);
  });

  it("still publish figures", () => {
    const published = patterns.flat().filter(Boolean).length;
    expect(published).toBeGreaterThan(0.2 * patterns.flat().length);
  });

  it("are the same on a second run, and modulo a second prime", () => {
    for (const [seed, system] of systems.entries()) {
      expect(suppress(system)).toEqual(patterns[seed]);
      expect(suppress(system, {prime: primes[1]})).toEqual(patterns[seed]);
    }
  });

  it("keep every secret p % away, for every attacker", async () => {
    for (const [seed, system] of systems.slice(0, 40).entries()) {
      const first = await audit(system, patterns[seed]!, rules.p);
      const second = await audit(system, first.published, rules.p);
      expect(second.masked, `collective ${seed}`).toBe(0);
      expect(isSeenThrough(system, first.published)).toBe(false);
    }
  });
});

describe("dropping one complementary suppression at random, 200 times", () => {
  it("is caught by the audit whenever something becomes derivable", async () => {
    const random = randomFrom(1);
    let derivable = 0;
    let trials = 0;
    for (let seed = 0; trials < 200; seed++) {
      const system = randomSystem(1_000 + seed);
      const pattern = (await audit(system, suppress(system), rules.p)).published;
      const secondary = [...pattern.keys()].filter(
        (index) => !pattern[index] && !system.candidates[index]!.isPrimary
      );
      if (secondary.length === 0) continue;
      trials++;
      const dropped = secondary[Math.floor(random() * secondary.length)]!;
      const mutant = pattern.with(dropped, true);
      if (!isSeenThrough(system, mutant)) continue;
      derivable++;
      const {masked} = await audit(system, mutant, rules.p);
      expect(masked, `collective ${1_000 + seed}, cell ${dropped}`).toBeGreaterThan(0);
    }
    expect(derivable).toBeGreaterThan(100);
  });
});
