/**
 * A failure that a person can act on: said in one line at the edge, with the next step.
 * A member's bad data is never one of these: it is an issue (contract/issue.ts).
 */
export class PublicCError extends Error {
  override readonly name = "PublicCError";
  /** Process exit code: 1 something failed, 2 the command or its configuration is wrong. */
  readonly exitCode: number;
  /** What to do next, one sentence. */
  readonly next: string | undefined;

  constructor(message: string, options: {exitCode?: number; next?: string; cause?: unknown} = {}) {
    super(message, {cause: options.cause});
    this.exitCode = options.exitCode ?? 1;
    this.next = options.next;
  }
}
