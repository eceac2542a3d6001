/** Where the collective's buyers live, by administrative region, from the cells that passed the disclosure door. */
import {type AdminRegion, adminRegions} from "../../vocabulary/codes.js";
import {labels} from "../../vocabulary/labels.js";
import {regionSubject} from "../../vocabulary/subjects.js";
import type {Chart} from "./chart.js";
import {collectiveExhibit} from "./collectiveExhibit.js";

/** Buyers without a usable postal code. */
const rest = "unknown";

export const collectiveOrigins: Chart<"collective_origins"> = {
  id: "collective-origins",
  mart: "collective_origins",
  metrics: ["uniqueBuyers"],
  exhibit: (rows, setting) =>
    collectiveExhibit(
      rows,
      {
        labelOf: (code) =>
          code === rest
            ? labels.unknown[setting.language]
            : adminRegions[code as AdminRegion].label[setting.language],
        rest,
        subjectOf: (code) => regionSubject(code as AdminRegion, setting.language),
        whole: {fr: "tous les acheteurs", en: "all buyers"},
        categoryHead: {fr: "Région des acheteurs", en: "Region of buyers"}
      },
      setting
    )
};
