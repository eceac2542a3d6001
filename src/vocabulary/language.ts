/** The two languages of the site, the reports and the messages; French comes first. */
export const languages = ["fr", "en"] as const;
export type Language = (typeof languages)[number];

/** A text in both languages. */
export type Text = Readonly<Record<Language, string>>;

/** BCP 47 tag for `lang`, `Intl` and PDF metadata. fr-CA, never fr-FR: see the spacing rules in format.ts. */
export const localeOf: Readonly<Record<Language, string>> = {fr: "fr-CA", en: "en-CA"};
