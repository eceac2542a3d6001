/** What the comparatives' page does in the browser: a control moves, and what it chooses is drawn anew. */
import type {MetricId} from "../../vocabulary/metrics.js";
import type {Setting} from "../charts/chart.js";
import {type ComparativesRows, type Compared, groupOptions, seasonOf} from "./choice.js";
import {renderGroup, renderGroups, renderMetric} from "./renderComparatives.js";

/** Wakes the controls up; what the page was built with stays until one of them moves. */
export function openComparatives(rows: ComparativesRows, document: Document): void {
  const form = document.getElementById("compare") as HTMLFormElement | null;
  const holder = document.getElementById("compared");
  if (!form || !holder) return;
  const setting = JSON.parse(holder.dataset.setting!) as Setting;
  form.addEventListener("submit", (event) => event.preventDefault());
  let shown = groupKey(choiceIn(form, rows, setting));
  form.addEventListener("input", () => {
    const choice = choiceIn(form, rows, setting);
    const isSameGroup = groupKey(choice) === shown;
    shown = groupKey(choice);
    const metric = document.getElementById("metric-figure")!;
    metric.innerHTML = renderMetric(rows, choice, setting, document);
    const group = document.getElementById("comparison")!;
    if (!isSameGroup) group.innerHTML = renderGroup(rows, choice, setting, document);
    document.getElementById("compared-status")!.textContent =
      (isSameGroup ? metric : group).querySelector("h2")?.textContent ?? "";
  });
}

const groupKey = ({season, stage, peerGroup}: Compared): string =>
  `${season} ${stage} ${peerGroup}`;

/** A group that the season does not publish gives way to the first that it does. */
function choiceIn(form: HTMLFormElement, rows: ComparativesRows, setting: Setting): Compared {
  const given = new FormData(form);
  const at = seasonOf(String(given.get("season")));
  const options = groupOptions(rows, at, setting);
  const open = options.filter(({isDisabled}) => !isDisabled);
  const asked = String(given.get("group"));
  const peerGroup = open.some(({value}) => value === asked) ? asked : (open[0]?.value ?? asked);
  const groups = form.querySelector("#compare-groups")!;
  const focused = groups.contains(form.ownerDocument.activeElement);
  if (!focused) groups.innerHTML = renderGroups(options, peerGroup);
  return {...at, peerGroup, metric: String(given.get("metric")) as MetricId};
}
