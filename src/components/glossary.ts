/** The glossary, generated from the vocabulary: what every metric and every code means, so nothing can disagree. */
import {
  adminRegions,
  audienceBands,
  capacityBands,
  channels,
  metropolitanAreas,
  priceCategories
} from "../vocabulary/codes.js";
import {labels} from "../vocabulary/labels.js";
import type {Language, Text} from "../vocabulary/language.js";
import {type MetricId, metrics} from "../vocabulary/metrics.js";
import type {Cell} from "./charts/chart.js";
import {renderCrosswalk} from "./crosswalk.js";
import {toHtml} from "./html.js";
import {renderTable} from "./table.js";

/** HTML: metrics as definitions, then one table per closed list. */
export const renderGlossary = (language: Language): string =>
  section("metrics", {fr: "Indicateurs", en: "Metrics"}, language, renderMetrics(language)) +
  section(
    "disciplines",
    {fr: "Disciplines", en: "Disciplines"},
    language,
    renderCrosswalk(language)
  ) +
  section(
    "prices",
    {fr: "Tarifs", en: "Price categories"},
    language,
    renderCodes(priceCategories, {fr: "Tarif", en: "Price category"}, language)
  ) +
  section(
    "channels",
    {fr: "Canaux de vente", en: "Sales channels"},
    language,
    renderCodes(channels, {fr: "Canal", en: "Channel"}, language)
  ) +
  section(
    "bands",
    {fr: "Tailles d’organisme", en: "Organization sizes"},
    language,
    renderCodes(audienceBands, {fr: "Taille d’organisme", en: "Organization size"}, language)
  ) +
  section(
    "houses",
    {fr: "Tailles de salle", en: "House sizes"},
    language,
    renderCodes(capacityBands, {fr: "Taille de salle", en: "House size"}, language)
  ) +
  section(
    "metropolitan-areas",
    {fr: "Régions métropolitaines", en: "Metropolitan areas"},
    language,
    renderCodes(metropolitanAreas, {fr: "Région métropolitaine", en: "Metropolitan area"}, language)
  ) +
  section(
    "regions",
    {fr: "Régions administratives", en: "Administrative regions"},
    language,
    renderCodes(adminRegions, {fr: "Région administrative", en: "Administrative region"}, language)
  );

const section = (id: string, title: Text, language: Language, content: string): string =>
  `<section class="glossary"><h2 id="${id}">${toHtml(title[language])}</h2>${content}</section>`;

function renderMetrics(language: Language): string {
  const entries = (Object.keys(metrics) as MetricId[])
    .toSorted((a, b) =>
      metrics[a].label[language].localeCompare(metrics[b].label[language], language)
    )
    .map((id) => renderMetric(id, language));
  return `<dl class="definitions">${entries.join("")}</dl>`;
}

function renderMetric(id: MetricId, language: Language): string {
  const {label, definition, formula, grain, exclusions, source} = metrics[id];
  const colon = language === "fr" ? "\u00A0:" : ":";
  const facts = [
    `${labels.formula[language]}${colon} ${formula[language]}`,
    `${words.grain[language]}${colon} ${grain[language]}`,
    ...(exclusions
      ? [`${words.exclusions[language]}${colon} ${(exclusions as Text)[language]}`]
      : []),
    `${labels.source[language]}${colon} ${source}`
  ];
  return (
    `<div id="${id}"><dt>${toHtml(label[language])} <code>${id}</code></dt><dd>${toHtml(definition[language])}</dd>` +
    `<dd><ul>${facts.map((fact) => `<li>${toHtml(fact)}</li>`).join("")}</ul></dd></div>`
  );
}

const words = {
  grain: {fr: "Porte sur", en: "About"},
  exclusions: {fr: "Exclut", en: "Leaves out"},
  code: {fr: "Code", en: "Code"}
};

function renderCodes(
  codes: Readonly<Record<string, {label: Text}>>,
  title: Text,
  language: Language
): string {
  return renderTable(
    {
      head: [title[language], words.code[language]].map(toCell),
      body: Object.entries(codes)
        .toSorted(([a], [b]) => (Number(a) || 0) - (Number(b) || 0))
        .map(([code, {label}]) => [label[language], code].map(toCell))
    },
    title[language]
  );
}

const toCell = (text: string): Cell => ({text});
