/** One member's pull, from its configuration: the source it names, the key the environment holds. */
import {createHmac} from "node:crypto";
import type {Collective} from "../../collective.js";
import {PublicCError} from "../../error.js";
import type {Home} from "../../home.js";
import {suppressedKeys} from "../../privacy/erase/suppressionList.js";
import {openKey, openMasterKey} from "../../privacy/in/keys.js";
import type {ApiSource} from "./apiSource.js";
import {type PullEffects, realEffects} from "./effects.js";
import {type PullOptions, type PullReport, pull, rehearse} from "./pull.js";
import {readToken} from "./readToken.js";
import {type ApiConfig, openApiSource} from "./sourceSpec.js";

interface MemberPull {
  source: ApiSource;
  options: PullOptions;
}

/** @throws PublicCError exit 2 when the member is unknown, hands over files, or its key is missing */
export async function pullMember(
  collective: Collective,
  home: Home,
  organization: string,
  {since = null, complete = false}: {since?: string | null; complete?: boolean} = {},
  effects: PullEffects = realEffects
): Promise<PullReport> {
  const {source, options} = open(collective, organization, effects);
  if (since !== null && !source.incremental)
    throw new PublicCError(`${source.name} cannot say what changed since a day`, {
      exitCode: 2,
      next: "leave --since out: its catalogue is small and read whole"
    });
  const isForgotten = forgottenIn(home, organization);
  return pull(source, home, {...options, since, complete, isForgotten}, effects);
}

/** Told by their pseudonym: the list of those who asked to be forgotten holds nothing else. */
function forgottenIn(home: Home, organization: string): (customerCode: string) => boolean {
  const suppressed = new Set(
    suppressedKeys(home, organization).map((key) => key.replaceAll("-", ""))
  );
  if (suppressed.size === 0) return () => false;
  const key = openKey(home, openMasterKey(home), organization);
  return (code) => {
    const hmac = createHmac("sha256", key).update(`c:${code.trim()}`).digest("hex");
    return suppressed.has(hmac.slice(0, 32));
  };
}

/** Tries address and key with the first question; keeps nothing. */
export async function rehearseMember(
  collective: Collective,
  organization: string,
  effects: PullEffects = realEffects
): Promise<{address: string; records: number}> {
  const {source, options} = open(collective, organization, effects);
  return rehearse(source, options, effects);
}

function open(
  {members, timeZone}: Collective,
  organization: string,
  {environment}: PullEffects
): MemberPull {
  const member = members.find((one) => one.organization === organization);
  if (!member)
    throw new PublicCError(`no member ${organization}`, {
      exitCode: 2,
      next: `choose among ${members.map((one) => one.organization).join(", ")}`
    });
  const {source: config, languages} = member;
  if (config.kind === "files")
    throw new PublicCError(`${organization} hands over files; it has no API to pull from`, {
      exitCode: 2,
      next: "put its files under raw/, or name its ticketing system in its file under members/"
    });
  const token = tokenOf(config, environment);
  return {source: openApiSource(config, languages), options: {organization, timeZone, token}};
}

const tokenOf = (config: ApiConfig, environment: PullEffects["environment"]): string | null =>
  "tokenEnv" in config ? readToken(config.tokenEnv, environment) : null;
