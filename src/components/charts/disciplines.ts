/** What the season is made of: share of admissions by discipline, with each one's occupancy in the table. */
import {disciplines as codes} from "../../vocabulary/codes.js";
import {formatRate} from "../../vocabulary/format.js";
import {labels} from "../../vocabulary/labels.js";
import type {SeasonDisciplineRow} from "../../vocabulary/rows.js";
import {disciplineSubject} from "../../vocabulary/subjects.js";
import type {Chart, Setting} from "./chart.js";
import {compareSeasons, heldBy} from "./compare.js";
import {noRows} from "./noRows.js";
import {type Part, shareExhibit} from "./shareExhibit.js";

export const disciplines: Chart<"season_disciplines"> = {
  id: "disciplines",
  mart: "season_disciplines",
  metrics: ["attendance", "occupancyRate"],
  exhibit(rows, setting) {
    const {now, before, baseline} = compareSeasons(rows, setting.snapshot);
    if (now.length === 0) return noRows(setting);
    const {language} = setting;
    return shareExhibit(
      {
        parts: now.map((row) => toPart(row, before, setting)),
        baseline,
        noun: "admission",
        whole: {fr: "vos entrées", en: "your admissions"},
        subline:
          language === "fr"
            ? `Part des entrées par discipline, ${heldBy(setting)}`
            : `Share of admissions by discipline, ${heldBy(setting)}`,
        alone: {fr: "une seule discipline", en: "a single artform"},
        categoryHead: {fr: "Discipline", en: "Discipline"},
        moreHead: [{text: language === "fr" ? "Taux d’occupation" : "Occupancy", numeric: true}]
      },
      setting
    );
  }
};

function toPart(
  row: SeasonDisciplineRow,
  before: readonly SeasonDisciplineRow[],
  {language}: Setting
): Part {
  const same = before.find((other) => other.discipline === row.discipline);
  const occupancy =
    row.occupancyRate === null
      ? labels.notComputable[language]
      : formatRate(row.occupancyRate, language, 1);
  return {
    label: codes[row.discipline].label[language],
    subject: disciplineSubject(row.discipline, language),
    now: row.attendance,
    before: same?.attendance ?? 0,
    more: [{text: occupancy, numeric: true}],
    isRest: row.discipline === "other"
  };
}
