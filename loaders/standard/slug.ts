/** SQL for ids made of titles and names: the same show spelled two ways is one id. */
import {fold} from "../privacy/in/fold.js";

export const foldSql = fold;

/** At most 80 of a–z, 0–9 and hyphens; a longer or unspeakable title ends in a hash of itself. */
export const slugSql = (text: string): string => {
  const slug = `replace(${fold(text)}, ' ', '-')`;
  return `case when ${text} is null then null
    when ${slug} is null then 'titre-' || left(sha256(${text}), 12)
    when length(${slug}) > 80 then left(${slug}, 67) || '-' || left(sha256(${slug}), 12)
    else ${slug} end`;
};
