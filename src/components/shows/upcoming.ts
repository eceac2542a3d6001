/** The shows to come, each at its own stage: days to go, tickets sold, and how far from its comparable shows. */
import {colon, noFinding, numberWord} from "../../vocabulary/findings.js";
import {
  capitalize,
  formatChange,
  formatCount,
  formatDays,
  formatNumber
} from "../../vocabulary/format.js";
import type {Language} from "../../vocabulary/language.js";
import type {ProductionRow} from "../../vocabulary/rows.js";
import type {Setting} from "../charts/chart.js";
import {toHtml} from "../html.js";
import {inLanguage} from "../notebooks/notebook.js";
import {bandOf, comparablesOf, gapOf, minimumComparables, type PaceRows, paceOf} from "./pace.js";
import {hrefOfShow} from "./show.js";

const mostShown = 10;
/** Within this of its comparable shows, a show is on pace. */
const onPace = 0.1;

interface Upcoming {
  show: ProductionRow;
  daysToGo: number;
  tickets: number;
  /** Null where too few shows are comparable. */
  gap: number | null;
}

/** HTML of the figure; an empty state when nothing is to come. */
export function renderUpcoming(rows: PaceRows, setting: Setting): string {
  const {language} = setting;
  const shows = upcomingOf(rows, setting);
  if (shows.length === 0)
    return `<div class="figure absent"><h2>${none.title[language]}</h2><p class="masked-box">${none.unlock[language]}</p></div>`;
  const head = heads[language].map(
    (text, place) => `<th scope="col"${place > 0 ? ' class="number"' : ""}>${text}</th>`
  );
  return (
    `<section class="figure"><h2>${toHtml(title(shows, language))}</h2><p class="subline">${subline[language]}</p>` +
    `<div class="table" tabindex="0" role="region" aria-label="${subline[language]}"><table><caption class="unseen">${subline[language]}</caption><thead><tr>${head.join("")}</tr></thead>` +
    `<tbody>${shows
      .slice(0, mostShown)
      .map((one) => renderRow(one, language))
      .join("")}</tbody></table></div><p class="note">${note[language]}</p></section>`
  );
}

/** The next first night first. */
function upcomingOf(rows: PaceRows, setting: Setting): Upcoming[] {
  const {asOf, currentSeason} = setting.snapshot;
  return rows.productions
    .filter((row) => row.season >= currentSeason && row.firstOn >= asOf)
    .toSorted((a, b) => a.firstOn.localeCompare(b.firstOn))
    .map((show) => {
      const own = paceOf(rows, show);
      const alike = comparablesOf(rows, show, false, setting);
      const comparables =
        alike.length < minimumComparables ? comparablesOf(rows, show, true, setting) : alike;
      return {
        show,
        daysToGo: Math.round((Date.parse(show.firstOn) - Date.parse(asOf)) / 86_400_000),
        tickets: Math.round((own.at(-1)?.value ?? 0) * show.performances),
        gap: gapOf(own, bandOf(rows, comparables))?.gap ?? null
      };
    });
}

function renderRow({show, daysToGo, tickets, gap}: Upcoming, language: Language): string {
  const cells = [
    daysToGo === 0 ? today[language] : formatDays(daysToGo, language),
    formatCount(tickets, language),
    gapText(gap, language)
  ];
  return (
    `<tr><th scope="row"><a href="${hrefOfShow(language, show)}">${toHtml(show.title)}</a></th>` +
    `${cells.map((text) => `<td class="number">${toHtml(text)}</td>`).join("")}</tr>`
  );
}

function gapText(gap: number | null, language: Language): string {
  if (gap === null) return inLanguage(language, "trop peu de comparables", "too few alike");
  if (Math.abs(gap) <= onPace) return inLanguage(language, "au rythme", "on pace");
  const times = formatNumber(1 + gap, language, gap < 9 ? 1 : 0);
  return gap >= 1
    ? inLanguage(language, `${times} fois`, `${times} times`)
    : formatChange(gap, language);
}

/** « Sur cinq spectacles à venir, un est en retard, deux en avance ». */
function title(shows: readonly Upcoming[], language: Language): string {
  if (shows.every(({gap}) => gap === null))
    return noFinding(
      inLanguage(language, "trop peu de spectacles comparables", "too few comparable shows"),
      language
    );
  const behind = shows.filter(({gap}) => gap !== null && gap < -onPace).length;
  const ahead = shows.filter(({gap}) => gap !== null && gap > onPace).length;
  const all = numberWord(shows.length, language);
  const of = inLanguage(
    language,
    shows.length < 2 ? "Un spectacle à venir" : `Sur ${all} spectacles à venir`,
    shows.length === 1 ? "One show to come" : `Of ${all} shows to come`
  );
  const told = [
    behind > 0 && clause(behind, "behind", language),
    ahead > 0 && clause(ahead, "ahead", language)
  ].filter((text) => text !== false);
  if (told.length === 0) return `${of}${colon(language)} ${allOnPace[language]}`;
  return capitalize(`${of}, ${told.join(", ")}`);
}

function clause(count: number, side: "behind" | "ahead", language: Language): string {
  const number = numberWord(count, language);
  return inLanguage(
    language,
    `${number} ${count < 2 ? "est" : "sont"} en ${side === "behind" ? "retard" : "avance"}`,
    `${number} ${count === 1 ? "is" : "are"} ${side}`
  );
}

const today = {fr: "aujourd’hui", en: "today"};

const allOnPace = {fr: "aucun écart de plus de 10\u00A0%", en: "none over 10% from pace"};

const heads = {
  fr: ["Spectacle", "Dans", "Vendus", "Écart"],
  en: ["Show", "In", "Sold", "Gap"]
};
const subline = {
  fr: "Billets vendus, et écart au rythme des spectacles comparables",
  en: "Tickets sold, and gap to the pace of comparable shows"
};
const note = {
  fr: "Rythme\u00A0: même nombre de jours avant la première, médiane de vos spectacles comparables. «\u00A0Au rythme\u00A0»\u00A0: écart de 10\u00A0% ou moins.",
  en: "Pace: same number of days before the first night, median of your comparable shows. “On pace”: a gap of 10% or less."
};
const none = {
  title: {fr: "Aucun spectacle à venir", en: "No show to come"},
  unlock: {
    fr: "Le tableau apparaît avec les prochaines représentations que vous livrez.",
    en: "The table appears with the next performances you deliver."
  }
};
