/** The collective by sales channel, from the cells that passed the disclosure door. */
import {type Channel, channels} from "../../vocabulary/codes.js";
import {channelSubject} from "../../vocabulary/subjects.js";
import type {Chart} from "./chart.js";
import {collectiveExhibit} from "./collectiveExhibit.js";

export const collectiveChannels: Chart<"collective_channels"> = {
  id: "collective-channels",
  mart: "collective_channels",
  metrics: ["attendance"],
  exhibit: (rows, setting) =>
    collectiveExhibit(
      rows,
      {
        labelOf: (code) => channels[code as Channel].label[setting.language],
        subjectOf: (code) => channelSubject(code as Channel, setting.language),
        whole: {fr: "la fréquentation du collectif", en: "the collective’s attendance"},
        categoryHead: {fr: "Canal", en: "Channel"}
      },
      setting
    )
};
