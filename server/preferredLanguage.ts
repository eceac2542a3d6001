import {type Language, languages} from "../src/vocabulary/language.js";

/** The language of a page: of its path when that says one, else the first the browser asks for, else French. */
export function preferredLanguage(path: string, headers: Headers): Language {
  const named = /^\/(fr|en)(\/|$)/.exec(path)?.[1];
  if (named) return named as Language;
  const asked = (headers.get("accept-language") ?? "")
    .split(",")
    .map((item) => item.trim().slice(0, 2).toLowerCase());
  return (
    asked.find((item): item is Language => (languages as readonly string[]).includes(item)) ?? "fr"
  );
}
