/** A real table from an exhibit's cells: caption, scopes, figures on the right. */
import type {Cell, Exhibit} from "./charts/chart.js";
import {toHtml} from "./html.js";

/** HTML of the table; `caption` is read by screen readers and hidden on the page. */
export function renderTable({head, body}: Exhibit["table"], caption: string): string {
  const columns = head.map((cell) => `<th scope="col"${side(cell)}>${toHtml(cell.text)}</th>`);
  return (
    `<div class="table" tabindex="0" role="region" aria-label="${toHtml(caption)}"><table>` +
    `<caption class="unseen">${toHtml(caption)}</caption>` +
    `<thead><tr>${columns.join("")}</tr></thead><tbody>${body.map(renderRow).join("")}</tbody></table></div>`
  );
}

function renderRow(cells: readonly Cell[]): string {
  const [first, ...rest] = cells;
  const others = rest.map((cell) => `<td${side(cell)}>${toHtml(cell.text)}</td>`);
  return `<tr><th scope="row"${side(first!)}>${toHtml(first!.text)}</th>${others.join("")}</tr>`;
}

const side = (cell: Cell): string => (cell.numeric ? ' class="number"' : "");
