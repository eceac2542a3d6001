/** Two titles, two houses or two sales that may be one, with a score from 0 to 1 and what was weighed. */
import type {DecisionKind} from "./decisions.js";

/** What speaks for or against; `saySuggestions` words it. */
export const reasons = [
  "sameWords",
  "nearWords",
  "withMention",
  "otherFigures",
  "otherDiscipline",
  "farApart",
  "sameEvening",
  "sharedShow",
  "sharedSeats",
  "sameMinute",
  "otherCodes",
  "otherHouse"
] as const;
export type Reason = (typeof reasons)[number];

export interface Pair {
  kind: DecisionKind;
  ids: readonly [string, string];
  /** As written, most used first. */
  seen: readonly [string, string];
  score: number;
  reasons: readonly Reason[];
  organizations: readonly string[];
  firstOn: string;
  lastOn: string;
  /** Tickets and cents of the lines that the decision would touch, sales and refunds alike. */
  tickets: number;
  cents: number;
  /** Of a double sale, the two names of its house where they differ. */
  houses?: readonly [string, string] | null;
}
