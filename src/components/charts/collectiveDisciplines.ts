/** The collective by discipline, from the cells that passed the disclosure door. */
import {type DisciplineCode, disciplines} from "../../vocabulary/codes.js";
import {disciplineSubject} from "../../vocabulary/subjects.js";
import type {Chart} from "./chart.js";
import {collectiveExhibit} from "./collectiveExhibit.js";

export const collectiveDisciplines: Chart<"collective_disciplines"> = {
  id: "collective-disciplines",
  mart: "collective_disciplines",
  metrics: ["attendance"],
  exhibit: (rows, setting) =>
    collectiveExhibit(
      rows,
      {
        labelOf: (code) => disciplines[code as DisciplineCode].label[setting.language],
        subjectOf: (code) => disciplineSubject(code as DisciplineCode, setting.language),
        whole: {fr: "la fréquentation du collectif", en: "the collective’s attendance"},
        categoryHead: {fr: "Discipline", en: "Discipline"}
      },
      setting
    )
};
