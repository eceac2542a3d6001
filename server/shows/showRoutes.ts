/** Asking for one show, answering, and reading what was granted: decided anew at every request. */
import {Hono} from "hono";
import {z} from "zod";
import type {Member} from "../../loaders/collective.js";
import {languages} from "../../src/vocabulary/language.js";
import {notFound, page} from "../answers.js";
import type {Gate, GateContext, GateEnv} from "../context.js";
import {dayOf, isWithinYear, monthsAfter} from "../days.js";
import type {Person} from "../people/people.js";
import type {Services} from "../services.js";
import {type ShowRequestRow, showScopes} from "../state/tables.js";
import {currentStatus, type Side} from "./requestState.js";
import {
  answerRequest,
  findOtherHalf,
  findRequest,
  listEvents,
  listRequests,
  makeRequest
} from "./requests.js";
import {sheetRequest} from "./sheetRequest.js";
import {askPage, requestPage, requestsPage, sheetPage} from "./showPages.js";
import type {ShowWord} from "./words.js";

const day = z.iso.date();
const showChoice = z.string().regex(/^\d{4}-\d{4}\/.{1,200}$/);
const askForm = z.object({
  owner: z.string().max(100),
  show: showChoice,
  behalf: z.string().max(100),
  purpose: z.string().trim().min(1).max(500),
  scope: z.enum(showScopes),
  offer: showChoice.or(z.literal("")).default(""),
  until: day,
  terms: z.literal("accepted")
});
const answerForm = z.object({
  act: z.enum(["grant", "decline", "question", "answer", "withdraw", "revoke"]),
  message: z.string().trim().max(1_000).default(""),
  scope: z.enum(showScopes).optional(),
  until: day.optional()
});

export function showRoutes(services: Services): Gate {
  const routes: Gate = new Hono<GateEnv>();
  const signedIn = (handle: Handler) => (context: GateContext) => {
    const person = context.get("person");
    return person && mayUseShows(person) ? handle({context, services, person}) : notFound(context);
  };
  for (const language of languages) {
    const path = `/${language}/shows`;
    routes.get(path, signedIn(showRequests));
    routes.get(`${path}/new`, signedIn(showAsk));
    routes.post(`${path}/new`, signedIn(ask));
    routes.get(`${path}/requests/:id`, signedIn(withRequest(showRequest)));
    routes.post(`${path}/requests/:id`, signedIn(withRequest(answer)));
    routes.get(`${path}/requests/:id/sheet`, signedIn(withRequest(showSheet)));
  }
  return routes;
}

interface Call {
  context: GateContext;
  services: Services;
  person: Person;
}
type Handler = (call: Call) => Promise<Response>;

const mayUseShows = ({organizations, roles}: Person): boolean =>
  organizations.size > 0 || roles.has("partner");

/** Organizations in whose name this person may ask and answer. */
const administered = (person: Person, {collective}: Services): Member[] =>
  collective.members.filter(
    ({organization}) => person.organizations.get(organization) === "administrator"
  );

const todayOf = ({clock}: Services): string => dayOf(clock());

const showRequests: Handler = async ({context, services, person}) => {
  const own = [...person.organizations.keys()];
  const all = await listRequests(services.state, {personId: person.id, organizations: own});
  const received = all.filter(({ownerOrganization}) => own.includes(ownerOrganization));
  const made = all.filter((request) => !received.includes(request));
  const shown = {received, made, mayAsk: mayAsk(person, services)};
  return page(context, requestsPage({...pageOf(context, services), ...shown}));
};

const showAsk: Handler = (call) => askWith(call, {owner: call.context.req.query("owner")});

async function askWith(
  {context, services, person}: Call,
  shown: {owner?: string | undefined; problem?: ShowWord; purpose?: string; status?: number}
): Promise<Response> {
  const {owner: asked, status, ...told} = shown;
  const owners = services.collective.members.filter(
    ({organization}) => !person.organizations.has(organization)
  );
  const owner = owners.find(({organization}) => organization === asked) ?? null;
  if (!mayAsk(person, services)) return notFound(context);
  const body = askPage({
    ...pageOf(context, services),
    behalf: await Promise.all(
      administered(person, services).map(async (member) => ({
        member,
        shows: await services.shows.list(member.organization)
      }))
    ),
    owner,
    owners,
    shows: owner ? await services.shows.list(owner.organization) : [],
    untilOn: monthsAfter(todayOf(services), 6),
    ...told
  });
  return page(context, body, status);
}

const mayAsk = (person: Person, services: Services): boolean =>
  person.roles.has("partner") || administered(person, services).length > 0;

const ask: Handler = async (call) => {
  const {context, services, person} = call;
  const given = await context.req.parseBody();
  const form = askForm.safeParse(given);
  const owner = typeof given.owner === "string" ? given.owner : undefined;
  const purpose = typeof given.purpose === "string" ? given.purpose : "";
  const refused = () => askWith(call, {owner, purpose, problem: "incomplete", status: 400});
  if (!mayAsk(person, services)) return notFound(context);
  if (!form.success || !isWithinYear(form.data.until, todayOf(services))) return refused();
  const asker = administered(person, services).find((one) => one.organization === form.data.behalf);
  const show = await findShow(form.data, person, services);
  if (!show || (!asker && !person.roles.has("partner"))) return refused();
  const offer = await findOffer(form.data.offer, asker, services);
  if (offer === undefined) return refused();
  const {scope, until: untilOn} = form.data;
  const request = {...show, ...offer, purpose: form.data.purpose, scope, untilOn};
  const requesterOrganization = asker?.organization ?? null;
  const id = await makeRequest({...request, requesterOrganization}, person, services);
  void services.outbox.sendDue();
  return context.redirect(`/${context.get("language")}/shows/requests/${id}`, 303);
};

