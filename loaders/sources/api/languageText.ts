/** A vendor's text that may come in several languages, as `{"fr": "…", "en": "…"}`. */
export type LanguageText = string | Readonly<Record<string, string | null>> | null | undefined;

/** In the first language the member works in, else in whichever is given; "" when there is none. */
export function languageText(text: LanguageText, languages: readonly string[]): string {
  if (text === null || text === undefined) return "";
  if (typeof text === "string") return text;
  const wanted = languages.map((language) => text[language]).find(Boolean);
  return wanted ?? Object.values(text).find(Boolean) ?? "";
}
