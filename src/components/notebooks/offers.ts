/** « Quelle offre pour quel segment ? » : how much more often a group takes an offer than everybody does. */
import {type DisciplineCode, disciplines} from "../../vocabulary/codes.js";
import {colon, noFinding} from "../../vocabulary/findings.js";
import {
  capitalize,
  formatCount,
  formatCounted,
  formatNumber,
  formatPersons,
  formatRate,
  formatWeekday
} from "../../vocabulary/format.js";
import type {Language, Text} from "../../vocabulary/language.js";
import type {AffinityRow} from "../../vocabulary/rows.js";
import type {Absence, Setting} from "../charts/chart.js";
import {heatGrid} from "../charts/shapes/heatGrid.js";
import {inLanguage, type Notebook, type NotebookRows, rowsIn} from "./notebook.js";

const groupKinds: Readonly<Record<AffinityRow["groupKind"], Text>> = {
  arrival: {fr: "nouveaux ou fidèles", en: "new or loyal"},
  party: {fr: "seuls, à deux, à plusieurs", en: "alone, in pairs, in company"},
  discipline: {fr: "public d’une discipline", en: "an artform’s public"}
};

export const groupNames: Readonly<Record<string, Text>> = {
  oneSeason: {fr: "Une seule saison", en: "A single season"},
  severalSeasons: {fr: "Plusieurs saisons", en: "Several seasons"},
  alone: {fr: "Seuls", en: "Alone"},
  pair: {fr: "À deux", en: "In pairs"},
  several: {fr: "À plusieurs", en: "In company"}
};

