/** Accepting an invitation: the link proves the mailbox, the button makes the membership and opens the session. */

import {Hono} from "hono";
import {z} from "zod";
import {languages} from "../../src/vocabulary/language.js";
import {addressOf} from "../addressOf.js";
import {page} from "../answers.js";
import type {Gate, GateContext, GateEnv} from "../context.js";
import type {Services} from "../services.js";
import {openSession} from "../signIn/openSession.js";
import type {InvitationRow} from "../state/tables.js";
import {acceptInvitation, findInvitation} from "./invitations.js";
import {findPerson} from "./people.js";
import {invitationPage, invitationProblemPage} from "./peoplePages.js";

const tokenForm = z.object({token: z.string().max(200).catch("")});

export function invitationRoutes(services: Services): Gate {
  const routes: Gate = new Hono<GateEnv>();
  for (const language of languages) {
    routes.get(`/${language}/invitation`, (context) => showInvitation(context, services));
    routes.post(`/${language}/invitation`, (context) => accept(context, services));
  }
  return routes;
}

async function showInvitation(context: GateContext, services: Services): Promise<Response> {
  const {token} = tokenForm.parse(context.req.query());
  const language = context.get("language");
  const invitation = await findInvitation(services.state, token, services.clock());
  const member = memberOf(invitation, services);
  if (!invitation || !member) return problemWith(context, "spent");
  return page(context, invitationPage({language, member, email: invitation.email, token}));
}

async function accept(context: GateContext, services: Services): Promise<Response> {
  const {state, clock} = services;
  const {token} = tokenForm.parse(await context.req.parseBody());
  const language = context.get("language");
  const invitation = await findInvitation(state, token, clock());
  const person = context.get("person");
  if (invitation && person && person.email !== invitation.email)
    return problemWith(context, "forSomeoneElse");
  if (!memberOf(invitation, services) || !(await acceptInvitation(state, invitation!, clock())))
    return problemWith(context, "spent");
  if (person) return context.redirect("/", 303);
  const invited = await findPerson(state, invitation!.email);
  if (invited?.needsPasskey) return context.redirect(`/${language}/sign-in`, 303);
  const cookies =
    invited && (await openSession(invited.id, addressOf(context, services), services));
  for (const cookie of cookies ?? []) context.header("set-cookie", cookie, {append: true});
  return context.redirect("/", 303);
}

const memberOf = (invitation: InvitationRow | null, {collective}: Services) =>
  collective.members.find(({organization}) => organization === invitation?.organization);

const problemWith = (
  context: GateContext,
  problem: "spent" | "forSomeoneElse"
): Promise<Response> => {
  const signedIn = context.get("person") !== null;
  return page(context, invitationProblemPage(context.get("language"), problem, {signedIn}), 400);
};
