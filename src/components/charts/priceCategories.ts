/** How tickets are paid for: share of tickets by price category, with the average price in the table. */
import {priceCategories as codes} from "../../vocabulary/codes.js";
import {formatMoney} from "../../vocabulary/format.js";
import {priceSubject} from "../../vocabulary/subjects.js";
import type {Chart} from "./chart.js";
import {compareSeasons, heldBy} from "./compare.js";
import {noRows} from "./noRows.js";
import {shareExhibit} from "./shareExhibit.js";

export const priceCategories: Chart<"season_price_categories"> = {
  id: "price-categories",
  mart: "season_price_categories",
  metrics: ["averageTicketPriceCents"],
  exhibit(rows, setting) {
    const {now, before, baseline} = compareSeasons(rows, setting.snapshot);
    if (now.length === 0) return noRows(setting);
    const {language} = setting;
    return shareExhibit(
      {
        parts: now.map((row) => ({
          label: codes[row.priceCategory].label[language],
          subject: priceSubject(row.priceCategory, language),
          now: row.tickets,
          before: before.find((other) => other.priceCategory === row.priceCategory)?.tickets ?? 0,
          more: [{text: priceOf(row.averageTicketPriceCents), numeric: true}],
          isRest: row.priceCategory === "unknown"
        })),
        baseline,
        noun: "ticket",
        whole: {fr: "vos billets", en: "your tickets"},
        subline:
          language === "fr"
            ? `Part des billets par tarif, ${heldBy(setting)}`
            : `Share of tickets by price category, ${heldBy(setting)}`,
        alone: {fr: "un seul tarif", en: "a single price category"},
        categoryHead: {fr: "Tarif", en: "Price category"},
        moreHead: [{text: language === "fr" ? "Prix moyen" : "Average price", numeric: true}]
      },
      setting
    );

    function priceOf(cents: number | null): string {
      return cents === null ? "–" : formatMoney(cents, language);
    }
  }
};
