/** The way in for whoever is signed in: home leads to one's own portrait; the account shows what one has. */

import {Hono} from "hono";
import {languages} from "../../src/vocabulary/language.js";
import {page, scriptedPage} from "../answers.js";
import type {Gate, GateContext, GateEnv} from "../context.js";
import {dayOf} from "../days.js";
import {accountPage, organizationsPage} from "../pages/accountPages.js";
import type {Html} from "../pages/frame.js";
import {messagePage} from "../pages/messagePage.js";
import {passkeySection} from "../passkeys/passkeyPages.js";
import {listPasskeys, supportsPasskeys} from "../passkeys/passkeys.js";
import type {Person} from "../people/people.js";
import {readerOf, type Services} from "../services.js";
import {sharesOf} from "../shares/shares.js";

export function accountRoutes(services: Services): Gate {
  const routes: Gate = new Hono<GateEnv>();
  routes.get("/", (context) => goHome(context, services));
  for (const language of languages) {
    routes.get(`/${language}`, (context) => goHome(context, services));
    routes.get(`/${language}/account`, (context) => showAccount(context, services));
    routes.get(`/${language}/organizations`, (context) => showOrganizations(context, services));
  }
  return routes;
}

async function goHome(context: GateContext, services: Services): Promise<Response> {
  const person = context.get("person");
  if (!person) return toSignIn(context);
  const language = context.get("path") === "/" ? person.language : context.get("language");
  const {analyst, organizations} = readerOf(person, services);
  if (!services.releases.current())
    return page(context, messagePage(language, "notBuilt", "notBuiltText"));
  if (analyst || organizations.size > 1) return context.redirect(`/${language}/organizations`, 303);
  const [organization] = organizations.keys();
  return context.redirect(
    organization ? `/${language}/o/${organization}/portrait` : `/${language}/account`,
    303
  );
}

async function showAccount(context: GateContext, services: Services): Promise<Response> {
  const person = context.get("person");
  if (!person) return toSignIn(context);
  const {members, demonstration} = services.collective;
  const language = context.get("language");
  const open = await sharesOf(services.state, person.id, dayOf(services.clock()));
  const shared = open.map(({path}) => path);
  const passkeys = await passkeysOf(person, context, services);
  const body = accountPage({language, person, members, shared, passkeys, demonstration});
  return scriptedPage(context, body);
}

async function passkeysOf(
  {id, needsPasskey}: Person,
  context: GateContext,
  {state, origin}: Services
): Promise<Html | undefined> {
  if (!supportsPasskeys(origin)) return undefined;
  const passkeys = await listPasskeys(state, id);
  return passkeySection(context.get("language"), {passkeys, isRequired: needsPasskey});
}

async function showOrganizations(context: GateContext, services: Services): Promise<Response> {
  const person = context.get("person");
  if (!person) return toSignIn(context);
  const {demonstration} = services.collective;
  const members = membersOpenTo(person, services);
  return page(
    context,
    organizationsPage({language: context.get("language"), members, demonstration})
  );
}

function membersOpenTo(person: Person, services: Services): Services["collective"]["members"] {
  const {analyst, organizations} = readerOf(person, services);
  return services.collective.members.filter(
    ({organization}) => analyst || organizations.has(organization)
  );
}

const toSignIn = (context: GateContext): Response =>
  context.redirect(`/${context.get("language")}/sign-in`, 303);
