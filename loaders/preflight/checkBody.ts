/** A check as the sections of a page: of its own (`public-c check --html`), or of the gate where the files were uploaded. */
import {html} from "hono/html";
import {
  formatCount,
  formatCounted,
  formatDay,
  formatMoney,
  formatMonthShort,
  formatRate
} from "../../src/vocabulary/format.js";
import type {Language} from "../../src/vocabulary/language.js";
import type {CheckReport, Problem} from "./checkReport.js";
import {checkWords} from "./checkWords.js";
import {sayGap, saySuspicion, speak} from "./sayCheck.js";

type Html = ReturnType<typeof html>;

const givenTables = ["customers", "orders", "performances"] as const;

/** The most useful first. Every text of the files is escaped. */
export function checkBody(report: CheckReport, language: Language): Html {
  const say = checkWords[language];
  return html`${[
    verdict(report, language),
    eligibility(report, language),
    fixes(report, language),
    list(
      say.suspicions,
      report.suspicions.map((suspicion) => saySuspicion(suspicion, language))
    ),
    coverage(report, language),
    files(report, language),
    rows(report, language),
    unlocks(report, language)
  ]}
<p class="note">${say.private}</p>`;
}

function verdict(report: CheckReport, language: Language): Html {
  const say = checkWords[language];
  const criteria = report.score.criteria.map(
    ({label, share, weight}) =>
      html`<tr><th scope="row">${label[language]}</th><td>${formatRate(share, language)}</td><td>${weight}</td></tr>`
  );
  return html`<p class="verdict"><strong>${report.score.value}</strong>/100 · ${say.verdicts[report.verdict]}</p>
<details><summary>${say.howScored}</summary>${table([say.criterion, say.share, say.weight], criteria, say.score)}</details>`;
}

function eligibility({eligibility}: CheckReport, language: Language): Html {
  const say = checkWords[language];
  const items = [eligibility.privacyPolicy, eligibility.history].map(
    ({isMet, sentence}) =>
      html`<li><span class="mark ${isMet ? "" : "warn"}">${isMet ? say.yes : say.no}</span> ${speak(sentence, language)}</li>`
  );
  return html`<section><h2>${say.eligibility}</h2><ul class="plain">${items}</ul></section>`;
}

function fixes({problems}: CheckReport, language: Language): Html {
  const say = checkWords[language];
  return html`<section><h2>${say.fixes}</h2>${
    problems.length
      ? problems.map((problem) => fix(problem, language))
      : html`<p>${say.nothingToFix}</p>`
  }</section>`;
}

function fix(problem: Problem, language: Language): Html {
  const say = checkWords[language];
  const {severity, sentence, expected, file, column, rows} = problem;
  const examples = problem.examples
    .filter(({line, found}) => line !== null || found !== null)
    .slice(0, 8);
  const lines = examples.map(
    ({line, found}) =>
      html`<tr><th scope="row">${line === null ? "" : formatCount(line, language)}</th><td class="text">${found ?? ""}</td></tr>`
  );
  return html`<article>
<h3><span class="mark ${severity === "blocking" ? "warn" : ""}">${say[severity]}</span> ${speak(sentence, language)}</h3>
<p class="note">${[file, column?.[language], formatCounted(rows, "row", language)].filter(Boolean).join(" · ")} · ${say.expected} ${speak(expected, language)}</p>
${lines.length ? html`<div class="found">${table([say.lineHead, say.found], lines, speak(sentence, language))}</div>` : ""}</article>`;
}

const list = (title: string, sentences: readonly string[]): Html | "" =>
  sentences.length === 0
    ? ""
    : html`<section><h2>${title}</h2><ul>${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul></section>`;

/** Years down, months across: the figure is printed, the shade only helps. */
function coverage({coverage}: CheckReport, language: Language): Html {
  const say = checkWords[language];
  if (coverage.from === null)
    return html`<section><h2>${say.coverage}</h2><p>${say.noSales}</p></section>`;
  const most = Math.max(...coverage.months.map(({lines}) => lines));
  const known = new Map(coverage.months.map(({month, lines}) => [month, lines]));
  const years = coverage.years.map(
    ({year, isFull, cents}) =>
      html`<tr><th scope="row">${year}</th>${months.map((month) =>
        cell(known.get(`${year}-${month}`), most, language)
      )}<td>${formatMoney(cents, language)}</td><td class="text">${isFull ? say.full : ""}</td></tr>`
  );
  const heads = months.map((month) => formatMonthShort(`2001-${month}-01`, language));
  const gaps = coverage.gaps.map((gap) => `${say.gap}${say.colon} ${sayGap(gap)}`);
  return html`<section><h2>${say.coverage}</h2>
<p>${formatDay(coverage.from, language)} – ${formatDay(coverage.to!, language)}</p>
${table([say.year, ...heads, say.moneyLoaded, ""], years, say.coverage)}
${gaps.length ? html`<ul>${gaps.map((gap) => html`<li>${gap}</li>`)}</ul>` : ""}</section>`;
}

const months = Array.from({length: 12}, (_, place) => String(place + 1).padStart(2, "0"));

function cell(lines: number | undefined, most: number, language: Language): Html {
  if (lines === undefined) return html`<td></td>`;
  const step = lines === 0 ? 0 : 1 + Math.floor((3 * lines) / (most + 1));
  return html`<td class="heat-${step}">${formatCount(lines, language)}</td>`;
}

function files({files}: CheckReport, language: Language): Html {
  const say = checkWords[language];
  const rows = files.map(
    ({name, tables, refused}) =>
      html`<tr><th scope="row">${name}</th><td class="text">${
        refused
          ? html`<span class="mark warn">${say.blocking}</span> ${speak(refused, language)}`
          : tables.map((one) => say.tables[one]).join(", ")
      }</td></tr>`
  );
  return html`<section><h2>${say.files}</h2>${table([say.file, say.holds], rows, say.files)}</section>`;
}

function rows({tables}: CheckReport, language: Language): Html {
  const say = checkWords[language];
  const count = (value: number): string => formatCount(value, language);
  const lines = givenTables.map((name) => {
    const {rowsRead, rowsLoaded, rowsRejected, rowsDuplicate, centsRead, centsLoaded} =
      tables[name];
    const money = (cents: number): string =>
      name === "orders" ? formatMoney(cents, language) : "";
    return html`<tr><th scope="row">${say.tables[name]}</th><td>${count(rowsRead)}</td><td>${count(rowsLoaded)}</td><td>${count(rowsRejected)}</td><td>${count(rowsDuplicate)}</td><td>${money(centsRead)}</td><td>${money(centsLoaded)}</td></tr>`;
  });
  const heads = [
    say.table,
    say.read,
    say.loaded,
    say.rejected,
    say.duplicate,
    say.money,
    say.moneyLoaded
  ];
  return html`<section><h2>${say.rows}</h2>${table(heads, lines, say.rows)}</section>`;
}

function unlocks({unlocks}: CheckReport, language: Language): Html | "" {
  return list(
    checkWords[language].unlocks,
    unlocks.map(
      ({label, share, sentence}) =>
        `${label[language]} (${formatRate(share, language)})${checkWords[language].colon} ${speak(sentence, language)}`
    )
  );
}

const table = (heads: readonly string[], rows: readonly Html[], caption: string): Html =>
  html`<div class="table" tabindex="0" role="region" aria-label="${caption}"><table><caption class="unseen">${caption}</caption><thead><tr>${heads.map(
    (head) => (head === "" ? html`<td></td>` : html`<th scope="col">${head}</th>`)
  )}</tr></thead><tbody>${rows}</tbody></table></div>`;
