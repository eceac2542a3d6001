/** On which days the collective plays and is seen, from the cells that passed the disclosure door. */
import {capitalize, formatWeekday} from "../../vocabulary/format.js";
import type {Chart} from "./chart.js";
import {collectiveExhibit} from "./collectiveExhibit.js";

export const collectiveWeekdays: Chart<"collective_weekdays"> = {
  id: "collective-weekdays",
  mart: "collective_weekdays",
  metrics: ["attendance"],
  exhibit: (rows, setting) =>
    collectiveExhibit(
      rows,
      {
        labelOf: (day) => capitalize(formatWeekday(Number(day), setting.language)),
        subjectOf: (day) => ({
          text: `${setting.language === "fr" ? "le " : ""}${formatWeekday(Number(day), setting.language)}`,
          isPlural: false,
          isFeminine: false
        }),
        whole: {fr: "la fréquentation du collectif", en: "the collective’s attendance"},
        categoryHead: {fr: "Jour", en: "Day"}
      },
      setting
    )
};
