/**
 * Reads printed reports back: every figure of the marts that they show stands in the PDF, and its structure is
 * what a screen reader needs. Figures are formatted here from the marts' rows, not by the reports' own code.
 */
import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {Collective} from "../../loaders/collective.js";
import {publishedSnapshot} from "../../loaders/exportMarts.js";
import type {Home} from "../../loaders/home.js";
import {readMart} from "../../loaders/marts.js";
import {type Warehouse, withWarehouse} from "../../loaders/warehouse/withWarehouse.js";
import {collectiveId} from "../../reports/collectiveReader.js";
import {type PdfFacts, readPdf} from "../../reports/print/readPdf.js";
import {type Receipt, receiptSpec} from "../../reports/receipt.js";
import {
  formatCount,
  formatMetric,
  formatMoney,
  formatMoneyShort,
  formatRate
} from "../../src/vocabulary/format.js";
import type {Language} from "../../src/vocabulary/language.js";
import {type MetricId, metrics} from "../../src/vocabulary/metrics.js";
import type {MartName, MartRows} from "../../src/vocabulary/rows.js";

/** « organization/report.language.pdf: what is wrong », for each file under the folder of the snapshot. */
export async function findReportFaults(
  home: Home,
  collective: Collective,
  files: readonly string[]
): Promise<{faults: string[]; figures: number}> {
  const {file: warehouseFile, id} = publishedSnapshot(home);
  return withWarehouse(
    warehouseFile,
    async (warehouse) => {
      const faults: string[] = [];
      let figures = 0;
      for (const name of files) {
        const file = join(home.pdf, id, name);
        const receipt = receiptSpec.parse(
          JSON.parse(readFileSync(file.replace(".pdf", ".json"), "utf8"))
        );
        const facts = await readPdf(new Uint8Array(readFileSync(file)));
        const expected = await figuresOf(warehouse, receipt);
        figures += expected.flat().length;
        const text = plain(facts.pages.map((page) => page.text).join(" "));
        const missing = expected
          .map((words) => plain(words.join(" ")))
          .filter((words) => !text.includes(words));
        for (const fault of [
          ...missing.map((words) => `not told: ${words}`),
          ...structureFaults(facts, receipt, collective)
        ])
          faults.push(`${name}: ${fault}`);
      }
      return {faults, figures};
    },
    {readOnly: true}
  );
}

/** Unbreakable, breaking and soft: one space or none, as a line may end anywhere. */
const plain = (text: string): string =>
  text
    .replace(/\u00AD ?/g, "")
    .replace(/\s+/g, " ")
    .trim();

function structureFaults(
  {title, language, isTagged, outline, pages}: PdfFacts,
  receipt: Receipt,
  collective: Collective
): string[] {
  const roles = new Set(pages.flatMap((page) => page.roles));
  const opened = outline.map(({page}) => page);
  const name =
    receipt.organization === collectiveId
      ? collective.name[receipt.language]
      : collective.members.find(({organization}) => organization === receipt.organization)!.name;
  const sections = outline.filter(({depth}) => depth === 1).map(({title}) => title);
  return [
    title !== receipt.title && `title ${JSON.stringify(title)}`,
    !title?.includes(name) && "its title does not say whose it is",
    language !== `${receipt.language}-CA` && `language ${language}`,
    !isTagged && "not tagged",
    outline.length < 2 && "no bookmarks",
    opened.some((page, i) => page < 1 || page < (opened[i - 1] ?? 1)) && "bookmarks out of order",
    new Set(sections).size !== sections.length && "a bookmark doubled",
    sections.some((section, i) => !section.startsWith(`${i + 1}. `)) && "sections not numbered",
    pages.flatMap((page) => page.alternatives).some((text) => !text?.trim()) &&
      "a figure without alternative text",
    pages.some((page) => page.images > 0) && "a picture where vectors should be",
    ...["Document", "H1", "H2", "P"].map((role) => !roles.has(role) && `no ${role} in its tags`),
    roles.has("Table") && !roles.has("TH") && "a table without heads",
    pages.some((page) => page.text.trim() === "") && "an empty page",
    pages.length > (mostPages[receipt.report] ?? 15) && `${pages.length} pages`
  ].filter((fault) => typeof fault === "string");
}

const mostPages: Readonly<Record<string, number>> = {portrait: 12, suivi: 2, spectacle: 4};

type Read = <M extends MartName>(mart: M) => Promise<MartRows[M][]>;
type Expected = string[][];

async function figuresOf(warehouse: Warehouse, receipt: Receipt): Promise<Expected> {
  const {organization, report, language, period} = receipt;
  const scope =
    organization === collectiveId
      ? ({kind: "collective"} as const)
      : ({kind: "own", organization} as const);
  const read: Read = (mart) => readMart(warehouse, mart, scope);
  const told = figures[report];
  if (!told) throw new Error(`no figures are known of the report ${report}: say them here`);
  return told(read, language, period);
}

type Figures = (read: Read, language: Language, period: string) => Promise<Expected>;

