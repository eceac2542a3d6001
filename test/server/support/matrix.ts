/** Every URL × every kind of person: each entry of a release and each page of the gate, asked for by each. */
import {type Collective, type Member, sharesWithCollective} from "../../../loaders/collective.js";
import {ensurePerson, startMembership} from "../../../server/people/people.js";
import {endRoles, startRole} from "../../../server/people/roles.js";
import type {RunningGate} from "../../../server/startGate.js";
import {cookieFrom} from "./openGate.js";

export interface MatrixResult {
  /** Questions asked. */
  asked: number;
  /** "danse-lisiere reader /fr/o/…: 200, not 404" */
  wrong: string[];
}

interface Identity {
  name: string;
  cookie: string | undefined;
  /** Whether this page or file is theirs to read. */
  mayOpen: (url: Url) => boolean;
}

interface Url {
  path: string;
  audience: string;
}

const partner = "partenaire@tournee.example";
const lonePartner = "agente@bailleur.example";
const gone = "partie@ancienne.example";

/** Three members that have an administrator and a reader; their people, an ex-member, an analyst, partners with and without a grant, nobody. */
export async function askEveryUrl(
  gate: RunningGate,
  collective: Collective
): Promise<MatrixResult> {
  const three = threeMembers(collective);
  const request = await grantOne(gate, three[0]!);
  const identities = await identify(gate, collective, three);
  const urls = [...releaseUrls(gate), ...gateUrls(three, request)];
  const wrong: string[] = [];
  for (const url of urls)
    for (const {name, cookie, mayOpen} of identities) {
      const headers = cookie ? {cookie} : {};
      const asking = new Request(gate.url + encodeURI(url.path), {headers});
      const {status} = await gate.gate.fetch(asking);
      const expected = mayOpen(url) ? 200 : 404;
      if (status !== expected) wrong.push(`${name} ${url.path}: ${status}, not ${expected}`);
    }
  return {asked: urls.length * identities.length, wrong};
}

function threeMembers({members}: Collective): Member[] {
  const has = (member: Member, role: string): boolean =>
    member.recipients.some((one) => one.role === role);
  return members
    .filter((member) => has(member, "administrator") && has(member, "reader"))
    .slice(0, 3);
}

/** The partner's request, granted. @returns its path */
async function grantOne({services}: RunningGate, owner: Member): Promise<string> {
  const {state, clock, shows} = services;
  const now = clock();
  const role = {role: "partner", organization: null, language: "fr"} as const;
  for (const email of [partner, lonePartner]) await startRole(state, {email, ...role}, now);
  const {id: requesterId} = await ensurePerson(state, partner, {language: "fr", now});
  const [show] = await shows.list(owner.organization);
  const tomorrow = new Date(now.getTime() + 24 * 3_600_000).toISOString().slice(0, 10);
  await state
    .insertInto("showRequests")
    .values({
      id: "granted",
      ownerOrganization: owner.organization,
      productionId: show!.productionId,
      season: show!.season,
      title: show!.title,
      requesterId,
      requesterOrganization: null,
      purpose: "Tournée",
      termsAcceptedAt: now.toISOString(),
      createdAt: now.toISOString(),
      expiresOn: tomorrow,
      status: "granted",
      scope: "everything",
      untilOn: tomorrow,
      offeredProductionId: null,
      offeredSeason: null,
      offeredTitle: null,
      inReturnFor: null
    })
    .execute();
  return "shows/requests/granted";
}

async function identify(
  gate: RunningGate,
  collective: Collective,
  three: readonly Member[]
): Promise<Identity[]> {
  const {state, clock} = gate.services;
  const [first] = three as [Member];
  const {id: personId} = await ensurePerson(state, gone, {language: "fr", now: clock()});
  const {organization} = first;
  await startMembership(
    state,
    {personId, organization, role: "administrator", origin: "invitation"},
    clock()
  );
  const exMember = await signIn(gate, gone);
  await endRoles(state, gone, organization, clock());
  return [
    {name: "anonymous", cookie: undefined, mayOpen: ({audience}) => audience === "public"},
    {name: "ex-member", cookie: exMember, mayOpen: ({audience}) => audience === "public"},
    {
      name: "partner without a grant",
      cookie: await signIn(gate, lonePartner),
      mayOpen: ({audience}) => ["public", "partner"].includes(audience)
    },
    {
      name: "partner with a grant",
      cookie: await signIn(gate, partner),
      mayOpen: ({audience}) => ["public", "partner", `grant:${organization}`].includes(audience)
    },
    {
      name: "analyst",
      cookie: await signIn(gate, collective.contact),
      mayOpen: ({audience}) => !/^(partner|grant:|administrator:|nobody)/.test(audience)
    },
    ...(await Promise.all(three.flatMap((member) => peopleOf(gate, member))))
  ];
}

const peopleOf = (gate: RunningGate, member: Member): Promise<Identity>[] =>
  (["administrator", "reader"] as const).map(async (role) => ({
    name: `${member.organization} ${role}`,
    cookie: await signIn(gate, member.recipients.find((one) => one.role === role)!.email),
    mayOpen: ({audience}: Url) => opensToMember(audience, member, role)
  }));

function opensToMember(audience: string, member: Member, role: string): boolean {
  const [kind, organization] = audience.split(":");
  if (organization !== undefined && organization !== member.organization) return false;
  switch (kind) {
    case "administrator":
    case "people":
      return role === "administrator";
    case "collective":
      return sharesWithCollective(member);
    case "analyst":
      return false;
    default:
      return true;
  }
}

const releaseUrls = ({services}: RunningGate): Url[] =>
  [...services.releases.current()!.entries].map(([path, {audience}]) => ({path, audience}));

/** Pages of the gate that are somebody's; `people:` is also for analysts, who bring a member's first people in. */
const gateUrls = (three: readonly Member[], request: string): Url[] => {
  const [owner] = three as [Member];
  return ["fr", "en"].flatMap((language) => [
    ...three.flatMap(({organization}) => [
      {path: `/${language}/people/${organization}`, audience: `people:${organization}`},
      {
        path: `/${language}/people/${organization}/accesses.csv`,
        audience: `people:${organization}`
      },
      {path: `/${language}/deliveries/${organization}`, audience: `administrator:${organization}`},
      {path: `/${language}/shares/${organization}`, audience: `administrator:${organization}`},
      {path: `/${language}/exports/${organization}`, audience: `organization:${organization}`},
      {
        path: `/${language}/exports/${organization}/dictionary.csv`,
        audience: `organization:${organization}`
      }
    ]),
    {path: `/${language}/shows`, audience: "partner"},
    {path: `/${language}/${request}`, audience: `grant:${owner.organization}`},
    {path: `/${language}/${request}/sheet`, audience: `grant:${owner.organization}`},
    {path: `/${language}/o/nobody/portrait`, audience: "nobody:"}
  ]);
};

/** From an address of its own each, so that no limit counts them together. */
async function signIn({services}: RunningGate, email: string): Promise<string> {
  const token = await services.auth.createLink(email);
  const address = `10.${[...email].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 250, 7)}.${email.length}.1`;
  return cookieFrom((await services.auth.useLink(token, address)) as string[]);
}
