/** The gate's own answers: a page, a message, and the one that says nothing. */
import type {Language} from "../src/vocabulary/language.js";
import type {GateContext} from "./context.js";
import {framePolicy, type Html, scriptedPolicy} from "./pages/frame.js";
import {messagePage} from "./pages/messagePage.js";
import type {Word} from "./pages/words.js";

/** One page of the gate's own. */
export async function page(context: GateContext, body: Html, status = 200): Promise<Response> {
  context.header("content-security-policy", framePolicy);
  return context.html(String(await body), status as 200);
}

/** A page with one of the gate's few scripts, which ask this site only. */
export async function scriptedPage(
  context: GateContext,
  body: Html,
  status = 200
): Promise<Response> {
  context.header("content-security-policy", scriptedPolicy);
  return context.html(String(await body), status as 200);
}

/** Unknown, forbidden, malformed: the same answer, word for word, to one person. */
export const notFound = (context: GateContext): Promise<Response> =>
  message(context, {title: "notFound", text: "notFoundText", status: 404});

export const message = (
  context: GateContext,
  {title, text, status}: {title: Word; text: Word; status: number}
): Promise<Response> => {
  const signedIn = Boolean(context.get("person"));
  return page(context, messagePage({language: languageOf(context), title, text, signedIn}), status);
};

/** French until the path has been read. */
const languageOf = (context: GateContext): Language => context.get("language") ?? "fr";
