/** The collective by administrative region of its members, from the cells that passed the disclosure door. */
import {type AdminRegion, adminRegions} from "../../vocabulary/codes.js";
import {regionSubject} from "../../vocabulary/subjects.js";
import type {Chart} from "./chart.js";
import {collectiveExhibit} from "./collectiveExhibit.js";

export const collectiveRegions: Chart<"collective_regions"> = {
  id: "collective-regions",
  mart: "collective_regions",
  metrics: ["attendance"],
  exhibit: (rows, setting) =>
    collectiveExhibit(
      rows,
      {
        labelOf: (code) => adminRegions[code as AdminRegion].label[setting.language],
        subjectOf: (code) => regionSubject(code as AdminRegion, setting.language),
        whole: {fr: "la fréquentation du collectif", en: "the collective’s attendance"},
        categoryHead: {fr: "Région administrative", en: "Administrative region"}
      },
      setting
    )
};
