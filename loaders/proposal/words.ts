/** Their words → our codes, by the vocabulary's own labels, then by data/reference/words.yaml. A proposal, never a decision. */
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "yaml";
import {z} from "zod";
import {channels, disciplines, priceCategories} from "../../src/vocabulary/codes.js";
import type {Text} from "../../src/vocabulary/language.js";
import {referenceFolder} from "../warehouse/loadTerritories.js";

const rule = z.strictObject({code: z.string(), words: z.array(z.string()).min(1)});
const wordsSpec = z.strictObject({
  priceTypes: z.array(rule),
  channels: z.array(rule),
  disciplines: z.array(rule),
  refunds: z.array(z.string()),
  cancelled: z.array(z.string())
});
const rules = wordsSpec.parse(parse(readFileSync(join(referenceFolder, "words.yaml"), "utf8")));

const labels = {priceTypes: priceCategories, channels, disciplines} as const satisfies Record<
  string,
  Readonly<Record<string, {label: Text}>>
>;
export type WordList = keyof typeof labels;

export const wordKey = (word: string): string =>
  word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

/** Our code for a member's word, or null when nothing tells. */
export function codeOf(list: WordList, word: string): string | null {
  const key = wordKey(word);
  for (const [code, {label}] of Object.entries(labels[list]))
    if ([code, label.fr, label.en].some((name) => wordKey(name) === key)) return code;
  return rules[list].find(({words}) => words.some((rule) => stands(rule, key)))?.code ?? null;
}

/** "comp" stands in "Comps" and "Comp – média", not in "incomplet"; "annul*" in "Annulée". */
function stands(rule: string, key: string): boolean {
  const text = ` ${key.replace(/[^a-z0-9+]+/g, " ").trim()} `;
  const isPrefix = rule.endsWith("*");
  const word = isPrefix ? rule.slice(0, -1) : rule;
  return isPrefix
    ? text.includes(` ${word}`)
    : [" ", "s ", "e ", "es "].some((end) => text.includes(` ${word}${end}`));
}

export const isRefundWord = (word: string): boolean =>
  rules.refunds.some((rule) => stands(rule, wordKey(word)));

export const isCancelledWord = (word: string): boolean =>
  rules.cancelled.some((rule) => stands(rule, wordKey(word)));