/** What each report must say, in the order that its cells have. */
const figures: Readonly<Record<string, Figures>> = {
  portrait: async (read, language) => [
    ...(await summary(read, language, [
      "ticketsSold",
      "attendance",
      "boxOfficeRevenueCents",
      "averageTicketPriceCents",
      "occupancyRate",
      "uniqueBuyers",
      "leadTimeDays"
    ])),
    ...(await shows(read, language)),
    ...(await deliveries(read, language))
  ],
  suivi: (read, language) =>
    summary(read, language, ["ticketsSold", "occupancyRate", "averageTicketPriceCents"]),
  comparatif: async (read, language) => {
    const rows = await read("comparatives");
    const current = (await read("season_summary")).find(({isCurrent}) => isCurrent)!;
    return rows
      .filter(
        ({season, stage, metric}) =>
          season === current.season && stage === "sameStage" && boardMetrics.includes(metric)
      )
      .map(({metric, value, median}) => [
        metrics[metric].label[language],
        formatMetric(value, metric, language),
        formatMetric(median, metric, language)
      ]);
  },
  reddition: async (read, language, season) => {
    const steps = (await read("reddition_steps")).filter((row) => row.season === season);
    const asked = new Set(
      steps
        .filter(({step, performances}) => step === "reported" && performances > 0)
        .map((row) => row.funder)
    );
    const sums = steps
      .filter(({funder, step}) => asked.has(funder) && (step === "total" || step === "reported"))
      .map((row) => [
        (
          {
            total: {fr: "Total livré", en: "Total delivered"},
            reported: {fr: "À déclarer", en: "To report"}
          } as const
        )[row.step as "total" | "reported"][language],
        ...[row.performances, row.sourceRows, row.attendance].map((n) => formatCount(n, language)),
        formatMoney(row.boxOfficeRevenueCents, language)
      ]);
    const all = (await read("reddition_figures")).filter(
      (row) => row.season === season && row.dimension === "all" && row.funder === "occq"
    );
    const occq = all.map((row) => [
      {fr: "Ensemble", en: "All"}[language],
      formatCount(row.performances, language),
      row.capacityOffered === null
        ? notComputable[language]
        : formatCount(row.capacityOffered, language),
      formatCount(row.attendance, language),
      row.occupancyRate === null
        ? notComputable[language]
        : formatRate(row.occupancyRate, language, 1),
      formatMoney(row.boxOfficeRevenueCents, language),
      row.averageTicketPriceCents === null
        ? notComputable[language]
        : formatMoney(row.averageTicketPriceCents, language)
    ]);
    return [...sums, ...occq, ...(await deliveries(read, language))];
  },
  collectif: async (read, language) => {
    const rows = await read("collective_seasons");
    const last = rows
      .map(({season}) => season)
      .toSorted()
      .at(-1);
    return rows
      .filter(
        ({season, stage, category}) => season === last && stage === "sameStage" && category === null
      )
      .map(({metric, value, status}) => [
        metrics[metric].label[language],
        value === null
          ? {
              fr: status === "masked" ? "masqué" : "non calculable",
              en: status === "masked" ? "masked" : "not computable"
            }[language]
          : formatMetric(value, metric, language)
      ]);
  },
  spectacle: async (read, language, period) => {
    const [season, show] = period.split("~");
    const [row] = (await read("productions")).filter(
      (one) => one.season === season && one.productionId === show
    );
    if (!row!.performancesHeld) return [[row!.title]];
    return [
      [row!.title],
      [metrics.ticketsSold.label[language], formatCount(row!.ticketsSold, language)],
      [metrics.attendance.label[language], formatCount(row!.attendance, language)],
      [
        metrics.boxOfficeRevenueCents.label[language],
        formatMoneyShort(row!.boxOfficeRevenueCents, language)
      ]
    ];
  }
};

const notComputable = {fr: "non calculable", en: "not computable"};

const boardMetrics: readonly MetricId[] = [
  "occupancyRate",
  "averageTicketPriceCents",
  "complimentaryRate",
  "firstTimeRate",
  "retentionRate",
  "frequency",
  "partySize",
  "leadTimeDays",
  "captureRate"
];

/** « Billets vendus (nets) 6 980 », from the row of the current season at today's stage. */
async function summary(
  read: Read,
  language: Language,
  ids: readonly (MetricId & keyof MartRows["season_summary"])[]
): Promise<Expected> {
  const current = (await read("season_summary")).find(
    ({isCurrent, stage}) => isCurrent && stage === "sameStage"
  )!;
  return ids.map((metric) => {
    const value = current[metric] as number | null;
    return [
      metrics[metric].label[language],
      value === null ? notComputable[language] : formatMetric(value, metric, language)
    ];
  });
}

async function shows(read: Read, language: Language): Promise<Expected> {
  const current = (await read("season_summary")).find(({isCurrent}) => isCurrent)!;
  return (await read("productions"))
    .filter(({season, performancesHeld}) => season === current.season && performancesHeld > 0)
    .map((row) => [
      row.title,
      formatCount(row.performancesHeld, language),
      row.capacityOffered === null
        ? notComputable[language]
        : formatCount(row.capacityOffered, language),
      formatCount(row.attendance, language),
      row.occupancyRate === null ? notComputable[language] : formatRate(row.occupancyRate, language)
    ]);
}

const tableNames = {
  customers: {fr: "Clients", en: "Customers"},
  orders: {fr: "Commandes", en: "Orders"},
  performances: {fr: "Représentations", en: "Performances"}
};

/** Rows of all deliveries, table by table. */
async function deliveries(read: Read, language: Language): Promise<Expected> {
  const byTable = Map.groupBy(await read("deliveries"), ({tableName}) => tableName);
  return [...byTable].map(([table, rows]) => [
    tableNames[table][language],
    ...(["rowsRead", "rowsLoaded", "rowsRejected", "rowsDuplicate"] as const).map((field) =>
      formatCount(
        rows.reduce((sum, row) => sum + row[field], 0),
        language
      )
    )
  ]);
}
