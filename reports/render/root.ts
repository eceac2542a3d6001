/** What the templates and bodies of a report may name: words and finished sentences, no raw number. */
import type {Absence, Chart, Exhibit, Setting} from "../../src/components/charts/chart.js";
import {baselineOf} from "../../src/components/charts/compare.js";
import {formatCounted, formatDay, formatSeason} from "../../src/vocabulary/format.js";
import {type Language, localeOf} from "../../src/vocabulary/language.js";
import {namePeerGroup} from "../../src/vocabulary/peerGroups.js";
import {ReportFailure} from "../failure.js";
import {papers} from "../print/paper.js";
import type {Report} from "../report.js";
import type {ReportData, ReportRows} from "../reportData.js";
import {subjectOf} from "../subjects/index.js";
import {shownIn} from "../subjects/show.js";
import type {Subject} from "../subjects/subject.js";
import {sayUnknown} from "./namesIn.js";
import {showCharts} from "./showCharts.js";
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
  disclosure: Readonly<Record<keyof ReportData["disclosure"], string>>;
  ownColour: string;
  logo: {address: string; alternative: string} | null;
  /** The organization's own word, on the first page. */
  motto: string | null;
  words: Readonly<Record<keyof typeof words, string>>;
  data: ReportData;
  subject: Subject;
  /** Ids of the charts there are. */
  charts: readonly string[];
  /** A chart's exhibit, made once per report. @throws ReportFailure when no chart has this id */
  exhibit(id: string): Exhibit | Absence;
  /** Whether the report says this for the first time. */
  saysFirst(text: string): boolean;
  setting: Setting;
}

export function rootOf(report: Report, language: Language, data: ReportData, charts: Charts): Root {
  const {snapshot, organization} = data;
  const subject = subjectOf(report, data, language);
  const baselineSeason = baselineOf(
    data.rows.season_summary.map((row) => row.season),
    snapshot
  );
  const setting: Setting = {language, snapshot, peers: data.peers};
  return {
    language,
    locale: localeOf[language],
    paper: {size: report.paper, height: papers[report.paper].height},
    hasCover: report.cover,
    title: `${report.title[language]} ${subject.title}`,
    organization,
    collective: snapshot.collective[language],
    season: formatSeason(data.season, language),
    baseline: baselineSeason && formatSeason(baselineSeason, language),
    period: {from: formatDay(data.periodFrom, language), to: formatDay(data.periodTo, language)},
    asOf: formatDay(snapshot.asOf, language),
    snapshot: snapshot.id,
    demonstration: snapshot.demonstration,
    peers: sayPeers(data.peers, language),
    disclosure: {
      minimumPersons: String(data.disclosure.minimumPersons),
      minimumOrganizations: String(data.disclosure.minimumOrganizations),
      minimumForQuartiles: String(data.disclosure.minimumForQuartiles)
    },
    ownColour: data.ownColour,
    logo: logoOf(data, language),
    motto: data.personal.note,
    words: wordsIn(language),
    data,
    subject,
    charts: chartIds(charts),
    exhibit: exhibits(charts, data, setting),
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

const chartIds = (charts: Charts): string[] => [...Object.keys(charts), ...Object.keys(showCharts)];

function exhibits(charts: Charts, data: ReportData, setting: Setting): Root["exhibit"] {
  const made = new Map<string, Exhibit | Absence>();
  const make = (id: string): Exhibit | Absence => {
    const ofShow = showCharts[id];
    if (ofShow) return ofShow(shownIn(data, setting.language), setting);
    const chart = charts[id];
    if (chart) return chart.exhibit(rowsOf(chart, data.rows), setting);
    throw new ReportFailure(sayUnknown("chart", id, chartIds(charts)));
  };
  return (id) => {
    if (!made.has(id)) made.set(id, make(id));
    return made.get(id)!;
  };
}

function logoOf({personal: {logo}, organization}: ReportData, language: Language): Root["logo"] {
  if (!logo) return null;
  return {
    address: `data:${logo.mediaType};base64,${logo.base64}`,
    alternative: `${words.logoOf[language]} ${organization.name}`
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
