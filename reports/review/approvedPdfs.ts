/** The bytes that a person approved last, by the path their reader opens: what stands there until the next approval. */
import {existsSync} from "node:fs";
import {basename} from "node:path";
import type {Home} from "../../loaders/home.js";
import {approvedFile} from "./approve.js";
import {withEditions} from "./openEditions.js";

/** "grand-heron/portrait.fr.pdf" → the kept file. A later printing that nobody has read takes no one's place. */
export const approvedPdfs = (home: Pick<Home, "state" | "pdf">): Map<string, string> =>
  withEditions(home, (editions) => {
    const rows = editions
      .prepare(
        `select organization, file, sha256 from editions where approved_at is not null order by approved_at, revision`
      )
      .all() as {organization: string; file: string; sha256: string}[];
    return new Map(
      rows
        .map(
          ({organization, file, sha256}) =>
            [`${organization}/${basename(file)}`, approvedFile(home, sha256)] as const
        )
        .filter(([, kept]) => existsSync(kept))
    );
  });
