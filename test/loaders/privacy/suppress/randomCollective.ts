/** Small collectives of very unequal members, as systems that the door and an attacker can both be given. */
import {
  type Contribution,
  cubesOf,
  type Dimension
} from "../../../../loaders/privacy/suppress/cube.js";
import {judge} from "../../../../loaders/privacy/suppress/judge.js";
import type {Rules} from "../../../../loaders/privacy/suppress/rules.js";
import {type System, vectorOf} from "../../../../loaders/privacy/suppress/system.js";

export const rules: Rules = {
  minimumPersons: 10,
  minimumOrganizations: 3,
  minimumForQuartiles: 10,
  p: 15
};

/** The same sequence everywhere: Park–Miller. */
export function randomFrom(seed: number): () => number {
  let state = (seed * 7_919 + 17) % 2_147_483_647;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** 5 to 12 members, 2 to 5 categories, two peer groups that overlap; some members miss some categories. */
export function randomContributions(seed: number) {
  const random = randomFrom(seed);
  const members = 5 + Math.floor(8 * random());
  const categories = 2 + Math.floor(4 * random());
  const contributions: Contribution[] = [];
  for (let member = 0; member < members; member++) {
    const size = Math.exp(4 * random());
    for (let category = 0; category < categories; category++)
      if (random() < 0.75)
        contributions.push({
          cell: {season: "2018-2019", category: `c${category}`},
          contributor: `m${member}`,
          values: {tickets: Math.ceil(20 * size * (0.1 + random()))},
          persons: Math.ceil(10 * size * random())
        });
  }
  const everybody = Array.from({length: members}, (_, member) => `m${member}`);
  const groups = {
    city: everybody.filter(() => random() < 0.6),
    music: everybody.filter(() => random() < 0.5)
  };
  const dimensions: Dimension[] = [
    {name: "season", kind: "slice"},
    {name: "category", kind: "breakdown", total: true},
    {name: "peerGroup", kind: "group", total: true, groups}
  ];
  return {contributions, dimensions};
}

export function randomSystem(seed: number): System {
  const {contributions, dimensions} = randomContributions(seed);
  const [cube] = cubesOf(["tickets"], dimensions, contributions);
  const {atoms, cells} = cube!;
  const contributors = [...new Set(atoms.map(({contributor}) => contributor))];
  return {
    contributors: contributors.length,
    columns: atoms.map(({contributor, value}) => ({
      contributor: contributors.indexOf(contributor),
      value
    })),
    known: [],
    candidates: cells.map((cell) => ({
      vector: vectorOf(cell.atoms.map((atom) => atoms.indexOf(atom))),
      value: cell.atoms.reduce((total, {value}) => total + value, 0),
      isPrimary: judge(cell, rules) !== null
    }))
  };
}
