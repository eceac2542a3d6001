/** Where the collective's buyers live, by administrative region, from the cells that passed the disclosure door. */
import {type AdminRegion, adminRegions} from "../../vocabulary/codes.js";
import type {Chart} from "./chart.js";
import {collectiveExhibit} from "./collectiveExhibit.js";

export const collectiveOrigins: Chart<"collective_origins"> = {
  id: "collective-origins",
  mart: "collective_origins",
  metrics: ["uniqueBuyers"],
  exhibit: (rows, setting) =>
    collectiveExhibit(
      rows,
      {
        labelOf: (code) => adminRegions[code as AdminRegion].label[setting.language],
        subjectOf: (code) => ({
          text: adminRegions[code as AdminRegion].label[setting.language],
          isPlural: setting.language === "fr" && code === "15",
          isFeminine: false
        }),
        whole: {fr: "tous les acheteurs", en: "all buyers"},
        categoryHead: {fr: "Région des acheteurs", en: "Region of buyers"}
      },
      setting
    )
};
