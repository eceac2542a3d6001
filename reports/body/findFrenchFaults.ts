/** What a French line of a report breaks of the house's typography (OQLF) and of the agreements that can be seen. */

const rules: readonly [fault: string, pattern: RegExp][] = [
  ["straight apostrophe", /\p{L}'\p{L}/u],
  ["straight quotation mark", /"/],
  ["breaking space before : % $", / [:%$](?!\p{L})/u],
  ["no space before : % $", /[\p{L}\d)](?<!\d\u00A0M)[:%$](?!\d)/u],
  ["space before ; ! ?", /[ \u00A0][;!?]/],
  ["breaking space inside « »", /« | »/],
  ["hyphen for a minus", /(?<![\p{L}\d])-\d/u],
  ["English thousands or decimals", /\d,\d{3}\b|\d\.\d/],
  [
    "singular with several",
    /(?<![\d,])(?:[2-9]|\d[\d\u00A0]*\d)\u00A0(?:billet|entrée|acheteur|jour|ligne|spectacle|représentation|organisme|point)\b(?!s)/u
  ],
  [
    "plural with one or none",
    /(?<![\d,\u00A0])[01]\u00A0(?:billets|entrées|acheteurs|jours|lignes|spectacles|représentations|organismes)\b/u
  ],
  ["elision missing", /\b(?:le|la|de|que|ce|je|ne|se|me|te) (?=[aeiouéèêâîôû])(?!oui|onz)/iu],
  ["contraction missing", /\b(?:de le|de les|à le|à les) /iu]
];

/** Names of the rules that the line breaks; titles between « » are their authors' and are not judged. */
export function findFrenchFaults(line: string): string[] {
  const ours = line.replace(/«\u00A0[^»]*\u00A0»/g, "«\u00A0…\u00A0»");
  return rules.filter(([, pattern]) => pattern.test(ours)).map(([fault]) => fault);
}
