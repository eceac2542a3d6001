/** Figures that are one and the same under several names are published together or not at all. */
import {eliminateIdentities} from "./identities.js";
import type {System, Vector} from "./system.js";

/** A system in which every candidate differs from the others, and how its verdicts read for the given ones. */
export interface Distinct {
  system: System;
  /** Verdicts on the distinct candidates → verdicts on all. */
  forAll(published: readonly boolean[]): boolean[];
}

/** The first of equals stands for all; it is unsafe when one of them is. */
export function distinct(system: System): Distinct {
  const {candidates} = eliminateIdentities(system);
  const texts = candidates.map(({vector}) => textOf(vector));
  const groups = [...Map.groupBy(texts.keys(), (index) => texts[index]!).values()];
  const groupOf = new Map(groups.flatMap((group, number) => group.map((index) => [index, number])));
  return {
    system: {
      ...system,
      candidates: groups.map((group) => ({
        ...system.candidates[group[0]!]!,
        isPrimary: group.some((index) => system.candidates[index]!.isPrimary)
      }))
    },
    forAll: (published) => texts.map((_, index) => published[groupOf.get(index)!]!)
  };
}

const textOf = (vector: Vector): string => JSON.stringify([...vector].sort(([a], [b]) => a - b));