async function findShow(
  {owner, show}: z.output<typeof askForm>,
  person: Person,
  services: Services
): Promise<Pick<ShowRequestRow, "ownerOrganization" | "productionId" | "season" | "title"> | null> {
  const isMember = services.collective.members.some(({organization}) => organization === owner);
  if (!isMember || person.organizations.has(owner)) return null;
  const shows = await services.shows.list(owner);
  const found = shows.find(({season, productionId}) => `${season}/${productionId}` === show);
  if (!found) return null;
  const {productionId, season, title} = found;
  return {ownerOrganization: owner, productionId, season, title};
}

type Offer = Pick<ShowRequestRow, "offeredProductionId" | "offeredSeason" | "offeredTitle">;
const noOffer: Offer = {offeredProductionId: null, offeredSeason: null, offeredTitle: null};

/** Undefined when it is not a show of the asker's own. */
async function findOffer(
  chosen: string,
  asker: Member | undefined,
  {shows}: Services
): Promise<Offer | undefined> {
  if (chosen === "") return noOffer;
  const own = asker ? await shows.list(asker.organization) : [];
  const found = own.find(({season, productionId}) => `${season}/${productionId}` === chosen);
  return (
    found && {
      offeredProductionId: found.productionId,
      offeredSeason: found.season,
      offeredTitle: found.title
    }
  );
}

interface RequestCall extends Call {
  request: ShowRequestRow;
  side: Side;
  /** Administrator of that side, or the requester in person. */
  acts: boolean;
}

/** A request exists for the people of its two sides only. */
const withRequest =
  (handle: (call: RequestCall) => Promise<Response>): Handler =>
  async (call) => {
    const {context, services, person} = call;
    const request = await findRequest(services.state, context.req.param("id") ?? "");
    const part = request && partOf(person, request);
    return request && part ? handle({...call, request, ...part}) : notFound(context);
  };

function partOf(
  {id, organizations}: Person,
  {ownerOrganization, requesterId, requesterOrganization}: ShowRequestRow
): Pick<RequestCall, "side" | "acts"> | null {
  const owns = organizations.get(ownerOrganization);
  if (owns) return {side: "owner", acts: owns === "administrator"};
  const asks =
    requesterOrganization === null ? undefined : organizations.get(requesterOrganization);
  if (asks) return {side: "requester", acts: asks === "administrator"};
  return requesterOrganization === null && requesterId === id
    ? {side: "requester", acts: true}
    : null;
}

const showRequest = (call: RequestCall): Promise<Response> => requestWith(call);

async function requestWith(
  {context, services, request, side, acts}: RequestCall,
  problem?: ShowWord,
  status = 200
): Promise<Response> {
  const {state, collective} = services;
  const events = await listEvents(state, request.id);
  const asker = collective.members.find(
    ({organization}) => organization === request.requesterOrganization
  );
  const requester = asker?.name ?? events[0]?.email ?? "";
  const otherHalf = await findOtherHalf(state, request);
  const base = pageOf(context, services);
  return page(
    context,
    requestPage({...base, request, side, acts, events, requester, otherHalf, problem}),
    status
  );
}

async function answer(call: RequestCall): Promise<Response> {
  const {context, services, person, request, side, acts} = call;
  const {
    act,
    message,
    scope = request.scope,
    until = request.untilOn
  } = answerForm.parse(await context.req.parseBody());
  if (!acts) return notFound(context);
  const [untilOn = until] = [until, request.untilOn].sort();
  const granted = {scope, untilOn};
  if (!(await answerRequest({id: request.id, act, side, message, granted}, person, services)))
    return requestWith(call, "notNow", 409);
  void services.outbox.sendDue();
  return context.redirect(`/${context.get("language")}/shows/requests/${request.id}`, 303);
}

/** The requester reads it while the grant holds; the owner sees beforehand what it would open. Every reading is logged for the owner. */
async function showSheet(call: RequestCall): Promise<Response> {
  const {context, services, person, request, side} = call;
  const isOpen = currentStatus(request, todayOf(services)) === "granted";
  if (side === "requester" && !isOpen) return notFound(context);
  const sheet = await services.shows.sheet(sheetRequest(request), {preview: !isOpen});
  const organization = request.ownerOrganization;
  const at = services.clock().toISOString();
  services.accessLog.record({at, personId: person.id, organization, path: context.get("path")});
  const base = pageOf(context, services);
  return page(context, sheetPage({...base, request, sheet, isPreview: !isOpen}));
}

const pageOf = (context: GateContext, services: Services) => ({
  language: context.get("language"),
  collective: services.collective,
  today: todayOf(services)
});
