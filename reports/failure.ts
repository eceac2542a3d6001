/** Why one report was not made; the others go on. Never a half document called success. */
export class ReportFailure extends Error {
  override readonly name = "ReportFailure";
}
