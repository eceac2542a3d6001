/** The members' gate: every request goes down this list, and what nothing above answered is not found. */
import {Hono, type MiddlewareHandler} from "hono";
import {bodyLimit} from "hono/body-limit";
import {z} from "zod";
import {accountRoutes} from "./account/accountRoutes.js";
import {message, notFound} from "./answers.js";
import type {Gate, GateContext, GateEnv} from "./context.js";
import {deliveryRoutes} from "./deliveries/deliveryRoutes.js";
import {exportRoutes} from "./exports/exportRoutes.js";
import {gateFiles} from "./pages/gateFiles.js";
import {passkeyRoutes} from "./passkeys/passkeyRoutes.js";
import {invitationRoutes} from "./people/invitationRoutes.js";
import {findPerson} from "./people/people.js";
import {peopleRoutes} from "./people/peopleRoutes.js";
import {preferredLanguage} from "./preferredLanguage.js";
import {readPath} from "./release/readPath.js";
import {releaseRoutes} from "./release/releaseRoutes.js";
import {reviewRoutes} from "./review/reviewRoutes.js";
import {isUnsubscribing, unsubscribeRoutes} from "./review/unsubscribeRoutes.js";
import {safeHeaders} from "./safeHeaders.js";
import type {Services} from "./services.js";
import {shareRoutes} from "./shares/shareRoutes.js";
import {showRoutes} from "./shows/showRoutes.js";
import {signInRoutes} from "./signIn/signInRoutes.js";

/** A form holds a few lines of text; only deliveries are large. */
const largestForm = 64 * 1024;

export function createGate(services: Services): Gate {
  const gate: Gate = new Hono<GateEnv>({getPath: ({url}) => pathnameOf(url)});
  gate.use(logRequest(services), answerSafely, readTarget, sameOrigin(services));
  gate.get("/health", (context) => health(context, services));
  gate.get("/gate/:file", gateFiles);
  gate.use(identify(services));
  gate.route("/", deliveryRoutes(services));
  gate.on(["POST", "PUT", "PATCH", "DELETE"], "*", bodyLimit({maxSize: largestForm}));
  gate.route("/", unsubscribeRoutes(services));
  gate.route("/", signInRoutes(services));
  gate.route("/", passkeyRoutes(services));
  gate.route("/", accountRoutes(services));
  gate.route("/", invitationRoutes(services));
  gate.route("/", peopleRoutes(services));
  gate.route("/", showRoutes(services));
  gate.route("/", shareRoutes(services));
  gate.route("/", exportRoutes(services));
  gate.route("/", reviewRoutes(services));
  gate.route("/", releaseRoutes(services));
  gate.notFound(notFound);
  gate.onError((error, context) => {
    if (error instanceof z.ZodError)
      return message(context, {title: "refused", text: "badForm", status: 400});
    services.logger.error("failed", {reason: error.message});
    return message(context, {title: "broken", text: "brokenText", status: 500});
  });
  return gate;
}

/** Asked twice of the same address in a row, by the router and by the reading of the target. */
function pathnameOf(url: string): string {
  if (url !== lastRead.url) lastRead = {url, pathname: new URL(url).pathname};
  return lastRead.pathname;
}
let lastRead = {url: "", pathname: ""};

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
  if (context.get("isSafe")) return;
  const {headers} = context.res;
  for (const [name, value] of Object.entries(safeHeaders)) headers.set(name, value);
  if (!headers.has("cache-control")) headers.set("cache-control", "private, no-store");
  if (!headers.has("vary")) headers.set("vary", "Cookie");
};

/** Both readings of the target must agree: the raw one of the wire and the normalized one of the router. */
const readTarget: MiddlewareHandler<GateEnv> = async (context, next) => {
  const normalized = readPath(pathnameOf(context.req.url));
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
    if (isUnsubscribing(context.get("path"))) return next();
    const site = context.req.header("sec-fetch-site") ?? "same-origin";
    if (trusted.has(context.req.header("origin") ?? "") && site === "same-origin") return next();
    return message(context, {title: "refused", text: "refusedText", status: 403});
  };
}

function identify({state, auth}: Services): MiddlewareHandler<GateEnv> {
  return async (context, next) => {
    const user = await auth.getUser(context.req.raw.headers);
    context.set("person", user && (await findPerson(state, user.email)));
    return next();
  };
}

async function health(context: GateContext, {state, releases}: Services): Promise<Response> {
  await state.selectFrom("people").select("id").limit(1).execute();
  return context.json({status: "ok", release: releases.current()?.release ?? null});
}
