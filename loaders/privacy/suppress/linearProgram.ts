/** The one place that speaks to HiGHS: how far can an unknown go, given what is known? */
import loadHighs, {type Highs, type Model} from "highs";

/** Rows Σ coefficient · unknown = value over unknowns ≥ 0. */
export interface Equation {
  coefficients: ReadonlyMap<number, number>;
  value: number;
}

export interface Extreme {
  /** Infinity when nothing bounds it. */
  value: number;
  /** One feasible answer that reaches it; null when unbounded. */
  unknowns: Float64Array | null;
  /** Equations that hold it there. */
  binding: readonly number[];
}

/** A feasible region that objectives are tried on, one after the other. */
export interface Region {
  /** Null when the solver, however it is asked, ends without an answer. */
  maximize(objective: ReadonlyMap<number, number>): Extreme | null;
  /** Equations that say something of an objective's unknowns. */
  about(objective: ReadonlyMap<number, number>): number[];
  /** Lets go of one equation. */
  release(equation: number): void;
  /** Holds to it again. */
  hold(equation: number): void;
}

let highs: Promise<Highs> | undefined;
/** Loaded once per process. */
const solver = (): Promise<Highs> => {
  highs ??= loadHighs();
  return highs;
};

/** Opens the region of some equations for the time of `use`. */
export async function withRegion<T>(
  unknowns: number,
  equations: readonly Equation[],
  use: (region: Region) => T
): Promise<T> {
  const loaded = await solver();
  using model = loaded.createModel(modelOf(unknowns, equations, loaded.infinity));
  model.options.set({output_flag: false, random_seed: 0});
  model.changeObjectiveSense(loaded.constants.objectiveSense.maximize);
  return use({
    maximize: (objective) => maximize(model, loaded, unknowns, objective),
    about: (objective) =>
      [...equations.keys()].filter((row) =>
        [...equations[row]!.coefficients.keys()].some((unknown) => objective.has(unknown))
      ),
    release: (equation) => {
      model.changeRowBounds(equation, -loaded.infinity, loaded.infinity);
    },
    hold: (equation) => {
      const {value} = equations[equation]!;
      model.changeRowBounds(equation, value, value);
    }
  });
}

function modelOf(unknowns: number, equations: readonly Equation[], infinity: number) {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const {coefficients} of equations) {
    for (const [unknown, coefficient] of coefficients) {
      indices.push(unknown);
      values.push(coefficient);
    }
    starts.push(indices.length);
  }
  const bounds = equations.map(({value}) => value);
  return {
    numCols: unknowns,
    numRows: equations.length,
    colCost: new Float64Array(unknowns),
    colLower: new Float64Array(unknowns),
    colUpper: new Float64Array(unknowns).fill(infinity),
    rowLower: bounds,
    rowUpper: bounds,
    matrix: {
      format: "csr" as const,
      numRows: equations.length,
      numCols: unknowns,
      starts,
      indices,
      values
    }
  };
}

function maximize(
  model: Model,
  loaded: Highs,
  unknowns: number,
  objective: ReadonlyMap<number, number>
): Extreme | null {
  const costs = new Float64Array(unknowns);
  for (const [unknown, coefficient] of objective) costs[unknown] = coefficient;
  model.changeColsCost({kind: "range", from: 0, to: unknowns - 1}, costs);
  const {optimal, unbounded, unboundedOrInfeasible} = loaded.constants.modelStatus;
  const status = solve(model, new Set([optimal, unbounded, unboundedOrInfeasible]));
  // The true figures always satisfy the equations, so "or infeasible" means unbounded.
  if (status === unbounded || status === unboundedOrInfeasible)
    return {value: Number.POSITIVE_INFINITY, unknowns: null, binding: []};
  if (status !== optimal) return null;
  const {colValue, rowDual} = model.getSolution();
  return {
    value: model.getObjectiveValue(),
    unknowns: colValue,
    binding: [...rowDual.keys()].filter((row) => Math.abs(rowDual[row]!) > 1e-7)
  };
}

/** Tried in order, each from a clean start: badly scaled sums can leave the first without an answer. */
const attempts = [
  {presolve: "choose", solver: "choose"},
  {presolve: "off", solver: "simplex"},
  {presolve: "on", solver: "ipm"}
] as const;

/** The status of the first attempt that ends with an answer, else of the last. */
function solve(model: Model, answers: ReadonlySet<number>): number {
  model.run();
  for (const options of attempts.slice(1)) {
    if (answers.has(model.getModelStatus())) break;
    model.clearSolver();
    model.options.set(options);
    model.run();
  }
  const status = model.getModelStatus();
  model.options.set(attempts[0]);
  return status;
}
