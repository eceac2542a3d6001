/** Signing in by a link sent by e-mail; works without JavaScript; says the same to the known and the unknown. */

import {Hono} from "hono";
import {z} from "zod";
import {languages} from "../../src/vocabulary/language.js";
import {addressOf} from "../addressOf.js";
import {notFound, page, scriptedPage} from "../answers.js";
import {singleSignOnReturn} from "../auth.js";
import type {Gate, GateContext, GateEnv} from "../context.js";
import {isAddress} from "../mail/mail.js";
import {enterPage, sentPage, signInPage, spentPage} from "../pages/signInPages.js";
import type {Word} from "../pages/words.js";
import {passkeyStepPage} from "../passkeys/passkeyPages.js";
import {supportsPasskeys} from "../passkeys/passkeys.js";
import {findPerson, normalizeEmail} from "../people/people.js";
import {readPath} from "../release/readPath.js";
import type {Services} from "../services.js";

const field = z.string().max(2_000).catch("");
const askForm = z.object({email: field, next: field});
const linkForm = z.object({token: field, next: field});

export function signInRoutes(services: Services): Gate {
  const routes: Gate = new Hono<GateEnv>();
  for (const language of languages) {
    const path = `/${language}/sign-in`;
    routes.get(path, (context) => showSignIn(context, services));
    routes.post(path, (context) => askLink(context, services));
    routes.get(`${path}/sent`, (context) => page(context, sentPage(language)));
    routes.get(`${path}/link`, (context) => showLink(context));
    routes.post(`${path}/link`, (context) => useLink(context, services));
    routes.get(`${path}/oidc`, (context) => startSingleSignOn(context, services));
    routes.post(`/${language}/sign-out`, (context) => signOut(context, services));
    routes.post(`/${language}/sign-out/everywhere`, (context) =>
      signOutEverywhere(context, services)
    );
  }
  routes.get(singleSignOnReturn, (context) =>
    services.auth.finishSingleSignOn(context.req.raw, addressOf(context, services))
  );
  return routes;
}

interface Shown {
  problem?: Word;
  email?: string;
  next?: string | undefined;
  status?: number;
}

function showSignIn(
  context: GateContext,
  services: Services,
  shown: Shown = {}
): Promise<Response> {
  const returned = context.req.query("error") === undefined ? undefined : "notKnownThere";
  const {problem = returned, email = "", status} = shown;
  const {next = safeNext(context.req.query("next"))} = shown;
  const {contact, demonstration} = services.collective;
  const singleSignOn = services.auth.singleSignOnName;
  const hasPasskeys = supportsPasskeys(services.origin);
  const language = context.get("language");
  const shownPage = signInPage({
    ...{language, next, problem, email, contact, demonstration, singleSignOn, hasPasskeys}
  });
  return scriptedPage(context, shownPage, status);
}

async function askLink(context: GateContext, services: Services): Promise<Response> {
  const form = askForm.parse(await context.req.parseBody());
  const email = normalizeEmail(form.email);
  const next = safeNext(form.next);
  if (!isAddress(email))
    return showSignIn(context, services, {problem: "notAnEmail", email, next, status: 400});
  const language = context.get("language");
  const metadata = {language, ...(next && {next})};
  const answer = await services.auth.requestLink({
    email,
    address: addressOf(context, services),
    metadata
  });
  if (answer === "tooMany")
    return showSignIn(context, services, {problem: "tooMany", email, next, status: 429});
  return context.redirect(`/${language}/sign-in/sent`, 303);
}

async function startSingleSignOn(context: GateContext, {auth}: Services): Promise<Response> {
  if (auth.singleSignOnName === null) return notFound(context);
  const next = safeNext(context.req.query("next")) ?? "/";
  const problem = `/${context.get("language")}/sign-in`;
  const {url, cookies} = await auth.startSingleSignOn({next, problem});
  return redirectWith(context, cookies, url);
}

function showLink(context: GateContext): Promise<Response> {
  const {token, next} = linkForm.parse(context.req.query());
  return page(context, enterPage(context.get("language"), {token, next: safeNext(next)}));
}

async function useLink(context: GateContext, services: Services): Promise<Response> {
  const {auth} = services;
  const {token, next} = linkForm.parse(await context.req.parseBody());
  const cookies = await auth.useLink(token, addressOf(context, services));
  const language = context.get("language");
  if (cookies === "tooMany") return page(context, spentPage(language, "tooMany"), 429);
  if (cookies === null) return page(context, spentPage(language, "linkSpent"), 400);
  const to = safeNext(next) ?? "/";
  return (await needsPasskey(cookies, services))
    ? scriptedPage(context, passkeyStepPage(language, to))
    : redirectWith(context, cookies, to);
}

/** The link was right, but its person wants more than a link: the session it made ends before it is given. */
async function needsPasskey(cookies: readonly string[], {auth, state}: Services): Promise<boolean> {
  const headers = new Headers({cookie: cookies.map((one) => one.split(";", 1)[0]).join("; ")});
  const user = await auth.getUser(headers);
  const person = user && (await findPerson(state, user.email));
  if (!person?.needsPasskey) return false;
  await auth.signOut(headers);
  return true;
}

async function signOut(context: GateContext, {auth}: Services): Promise<Response> {
  const cookies = await auth.signOut(context.req.raw.headers);
  return redirectWith(context, cookies, `/${context.get("language")}/sign-in`);
}

async function signOutEverywhere(context: GateContext, services: Services): Promise<Response> {
  const person = context.get("person");
  if (person) await services.auth.endSessions(person.email);
  return signOut(context, services);
}

function redirectWith(context: GateContext, cookies: readonly string[], to: string): Response {
  for (const cookie of cookies) context.header("set-cookie", cookie, {append: true});
  return context.redirect(to, 303);
}

/** A path of this site to go on to, or nothing: never another site, never a path that would not be read. */
function safeNext(next: string | undefined): string | undefined {
  const path = next?.startsWith("/") ? readPath(next) : null;
  return path && !/[?#]/.test(next!) ? encodeURI(path) : undefined;
}
