/** The organization's values against its peer groups', as the disclosure door lets them be told. */
import {colon} from "../../../src/vocabulary/findings.js";
import {formatCount, formatCounted, formatMetric} from "../../../src/vocabulary/format.js";
import {labels, reasons} from "../../../src/vocabulary/labels.js";
import type {Language} from "../../../src/vocabulary/language.js";
import {type MetricId, metrics} from "../../../src/vocabulary/metrics.js";
import {namePeerGroup} from "../../../src/vocabulary/peerGroups.js";
import type {ComparativeRow, PeerGroupRow} from "../../../src/vocabulary/rows.js";
import type {ReportData} from "../../reportData.js";
import {words} from "../words.js";
import {group, heads, number, type TableRow, type TableSource} from "./table.js";

/** Against the group that the key figures use. */
export const comparatives: TableSource = (data, language) => ({
  head: headOf(language),
  body: rowsOf(data)
    .filter(({peerGroup}) => peerGroup === data.peers[0]?.peerGroup)
    .map((row) => comparativeRow(row, data, language))
});

/** Group after group, the most alike first. */
export const comparativesByGroup: TableSource = (data, language) => ({
  head: headOf(language),
  body: groupsOf(data).flatMap(({peerGroup, members}) => {
    const rows = rowsOf(data).filter((row) => row.peerGroup === peerGroup);
    if (rows.length === 0) return [];
    const name = `${namePeerGroup(peerGroup, language)} (${formatCounted(members, "organization", language)})`;
    return [group(name), ...rows.map((row) => comparativeRow(row, data, language))];
  })
});

/** Every group it belongs to: what is published of it, what is masked, and why. */
export const peerGroups: TableSource = (data, language) => ({
  head: [
    ...heads(language, "peerGroup", "membersOfGroup", "published", "masked"),
    {text: words.reason[language]}
  ],
  body: groupsOf(data).map((row) => ({kind: "row", cells: groupCells(row, language)}))
});

const groupCells = (
  {peerGroup, members, published, masked, reason}: PeerGroupRow,
  language: Language
) => [
  {text: namePeerGroup(peerGroup, language)},
  number(formatCount(members, language)),
  number(formatCount(published, language)),
  number(formatCount(masked, language)),
  {text: masked > 0 && reason ? reasons[reason][language] : "–"}
];

/** What a board reads; the page of comparatives has every metric. Totals say how large, not how well. */
const compared: readonly MetricId[] = [
  "occupancyRate",
  "averageTicketPriceCents",
  "complimentaryRate",
  "firstTimeRate",
  "retentionRate",
  "frequency",
  "partySize",
  "leadTimeDays",
  "captureRate"
];

const rowsOf = ({rows, snapshot}: ReportData): ComparativeRow[] =>
  rows.comparatives
    .filter(
      (row) =>
        row.season === snapshot.currentSeason &&
        row.stage === "sameStage" &&
        compared.includes(row.metric)
    )
    .toSorted((a, b) => compared.indexOf(a.metric) - compared.indexOf(b.metric));

const groupsOf = ({rows, snapshot}: ReportData): PeerGroupRow[] =>
  rows.peer_groups
    .filter((row) => row.season === snapshot.currentSeason && row.stage === "sameStage")
    .toSorted((a, b) => a.place - b.place);

const headOf = (language: Language) =>
  heads(language, "metric", "you", "median", "middleHalf", "organizations");

function comparativeRow(row: ComparativeRow, data: ReportData, language: Language): TableRow {
  const {metric, value, median, organizations} = row;
  return {
    kind: "row",
    cells: [
      {text: metrics[metric].label[language]},
      number(formatMetric(value, metric, language)),
      number(formatMetric(median, metric, language)),
      number(middleHalf(row, data, language)),
      number(formatCount(organizations, language))
    ]
  };
}

/** Few organizations have a median and no quartiles; else a quartile would tell of one of them. */
function middleHalf(
  {metric, lowerQuartile, upperQuartile, organizations}: ComparativeRow,
  {disclosure}: ReportData,
  language: Language
): string {
  if (lowerQuartile !== null && upperQuartile !== null) {
    const [low, high] = [lowerQuartile, upperQuartile].map((value) =>
      formatMetric(value, metric, language)
    );
    return `${low} ${words.toValue[language]} ${high}`;
  }
  const isFew = organizations < disclosure.minimumForQuartiles;
  const reason = reasons[isFew ? "tooFewOrganizations" : "confidentiality"][language];
  return `${labels.masked[language]}${colon(language)} ${reason}`;
}
