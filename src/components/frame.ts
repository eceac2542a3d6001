/** What surrounds every page: sign, organization, languages, menu, snapshot bar, breadcrumbs, footer. */
import {formatDay, formatSeason} from "../vocabulary/format.js";
import {labels} from "../vocabulary/labels.js";
import {type Language, languages} from "../vocabulary/language.js";
import type {Snapshot} from "../vocabulary/rows.js";
import {toHtml} from "./html.js";
import {logo} from "./logo.js";
import {hrefOf, ownSections, type Section, sharedSections} from "./sections.js";

/** Where a page stands, read from its address. */
export interface Place {
  language: Language;
  /** Null on pages of all members. */
  organization: string | null;
  /** Without language and without ".html": "o/grand-heron/portrait". */
  path: string;
}

/** "/fr/o/grand-heron/portrait" → its place; French where the address says nothing. */
export function placeOf(path: string): Place {
  const [first = "", ...rest] = path.replace(/^\//, "").replace(/\/$/, "/index").split("/");
  const language = languages.find((code) => code === first) ?? "fr";
  return {language, organization: rest[0] === "o" ? (rest[1] ?? null) : null, path: rest.join("/")};
}

/** Header of one page. `snapshot` null: nothing has been built yet. */
export function renderHeader(place: Place, snapshot: Snapshot | null): string {
  const {language} = place;
  const name = nameOf(place, snapshot);
  return (
    `<a class="skip" href="#observablehq-main">${labels.skipToContent[language]}</a>` +
    `<div class="top"><div class="width"><div class="bar"><a class="sign" href="/${language}/">${logo()}<span>${labels.appName[language]}</span></a>` +
    `${name ? `<span class="organization">${toHtml(name)}</span>` : ""}${renderLanguages(place)}</div>${renderMenu(place)}</div></div>` +
    `<div class="width">${snapshot ? renderSnapshot(snapshot, language) : ""}${renderBreadcrumbs(place, name)}</div>`
  );
}

/** Footer of one page: the snapshot its figures come from. */
export function renderFooter({language}: Place, snapshot: Snapshot | null): string {
  const figures = snapshot
    ? `${labels.snapshot[language]} <code>${toHtml(snapshot.id)}</code>. ${promise[language]}`
    : "";
  return `<div class="width">${renderReference(language)}<p>${toHtml(snapshot?.collective[language] ?? "")}${snapshot ? ". " : ""}${figures}</p></div>`;
}

function renderReference(language: Language): string {
  const items = sharedSections
    .filter(({isReference}) => isReference)
    .map(
      (section) =>
        `<li><a href="${hrefOf(language, section)}">${labels[section.label][language]}</a></li>`
    );
  return `<nav class="reference" aria-label="${labels.reference[language]}"><ul>${items.join("")}</ul></nav>`;
}

const promise = {
  fr: "Aucun organisme n’est identifiable dans une valeur collective.",
  en: "No organization can be identified in a collective value."
};

const nameOf = ({organization}: Place, snapshot: Snapshot | null): string =>
  snapshot?.organizations.find((one) => one.organization === organization)?.name ?? "";

const languageNames = {fr: "Français", en: "English"};

function renderLanguages({language, path}: Place): string {
  const twin = path.replace(/(^|\/)index$/, "$1");
  const links = languages.map((code) => {
    const current = code === language ? ' aria-current="true"' : "";
    return `<a href="/${code}/${twin}" lang="${code}" hreflang="${code}"${current}>${languageNames[code]}</a>`;
  });
  return `<nav class="languages" aria-label="${labels.languageChoice[language]}">${links.join("")}<a href="/${language}/account">${labels.account[language]}</a></nav>`;
}

function renderMenu(place: Place): string {
  const {language, organization} = place;
  const shared = sharedSections.filter(({isReference}) => !organization || !isReference);
  const sections = organization ? [...ownSections, ...shared] : shared;
  const items = sections.map((section) => {
    const current = isAt(place, section)
      ? ' aria-current="page"'
      : isUnder(place, section)
        ? ' aria-current="true"'
        : "";
    const href = hrefOf(language, section, organization ?? "");
    return `<li><a href="${href}"${current}>${labels[section.label][language]}</a></li>`;
  });
  return `<nav class="menu" aria-label="${labels.sections[language]}"><ul>${items.join("")}</ul></nav>`;
}

const isAt = ({path, organization}: Place, section: Section): boolean =>
  section.path.replace("[organization]", organization ?? "") === path;

/** A page of the section's own folder: one of the notebooks. */
const isUnder = ({path, organization}: Place, section: Section): boolean =>
  section.path.endsWith("/index") &&
  path.startsWith(section.path.replace("[organization]", organization ?? "").replace(/index$/, ""));

function renderSnapshot(snapshot: Snapshot, language: Language): string {
  const season = formatSeason(snapshot.currentSeason, language);
  const day = snapshot.dayOfSeason;
  const parts =
    language === "fr"
      ? [
          `<b>Saison ${season}</b>, jour ${day}`,
          `Données au <b>${toHtml(formatDay(snapshot.asOf, "fr"))}</b>`
        ]
      : [
          `<b>${season} season</b>, day ${day}`,
          `Data as of <b>${formatDay(snapshot.asOf, "en")}</b>`
        ];
  const demonstration = snapshot.demonstration
    ? `<span class="demonstration">${labels.demonstration[language]}</span>`
    : "";
  return (
    `<div class="snapshot">${parts.map((part) => `<span>${part}</span>`).join("")}` +
    `<span>${labels.snapshot[language]} <code>${toHtml(snapshot.id)}</code></span>${demonstration}</div>`
  );
}

function renderBreadcrumbs(place: Place, name: string): string {
  const {language, organization} = place;
  const sections = [...ownSections, ...sharedSections];
  const section = sections.find((one) => isAt(place, one) || isUnder(place, one));
  if (!section) return "";
  const label = labels[section.label][language];
  const home = `<li><a href="/${language}/">${labels.home[language]}</a></li>`;
  const own = organization ? `<li>${toHtml(name)}</li>` : "";
  const here = isAt(place, section)
    ? `<li aria-current="page">${label}</li>`
    : `<li><a href="${hrefOf(language, section, organization ?? "")}">${label}</a></li>`;
  return `<nav class="breadcrumbs" aria-label="${labels.breadcrumbs[language]}"><ol>${home}${own}${here}</ol></nav>`;
}
