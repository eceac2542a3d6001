/** What a body may call, by name: `public-c report --list`. Read from the code, so that it cannot lag. */
import {charts} from "../src/components/charts/index.js";
import {funders} from "../src/vocabulary/funders.js";
import type {Language} from "../src/vocabulary/language.js";
import {metrics} from "../src/vocabulary/metrics.js";
import {showCharts} from "./render/showCharts.js";
import {tables} from "./render/tables/index.js";

export interface Part {
  id: string;
  /** What it shows; empty where the id says it. */
  about: string;
}

export interface PartList {
  title: string;
  parts: readonly Part[];
}

export const listParts = (language: Language): PartList[] => [
  {
    title: "Charts: {{chart}}, {{finding}}, {{table}}",
    parts: Object.values(charts).map(({id, metrics: shown}) => ({
      id,
      about: shown.map((metric) => metrics[metric].label[language]).join(", ")
    }))
  },
  {title: "Charts of a report about a show", parts: Object.keys(showCharts).map(unexplained)},
  {title: "Tables: {{table}}, {{#if-rows}}", parts: Object.keys(tables).map(unexplained)},
  {
    title: "Figures: {{figure}}, {{figures}}, {{strips}}, {{#if-known}}, {{definitions}}",
    parts: Object.entries(metrics).map(([id, {label}]) => ({id, about: label[language]}))
  },
  {title: "Funders: {{funder-note}}", parts: Object.keys(funders).map(unexplained)}
];

const unexplained = (id: string): Part => ({id, about: ""});
