/** The two families, each weight used as woff2 data: a PDF takes nothing from the machine it is printed on. */
import {readFileSync} from "node:fs";
import {createRequire} from "node:module";

const require = createRequire(import.meta.url);

/** Static weights: a variable font would enter a PDF as drawings (Type 3), not as a font. */
const faces = [
  {
    family: "Public Sans",
    files: "@fontsource/public-sans/files/public-sans",
    weights: [400, 600]
  },
  {family: "Newsreader", files: "@fontsource/newsreader/files/newsreader", weights: [600]}
];

const ranges = {
  latin:
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
  "latin-ext":
    "U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF"
};

type Subset = keyof typeof ranges;

export const families: readonly string[] = faces.map(({family}) => family);

/** `@font-face` rules for what the text needs: the second half of the Latin letters only when it has any. */
export const fontFaces = (text: string): string =>
  hasFarLatin.test(text) ? facesOf("latin") + facesOf("latin-ext") : facesOf("latin");

const hasFarLatin = /[\u0100-\u0130\u0132-\u0151\u0154-\u02BA\u1E00-\u1E9F\u20A0-\u20AB]/;

const made = new Map<Subset, string>();

/** Read once per process. */
function facesOf(subset: Subset): string {
  const known = made.get(subset);
  if (known) return known;
  const rules = faces.flatMap(({family, files, weights}) =>
    weights.map((weight) => {
      const file = require.resolve(`${files}-${subset}-${weight}-normal.woff2`);
      const data = readFileSync(file).toString("base64");
      return `@font-face{font-family:"${family}";font-weight:${weight};src:url(data:font/woff2;base64,${data});unicode-range:${ranges[subset]}}`;
    })
  );
  made.set(subset, rules.join(""));
  return rules.join("");
}
