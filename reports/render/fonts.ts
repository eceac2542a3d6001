/** The two families, each weight used as woff2 data: a PDF takes nothing from the machine it is printed on. */
import {readFileSync} from "node:fs";
import {createRequire} from "node:module";

const require = createRequire(import.meta.url);

/** Static weights: a variable font would enter a PDF as drawings (Type 3), not as a font. */
const faces = [
  {
    family: "Public Sans",
    files: "@fontsource/public-sans/files/public-sans",
    weights: [400, 600, 700]
  },
  {family: "Newsreader", files: "@fontsource/newsreader/files/newsreader", weights: [600]}
];

const ranges = {
  latin:
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
  "latin-ext":
    "U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF"
};

export const families: readonly string[] = faces.map(({family}) => family);

let known: string | undefined;

/** `@font-face` rules, read once per process. */
export function fontFaces(): string {
  known ??= faces.flatMap(facesOf).join("");
  return known;
}

const facesOf = ({family, files, weights}: (typeof faces)[number]): string[] =>
  weights.flatMap((weight) =>
    Object.entries(ranges).map(
      ([subset, range]) =>
        `@font-face{font-family:"${family}";font-weight:${weight};src:url(data:font/woff2;base64,${data(`${files}-${subset}-${weight}-normal.woff2`)});unicode-range:${range}}`
    )
  );

const data = (file: string): string => readFileSync(require.resolve(file)).toString("base64");
