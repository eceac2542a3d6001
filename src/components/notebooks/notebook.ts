/** What a notebook is: one business question, a figure that can be turned, a reading, exercises and a decision. */
import type {Language, Text} from "../../vocabulary/language.js";
import type {MetricId} from "../../vocabulary/metrics.js";
import type {MartName, MartRows} from "../../vocabulary/rows.js";
import type {Absence, Exhibit, Setting} from "../charts/chart.js";

/** Rows of the marts that a notebook names; none of a mart that was not exported. */
export type NotebookRows = {readonly [M in MartName]?: readonly MartRows[M][]};

/** One thing that a reader may choose; its first option is what the page is built with. */
export interface Control {
  name: string;
  label: string;
  options: readonly {value: string; label: string}[];
}
/** Control name → value chosen. */
export type Choice = Readonly<Record<string, string>>;

/** A question put in a workshop, and the answer computed from the reader's own rows. */
export interface Exercise {
  question: string;
  /** In the unit asked for: a percentage as 38, money in dollars. */
  answer: number;
  /** How far off is still right. */
  tolerance: number;
  /** The answer as it is told, and how it is found. */
  told: string;
}

export interface Notebook {
  /** The page's name, "best-customers". */
  id: string;
  question: Text;
  /** For the list of notebooks: what it takes up, in a line. */
  summary: Text;
  lede: Text;
  marts: readonly MartName[];
  metrics: readonly MetricId[];
  controls(rows: NotebookRows, setting: Setting): readonly Control[];
  exhibit(rows: NotebookRows, setting: Setting, choice: Choice): Exhibit | Absence;
  /** What these figures say, two to four sentences; none when there is too little. */
  says(rows: NotebookRows, setting: Setting): readonly string[];
  /** What they do not say. */
  silent: readonly Text[];
  exercises(rows: NotebookRows, setting: Setting): readonly Exercise[];
  /** What to say aloud while exploring, and the trap to name. */
  facilitation: Text;
  /** An example of a decision that these figures can carry. */
  example: Text;
}

/** The choice that a page is built with: the first option of each control. */
export const defaultChoice = (controls: readonly Control[]): Choice =>
  Object.fromEntries(controls.map(({name, options}) => [name, options[0]?.value ?? ""]));

/** Rows of one mart, none when it is missing. */
export const rowsIn = <M extends MartName>(rows: NotebookRows, mart: M): readonly MartRows[M][] =>
  (rows[mart] ?? []) as readonly MartRows[M][];

/** The text of one language; both are written side by side, so that neither is forgotten. */
export const inLanguage = (language: Language, fr: string, en: string): string =>
  language === "fr" ? fr : en;
