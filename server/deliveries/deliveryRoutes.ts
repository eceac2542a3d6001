/** Handing data over in the browser, for an organization's administrators: in parts, resumable, checked, then confirmed. */
import {setTimeout as wait} from "node:timers/promises";
import {Hono} from "hono";
import {bodyLimit} from "hono/body-limit";
import {z} from "zod";
import {listDeliveries} from "../../loaders/sources/deliveries.js";
import {languages} from "../../src/vocabulary/language.js";
import {type AdministeredCall, type AdministeredHandler, administered} from "../administered.js";
import {notFound, scriptedPage} from "../answers.js";
import type {Gate, GateEnv} from "../context.js";
import {dayOf} from "../days.js";
import type {Services} from "../services.js";
import {type DeliveriesPage, deliveriesPage} from "./deliveriesPage.js";
import {findGivenBefore} from "./givenBefore.js";
import {largestFile, safeName, type Upload} from "./incoming.js";

const announceSpec = z.object({
  name: z.string().max(500),
  size: z.int().min(0).max(largestFile),
  modified: z.number().default(0)
});
const confirmForm = z.object({kind: z.enum(["complete", "additions"])});
const discardForm = z.object({upload: z.string().max(100).optional()});
const doneWords = ["uploaded", "landed", "discarded", "nothingNew"] as const;
/** A part of the script is four times smaller; a browser without script sends its files whole. */
const largestPart = 16 * 1024 * 1024;
const largestForm = 64 * 1024 * 1024;
const largestNote = 64 * 1024;
/** Most checks are over by then; the page of a longer one is asked for again. */
const checkPatienceMs = 8_000;

export function deliveryRoutes(services: Services): Gate {
  const routes: Gate = new Hono<GateEnv>();
  const forAdministrators = administered(services);
  const small = bodyLimit({maxSize: largestNote});
  for (const language of languages) {
    const path = `/${language}/deliveries/:organization`;
    routes.get(path, forAdministrators(showDeliveries));
    routes.post(path, bodyLimit({maxSize: largestForm}), forAdministrators(uploadWhole));
    routes.post(`${path}/uploads`, small, forAdministrators(announce));
    routes.patch(
      `${path}/uploads/:id`,
      bodyLimit({maxSize: largestPart}),
      forAdministrators(addPart)
    );
    routes.post(`${path}/check`, small, forAdministrators(checkAll));
    routes.post(`${path}/confirm`, small, forAdministrators(confirm));
    routes.post(`${path}/discard`, small, forAdministrators(discard));
  }
  return routes;
}

const showDeliveries: AdministeredHandler = (call) => {
  const given = call.context.req.query("done");
  return show(call, {done: doneWords.find((word) => word === given)});
};

async function show(
  {context, services, member}: AdministeredCall,
  {status, ...told}: Pick<DeliveriesPage, "done" | "problem"> & {status?: number}
): Promise<Response> {
  const body = deliveriesPage({
    language: context.get("language"),
    member,
    demonstration: services.collective.demonstration,
    uploads: services.incoming.list(member.organization),
    check: services.checks.find(member.organization),
    deliveries: listDeliveries(services.home, member.organization).toReversed(),
    ...told
  });
  return scriptedPage(context, body, status);
}

const announce: AdministeredHandler = async ({context, services, member}) => {
  const given = announceSpec.parse(await context.req.json());
  const name = safeName(given.name);
  if (name === null) return context.json({refused: "wrongKind"}, 400);
  return context.json(services.incoming.begin(member.organization, {...given, name}), 201);
};

/** 409 tells where the upload stands, for the sender to go on from there. */
const addPart: AdministeredHandler = async ({context, services, member}) => {
  const {organization} = member;
  const id = context.req.param("id") ?? "";
  const offset = Number(context.req.header("upload-offset") ?? Number.NaN);
  const body = context.req.raw.body ?? new ReadableStream<Uint8Array>();
  const upload = await services.incoming.append(organization, {id, offset}, body);
  if (upload) return context.json(upload);
  const stands = services.incoming.list(organization).find((one) => one.id === id);
  return stands ? context.json(stands, 409) : notFound(context);
};

/** Without JavaScript: the whole form at once. */
const uploadWhole: AdministeredHandler = async (call) => {
  const {context, services, member} = call;
  const {files} = await context.req.parseBody({all: true});
  const given = [files].flat().filter((file) => file instanceof File);
  const uploads: Upload[] = [];
  for (const file of given) {
    const name = safeName(file.name);
    if (name === null) return show(call, {problem: "wrongKind", status: 400});
    const announced = {name, size: file.size, modified: file.lastModified};
    const {id, received} = services.incoming.begin(member.organization, announced);
    const rest = file.slice(received).stream();
    const upload = await services.incoming.append(
      member.organization,
      {id, offset: received},
      rest
    );
    if (upload) uploads.push(upload);
  }
  return uploads.length === given.length && given.length > 0
    ? backWith(call, "uploaded")
    : show(call, {problem: "nothing", status: 400});
};

const checkAll: AdministeredHandler = async (call) => {
  const {context, services, member} = call;
  if (!hasComplete(call)) return show(call, {problem: "nothing", status: 400});
  const ended = services.checks.start(member, context.get("language"));
  await Promise.race([ended, wait(checkPatienceMs, undefined, {ref: false})]);
  return context.redirect(`${pathOf(call)}#check`, 303);
};

const confirm: AdministeredHandler = async (call) => {
  const {context, services, person, member} = call;
  const {organization} = member;
  const {kind} = confirmForm.parse(await context.req.parseBody());
  if (await isNothingNew(call)) {
    services.incoming.discard(organization);
    return backWith(call, "nothingNew");
  }
  const now = services.clock();
  const landing = {day: dayOf(now), receivedAt: now.toISOString(), receivedBy: person.id, kind};
  const delivery = await services.incoming.land(organization, landing);
  if (delivery === null) return show(call, {problem: "nothing", status: 400});
  services.logger.info("delivery", {organization, delivery});
  return backWith(call, "landed");
};

/** Every file was handed over already: a second press, or the same export again. */
async function isNothingNew({services, member}: AdministeredCall): Promise<boolean> {
  const {home, incoming} = services;
  const {organization} = member;
  const files = incoming.complete(organization);
  const known = await findGivenBefore(home, organization, files);
  return files.length > 0 && known.length === files.length;
}

const discard: AdministeredHandler = async (call) => {
  const {upload} = discardForm.parse(await call.context.req.parseBody());
  call.services.incoming.discard(call.member.organization, upload);
  return backWith(call, "discarded");
};

const hasComplete = ({services, member}: AdministeredCall): boolean =>
  services.incoming.complete(member.organization).length > 0;

const pathOf = ({context, member}: AdministeredCall): string =>
  `/${context.get("language")}/deliveries/${member.organization}`;

const backWith = async (
  call: AdministeredCall,
  done: (typeof doneWords)[number]
): Promise<Response> => call.context.redirect(`${pathOf(call)}?done=${done}`, 303);
