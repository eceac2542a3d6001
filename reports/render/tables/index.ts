/** Tables that no chart carries, by the word in `{{table "productions"}}`. A new one is a line here. */
import {collectiveMetrics} from "./collective.js";
import {comparatives, comparativesByGroup, peerGroups} from "./comparatives.js";
import {latestProductions, productions, topProductions} from "./productions.js";
import {redditions} from "./reddition.js";
import type {TableSource} from "./table.js";
import {upcomingShows} from "./upcoming.js";

export type {Table} from "./table.js";

export const tables: Readonly<Record<string, TableSource>> = {
  comparatives,
  "comparatives-by-group": comparativesByGroup,
  "peer-groups": peerGroups,
  productions,
  "top-productions": topProductions(25),
  "latest-productions": latestProductions(6),
  "upcoming-shows": upcomingShows(5),
  "collective-metrics": collectiveMetrics,
  ...redditions
};
