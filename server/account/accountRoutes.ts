/** The way in for whoever is signed in: home leads to one's own portrait; the account shows what one has. */

import {Hono} from "hono";
import {z} from "zod";
import {languages} from "../../src/vocabulary/language.js";
import {notFound, page, scriptedPage} from "../answers.js";
import type {Gate, GateContext, GateEnv} from "../context.js";
import {dayOf} from "../days.js";
import {accountPage, organizationsPage} from "../pages/accountPages.js";
import type {Html} from "../pages/frame.js";
import {messagePage} from "../pages/messagePage.js";
import {passkeySection} from "../passkeys/passkeyPages.js";
import {listPasskeys, supportsPasskeys} from "../passkeys/passkeys.js";
import {normalizeEmail, type Person} from "../people/people.js";
import {titleOf} from "../release/titleOf.js";
import {chooseDelivery, chosenDeliveries} from "../review/deliveryChoice.js";
import {deliveryChoicePart} from "../review/deliveryChoicePart.js";
import {readerOf, type Services} from "../services.js";
import {sharesOf} from "../shares/shares.js";
import {currentStatus} from "../shows/requestState.js";
import {listRequests} from "../shows/requests.js";

const deliveryForm = z.object({delivery: z.enum(["link", "attachment"])});

export function accountRoutes(services: Services): Gate {
  const routes: Gate = new Hono<GateEnv>();
  routes.get("/", (context) => goHome(context, services));
  for (const language of languages) {
    routes.get(`/${language}`, (context) => goHome(context, services));
    routes.get(`/${language}/account`, (context) => showAccount(context, services));
    routes.post(`/${language}/account/reports`, (context) => keepDelivery(context, services));
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
    return page(
      context,
      messagePage({language, title: "notBuilt", text: "notBuiltText", signedIn: true})
    );
  if (analyst || person.roles.has("operator") || organizations.size > 1)
    return context.redirect(`/${language}/organizations`, 303);
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
  const shared = await Promise.all(
    open.map(async ({path}) => ({path, label: await titleOf(path, services)}))
  );
  const choices = [
    await deliverySection(person, context, services),
    await passkeysOf(person, context, services)
  ].filter((section) => section !== undefined);
  const hasReports = services.reviews !== undefined;
  return scriptedPage(
    context,
    accountPage({
      ...{language, person, members, shared, choices, hasReports, demonstration},
      waiting: await countWaiting(person, services)
    })
  );
}

/** Requests for their shows that an administrator may answer today. */
async function countWaiting(
  person: Person,
  {state, clock}: Services
): Promise<Map<string, number>> {
  const organizations = [...person.organizations]
    .filter(([, role]) => role === "administrator")
    .map(([organization]) => organization);
  const all = await listRequests(state, {personId: person.id, organizations});
  const today = dayOf(clock());
  const open = all.filter((request) => currentStatus(request, today) === "asked");
  return new Map(
    organizations.map((organization) => [
      organization,
      open.filter(({ownerOrganization}) => ownerOrganization === organization).length
    ])
  );
}

/** For whom a member's file names to receive its reports. */
async function deliverySection(
  {email}: Person,
  context: GateContext,
  {collective, reviews, state}: Services
): Promise<Html | undefined> {
  const named = collective.members
    .flatMap(({recipients}) => recipients)
    .find((recipient) => normalizeEmail(recipient.email) === email);
  if (!named || !reviews) return undefined;
  const chosen = await chosenDeliveries(state, [email]);
  const done = context.req.query("done") === "kept";
  return deliveryChoicePart(context.get("language"), chosen.get(email) ?? named.delivery, done);
}

async function keepDelivery(context: GateContext, services: Services): Promise<Response> {
  const person = context.get("person");
  if (!person || !services.reviews) return notFound(context);
  const {delivery} = deliveryForm.parse(await context.req.parseBody());
  await chooseDelivery(services.state, person.id, delivery);
  return context.redirect(`/${context.get("language")}/account?done=kept`, 303);
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
  const {roles} = person;
  const reads = readerOf(person, services).analyst || person.organizations.size > 0;
  const helps = roles.has("analyst") || roles.has("operator");
  return page(
    context,
    organizationsPage({language: context.get("language"), members, reads, helps, demonstration})
  );
}

function membersOpenTo(person: Person, services: Services): Services["collective"]["members"] {
  const {analyst, organizations} = readerOf(person, services);
  return services.collective.members.filter(
    ({organization}) => analyst || person.roles.has("operator") || organizations.has(organization)
  );
}

const toSignIn = (context: GateContext): Response =>
  context.redirect(`/${context.get("language")}/sign-in`, 303);
