/** People of an organization, for its administrators (and the collective's analysts and operators). */

import {Hono} from "hono";
import {z} from "zod";
import {languages} from "../../src/vocabulary/language.js";
import {type AdministeredCall, type AdministeredHandler, administered} from "../administered.js";
import {notFound, page} from "../answers.js";
import type {Gate, GateEnv} from "../context.js";
import {toCsv} from "../csv.js";
import {isAddress} from "../mail/mail.js";
import {titleOf} from "../release/titleOf.js";
import type {Services} from "../services.js";
import {findRequest} from "../shows/requests.js";
import {organizationRoles} from "../state/tables.js";
import {listAccesses} from "./accessLog.js";
import {cancelInvitation, invite, openInvitations} from "./invitations.js";
import {changeRole, listColleagues, type Managed, removeColleague} from "./manage.js";
import {normalizeEmail, type Person} from "./people.js";
import {type PeoplePage, peoplePage} from "./peoplePages.js";
import {type PeopleWord, sayPeople} from "./words.js";

const inviteForm = z.object({
  email: z.string().max(500),
  role: z.enum(organizationRoles),
  language: z.enum(languages)
});
const id = z.string().max(100);
const removeForm = z.object({membership: id});
const roleForm = z.object({membership: id, role: z.enum(organizationRoles)});
const cancelForm = z.object({invitation: id});
const doneWords = ["sent", "removed", "changed", "cancelled"] as const satisfies PeopleWord[];

export function peopleRoutes(services: Services): Gate {
  const routes: Gate = new Hono<GateEnv>();
  const managed = administered(services, helps);
  for (const language of languages) {
    const path = `/${language}/people/:organization`;
    routes.get(path, managed(showDone));
    routes.post(path, managed(inviteColleague));
    routes.post(`${path}/role`, managed(changeColleague));
    routes.post(`${path}/remove`, managed(dropColleague));
    routes.post(`${path}/cancel`, managed(cancelOne));
    routes.get(`${path}/accesses.csv`, managed(exportAccesses));
  }
  return routes;
}

/** Analysts bring a member's first people in; operators help whoever has lost their way. */
const helps = ({roles}: Person): boolean => roles.has("analyst") || roles.has("operator");

const showDone: AdministeredHandler = (call) => {
  const given = call.context.req.query("done");
  const done = doneWords.find((word) => word === given);
  return show(call, {done});
};

async function show(
  {context, services, person, member}: AdministeredCall,
  shown: Partial<Pick<PeoplePage, "done" | "problem" | "email">> & {status?: number}
): Promise<Response> {
  const {state, collective, clock} = services;
  const {organization} = member;
  const {status, ...told} = shown;
  const accesses = await listAccesses(state, organization, 100);
  const body = peoplePage({
    language: context.get("language"),
    member,
    demonstration: collective.demonstration,
    timeZone: collective.timeZone,
    personId: person.id,
    colleagues: await listColleagues(state, organization),
    invitations: await openInvitations(state, organization, clock()),
    accesses,
    titles: await titlesOf(accesses, services),
    ...told
  });
  return page(context, body, status);
}

/** Pages by their title, sheets by their show, exports by their file. */
async function titlesOf(
  accesses: readonly {path: string}[],
  services: Services
): Promise<Map<string, string>> {
  const paths = [...new Set(accesses.map(({path}) => path))];
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await nameOf(path, services)] as const))
  );
}

async function nameOf(path: string, services: Services): Promise<string> {
  if (services.releases.find(path)) return titleOf(path, services);
  const [, request] = /\/shows\/requests\/([^/]+)\/sheet$/.exec(path) ?? [];
  const show = request && (await findRequest(services.state, request));
  return show ? `${show.title} (${show.season})` : path.replace(/^\/(fr|en)\/exports\/[^/]+\//, "");
}

const inviteColleague: AdministeredHandler = async (call) => {
  const {context, services, person, member} = call;
  const form = inviteForm.safeParse(await context.req.parseBody());
  const email = normalizeEmail(form.data?.email ?? "");
  if (!form.success || !isAddress(email))
    return show(call, {problem: "notAnEmail", email, status: 400});
  const colleagues = await listColleagues(services.state, member.organization);
  if (colleagues.some((colleague) => colleague.email === email))
    return show(call, {problem: "already", email, status: 400});
  const {state, origin, clock} = services;
  await invite({...form.data, email, member, by: person}, {state, origin, now: clock()});
  void services.outbox.sendDue();
  return backWith(call, "sent");
};

const dropColleague: AdministeredHandler = async (call) => {
  const {membership} = removeForm.parse(await call.context.req.parseBody());
  return manage(call, membership, "removed", ({services, person, member}) =>
    removeColleague(
      services.state,
      {organization: member.organization, membershipId: membership},
      {by: person.id, now: services.clock()}
    )
  );
};

const changeColleague: AdministeredHandler = async (call) => {
  const {membership, role} = roleForm.parse(await call.context.req.parseBody());
  return manage(call, membership, "changed", ({services, person, member}) =>
    changeRole(
      services.state,
      {organization: member.organization, membershipId: membership, role},
      {by: person.id, now: services.clock()}
    )
  );
};

/** Ends the sessions of whoever's role has changed: what was open under the old one closes. */
async function manage(
  call: AdministeredCall,
  membershipId: string,
  done: PeopleWord,
  act: (call: AdministeredCall) => Promise<Managed>
): Promise<Response> {
  const {state, auth} = call.services;
  const colleagues = await listColleagues(state, call.member.organization);
  const outcome = await act(call);
  if (outcome === "notFound") return notFound(call.context);
  if (outcome === "lastAdministrator") return show(call, {problem: outcome, status: 400});
  const colleague = colleagues.find((one) => one.membershipId === membershipId);
  if (colleague) await auth.endSessions(colleague.email);
  return backWith(call, done);
}

const cancelOne: AdministeredHandler = async (call) => {
  const {invitation} = cancelForm.parse(await call.context.req.parseBody());
  const {state, clock} = call.services;
  const {organization} = call.member;
  await cancelInvitation(state, {id: invitation, organization}, clock());
  return backWith(call, "cancelled");
};

const exportAccesses: AdministeredHandler = async ({context, services, member}) => {
  const say = sayPeople(context.get("language"));
  const accesses = await listAccesses(services.state, member.organization);
  const rows = accesses.map(({at, email, path}) => [at, email, path]);
  context.header("content-type", "text/csv; charset=utf-8");
  context.header("content-disposition", `attachment; filename="acces-${member.organization}.csv"`);
  return context.body(toCsv([say("when"), say("person"), say("what")], rows));
};

/** A page that is asked for again after a post cannot post twice. */
const backWith = ({context, member}: AdministeredCall, done: PeopleWord): Promise<Response> =>
  Promise.resolve(
    context.redirect(`/${context.get("language")}/people/${member.organization}?done=${done}`, 303)
  );
