/** What a printed PDF must be before it is kept; read from its bytes, in about a millisecond. */
import {ReportFailure} from "../failure.js";

/** @throws ReportFailure when charts are missing or are pictures, fonts not embedded, tags or language absent, pages too many */
export function checkPrinted(
  pdf: Buffer,
  html: string,
  mostPages = Number.POSITIVE_INFINITY
): void {
  const text = pdf.toString("latin1");
  const drawn = count(html, /role="img"|<img class="logo"/g);
  const figures = count(text, /\/S \/Figure\b/g);
  const pages = count(text, /\/Type \/Page\b/g);
  const troubles = [
    pages > mostPages && `${pages} pages, and report.yaml says at most ${mostPages}`,
    !text.includes("/Marked true") && "not tagged",
    !/\/Lang \(/.test(text) && "no language",
    !text.includes("/Outlines") && "no bookmarks",
    figures !== drawn && `${drawn} charts drawn, ${figures} printed`,
    /\/Subtype \/Image\b/.test(text) &&
      !html.includes('src="data:image/png;') &&
      "a picture stands where vectors should",
    /\/Subtype \/Type3\b/.test(text) && "a font is not embedded as a font (Type 3)"
  ].filter(Boolean);
  if (troubles.length) throw new ReportFailure(`the printed file is wrong: ${troubles.join("; ")}`);
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
