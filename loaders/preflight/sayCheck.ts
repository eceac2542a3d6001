/** A check as plain text, in one language. */
import {formatCount, formatCounted, formatMoney, formatRate} from "../../src/vocabulary/format.js";
import type {Language, Text} from "../../src/vocabulary/language.js";
import {french} from "../contract/issue.js";
import type {CheckReport, Problem} from "./checkReport.js";
import {checkWords} from "./checkWords.js";

export function sayCheck(report: CheckReport, language: Language): string {
  const say = checkWords[language];
  const {eligibility, suspicions, unlocks} = report;
  const parts: [string, readonly string[]][] = [
    [
      `${say.title} · ${say.verdicts[report.verdict]} · ${say.score} ${report.score.value}/100`,
      sayCriteria(report, language)
    ],
    [
      say.eligibility,
      [eligibility.privacyPolicy, eligibility.history].map(
        ({isMet, sentence}) => `${isMet ? "✓" : "✗"} ${speak(sentence, language)}`
      )
    ],
    [
      say.files,
      report.files.map(
        ({name, tables, refused}) =>
          `${name}${say.colon} ${refused ? speak(refused, language) : tables.map((table) => say.tables[table]).join(", ")}`
      )
    ],
    [say.rows, sayTables(report, language)],
    [say.coverage, sayCoverage(report, language)],
    [say.fixes, report.problems.flatMap((problem) => sayProblem(problem, language))],
    [say.suspicions, suspicions.map((suspicion) => saySuspicion(suspicion, language))],
    [
      say.unlocks,
      unlocks.map(
        ({label, share, sentence}) =>
          `${label[language]} (${formatRate(share, language)})${say.colon} ${speak(sentence, language)}`
      )
    ]
  ];
  const told = parts
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => [title, ...lines.map((line) => `  ${line}`)].join("\n"));
  return [...told, ...(report.isMappingProposed ? [say.proposed] : [])].join("\n\n");
}

/** The text of one language, with its typography. */
export const speak = (text: Text, language: Language): string =>
  language === "fr" ? french(text.fr) : text.en;

export const saySuspicion = (
  {count, sentence}: CheckReport["suspicions"][number],
  language: Language
): string => speak(sentence, language).replace("{count}", formatCount(count, language));

const sayCriteria = ({score}: CheckReport, language: Language): string[] =>
  score.criteria.map(
    ({label, weight, share}) =>
      `${label[language].padEnd(40)}${formatRate(share, language).padStart(7)} × ${weight}`
  );

function sayTables({tables}: CheckReport, language: Language): string[] {
  const say = checkWords[language];
  return (["customers", "orders", "performances"] as const).map((table) => {
    const {rowsRead, rowsLoaded, rowsRejected, rowsDuplicate, centsRead, centsLoaded} =
      tables[table];
    const money =
      table === "orders"
        ? ` · ${say.money}${say.colon} ${formatMoney(centsRead, language)}, ${say.moneyLoaded}${say.colon} ${formatMoney(centsLoaded, language)}`
        : "";
    const count = (label: string, rows: number): string =>
      `${label} ${formatCount(rows, language)}`;
    const fates = [
      count(say.loaded, rowsLoaded),
      count(say.rejected, rowsRejected),
      count(say.duplicate, rowsDuplicate)
    ];
    return `${say.tables[table].padEnd(18)}${count(say.read, rowsRead)} = ${fates.join(" + ")}${money}`;
  });
}

function sayCoverage({coverage}: CheckReport, language: Language): string[] {
  const say = checkWords[language];
  if (coverage.from === null) return [say.noSales];
  return [
    `${coverage.from} – ${coverage.to}`,
    ...coverage.years.map(
      ({year, lines, tickets, cents, performances, isFull}) =>
        `${year}  ${formatCounted(lines, "row", language).padStart(16)} · ${formatCounted(tickets, "ticket", language)} · ${formatMoney(cents, language)} · ${formatCounted(performances, "performance", language)}${isFull ? ` · ${say.full}` : ""}`
    ),
    ...coverage.gaps.map((gap) => `${say.gap}${say.colon} ${sayGap(gap)}`)
  ];
}

export const sayGap = ({from, to}: {from: string; to: string}): string =>
  from === to ? from : `${from} – ${to}`;

function sayProblem(problem: Problem, language: Language): string[] {
  const say = checkWords[language];
  const {severity, file, column, rows, sentence, expected, examples} = problem;
  const where = [file, column?.[language]].filter(Boolean).join(" · ");
  const shown = examples.filter(({line, found}) => line !== null || found !== null).slice(0, 5);
  return [
    `${severity === "blocking" ? "✗" : "!"} ${speak(sentence, language)} (${formatCount(rows, language)})`,
    `    ${where ? `${where} · ` : ""}${say.expected} ${speak(expected, language)}`,
    ...shown.map(
      ({line, found}) =>
        `    ${line === null ? "" : `${say.line} ${formatCount(line, language)}`}${found === null ? "" : `${say.colon} ${clip(found)}`}`
    )
  ];
}

/** Control signs would speak to the terminal. */
export const clip = (text: string): string => {
  const plain = text.replace(/[\p{Cc}\p{Cf}]/gu, "·");
  return plain.length > 60 ? `${plain.slice(0, 60)}…` : plain;
};
