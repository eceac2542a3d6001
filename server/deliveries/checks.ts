/** The check of what each member has uploaded: begun, under way, done; forgotten as soon as the files change. */
import {mkdtempSync, rmSync} from "node:fs";
import {join} from "node:path";
import type {Collective, Member} from "../../loaders/collective.js";
import type {Home} from "../../loaders/home.js";
import type {CheckReport} from "../../loaders/preflight/checkReport.js";
import {earlierDeliveries} from "../../loaders/preflight/earlierDeliveries.js";
import {listGivenFiles} from "../../loaders/preflight/listGivenFiles.js";
import {mappingOf} from "../../loaders/standard/mappingOf.js";
import type {Language} from "../../src/vocabulary/language.js";
import {dayOf} from "../days.js";
import {findGivenBefore, type GivenBefore} from "./givenBefore.js";
import type {Incoming} from "./incoming.js";
import type {RunCheck} from "./runCheck.js";

/** It shows what stood in the files: kept in memory, for the member alone, and nowhere else. */
export type Check =
  | {is: "running"}
  | {is: "failed"}
  | {is: "done"; report: CheckReport; givenBefore: readonly GivenBefore[]};

export interface Checks {
  /** Resolves when the check has come to an end, well or not; a second call meanwhile waits for the first. */
  start(member: Member, language: Language): Promise<void>;
  /** Of the files as they are now; null when none was asked for. */
  find(organization: string): Check | null;
}

export interface ChecksOptions {
  collective: Collective;
  home: Home;
  incoming: Incoming;
  run: RunCheck;
  clock: () => Date;
}

interface Kept {
  check: Check;
  /** The uploads it is about. */
  of: string;
  ended: Promise<void>;
}

export function openChecks({collective, home, incoming, run, clock}: ChecksOptions): Checks {
  const kept = new Map<string, Kept>();
  const uploadsOf = (organization: string): string => JSON.stringify(incoming.list(organization));
  const current = (organization: string): Kept | null => {
    const found = kept.get(organization);
    return found?.of === uploadsOf(organization) ? found : null;
  };

  const check = async (member: Member, language: Language): Promise<Check> => {
    const {organization} = member;
    const folder = mkdtempSync(join(home.root, "incoming", ".check-"));
    try {
      incoming.copyTo(organization, folder);
      const files = listGivenFiles([folder]);
      const givenBefore = await findGivenBefore(home, organization, files);
      const {timeZone, seasonStart, asOf = dayOf(clock())} = collective;
      const {territory, disciplines, privacyPolicy, salesTax} = member;
      const report = await run({
        files,
        mapping: findMapping(collective, member),
        member: {territory, disciplines, privacyPolicy, salesTax},
        collective: {timeZone, seasonStart},
        earlier: earlierDeliveries(home, organization),
        asOf,
        language,
        workshop: folder
      });
      return report ? {is: "done", report, givenBefore} : {is: "failed"};
    } finally {
      rmSync(folder, {recursive: true, force: true});
    }
  };

  return {
    find: (organization) => current(organization)?.check ?? null,
    start(member, language) {
      const {organization} = member;
      const underWay = current(organization);
      if (underWay?.check.is === "running") return underWay.ended;
      const begun: Kept = {
        check: {is: "running"},
        of: uploadsOf(organization),
        ended: check(member, language)
          .catch((): Check => ({is: "failed"}))
          .then((ended) => {
            begun.check = ended;
          })
      };
      kept.set(organization, begun);
      return begun.ended;
    }
  };
}

/** Until an analyst has written it, the check proposes a reading, and says so. */
function findMapping(collective: Collective, member: Member) {
  try {
    return mappingOf(collective, member);
  } catch {
    return undefined;
  }
}
