/** What a reader may compare: peer groups, seasons and metrics that something was published for. */
import {colon} from "../../vocabulary/findings.js";
import {formatCounted, formatSeason} from "../../vocabulary/format.js";
import {labels, reasons} from "../../vocabulary/labels.js";
import type {Language, Text} from "../../vocabulary/language.js";
import {type MetricId, metrics} from "../../vocabulary/metrics.js";
import {namePeerGroup} from "../../vocabulary/peerGroups.js";
import type {
  ComparativeMonthRow,
  ComparativeRow,
  PeerGroupRow,
  SeasonMetricRow,
  Snapshot,
  Stage
} from "../../vocabulary/rows.js";
import type {Season} from "../../vocabulary/season.js";
import type {Setting} from "../charts/chart.js";
import {chooseGroup} from "../peersOf.js";

export interface ComparativesRows {
  comparatives: readonly ComparativeRow[];
  /** None where the collective does not compare by month. */
  comparative_months: readonly ComparativeMonthRow[];
  peer_groups: readonly PeerGroupRow[];
  season_metrics: readonly SeasonMetricRow[];
}

/** What is compared, in four parts; totals say size and are left out. */
export const parts = [
  {
    title: {fr: "Remplissage et prix", en: "Houses and price"},
    metrics: [
      "occupancyRate",
      "averageAttendance",
      "salesPace",
      "averageTicketPriceCents",
      "revenuePerSeatCents",
      "reducedRate",
      "complimentaryRate"
    ]
  },
  {
    title: {fr: "Publics", en: "Audiences"},
    metrics: [
      "firstTimeRate",
      "retentionRate",
      "frequency",
      "recencyDays",
      "topBuyersRate",
      "crossDisciplineRate"
    ]
  },
  {
    title: {fr: "Territoire", en: "Territory"},
    metrics: ["medianDistanceKm", "catchmentRadiusKm", "localRate", "topTerritoriesRate"]
  },
  {
    title: {fr: "Achat", en: "Buying"},
    metrics: [
      "partySize",
      "leadTimeDays",
      "soldBefore90Rate",
      "soldBefore30Rate",
      "soldBefore7Rate",
      "onlineRate",
      "committedRate",
      "captureRate"
    ]
  }
] as const satisfies readonly {title: Text; metrics: readonly MetricId[]}[];

export interface Compared {
  season: Season;
  stage: Stage;
  peerGroup: string;
  metric: MetricId;
}

export interface Option {
  value: string;
  label: string;
  /** Beside the label: how many organizations, or why there is nothing to choose. */
  note?: string;
  isDisabled?: boolean;
}

/** « 2021-2022, à ce jour »: the season under way at today's stage, earlier open ones whole; the latest first. */
export function seasonOptions({comparatives}: ComparativesRows, setting: Setting): Option[] {
  const {snapshot, language} = setting;
  const seasons = [...new Set(comparatives.map(({season}) => season))]
    .filter((season) => !snapshot.closedSeasons.includes(season))
    .toSorted()
    .reverse();
  return seasons.map((season) => {
    const isCurrent = season === snapshot.currentSeason;
    const stage = isCurrent ? toDate[language] : labels.fullSeason[language];
    return {
      value: `${season} ${isCurrent ? "sameStage" : "final"}`,
      label: `${formatSeason(season, language)}, ${stage}`
    };
  });
}

const toDate = {fr: "à ce jour", en: "to date"};

/** "2021-2022 sameStage" → its season and stage. */
export function seasonOf(value: string): {season: Season; stage: Stage} {
  const [season = "", stage = "sameStage"] = value.split(" ");
  return {season, stage: stage as Stage};
}

/** Groups of one season, the most alike first; those with nothing published cannot be chosen, and say why. */
export function groupOptions(
  {peer_groups, comparatives}: ComparativesRows,
  {season, stage}: Pick<Compared, "season" | "stage">,
  {language}: Setting
): Option[] {
  const groups = peer_groups
    .filter((group) => group.season === season && group.stage === stage)
    .toSorted((a, b) => a.place - b.place);
  const options = groups.map((group) => {
    const has = comparatives.some(
      (row) => row.season === season && row.stage === stage && row.peerGroup === group.peerGroup
    );
    const members = formatCounted(group.members, "organization", language);
    return {
      value: group.peerGroup,
      label: namePeerGroup(group.peerGroup, language),
      note: has
        ? members
        : group.isFromNextSeason
          ? fromNextSeason[language]
          : `${members}${colon(language)} ${reasons[group.reason ?? "tooFewOrganizations"][language]}`,
      isDisabled: !has
    };
  });
  return options.toSorted((a, b) => Number(a.isDisabled) - Number(b.isDisabled));
}

const fromNextSeason = {
  fr: "comparé dès la saison prochaine",
  en: "compared from next season on"
};

/** Metrics that the reader has a value for. */
export function metricOptions({season_metrics}: ComparativesRows, language: Language): Option[] {
  const known = new Set(
    season_metrics.filter(({value}) => value !== null).map((row) => row.metric)
  );
  return parts
    .flatMap((part): MetricId[] => [...part.metrics])
    .filter((metric) => known.has(metric))
    .map((metric) => ({value: metric, label: metrics[metric].label[language]}));
}

/** What the page is built with: the group of the portrait's key figures; null when nothing at all was published. */
export function defaultCompared(rows: ComparativesRows, setting: Setting): Compared | null {
  const [first] = seasonOptions(rows, setting);
  if (!first) return null;
  const at = seasonOf(first.value);
  const published = rows.comparatives.filter(
    (row) => row.season === at.season && row.stage === at.stage
  );
  const peerGroup = chooseGroup(published);
  const options = metricOptions(rows, setting.language);
  const metric = options.find(({value}) =>
    published.some((row) => row.metric === value && row.peerGroup === peerGroup)
  );
  if (!peerGroup || !metric) return null;
  return {...at, peerGroup, metric: metric.value as MetricId};
}

/** The setting as it reads in another season: its own baseline, its own place in time. */
export const settingIn = (setting: Setting, season: Season): Setting => ({
  ...setting,
  snapshot: {...setting.snapshot, currentSeason: season} satisfies Snapshot
});
