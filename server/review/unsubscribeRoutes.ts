/** Leaving a report's list by the link in its message: no sign-in, and a mail program may do it by itself (RFC 8058). */

import {Hono} from "hono";
import {html} from "hono/html";
import {type Language, languages, type Text} from "../../src/vocabulary/language.js";
import {notFound, page} from "../answers.js";
import type {Gate, GateEnv} from "../context.js";
import {frame, type Html} from "../pages/frame.js";
import type {Services} from "../services.js";
import {sayReview} from "./words.js";

/** Its token is all the proof there is, and it comes without an origin. */
export const isUnsubscribing = (path: string): boolean =>
  /^\/(fr|en)\/unsubscribe\/[\w-]+$/.test(path);

export function unsubscribeRoutes({reviews, collective, clock, logger}: Services): Gate {
  const routes: Gate = new Hono<GateEnv>();
  if (!reviews) return routes;
  for (const language of languages) {
    const path = `/${language}/unsubscribe/:token`;
    routes.get(path, (context) =>
      page(context, leavePage(language, context.req.param("token") ?? ""))
    );
    routes.post(path, async (context) => {
      const left = reviews.unsubscribe(context.req.param("token") ?? "", clock());
      logger.info("unsubscribed", {known: left !== null});
      return left
        ? page(context, leftPage(language, left.title, collective.contact))
        : notFound(context);
    });
  }
  return routes;
}

/** A button: mail scanners open links, and nobody should lose a report to one. */
function leavePage(language: Language, token: string): Html {
  const say = sayReview(language);
  const body = html`<h1>${say("leave")}</h1><p class="lede">${say("leaveText")}</p>
<form method="post" action="/${language}/unsubscribe/${token}"><button>${say("leaveButton")}</button></form>`;
  return frame({language, title: say("leave"), path: `/unsubscribe/${token}`, body});
}

function leftPage(language: Language, title: Text, contact: string): Html {
  const say = sayReview(language);
  const body = html`<h1>${say("leave")}</h1><p class="done" role="status">${say("left")} ${title[language]}.</p>
<p>${say("leftBack")} <a href="mailto:${contact}">${contact}</a>.</p>`;
  return frame({language, title: say("leave"), path: "/sign-in", body});
}
