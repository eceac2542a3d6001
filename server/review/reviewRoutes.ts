/** Reviewing reports, for analysts; and for a member's administrators, what was sent to their people. */
import {Hono} from "hono";
import {z} from "zod";
import {languages} from "../../src/vocabulary/language.js";
import {type AdministeredHandler, administered} from "../administered.js";
import {notFound, page} from "../answers.js";
import type {Gate, GateContext, GateEnv} from "../context.js";
import type {Person} from "../people/people.js";
import type {Services} from "../services.js";
import {chosenDeliveries} from "./deliveryChoice.js";
import {editionPage, reviewListPage} from "./reviewPages.js";
import type {Edition, Reviews} from "./reviews.js";
import {sentReportsPage} from "./sentReportsPage.js";
import type {ReviewWord} from "./words.js";

const textForm = z.object({text: z.string().trim().max(1_000)});
const doneWords = ["approvedDone", "noteKept", "commented"] as const satisfies ReviewWord[];
const problemWords = ["nothingChosen", "notNow"] as const satisfies ReviewWord[];

export function reviewRoutes(services: Services): Gate {
  const routes: Gate = new Hono<GateEnv>();
  const {reviews} = services;
  if (!reviews) return routes;
  const forAnalysts = (handle: Handler) => (context: GateContext) => {
    const person = context.get("person");
    return person?.roles.has("analyst")
      ? handle({context, services, person, reviews})
      : notFound(context);
  };
  const forAdministrators = administered(services);
  for (const language of languages) {
    const path = `/${language}/review`;
    routes.get(path, forAnalysts(showList));
    routes.post(`${path}/approve`, forAnalysts(approveChosen));
    routes.get(`${path}/:id`, forAnalysts(withEdition(showEdition)));
    routes.get(`${path}/:id/report.pdf`, forAnalysts(withEdition(sendPdf)));
    routes.post(`${path}/:id/note`, forAnalysts(withEdition(writeNote)));
    routes.post(`${path}/:id/comments`, forAnalysts(withEdition(addComment)));
    routes.get(`/${language}/reports/:organization`, forAdministrators(showSent(reviews)));
  }
  return routes;
}

interface Call {
  context: GateContext;
  services: Services;
  person: Person;
  reviews: Reviews;
}
type Handler = (call: Call) => Promise<Response>;
interface EditionCall extends Call {
  edition: Edition;
}

const withEdition =
  (handle: (call: EditionCall) => Promise<Response>): Handler =>
  async (call) => {
    const edition = call.reviews.find(call.context.req.param("id") ?? "");
    return edition ? handle({...call, edition}) : notFound(call.context);
  };

const told = (context: GateContext) => ({
  done: doneWords.find((word) => word === context.req.query("done")),
  problem: problemWords.find((word) => word === context.req.query("problem"))
});

const showList: Handler = async ({context, services, reviews}) => {
  const {collective} = services;
  const base = {language: context.get("language"), collective, ...told(context)};
  return page(context, reviewListPage({...base, editions: reviews.list()}));
};

const showEdition = async ({context, services, reviews, edition}: EditionCall) => {
  const {collective, state} = services;
  const named = reviews.recipients(edition);
  const chosen = await chosenDeliveries(
    state,
    named.map(({email}) => email)
  );
  const body = editionPage({
    language: context.get("language"),
    collective,
    ...told(context),
    edition,
    changes: reviews.changes(edition),
    comments: reviews.comments(edition),
    note: reviews.note(edition),
    recipients: named.map(({email, delivery}) => ({
      email,
      delivery: chosen.get(email) ?? delivery
    })),
    messages: reviews.messages({edition: edition.id}),
    hasPdf: reviews.pdf(edition) !== null
  });
  return page(context, body);
};

/** Each holds for the bytes that the page showed; one that has changed meanwhile is left for another reading. */
const approveChosen: Handler = async (call) => {
  const {context, person, services, reviews} = call;
  const {edition: given} = await context.req.parseBody({all: true});
  const chosen = [given].flat().filter((one) => typeof one === "string");
  if (chosen.length === 0) return back(call, "problem", "nothingChosen");
  let isWhole = true;
  for (const one of chosen) {
    const [sha256, id = ""] = one.split(" ", 2);
    const edition = reviews.find(id);
    const isSame = edition !== null && edition.sha256 === sha256;
    const approval = {by: person.email, now: services.clock()};
    isWhole = isSame && (await approveOne(edition, approval, call)) && isWhole;
  }
  return isWhole ? back(call, "done", "approvedDone") : back(call, "problem", "notNow");
};

async function approveOne(
  edition: Edition,
  approval: {by: string; now: Date},
  {services, reviews}: Call
): Promise<boolean> {
  const emails = reviews.recipients(edition).map(({email}) => email);
  const chosen = await chosenDeliveries(services.state, emails);
  const queued = reviews.approve(edition, {...approval, chosen});
  services.logger.info("approval", {edition: edition.id, queued});
  return queued !== null;
}

const writeNote = async (call: EditionCall): Promise<Response> => {
  const {context, services, person, reviews, edition} = call;
  const {text} = textForm.parse(await context.req.parseBody());
  reviews.writeNote(edition, {at: services.clock().toISOString(), author: person.email, text});
  return back(call, "done", "noteKept", edition);
};

const addComment = async (call: EditionCall): Promise<Response> => {
  const {context, services, person, reviews, edition} = call;
  const {text} = textForm.parse(await context.req.parseBody());
  if (text) {
    const at = services.clock().toISOString();
    reviews.addComment(edition, {at, author: person.email, text});
  }
  return back(call, "done", "commented", edition);
};

const sendPdf = async ({context, reviews, edition}: EditionCall): Promise<Response> => {
  const pdf = reviews.pdf(edition);
  if (!pdf) return notFound(context);
  context.header("content-type", "application/pdf");
  context.header("content-disposition", "inline");
  context.header("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
  return context.body(pdf);
};

const showSent =
  (reviews: Reviews): AdministeredHandler =>
  async ({context, services, member}) => {
    const {demonstration} = services.collective;
    const messages = reviews.messages({organization: member.organization});
    return page(
      context,
      sentReportsPage({language: context.get("language"), member, demonstration, messages})
    );
  };

function back(
  {context}: Call,
  kind: "done" | "problem",
  word: ReviewWord,
  edition?: Edition
): Promise<Response> {
  const path = edition ? `/review/${encodeURIComponent(edition.id)}` : "/review";
  return Promise.resolve(
    context.redirect(`/${context.get("language")}${path}?${kind}=${word}`, 303)
  );
}
