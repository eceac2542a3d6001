/** Where tickets are bought: share of tickets by sales channel. */
import {channels as codes} from "../../vocabulary/codes.js";
import {channelSubject} from "../../vocabulary/subjects.js";
import type {Chart} from "./chart.js";
import {compareSeasons, heldBy} from "./compare.js";
import {noRows} from "./noRows.js";
import {shareExhibit} from "./shareExhibit.js";

export const channels: Chart<"season_channels"> = {
  id: "channels",
  mart: "season_channels",
  metrics: ["ticketsSold"],
  exhibit(rows, setting) {
    const {now, before, baseline} = compareSeasons(rows, setting.snapshot);
    if (now.length === 0) return noRows(setting);
    const {language} = setting;
    return shareExhibit(
      {
        parts: now.map((row) => ({
          label: codes[row.channel].label[language],
          subject: channelSubject(row.channel, language),
          now: row.tickets,
          before: before.find((other) => other.channel === row.channel)?.tickets ?? 0,
          isRest: row.channel === "unknown"
        })),
        baseline,
        noun: "ticket",
        whole: {fr: "vos billets", en: "your tickets"},
        subline:
          language === "fr"
            ? `Part des billets par canal de vente, ${heldBy(setting)}`
            : `Share of tickets by sales channel, ${heldBy(setting)}`,
        alone: {fr: "un seul canal", en: "a single channel"},
        categoryHead: {fr: "Canal", en: "Channel"}
      },
      setting
    );
  }
};
