/** The built site: looked up, decided, answered. No URL is ever joined to a path. */

import {Hono} from "hono";
import {notFound} from "../answers.js";
import {mayRead, organizationOf} from "../audience.js";
import type {Gate, GateContext, GateEnv} from "../context.js";
import {dayOf} from "../days.js";
import type {Person} from "../people/people.js";
import {readerOf, type Services} from "../services.js";
import {isShared, sharesOf} from "../shares/shares.js";
import {answerEntry} from "./answerEntry.js";
import type {Entry} from "./readManifest.js";

export function releaseRoutes(services: Services): Gate {
  return new Hono<GateEnv>().get("*", (context) => serveEntry(context, services));
}

async function serveEntry(context: GateContext, services: Services): Promise<Response> {
  const path = context.get("path");
  const person = context.get("person");
  const entry = services.releases.find(path);
  if (await isOpen(entry, context, services)) {
    const answer = await answerEntry(context.req.raw, path, entry!, services.store);
    if (person && answer.status === 200) recordAccess(context, entry!, {person, services});
    return answer;
  }
  if (!person && isNavigation(context)) return context.redirect(signInPath(context), 303);
  return notFound(context);
}

/** The same work is done for an entry that does not exist, so that time tells nothing either. */
async function isOpen(
  entry: Entry | undefined,
  context: GateContext,
  services: Services
): Promise<boolean> {
  const person = context.get("person");
  if (!person) return entry !== undefined && mayRead(entry.audience, null);
  const reader = readerOf(person, services);
  if (entry && mayRead(entry.audience, reader)) return true;
  const shares = await sharesOf(services.state, person.id, dayOf(services.clock()));
  return entry !== undefined && isShared(shares, {path: context.get("path"), ...entry});
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
