/** Folders under `raw` that no ingestion reads, and why: each is said, and everything else goes on. */
import {join} from "node:path";
import type {Collective} from "../collective.js";
import type {Home} from "../home.js";
import {listDeliveries, listFolders, problemOfNotes} from "./deliveries.js";

export interface StrayFolder {
  /** Under the home: "raw/la-fauvette/2022-13-45". */
  folder: string;
  /** `noSuchMember`: no member has this name; `noSuchDay`: neither its name nor delivery.yaml gives a day that exists. */
  reason: "noSuchMember" | "noSuchDay" | "unreadableNotes";
  /** What is wrong in its delivery.yaml. */
  problem?: string;
}

export function strayFolders(
  {members}: Pick<Collective, "members">,
  home: Pick<Home, "raw">
): StrayFolder[] {
  const known = new Set(members.map(({organization}) => organization));
  return listFolders(home.raw)
    .sort()
    .flatMap((organization) =>
      known.has(organization)
        ? undatedFolders(home, organization)
        : [{folder: `raw/${organization}`, reason: "noSuchMember" as const}]
    );
}

function undatedFolders(home: Pick<Home, "raw">, organization: string): StrayFolder[] {
  const read = new Set(listDeliveries(home, organization).map(({id}) => id));
  return listFolders(join(home.raw, organization))
    .filter((id) => !read.has(id))
    .sort()
    .map((id): StrayFolder => {
      const folder = `raw/${organization}/${id}`;
      const problem = problemOfNotes(join(home.raw, organization, id));
      return problem === null
        ? {folder, reason: "noSuchDay"}
        : {folder, reason: "unreadableNotes", problem};
    });
}

/** One sentence of the operator's language. */
export function sayStray({folder, reason, problem}: StrayFolder): string {
  if (reason === "unreadableNotes")
    return `${folder} is not read, what was read of it before stays: ${problem}`;
  return reason === "noSuchMember"
    ? `${folder} is not read: no member has that name`
    : `${folder} is not read: its name is not a day that exists (YYYY-MM-DD); rename it, or write exportedAt in its delivery.yaml`;
}
