/** SQL that makes two spellings of one name, address or postal code the same text. */

/** Without case, accents, punctuation or doubled spaces; ligatures DuckDB keeps are spelled out. */
export const fold = (text: string): string => `nullif(trim(regexp_replace(
  replace(replace(lower(strip_accents(${text})), 'œ', 'oe'), 'ø', 'o'), '[^a-z0-9]+', ' ', 'g')), '')`;

/** A Canadian postal code or its first three characters, without space, in capitals. */
export const postalText = (text: string): string =>
  `upper(regexp_replace(${text}, '[\\s\\-]', '', 'g'))`;

/** Canada Post never uses D F I O Q U, nor W and Z in first place. */
export const isPostalCode = (text: string): string =>
  `regexp_full_match(${text}, '[ABCEGHJ-NPRSTVXY]\\d[ABCEGHJ-NPRSTV-Z](\\d[ABCEGHJ-NPRSTV-Z]\\d)?')`;

export const isFullPostalCode = (text: string): string =>
  `(length(${text}) = 6 and ${isPostalCode(text)})`;

/** Ten digits of a North American number that can exist, or NULL; an extension is dropped. */
export function phoneText(text: string): string {
  const digits = `regexp_replace(regexp_extract(lower(${text}), '^[^a-z]*'), '\\D', '', 'g')`;
  return `nullif(regexp_extract(${digits}, '^1?([2-9]\\d{2}[2-9]\\d{6})$', 1), '')`;
}

/** What people type when they have nothing to give. */
const placeholderUsers =
  "aucun|non|none|no|na|nil|xx+|test|courriel|email|e-mail|inconnu|unknown|n-a";

/** A lower-case address that looks like one and is no placeholder, or NULL. */
export const emailText = (text: string): string => `case
  when regexp_full_match(lower(trim(${text})), '[^@\\s]+@[^@\\s]+\\.[a-z]{2,}')
   and not regexp_full_match(lower(trim(${text})), '(${placeholderUsers})@.*|[^@]+@(aucun|none|test|exemple|inconnu)\\.[a-z]+')
  then lower(trim(${text})) end`;
