/** Every chart by the word that pages and reports call it with. A new chart is one file and one line here. */
import {firstTimeRate, frequency, retention} from "./audienceSeasons.js";
import {channels} from "./channels.js";
import type {Chart} from "./chart.js";
import {collectiveChannels} from "./collectiveChannels.js";
import {collectiveCrossovers} from "./collectiveCrossovers.js";
import {collectiveDisciplinePairs} from "./collectiveDisciplinePairs.js";
import {collectiveDisciplines} from "./collectiveDisciplines.js";
import {collectiveOrigins} from "./collectiveOrigins.js";
import {collectivePriceCategories} from "./collectivePriceCategories.js";
import {collectiveRegions} from "./collectiveRegions.js";
import {collectiveSeasons} from "./collectiveSeasons.js";
import {collectiveWeekdays} from "./collectiveWeekdays.js";
import {crossover} from "./crossover.js";
import {disciplines} from "./disciplines.js";
import {averagePrice, occupancy} from "./houseSeasons.js";
import {leadTimes} from "./leadTimes.js";
import {neighbourhoods} from "./neighbourhoods.js";
import {nonPublic} from "./nonPublic.js";
import {peerMonths} from "./peerMonths.js";
import {priceCategories} from "./priceCategories.js";
import {productions} from "./productions.js";
import {salesCurve} from "./salesCurve.js";
import {seasonAgainstSeason} from "./seasonAgainstSeason.js";
import {seasonBridge} from "./seasonBridge.js";
import {territories} from "./territories.js";
import {territoryTiles} from "./territoryTiles.js";
import {weekdays} from "./weekdays.js";

const all = [
  seasonAgainstSeason,
  seasonBridge,
  salesCurve,
  disciplines,
  priceCategories,
  channels,
  territories,
  territoryTiles,
  nonPublic,
  neighbourhoods,
  peerMonths,
  weekdays,
  leadTimes,
  firstTimeRate,
  retention,
  frequency,
  crossover,
  occupancy,
  averagePrice,
  productions,
  collectiveSeasons,
  collectiveDisciplines,
  collectiveRegions,
  collectiveChannels,
  collectivePriceCategories,
  collectiveOrigins,
  collectiveWeekdays,
  collectiveCrossovers,
  collectiveDisciplinePairs
] as const;

export type ChartId = (typeof all)[number]["id"];

export const charts: Readonly<Record<string, Chart>> = Object.fromEntries(
  all.map((chart) => [chart.id, chart as unknown as Chart])
);
