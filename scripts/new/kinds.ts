/** Each kind of thing that an author adds: where its files go, and which lists must know it. */
interface Kind {
  name: RegExp;
  /** It has a title that readers see, in both languages. */
  isTitled: boolean;
  files: readonly {template: string; path: string}[];
  lines: readonly {path: string; after: string; add: string}[];
}

const own = "o/[organization]";
const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

export const kinds = {
  page: {
    name: kebab,
    isTitled: true,
    files: [
      {template: "page.fr.md", path: `src/fr/${own}/__id__.md`},
      {template: "page.en.md", path: `src/en/${own}/__id__.md`}
    ],
    lines: []
  },
  mart: {
    name: /^[a-z][a-z0-9]*(_[a-z0-9]+)+$/,
    isTitled: false,
    files: [
      {template: "mart.sql", path: "loaders/models/marts/__id__.sql"},
      {template: "mart.yml", path: "loaders/models/marts/__id__.yml"}
    ],
    lines: []
  },
  chart: {
    name: kebab,
    isTitled: false,
    files: [{template: "chart.ts.txt", path: "src/components/charts/__camel__.ts"}],
    lines: [
      {
        path: "src/components/charts/index.ts",
        after: 'from "./channels.js"',
        add: 'import {__camel__} from "./__camel__.js";'
      },
      {path: "src/components/charts/index.ts", after: "const all = [", add: "  __camel__,"}
    ]
  },
  notebook: {
    name: kebab,
    isTitled: true,
    files: [
      {template: "notebook.ts.txt", path: "src/components/notebooks/__camel__.ts"},
      {template: "notebook.fr.md", path: `src/fr/${own}/notebooks/__id__.md`},
      {template: "notebook.en.md", path: `src/en/${own}/notebooks/__id__.md`}
    ],
    lines: [
      {
        path: "src/components/notebooks/index.ts",
        after: 'from "./bestCustomers.js"',
        add: 'import {__camel__} from "./__camel__.js";'
      },
      {
        path: "src/components/notebooks/index.ts",
        after: "  prices,",
        add: "  __camel__,"
      },
      {
        path: "src/components/notebooks/browser.ts",
        after: 'from "./bestCustomers.js"',
        add: 'export {__camel__} from "./__camel__.js";'
      }
    ]
  },
  report: {
    name: kebab,
    isTitled: true,
    files: [
      {template: "report.yaml", path: "reports/__id__/report.yaml"},
      {template: "report.fr.md", path: "reports/__id__/fr.md"},
      {template: "report.en.md", path: "reports/__id__/en.md"}
    ],
    lines: []
  }
} as const satisfies Record<string, Kind>;
