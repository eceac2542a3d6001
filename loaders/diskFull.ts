/** A disk that is full, whoever found out: Node by its code, DuckDB by what it says. */
import {PublicCError} from "./error.js";

export const isDiskFull = (error: unknown): boolean =>
  error instanceof Error &&
  (["ENOSPC", "EDQUOT"].includes((error as NodeJS.ErrnoException).code ?? "") ||
    /no space left on device|disk quota exceeded|failed to offload data block|max_temp_directory_size/i.test(
      error.message
    ));

/** The sentence for whoever runs the command; the error itself stays as its cause. */
export const diskFull = (cause: unknown): PublicCError =>
  new PublicCError(
    "the disk is full: what was published before is still served, and nothing half written counts",
    {next: "free some space, then run the same command again", cause}
  );
