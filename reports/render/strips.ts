/** Metrics on a line each: you, last season, the peers' middle half; and the same in words. */
import {strip} from "../../src/components/charts/shapes/strip.js";
import {type KeyFigure, keyFigure, peersText} from "../../src/components/keyFigure.js";
import {thresholdOf} from "../../src/vocabulary/findings.js";
import {formatMetric} from "../../src/vocabulary/format.js";
import {labels, reasons} from "../../src/vocabulary/labels.js";
import {type MetricId, metrics} from "../../src/vocabulary/metrics.js";
import {seasonPair} from "../subjects/season.js";
import {metricIn} from "../subjects/subject.js";
import {drawSvg} from "./drawSvg.js";
import {markup} from "./markup.js";
import type {Root} from "./root.js";

const width = 300;

/** One per metric, in order. @throws ReportFailure for a metric that the season's summary has not */
export function strips(ids: readonly string[], root: Root) {
  const {data, language} = root;
  const pair = seasonPair(data);
  return ids.map((id) => {
    const metric = metricIn(pair.current, id);
    const figure = keyFigure(metric, pair, language);
    const {value, missing, change, peer} = figure;
    return {
      label: metrics[metric].label[language],
      value: value === null ? null : formatMetric(value, metric, language),
      missing,
      last: change ? `${change.was} ${change.when}` : null,
      peers: value !== null && peer ? peersText(value, metric, peer, language) : noPeers(root),
      svg: value === null ? null : markup(draw(metric, figure, root))
    };
  });
}

/** Why no peer is spoken of, from the most alike group. */
function noPeers({data, language}: Root): string {
  const {rows, season} = data;
  const [group] = rows.peer_groups.filter((row) => row.season === season);
  const reason = reasons[group?.reason ?? "confidentiality"][language];
  return `${labels.peers[language]}${language === "fr" ? "\u00A0:" : ":"} ${labels.masked[language]}, ${reason}`;
}

function draw(metric: MetricId, {value, last, peer}: KeyFigure, {language}: Root): string {
  const told = (number: number): string => formatMetric(number, metric, language);
  const description = [
    `${metrics[metric].label[language]} ${told(value!)}`,
    ...(last === null ? [] : [`${labels.lastSeason[language]} ${told(last)}`]),
    ...(peer ? [`${labels.peers[language]} ${told(peer.median!)}`] : [])
  ].join(", ");
  const stable = thresholdOf(metrics[metric].unit, value!);
  return drawSvg(
    {
      description,
      draw: (canvas) =>
        strip(canvas, description, {value: value!, last, peer: peer ?? undefined, stable})
    },
    width
  );
}
