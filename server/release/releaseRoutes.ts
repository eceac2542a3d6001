/** The built site: looked up, decided, answered. No URL is ever joined to a path. */

import {Hono} from "hono";
import {notFound} from "../answers.js";
import {mayRead, organizationOf} from "../audience.js";
import type {Gate, GateContext, GateEnv} from "../context.js";
import type {Person} from "../people/people.js";
import {readerOf, type Services} from "../services.js";
import {findShared, type Shared} from "../shares/findShared.js";
import {sharedPage} from "../shares/sharedPage.js";
import type {OpenShare} from "../shares/shares.js";
import {answerEntry, contentSecurityPolicy} from "./answerEntry.js";
import type {Entry} from "./readManifest.js";

export function releaseRoutes(services: Services): Gate {
  return new Hono<GateEnv>().get("*", (context) => serveEntry(context, services));
}

async function serveEntry(context: GateContext, services: Services): Promise<Response> {
  const path = context.get("path");
  const person = context.get("person");
  const entry = services.releases.find(path);
  const opened = await decide(entry, context, services);
  if (entry && opened) {
    const isWhole = opened === "ownRight" || !opened.share || !entry.type.startsWith("text/html");
    const answer = isWhole
      ? await answerEntry(context.req.raw, path, entry, services.store)
      : await answerShared(context, entry, {...opened, share: opened.share!}, services);
    if (isWhole) context.set("isSafe", true);
    if (person && answer.status === 200) recordAccess(context, entry, {person, services});
    return answer;
  }
  if (!person && isNavigation(context)) return context.redirect(signInPath(context), 303);
  return notFound(context);
}

/** The same work is done for an entry that does not exist, so that time tells nothing either. */
async function decide(
  entry: Entry | undefined,
  context: GateContext,
  services: Services
): Promise<"ownRight" | Shared | null> {
  const person = context.get("person");
  const reader = person && readerOf(person, services);
  if (entry && mayRead(entry.audience, reader)) return "ownRight";
  return person && findShared(person, {path: context.get("path"), entry}, services);
}

/** The page without the ways to what is not shared: other bytes than the entry's, so no ETag and no part of it. */
async function answerShared(
  context: GateContext,
  entry: Entry,
  {share, shares}: Shared & {share: OpenShare},
  {store, releases, collective}: Services
): Promise<Response> {
  const page = Buffer.from(await store.read(entry.sha256, "identity")).toString("utf8");
  const language = context.get("language");
  const owner = collective.members.find(({organization}) => organization === share.organization);
  context.header("content-security-policy", contentSecurityPolicy(entry));
  return context.html(
    sharedPage(page, {
      path: share.path,
      language,
      organizationName: owner?.name ?? share.organization,
      untilOn: share.untilOn,
      isOpen: (path) =>
        path === `/${language}/account` ||
        releases.find(path)?.audience === "public" ||
        shares.some((one) => one.path === path)
    })
  );
}

/** An organization's pages and PDFs; not the files that a page brings with it. */
function recordAccess(
  context: GateContext,
  {audience, type}: Entry,
  {person, services}: {person: Person; services: Services}
): void {
  const organization = organizationOf(audience);
  if (organization === null || context.req.method !== "GET") return;
  if (!/^(text\/html|application\/pdf)/.test(type)) return;
  const at = services.clock().toISOString();
  services.accessLog.record({at, personId: person.id, organization, path: context.get("path")});
}

/** Whoever is not signed in is sent to do so, whether the page exists or not. */
function signInPath(context: GateContext): string {
  const next = context.get("path");
  return `/${context.get("language")}/sign-in?${new URLSearchParams({next})}`;
}

const isNavigation = (context: GateContext): boolean =>
  (context.req.header("accept") ?? "").includes("text/html");
