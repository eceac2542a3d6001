/** What the collective's season publishes and masks, metric by metric. */
import {formatCount, formatMetric} from "../../../src/vocabulary/format.js";
import {labels, reasons} from "../../../src/vocabulary/labels.js";
import {metrics} from "../../../src/vocabulary/metrics.js";
import {words} from "../words.js";
import {heads, number, type TableSource} from "./table.js";

export const collectiveMetrics: TableSource = ({rows, snapshot}, language) => ({
  head: [
    ...heads(language, "metric", "collectiveValue", "organizations"),
    {text: words.reason[language]}
  ],
  body: rows.collective_seasons
    .filter(
      ({season, stage, category}) =>
        season === snapshot.currentSeason && stage === "sameStage" && category === null
    )
    .map(({metric, value, status, organizations, reason}) => ({
      kind: "row" as const,
      cells: [
        {text: metrics[metric].label[language]},
        number(
          value === null
            ? labels[status === "masked" ? "masked" : "notComputable"][language]
            : formatMetric(value, metric, language)
        ),
        number(organizations === null ? "–" : formatCount(organizations, language)),
        {text: reason ? reasons[reason][language] : "–"}
      ]
    }))
});
