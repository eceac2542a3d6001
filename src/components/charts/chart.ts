/** What a chart is: rows of one mart in, a finding and a drawing out. Page, PDF and e-mail use the same file. */
import type {Boundaries} from "../../vocabulary/boundaries.js";
import type {Language} from "../../vocabulary/language.js";
import type {MetricId} from "../../vocabulary/metrics.js";
import type {MartName, MartRows, PeerRow, Snapshot} from "../../vocabulary/rows.js";

/** What surrounds a chart: who reads it, in which language, from which snapshot. */
export interface Setting {
  language: Language;
  snapshot: Snapshot;
  /** The reader's peer groups, when the release publishes any. */
  peers?: readonly PeerRow[];
  /** Outlines of postal areas, where the collective has the official file; tiles otherwise. */
  boundaries?: Boundaries;
}

/** Server-side or browser document, and the width to draw at, in px. */
export interface Canvas {
  document: Document;
  width: number;
}

export interface Cell {
  text: string;
  /** Right-aligned, tabular figures. */
  numeric?: boolean;
}

/** Ready to be placed: every text already formatted in the setting's language. */
export interface Exhibit {
  /** The finding, at most 15 words; it is the title. */
  finding: string;
  /** Measure, unit, period. */
  subline: string;
  /** n, base, peers, caveats. */
  note: string;
  /** For `aria-label`: finding and values. */
  description: string;
  table: {head: readonly Cell[]; body: readonly (readonly Cell[])[]};
  draw(canvas: Canvas): Element;
}

/** Nothing to draw, and why: an empty state, never a blank. */
export interface Absence {
  absent: string;
  /** What would unlock it. */
  unlock: string;
}

export interface Chart<M extends MartName = MartName> {
  /** The word in ```` ```chart <id> ```` and in `{{chart "<id>"}}`. */
  id: string;
  mart: M;
  metrics: readonly MetricId[];
  exhibit(rows: readonly MartRows[M][], setting: Setting): Exhibit | Absence;
}
