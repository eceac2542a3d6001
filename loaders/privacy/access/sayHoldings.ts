/** What is held about a person, as a letter they can read: their own records and sales, in the words of their language. */
import {formatCount, formatMoney} from "../../../src/vocabulary/format.js";
import type {Language} from "../../../src/vocabulary/language.js";
import {fieldLabels} from "../../contract/fieldLabels.js";
import type {HeldRow, Holdings} from "./readHoldings.js";

export function sayHoldings(held: readonly Holdings[], asOf: string, language: Language): string {
  const say = words[language];
  return [
    `${say.title} (${asOf})`,
    say.introduction,
    ...held.map((one) => sayOne(one, language)),
    say.rights
  ].join("\n\n");
}

function sayOne(held: Holdings, language: Language): string {
  const say = words[language];
  const {records, sales, pseudonymous, setAside, unreadColumns} = held;
  const cents = pseudonymous.sales.reduce((sum, row) => sum + Number(row.amount_cents), 0);
  return [
    `== ${held.organization}`,
    section(say.records, records, language),
    section(say.sales, sales, language),
    `${say.pseudonymous}\n  ${formatCount(pseudonymous.customers.length, language)} ${say.profiles}, ${formatCount(pseudonymous.sales.length, language)} ${say.lines}, ${formatMoney(cents, language)}`,
    ...(setAside.length ? [`${say.setAside} ${formatCount(setAside.length, language)}`] : []),
    ...(unreadColumns.length ? [`${say.unread} ${unreadColumns.join(", ")}`] : [])
  ].join("\n\n");
}

function section(title: string, rows: readonly HeldRow[], language: Language): string {
  if (rows.length === 0) return `${title}\n  ${words[language].nothing}`;
  const lines = rows.map(({delivery, file, fields}) => {
    const told = Object.entries(fields).map(
      ([field, value]) =>
        `${fieldLabels[field]?.[language] ?? field}${words[language].colon} ${value}`
    );
    return `  ${delivery}, ${file}\n    ${told.join("\n    ")}`;
  });
  return [title, ...lines].join("\n");
}

const words = {
  fr: {
    colon: "\u00a0:",
    title: "Ce qui est détenu à votre sujet",
    introduction:
      "Chaque organisme nommé ci-dessous a confié à ce collectif les ventes de sa billetterie, pour en tirer des statistiques. Voici tout ce qui vous concerne dans ce qu’il a remis.",
    records: "Vos renseignements, tels qu’ils ont été remis",
    sales: "Vos achats, tels qu’ils ont été remis",
    pseudonymous: "Ce qui demeure sous un pseudonyme quand les fichiers remis sont effacés",
    profiles: "fiche(s) (trois premiers caractères du code postal, municipalité)",
    lines: "ligne(s) de vente",
    setAside: "Lignes mises de côté qui vous nomment, jointes à part après relecture\u00a0:",
    unread: "Colonnes de ces fichiers qui ne sont pas lues\u00a0:",
    nothing: "Rien.",
    rights:
      "Vous pouvez faire corriger ces renseignements auprès de l’organisme, ou demander qu’ils soient effacés."
  },
  en: {
    colon: ":",
    title: "What is held about you",
    introduction:
      "Each organization named below has entrusted its ticket sales to this collective, to draw statistics from them. Here is everything about you in what it handed over.",
    records: "Your details, as they were handed over",
    sales: "Your purchases, as they were handed over",
    pseudonymous: "What stays under a pseudonym once the files handed over are deleted",
    profiles: "profile(s) (first three characters of the postal code, municipality)",
    lines: "line(s) of sale",
    setAside: "Rows set aside that name you, joined apart after review:",
    unread: "Columns of those files that are not read:",
    nothing: "Nothing.",
    rights: "You may have these details corrected by the organization, or ask for their deletion."
  }
} as const;
