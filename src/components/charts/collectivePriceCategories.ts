/** The collective by price category, from the cells that passed the disclosure door. */
import {type PriceCategory, priceCategories} from "../../vocabulary/codes.js";
import {priceSubject} from "../../vocabulary/subjects.js";
import type {Chart} from "./chart.js";
import {collectiveExhibit} from "./collectiveExhibit.js";

export const collectivePriceCategories: Chart<"collective_price_categories"> = {
  id: "collective-price-categories",
  mart: "collective_price_categories",
  metrics: ["attendance"],
  exhibit: (rows, setting) =>
    collectiveExhibit(
      rows,
      {
        labelOf: (code) => priceCategories[code as PriceCategory].label[setting.language],
        subjectOf: (code) => priceSubject(code as PriceCategory, setting.language),
        whole: {fr: "la fréquentation du collectif", en: "the collective’s attendance"},
        categoryHead: {fr: "Tarif", en: "Price category"}
      },
      setting
    )
};
