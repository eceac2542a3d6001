/** SQL for ids made of titles and names: the same show spelled two ways is one id. */

/**
 * At most 80 of a–z, 0–9 and hyphens; a longer or unspeakable text ends in a hash.
 * @param text SQL of the text itself
 * @param folded SQL of its `fold`
 */
export const slugSql = (text: string, folded: string): string => `
  case when ${text} is null then null
    when ${folded} is null then 'x-' || left(sha256(${text}), 12)
    when length(${folded}) > 80 then replace(left(${folded}, 67), ' ', '-') || '-' || left(sha256(${folded}), 12)
    else replace(${folded}, ' ', '-') end`;
