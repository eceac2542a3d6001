/** SQL macros that make two ways of writing a title, or a house, comparable, by the rules of `repertoire.yaml`. */
import {fold} from "../privacy/in/fold.js";
import {literal, literalList} from "../warehouse/variables.js";
import type {Warehouse} from "../warehouse/withWarehouse.js";
import type {RepertoireRules} from "./rules.js";

/** Creates `folded`, `is_common_title`, `title_core`, `title_segments`, `house_words`, `house_kind`, `likeness`, `all_near`… */
export async function createComparing(warehouse: Warehouse, rules: RepertoireRules): Promise<void> {
  for (const macro of macros(rules)) await warehouse.run(`create or replace temp macro ${macro}`);
}

const macros = ({
  commonTitles,
  articles,
  notes,
  houseKinds,
  linkWords,
  abbreviations,
  numbers
}: RepertoireRules): string[] => {
  const article = `(${articles.join("|")})`;
  const kinds = houseKinds.flatMap(([kind, ...others]) =>
    [kind!, ...others].map((word) => [word, kind!] as const)
  );
  const spelled = Object.entries({...abbreviations, ...numbers});
  return [
    `folded(text) as ${fold("text")}`,
    `is_common_title(text) as regexp_full_match(folded(text), ${literal(anyOf(commonTitles))})`,
    // "Ombre du fleuve (L’)" and "L’Ombre du fleuve" are one
    `without_article(text) as regexp_replace(regexp_replace(text, '^(${article} )+', ''), ' ${article}$', '')`,
    `is_note(text) as regexp_full_match(text, ${literal(anyOf(notes))})`,
    // a dash between spaces, a bar or a bracket ends one part of a title: the show, who plays it, how it is given
    `title_segments(text) as list_filter(list_transform(
       regexp_split_to_array(text, '\\s+[–—-]\\s+|[|()\\[\\]]'), part -> without_article(folded(part))),
       part -> part is not null and part <> '' and not is_note(part) and not regexp_full_match(part, '${article}'))`,
    `title_core(text) as nullif(array_to_string(title_segments(text), ' '), '')`,
    `figures(text) as list_sort(regexp_extract_all(text, '[0-9]+'))`,
    `spelled(word) as ${caseOf("word", spelled)}`,
    `house_kind(word) as ${caseOf("word", kinds, "null")}`,
    `house_words(text) as list_transform(string_split(folded(text), ' '), word -> spelled(word))`,
    `name_words(words) as list_filter(words,
       word -> house_kind(word) is null and not list_contains(${literalList(linkWords)}, word))`,
    // "m aubin" for "Marguerite-Aubin" and for "M.-Aubin"
    `initials(words) as array_to_string(list_transform(words,
       (word, place) -> case when place = len(words) then word else left(word, 1) end), ' ')`,
    `likeness(a, b) as greatest(
       1 - damerau_levenshtein(a, b) / greatest(length(a), length(b)),
       case when least(length(a), length(b)) >= 8 then jaro_winkler_similarity(a, b) - 0.06 else 0 end)`,
    // one slip in a word, two in a long one: « clairière » is no slip for « rivière »
    `near_word(a, b) as a = b or (least(length(a), length(b)) >= 5
       and damerau_levenshtein(a, b) <= case when least(length(a), length(b)) >= 9 then 2 else 1 end)`,
    `lacking(a, b) as len(list_filter(a, word -> len(list_filter(b, other -> near_word(word, other))) = 0))`,
    `all_near(a, b) as lacking(a, b) = 0 and lacking(b, a) = 0`,
    // the first id of a decision names the whole: rather the one that more tickets know
    `most_used_first(pair, a_tickets, b_tickets) as case when b_tickets > a_tickets then list_reverse(pair) else pair end`
  ];
};

const anyOf = (patterns: readonly string[]): string =>
  patterns.map((pattern) => `(${pattern})`).join("|");

const caseOf = (
  value: string,
  pairs: readonly (readonly [string, string])[],
  otherwise = value
): string =>
  `case ${value} ${pairs.map(([from, to]) => `when ${literal(from)} then ${literal(to)}`).join(" ")} else ${otherwise} end`;
