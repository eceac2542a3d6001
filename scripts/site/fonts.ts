/** The two families of the house, from their npm packages to the site: nothing comes from a font server. */
import {copyFileSync, mkdirSync, readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";

const require = createRequire(import.meta.url);

interface Font {
  family: string;
  weight: string;
  package: string;
  file: string;
}

const fonts: readonly Font[] = [
  {
    family: "Newsreader",
    weight: "600",
    package: "@fontsource/newsreader",
    file: "files/newsreader-latin-600-normal.woff2"
  },
  {
    family: "Public Sans",
    weight: "100 900",
    package: "@fontsource-variable/public-sans",
    file: "files/public-sans-latin-wght-normal.woff2"
  }
];

/** The version is in the name, so that it may be kept for ever. */
const nameOf = (font: Font): string => {
  const {version} = JSON.parse(
    readFileSync(require.resolve(`${font.package}/package.json`), "utf8")
  ) as {version: string};
  return `${font.family.toLowerCase().replace(" ", "-")}.${version}.woff2`;
};

/** Addresses of the fonts on the site. */
export const fontPaths: readonly string[] = fonts.map((font) => `/_file/fonts/${nameOf(font)}`);

/** The faces, for the head of every page; the text shows at once in a fallback. */
export const fontCss: string = fonts
  .map(
    ({family, weight}, place) =>
      `@font-face{font-family:"${family}";font-weight:${weight};font-display:swap;src:url(${fontPaths[place]}) format("woff2")}`
  )
  .join("");

/** Copies the fonts into `folder`, under the names that `fontCss` gives. */
export function copyFonts(folder: string): void {
  mkdirSync(folder, {recursive: true});
  for (const font of fonts)
    copyFileSync(require.resolve(`${font.package}/${font.file}`), join(folder, nameOf(font)));
}
