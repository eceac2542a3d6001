/** What funders are told of the invented organizations: sheets that add up, by formula. */
import {type FunderId, funderRules, funders} from "../../src/vocabulary/funders.js";
import type {RedditionFigureRow, RedditionStepRow} from "../../src/vocabulary/rows.js";

interface Given {
  organization: string;
  season: string;
  /** Performances and admissions to report. */
  performances: number;
  attendance: number;
  hasSeats: boolean;
}

const asked: readonly FunderId[] = ["occq", "calq", "cadac"];

export const redditionRows = (seasons: readonly Given[]) => ({
  reddition_steps: seasons.flatMap((given) =>
    (Object.keys(funders) as FunderId[]).flatMap((funder) => stepRows(given, funder))
  ),
  reddition_figures: seasons.flatMap((given) =>
    asked.flatMap((funder) =>
      [
        ["all", "all"] as const,
        ...funders[funder].dimensions.map((d) => [d, sample[d]] as const)
      ].map(([dimension, category]) => figureRow(given, funder, dimension, category))
    )
  )
});

const sample = {
  all: "all",
  discipline: "musicalTheatre",
  region: "06",
  quarter: "2021-4",
  place: "home"
} as const;

const measures = ({performances, attendance}: Pick<Given, "performances" | "attendance">) => ({
  performances,
  sourceRows: Math.round(attendance * 0.9),
  attendance,
  ticketsSold: attendance - Math.round(attendance * 0.05) - Math.round(attendance * 0.1),
  complimentaryTickets: Math.round(attendance * 0.05),
  prepaidTickets: Math.round(attendance * 0.1),
  boxOfficeRevenueCents: attendance * 3_211
});

function stepRows(given: Given, funder: FunderId): RedditionStepRow[] {
  const {organization, season} = given;
  const isAsked = asked.includes(funder);
  const reported = measures(isAsked ? given : {performances: 0, attendance: 0});
  const none = measures({performances: 0, attendance: 0});
  const cancelled = measures({performances: 2, attendance: 37});
  const out = isAsked ? none : measures(given);
  const rules = funders[funder].rules.map((rule, i) => ({
    rank: i + 1,
    step: rule,
    ...(rule === "cancelled"
      ? cancelled
      : funderRules[rule].takes === "performance" && rule === "performingArts"
        ? out
        : none)
  }));
  const total = [reported, ...rules].reduce(
    (sum, one) =>
      Object.fromEntries(
        Object.keys(none).map((key) => [
          key,
          sum[key as keyof typeof none] + one[key as keyof typeof none]
        ])
      ) as typeof none,
    none
  );
  return [
    {rank: 0, step: "total" as const, ...total},
    ...rules,
    {rank: 99, step: "reported" as const, ...reported}
  ].map((row) => ({organization, season, funder, ...row}));
}

function figureRow(
  given: Given,
  funder: FunderId,
  dimension: RedditionFigureRow["dimension"],
  category: string
): RedditionFigureRow {
  const {organization, season, hasSeats, performances, attendance} = given;
  const {sourceRows: _, ...told} = measures(given);
  return {
    organization,
    season,
    funder,
    dimension,
    category,
    productions: Math.ceil(performances / 6),
    performancesWithCapacity: hasSeats ? performances : 0,
    groupTickets: Math.round(attendance * 0.07),
    averageTicketPriceCents:
      told.ticketsSold > 0 ? told.boxOfficeRevenueCents / told.ticketsSold : null,
    capacityOffered: hasSeats ? Math.round(attendance * 1.4) : null,
    occupancyRate: hasSeats ? 1 / 1.4 : null,
    ...told
  };
}
