/** The built site: looked up, decided, answered. No URL is ever joined to a path. */
import {Hono} from "hono";
import {mayRead} from "../audience.js";
import {type Gate, type GateContext, type GateEnv, notFound} from "../gate.js";
import {readerOf, type Services} from "../services.js";
import {answerEntry} from "./answerEntry.js";

export function releaseRoutes(services: Services): Gate {
  return new Hono<GateEnv>().get("*", (context) => serveEntry(context, services));
}

async function serveEntry(context: GateContext, services: Services): Promise<Response> {
  const path = context.get("path");
  const person = context.get("person");
  const reader = person && readerOf(person, services);
  const entry = services.releases.find(path);
  if (entry && mayRead(entry.audience, reader))
    return answerEntry(context.req.raw, path, entry, services.store);
  if (!person && isNavigation(context)) return context.redirect(signInPath(context), 303);
  return notFound(context);
}

/** Whoever is not signed in is sent to do so, whether the page exists or not. */
function signInPath(context: GateContext): string {
  const next = context.get("path");
  return `/${context.get("language")}/sign-in?${new URLSearchParams({next})}`;
}

const isNavigation = (context: GateContext): boolean =>
  (context.req.header("accept") ?? "").includes("text/html");
