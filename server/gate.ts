/** The members' gate: every request goes down this list, and what nothing above answered is not found. */

import type {HttpBindings} from "@hono/node-server";
import {getConnInfo} from "@hono/node-server/conninfo";
import {type Context, Hono, type MiddlewareHandler} from "hono";
import type {Language} from "../src/vocabulary/language.js";
import {accountRoutes} from "./account/accountRoutes.js";
import {clientAddress} from "./clientAddress.js";
import {gateFonts} from "./pages/fonts.js";
import {framePolicy, type Html} from "./pages/frame.js";
import {messagePage} from "./pages/messagePage.js";
import type {Word} from "./pages/words.js";
import {findPerson, type Person} from "./people/people.js";
import {preferredLanguage} from "./preferredLanguage.js";
import {readPath} from "./release/readPath.js";
import {releaseRoutes} from "./release/releaseRoutes.js";
import type {Services} from "./services.js";
import {signInRoutes} from "./signIn/signInRoutes.js";

export interface GateEnv {
  Bindings: Partial<HttpBindings>;
  Variables: {
    path: string;
    language: Language;
    /** Client address as far as it can be trusted. */
    address: string;
    person: Person | null;
  };
}
export type GateContext = Context<GateEnv>;
export type Gate = Hono<GateEnv>;

export function createGate(services: Services): Gate {
  const gate: Gate = new Hono<GateEnv>({getPath: ({url}) => new URL(url).pathname});
  gate.use(logRequest(services), answerSafely, readTarget, sameOrigin(services));
  gate.get("/health", (context) => health(context, services));
  gate.get("/gate/:font", gateFonts);
  gate.use(identify(services));
  gate.route("/", signInRoutes(services));
  gate.route("/", accountRoutes(services));
  gate.route("/", releaseRoutes(services));
  gate.notFound(notFound);
  gate.onError((error, context) => {
    services.logger.error("failed", {reason: error.message});
    return page(context, messagePage(languageOf(context), "broken", "brokenText"), 500);
  });
  return gate;
}

/** One page of the gate's own. */
export async function page(context: GateContext, body: Html, status = 200): Promise<Response> {
  context.header("content-security-policy", framePolicy);
  return context.html(String(await body), status as 200);
}

/** Unknown, forbidden, malformed: the same answer, word for word. */
export const notFound = (context: GateContext): Promise<Response> =>
  messageIn(context, "notFound", "notFoundText", 404);

const languageOf = (context: GateContext): Language => context.get("language") ?? "fr";

const messageIn = (context: GateContext, title: Word, text: Word, status: number) =>
  page(context, messagePage(languageOf(context), title, text), status);

function logRequest({logger}: Services): MiddlewareHandler<GateEnv> {
  return async (context, next) => {
    const started = performance.now();
    await next();
    logger.info("request", {
      method: context.req.method,
      status: context.res.status,
      milliseconds: Math.round(performance.now() - started)
    });
  };
}

/** Headers of every answer; an answer that says nothing about caching may not be kept anywhere. */
const answerSafely: MiddlewareHandler<GateEnv> = async (context, next) => {
  await next();
  const {headers} = context.res;
  headers.set("x-content-type-options", "nosniff");
  headers.set("referrer-policy", "same-origin");
  headers.set("x-frame-options", "DENY");
  headers.set("cross-origin-resource-policy", "same-origin");
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("permissions-policy", "camera=(), geolocation=(), microphone=()");
  if (!headers.has("cache-control")) headers.set("cache-control", "private, no-store");
  if (!headers.has("vary")) headers.set("vary", "Cookie");
};

/** Both readings of the target must agree: the raw one of the wire and the normalized one of the router. */
const readTarget: MiddlewareHandler<GateEnv> = async (context, next) => {
  const normalized = readPath(new URL(context.req.url).pathname);
  const path = readPath(
    context.env?.incoming?.url ?? context.req.url.replace(/^\w+:\/\/[^/?#]*/, "")
  );
  context.set("language", preferredLanguage(normalized ?? "/", context.req.raw.headers));
  if (path === null || path !== normalized) return notFound(context);
  context.set("path", path);
  return next();
};

/** A request that changes something comes from a page of this site, and says so. */
function sameOrigin({origin, alsoOrigins}: Services): MiddlewareHandler<GateEnv> {
  const trusted = new Set([origin, ...alsoOrigins]);
  return async (context, next) => {
    if (context.req.method === "GET" || context.req.method === "HEAD") return next();
    const site = context.req.header("sec-fetch-site") ?? "same-origin";
    if (trusted.has(context.req.header("origin") ?? "") && site === "same-origin") return next();
    return messageIn(context, "refused", "refusedText", 403);
  };
}

function identify({state, auth, trustedProxies}: Services): MiddlewareHandler<GateEnv> {
  return async (context, next) => {
    const forwarded = context.req.header("x-forwarded-for");
    context.set("address", clientAddress(socketAddress(context), forwarded, trustedProxies));
    const user = await auth.getUser(context.req.raw.headers);
    context.set("person", user && (await findPerson(state, user.email)));
    return next();
  };
}

/** In-process calls (tests, benches) have no socket. */
const socketAddress = (context: GateContext): string =>
  (context.env?.incoming && getConnInfo(context).remote.address) || "127.0.0.1";

async function health(context: GateContext, {state, releases}: Services): Promise<Response> {
  await state.selectFrom("people").select("id").limit(1).execute();
  return context.json({status: "ok", release: releases.current()?.release ?? null});
}