export const offers: Notebook = {
  id: "offers",
  question: {fr: "Quelle offre pour quel segment?", en: "Which offer for which segment?"},
  summary: {
    fr: "Ce que chaque groupe prend plus souvent que l’ensemble.",
    en: "What each group takes more often than everybody."
  },
  lede: {
    fr: "L’affinité compare un groupe à tous vos acheteurs des 60 derniers mois\u00A0: 1,0 veut dire «\u00A0comme tous\u00A0», 2,0 «\u00A0deux fois plus\u00A0». Rien n’est dit sous 30 personnes.",
    en: "Lift compares a group with all your buyers of the last 60 months: 1.0 means “as everybody”, 2.0 “twice as often”. Nothing is said under 30 people."
  },
  marts: ["affinity"],
  metrics: ["crossDisciplineRate"],
  controls: (rows, {language}) => [
    {
      name: "group",
      label: inLanguage(language, "Segment", "Segment"),
      options: kindsOf(rows).map((kind) => ({value: kind, label: groupKinds[kind][language]}))
    },
    {
      name: "offer",
      label: inLanguage(language, "Offre", "Offer"),
      options: offerKinds(rows).map((kind) => ({
        value: kind,
        label:
          kind === "discipline"
            ? inLanguage(language, "disciplines", "artforms")
            : inLanguage(language, "jours de la semaine", "days of the week")
      }))
    }
  ],
  exhibit(rows, setting, {group, offer}) {
    const {language} = setting;
    const pairs = rowsIn(rows, "affinity").filter(
      (row) => row.groupKind === group && row.offerKind === offer
    );
    if (pairs.length === 0) return nothing(setting);
    const groups = [...new Set(pairs.map((row) => row.groupCode))].toSorted(bySize(pairs));
    const codes = [...new Set(pairs.map((row) => row.offerCode))].toSorted();
    const lines = groups.map((code) => ({
      label: nameGroup(code, language),
      cells: codes.map((other) =>
        cellOf(
          pairs.find((row) => row.groupCode === code && row.offerCode === other),
          language
        )
      )
    }));
    const finding = title(pairs, language);
    return {
      finding,
      subline: inLanguage(
        language,
        "Affinité\u00A0: part du groupe (ligne) qui prend l’offre (colonne), rapportée à celle de tous les acheteurs",
        "Lift: share of the group (row) taking the offer (column), against that of all buyers"
      ),
      note: inLanguage(
        language,
        `n\u00A0=\u00A0${formatCounted(pairs[0]!.allBuyers, "buyer", "fr")}. Hachures\u00A0: moins de 30 personnes dans les deux. Qui vient souvent prend plus de tout\u00A0: c’est en partie mécanique.`,
        `n\u00A0=\u00A0${formatCounted(pairs[0]!.allBuyers, "buyer", "en")}. Hatched: fewer than 30 people in both. Those who come often take more of everything: part of it is mechanical.`
      ),
      description: `${finding}. ${lines.map(({label, cells}) => `${label}${colon(language)} ${cells.map((cell) => cell?.text ?? "–").join(", ")}`).join("; ")}.`,
      table: {
        head: [
          {text: inLanguage(language, "Segment", "Segment")},
          {text: inLanguage(language, "Offre", "Offer")},
          {text: inLanguage(language, "Dans les deux", "In both"), numeric: true},
          {text: inLanguage(language, "Part du groupe", "Share of the group"), numeric: true},
          {text: inLanguage(language, "Affinité", "Lift"), numeric: true}
        ],
        body: pairs
          .toSorted((a, b) => (b.lift ?? 0) - (a.lift ?? 0))
          .map((row) => [
            {text: nameGroup(row.groupCode, language)},
            {text: nameOffer(row, language)},
            {
              text: row.bothBuyers === null ? "–" : formatPersons(row.bothBuyers, language),
              numeric: true
            },
            {text: row.share === null ? "–" : formatRate(row.share, language), numeric: true},
            {text: row.lift === null ? "–" : timesOf(row.lift, language), numeric: true}
          ])
      },
      draw: (canvas) =>
        heatGrid(canvas, finding, {
          columns: codes.map((code) => nameColumn(offer ?? "discipline", code, language)),
          rows: lines
        })
    };
  },
  says(rows, {language}) {
    const told = rowsIn(rows, "affinity").filter((row) => row.lift !== null);
    if (told.length === 0)
      return [
        inLanguage(
          language,
          "Aucun croisement ne réunit 30 personnes\u00A0: rien ne peut être affirmé d’un segment.",
          "No crossing holds 30 people: nothing can be said of a segment."
        )
      ];
    const highest = told
      .filter((row) => row.lift! > 1.1 && row.groupKind !== "arrival")
      .toSorted((a, b) => b.lift! - a.lift!)
      .slice(0, 3);
    return [
      ...highest.map((row) => sentence(row, language)),
      inLanguage(
        language,
        `${formatCount(told.length, "fr")} croisements réunissent assez de personnes pour être lus.`,
        `${formatCount(told.length, "en")} crossings hold enough people to be read.`
      )
    ];
  },
  silent: [
    {
      fr: "Si une offre attirerait un groupe\u00A0: il a pris ce qui existait, au prix et au jour proposés.",
      en: "Whether an offer would draw a group: it took what there was, at the price and on the day offered."
    },
    {
      fr: "Les goûts\u00A0: l’affinité suit aussi le calendrier, les forfaits et la fréquence.",
      en: "Tastes: lift also follows the calendar, packages and frequency."
    },
    {
      fr: "Ce que ces personnes voient ailleurs\u00A0: ici, vos salles seulement.",
      en: "What these people see elsewhere: only your houses are here."
    }
  ],
  exercises(rows, {language}) {
    const row = rowsIn(rows, "affinity")
      .filter((one) => one.lift !== null && one.groupKind !== "arrival")
      .toSorted((a, b) => b.lift! - a.lift!)[0];
    if (
      !row ||
      typeof row.bothBuyers !== "number" ||
      typeof row.groupBuyers !== "number" ||
      typeof row.offerBuyers !== "number"
    )
      return [];
    const [group, offer] = [nameGroup(row.groupCode, language), nameOffer(row, language)];
    const share = row.bothBuyers / row.groupBuyers;
    const all = row.offerBuyers / row.allBuyers;
    return [
      {
        question: inLanguage(
          language,
          `«\u00A0${group}\u00A0» compte ${formatCount(row.groupBuyers, "fr")} personnes, dont ${formatCount(row.bothBuyers, "fr")} ont pris «\u00A0${offer}\u00A0». Parmi tous, ${formatCount(row.offerBuyers, "fr")} sur ${formatCount(row.allBuyers, "fr")}. Quelle est l’affinité?`,
          `“${group}” holds ${formatCount(row.groupBuyers, "en")} people, of whom ${formatCount(row.bothBuyers, "en")} took “${offer}”. Among all, ${formatCount(row.offerBuyers, "en")} of ${formatCount(row.allBuyers, "en")}. What is the lift?`
        ),
        answer: share / all,
        tolerance: 0.06,
        told: `${timesOf(share / all, language)}${inLanguage(language, "\u00A0:", ":")} ${formatRate(share, language, 1)} ÷ ${formatRate(all, language, 1)}.`
      }
    ];
  },
  facilitation: {
    fr: "Faites d’abord parier chaque équipe sur une case, puis découvrez la grille. Piège courant\u00A0: une forte affinité sur un très petit groupe, qui ne remplit pas une salle.",
    en: "Let each team bet on a cell first, then uncover the grid. Common trap: a high lift on a very small group, which does not fill a house."
  },
  example: {
    fr: "Proposer le cirque au public de danse, en forfait de deux soirées.",
    en: "Offer circus to the dance public, as a package of two evenings."
  }
};

