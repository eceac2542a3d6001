/**
 * Takes out of a PDF what differs between two printings of the same document, in place, length for length:
 * the two dates, and the numbers of the DOM nodes that structure elements are named after.
 */
export function withoutChance(pdf: Buffer, dated: string): Buffer {
  const text = pdf.toString("latin1");
  const date = `D:${dated.replaceAll("-", "")}000000+00'00'`;
  const names = new Map<string, string>();
  const fixed = text
    .replace(/\/(CreationDate|ModDate) \(D:\d{14}\+00'00'\)/g, (_, key) => `/${key} (${date})`)
    .replace(/\(node(\d+)\)/g, (_, digits: string) => {
      if (!names.has(digits))
        names.set(digits, String(names.size + 1).padStart(digits.length, "0"));
      return `(node${names.get(digits)})`;
    });
  return Buffer.from(fixed, "latin1");
}
