/** The house colours, light and dark (7-look), and how drawings name them: only through CSS variables. */

const light = {
  page: "#faf8f4",
  card: "#ffffff",
  ink: "#1b1a19",
  soft: "#5a5752",
  faint: "#767069",
  rule: "#dcd7ce",
  grid: "#e9e5de",
  own: "#1f3fbf",
  "own-label": "#1f3fbf",
  last: "#6d85de",
  "last-label": "#4a63cf",
  peer: "#8b867e",
  band: "#dcd8d0",
  warn: "#a84a05",
  "warn-wash": "#fdf1e3",
  second: "#c25a00",
  third: "#0b7a75",
  wash: "#eef1fc",
  focus: "#1f3fbf",
  "low-2": "#a85a12",
  "low-1": "#e8bd8a",
  par: "#e4e0d8",
  "high-1": "#8fa5ea",
  "high-2": "#1f3fbf",
  "on-low-2": "#ffffff",
  "on-high-2": "#ffffff",
  "on-middle": "#1b1a19"
} as const;
export type Token = keyof typeof light;

const dark: Readonly<Record<Token, string>> = {
  page: "#141419",
  card: "#1d1d24",
  ink: "#f3f0ea",
  soft: "#b8b3aa",
  faint: "#948f86",
  rule: "#3a3a44",
  grid: "#2b2b33",
  own: "#9db1ff",
  "own-label": "#a9bbff",
  last: "#5068cc",
  "last-label": "#8ea6ff",
  peer: "#8d887f",
  band: "#393943",
  warn: "#f0a35e",
  "warn-wash": "#33271b",
  second: "#f0a35e",
  third: "#4fc0b8",
  wash: "#23263a",
  focus: "#ffd37a",
  "low-2": "#f0a35e",
  "low-1": "#8a5a2a",
  par: "#393943",
  "high-1": "#5068cc",
  "high-2": "#9db1ff",
  "on-low-2": "#141419",
  "on-high-2": "#141419",
  "on-middle": "#f3f0ea"
};

/** What a drawing writes for a colour: "var(--own)". */
export const colour = (token: Token): string => `var(--${token})`;

/** The page's own colour behind a drawing: a box may set `--behind`. */
export const behind = "var(--behind, var(--page))";

/** Light tokens everywhere, dark ones on a dark screen: print and PDF stay light, on white. */
export const themeCss: string = [
  `:root{${declarations(light)};color-scheme:light dark}`,
  `@media screen and (prefers-color-scheme:dark){:root{${declarations(dark)}}}`,
  "@media print{:root{--page:#ffffff;color-scheme:light}}"
].join("");

/** Light tokens alone, for a document that is printed. */
export const printThemeCss: string = `:root{${declarations({...light, page: "#ffffff"})}}`;

function declarations(tokens: Readonly<Record<Token, string>>): string {
  return Object.entries(tokens)
    .map(([token, value]) => `--${token}:${value}`)
    .join(";");
}
