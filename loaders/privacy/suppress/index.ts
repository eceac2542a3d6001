/**
 * The one disclosure door: every collective figure goes through `publishRelease`, and nothing else leaves.
 * How it works, file by file, in the order of a figure's way: rules → cube (sums), peerFigures (medians)
 * → judge (primary) → knowledge (ledger) → verdicts: suppress (span), audit (linear programming)
 * → decide → round → publish, orderStatistics → statement.
 */
export type {CellKey, Contribution, Dimension} from "./cube.js";
export type {Door} from "./decide.js";
export {type BuiltFile, findLeaks, type Leak, type LeakTargets} from "./findLeaks.js";
export {openGrantLedger, openHomeLedger} from "./homeLedger.js";
export type {Reason} from "./judge.js";
export {
  type FrozenGroup,
  forgetfulLedger,
  type Ledger,
  LedgerMoved,
  openLedger,
  recordGrant,
  recordGroup
} from "./ledger.js";
export type {
  PeerPublication,
  PeerStatistics,
  PeerValue,
  PublishedPeers
} from "./orderStatistics.js";
export type {DoorCell, Measure, Publication, Published} from "./publish.js";
export {
  publish,
  publishOrderStatistics,
  publishRelease,
  publishTogether
} from "./publishRelease.js";
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