const nothing = ({language}: Setting): Absence => ({
  absent: inLanguage(language, "Aucun croisement à montrer.", "No crossing to show."),
  unlock: inLanguage(
    language,
    "Il faut des acheteurs identifiés et au moins deux disciplines ou deux jours.",
    "It takes identified buyers and at least two artforms or two days."
  )
});

/** Publics of disciplines first where there are several; newcomers last: who came in more seasons took more of everything. */
const kindsOf = (rows: NotebookRows): AffinityRow["groupKind"][] =>
  offerKinds(rows)[0] === "discipline"
    ? ["discipline", "party", "arrival"]
    : ["party", "arrival", "discipline"];

/** Disciplines first where there are several, else days. */
function offerKinds(rows: NotebookRows): AffinityRow["offerKind"][] {
  const several =
    new Set(
      rowsIn(rows, "affinity")
        .filter((row) => row.offerKind === "discipline" && row.lift !== null)
        .map((row) => row.offerCode)
    ).size > 1;
  return several ? ["discipline", "weekday"] : ["weekday", "discipline"];
}

const bySize =
  (pairs: readonly AffinityRow[]) =>
  (a: string, b: string): number =>
    sizeOf(pairs, b) - sizeOf(pairs, a);

function sizeOf(pairs: readonly AffinityRow[], code: string): number {
  const buyers = pairs.find((row) => row.groupCode === code)?.groupBuyers;
  return typeof buyers === "number" ? buyers : 0;
}

const nameGroup = (code: string, language: Language): string =>
  groupNames[code]?.[language] ?? disciplines[code as DisciplineCode].label[language];

const nameOffer = ({offerKind, offerCode}: AffinityRow, language: Language): string =>
  offerKind === "weekday"
    ? capitalize(formatWeekday(Number(offerCode), language))
    : disciplines[offerCode as DisciplineCode].label[language];

/** On a column head: « lun. », "Mon". */
const nameColumn = (kind: string, code: string, language: Language): string =>
  kind === "weekday"
    ? formatWeekday(Number(code), language)
        .slice(0, 3)
        .concat(language === "fr" ? "." : "")
    : disciplines[code as DisciplineCode].label[language];

const timesOf = (lift: number, language: Language): string => `${formatNumber(lift, language, 1)}×`;

function cellOf(row: AffinityRow | undefined, language: Language) {
  if (!row) return null;
  return row.lift === null
    ? {value: null, text: "n\u00A0<\u00A030"}
    : {value: row.lift, text: timesOf(row.lift, language)};
}

function title(pairs: readonly AffinityRow[], language: Language): string {
  const told = pairs.filter((row) => row.lift !== null);
  const top = told.toSorted((a, b) => b.lift! - a.lift!)[0];
  if (!top)
    return noFinding(
      inLanguage(
        language,
        "moins de 30 personnes par croisement",
        "fewer than 30 people in each crossing"
      ),
      language
    );
  if (top.lift! < 1.1)
    return inLanguage(
      language,
      "Aucun segment ne se distingue\u00A0: chacun prend à peu près comme tous",
      "No segment stands out: each takes about as everybody"
    );
  return sentence(top, language).replace(/\.$/, "");
}

function sentence(row: AffinityRow, language: Language): string {
  const [group, offer] = [nameGroup(row.groupCode, language), nameOffer(row, language)];
  const times = formatNumber(row.lift!, language, 1);
  return inLanguage(
    language,
    `«\u00A0${group}\u00A0» prend «\u00A0${offer}\u00A0» ${times} fois autant que l’ensemble.`,
    `“${group}” takes “${offer}” ${times} times as often as everybody.`
  );
}
