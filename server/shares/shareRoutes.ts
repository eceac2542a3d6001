/** Sharing one page or report with one outsider, for an organization's administrators. */
import {Hono} from "hono";
import {z} from "zod";
import {languages} from "../../src/vocabulary/language.js";
import {type AdministeredCall, type AdministeredHandler, administered} from "../administered.js";
import {page} from "../answers.js";
import type {Gate, GateEnv} from "../context.js";
import {dayOf, isWithinYear, monthsAfter} from "../days.js";
import {isAddress} from "../mail/mail.js";
import {normalizeEmail} from "../people/people.js";
import {titleOf} from "../release/titleOf.js";
import type {Services} from "../services.js";
import {listShares, revokeShare, share} from "./shares.js";
import {type SharesPage, sharesPage} from "./sharesPage.js";

const shareForm = z.object({
  path: z.string().max(500),
  email: z.string().transform(normalizeEmail).refine(isAddress),
  language: z.enum(languages),
  until: z.iso.date()
});
const revokeForm = z.object({share: z.string().max(100)});

export function shareRoutes(services: Services): Gate {
  const routes: Gate = new Hono<GateEnv>();
  const forAdministrators = administered(services);
  for (const language of languages) {
    const path = `/${language}/shares/:organization`;
    routes.get(path, forAdministrators(showShares));
    routes.post(path, forAdministrators(shareOne));
    routes.post(`${path}/revoke`, forAdministrators(revokeOne));
  }
  return routes;
}

const showShares: AdministeredHandler = (call) => {
  const given = call.context.req.query("done");
  return show(call, {done: (["shared", "revoked"] as const).find((word) => word === given)});
};

async function show(
  {context, services, member}: AdministeredCall,
  {status, ...told}: Pick<SharesPage, "done" | "problem"> & {status?: number}
): Promise<Response> {
  const today = dayOf(services.clock());
  const paths = shareablePaths(services, member.organization);
  const shareable = await Promise.all(
    paths.map(async (path) => ({path, title: await titleOf(path, services)}))
  );
  const body = sharesPage({
    language: context.get("language"),
    member,
    demonstration: services.collective.demonstration,
    shares: await listShares(services.state, member.organization, today),
    shareable,
    today,
    untilOn: monthsAfter(today, 1),
    ...told
  });
  return page(context, body, status);
}

const shareOne: AdministeredHandler = async (call) => {
  const {context, services, person, member} = call;
  const {state, origin, clock} = services;
  const form = shareForm.safeParse(await context.req.parseBody());
  const refused = () => show(call, {problem: "incomplete", status: 400});
  if (!form.success || !isWithinYear(form.data.until, dayOf(clock()))) return refused();
  const {path, email, language, until: untilOn} = form.data;
  if (!shareablePaths(services, member.organization).includes(path)) return refused();
  const {organization, name: organizationName} = member;
  await share(
    {organization, organizationName, path, email, language, untilOn, by: person},
    {state, origin, now: clock()}
  );
  void services.outbox.sendDue();
  return backWith(call, "shared");
};

const revokeOne: AdministeredHandler = async (call) => {
  const {share: id} = revokeForm.parse(await call.context.req.parseBody());
  const {organization} = call.member;
  await revokeShare(call.services.state, {id, organization}, call.services.clock());
  return backWith(call, "revoked");
};

/** The organization's pages and reports of the release in force. */
function shareablePaths({releases}: Services, organization: string): string[] {
  const entries = [...(releases.current()?.entries ?? [])];
  return entries
    .filter(([, {audience}]) => audience === `organization:${organization}`)
    .filter(([, {type}]) => /^(text\/html|application\/pdf)/.test(type))
    .map(([path]) => path);
}

const backWith = async (
  {context, member}: AdministeredCall,
  done: "shared" | "revoked"
): Promise<Response> =>
  context.redirect(`/${context.get("language")}/shares/${member.organization}?done=${done}`, 303);
