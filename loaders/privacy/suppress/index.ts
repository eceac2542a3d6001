/**
 * The one disclosure door: every collective figure goes through `publishTogether` or `publishOrderStatistics`, and
 * nothing else leaves. How it works, file by file, in the order of a figure's way:
 * rules → cube → judge (primary) → knowledge (ledger) → suppress (span) → audit (linear programming)
 * → decide → round → publish → statement.
 */
export type {CellKey, Contribution, Dimension} from "./cube.js";
export type {Door} from "./decide.js";
export {type BuiltFile, findLeaks, type Leak, type LeakTargets} from "./findLeaks.js";
export {openGrantLedger, openHomeLedger} from "./homeLedger.js";
export type {Reason} from "./judge.js";
export {forgetfulLedger, type Ledger, LedgerMoved, openLedger, recordGrant} from "./ledger.js";
export {
  type PeerPublication,
  type PeerStatistics,
  type PeerValue,
  positionBand,
  publishOrderStatistics
} from "./orderStatistics.js";
export {
  type DoorCell,
  type Measure,
  type Publication,
  publish,
  publishTogether
} from "./publish.js";
export {type Rules, rulesOf, safeRules, type Thresholds} from "./rules.js";
export {
  publishShowSheet,
  type SheetCell,
  type SheetRow,
  type SheetTable,
  type ShowGrant
} from "./showSheet.js";
export {
  type MartStatement,
  type ReleaseStatement,
  releaseStatement,
  statementText
} from "./statement.js";
