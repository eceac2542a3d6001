/** What a report is about, as its templates, its review and its message ask: a title, a sentence, figures. */
import type {MetricId} from "../../src/vocabulary/metrics.js";
import {metrics} from "../../src/vocabulary/metrics.js";
import {ReportFailure} from "../failure.js";
import {sayUnknown} from "../render/namesIn.js";

/** Every text already formatted in the report's language. */
export interface Figure {
  label: string;
  /** Null: cannot be told, and `missing` says why. */
  value: string | null;
  /** « environ » where the value rests on few persons. */
  about: string | null;
  missing: string;
  /** « +10,0 % sur 9 218 en 2018-2019 »; null where there is nothing to compare with. */
  comparison: string | null;
  /** « Pairs 71 % : dans la moitié centrale »; null where no peers may be told. */
  peers: string | null;
}

export interface Subject {
  /** After the report's own title: the season, or the show. */
  title: string;
  /** One sentence without its stop. */
  headline: string;
  /** Ids of the usual figures, for the review and the message. */
  figures: readonly string[];
  /** @throws ReportFailure when it has no such figure */
  figure(id: string): Figure;
  /** Whether a figure left its base by more than is called stable. @throws ReportFailure when it has no such figure */
  hasMoved(id: string): boolean;
}

/** @throws ReportFailure when no metric has this name, or none of these rows holds it */
export function metricIn<Row extends object>(row: Row, id: string): MetricId & keyof Row {
  const known = Object.keys(row).filter((name) => name in metrics);
  if (!(id in metrics)) throw new ReportFailure(sayUnknown("metric", id, known));
  if (!(id in row))
    throw new ReportFailure(`this report has no figure ${id}: there are ${known.join(", ")}`);
  return id as MetricId & keyof Row;
}

/** What a figure says beyond its value, where it has nothing more to say. */
export const bare = {about: null, comparison: null, peers: null} as const;
