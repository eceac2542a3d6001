/** What the templates and bodies of a report may name: words and finished sentences, no raw number. */
import type {Absence, Chart, Exhibit, Setting} from "../../src/components/charts/chart.js";
import {formatCounted, formatDay, formatSeason} from "../../src/vocabulary/format.js";
import {type Language, localeOf} from "../../src/vocabulary/language.js";
import {namePeerGroup} from "../../src/vocabulary/peerGroups.js";
import {ReportFailure} from "../failure.js";
import {papers} from "../print/paper.js";
import type {Report} from "../report.js";
import type {ReportData, ReportRows} from "../reportData.js";
import {currentSeason, type SeasonPair} from "./keyFigures.js";
import {words} from "./words.js";

export type Charts = Readonly<Record<string, Chart>>;

export interface Root {
  language: Language;
  locale: string;
  paper: {size: string; height: string};
  hasCover: boolean;
  title: string;
  organization: ReportData["organization"];
  collective: string;
  season: string;
  baseline: string | null;
  period: {from: string; to: string};
  asOf: string;
  snapshot: string;
  demonstration: boolean;
  peers: string | null;
  disclosure: {minimumPersons: string; minimumOrganizations: string};
  ownColour: string;
  sections: readonly {number: number; title: string}[];
  words: Readonly<Record<keyof typeof words, string>>;
  data: ReportData;
  pair: SeasonPair;
  /** A chart's exhibit, made once per report. @throws ReportFailure when no chart has this id */
  exhibit(id: string): Exhibit | Absence;
  /** Whether the report says this for the first time. */
  saysFirst(text: string): boolean;
  setting: Setting;
}

export function rootOf(report: Report, language: Language, data: ReportData, charts: Charts): Root {
  const {snapshot, organization} = data;
  const pair = currentSeason(data.rows.season_summary, data.peers);
  const season = formatSeason(snapshot.currentSeason, language);
  const {baselineSeason} = pair.current;
  const setting: Setting = {language, snapshot, peers: data.peers};
  return {
    language,
    locale: localeOf[language],
    paper: {size: report.paper, height: papers[report.paper].height},
    hasCover: report.cover,
    title: `${report.title[language]} ${season}`,
    organization,
    collective: snapshot.collective[language],
    season,
    baseline: baselineSeason && formatSeason(baselineSeason, language),
    period: {from: formatDay(data.periodFrom, language), to: formatDay(snapshot.asOf, language)},
    asOf: formatDay(snapshot.asOf, language),
    snapshot: snapshot.id,
    demonstration: snapshot.demonstration,
    peers: sayPeers(data.peers, language),
    disclosure: {
      minimumPersons: String(data.disclosure.minimumPersons),
      minimumOrganizations: String(data.disclosure.minimumOrganizations)
    },
    ownColour: data.ownColour,
    sections: report.bodies[language].sections,
    words: wordsIn(language),
    data,
    pair,
    exhibit: exhibits(charts, data.rows, setting),
    saysFirst: remember(),
    setting
  };
}

/** « discipline, théâtre (12 organismes) »; null when no group may be told. */
function sayPeers([first]: ReportData["peers"], language: Language): string | null {
  if (!first) return null;
  const group = namePeerGroup(first.peerGroup, language);
  const organizations = first.organizations;
  return organizations === null
    ? group
    : `${group} (${formatCounted(organizations, "organization", language)})`;
}

function exhibits(charts: Charts, rows: ReportRows, setting: Setting): Root["exhibit"] {
  const made = new Map<string, Exhibit | Absence>();
  return (id) => {
    const chart = charts[id];
    if (!chart)
      throw new ReportFailure(
        `no chart ${JSON.stringify(id)}: there are ${Object.keys(charts).join(", ")}`
      );
    if (!made.has(id)) made.set(id, chart.exhibit(rowsOf(chart, rows), setting));
    return made.get(id)!;
  };
}

function remember(): Root["saysFirst"] {
  const said = new Set<string>();
  return (text) => !said.has(text) && said.add(text).has(text);
}

function rowsOf(chart: Chart, rows: ReportRows): Parameters<Chart["exhibit"]>[0] {
  const found = (rows as Readonly<Record<string, Parameters<Chart["exhibit"]>[0]>>)[chart.mart];
  if (!found)
    throw new ReportFailure(`chart ${chart.id}: reports do not read the mart ${chart.mart}`);
  return found;
}

const wordsIn = (language: Language): Root["words"] =>
  Object.fromEntries(
    Object.entries(words).map(([id, text]) => [id, text[language]])
  ) as Root["words"];
