/** Making, using and removing passkeys. */
import type {AuthenticationResponseJSON, RegistrationResponseJSON} from "@simplewebauthn/server";
import {Hono} from "hono";
import {z} from "zod";
import {languages} from "../../src/vocabulary/language.js";
import {addressOf} from "../addressOf.js";
import {notFound} from "../answers.js";
import type {Gate, GateContext, GateEnv} from "../context.js";
import type {Person} from "../people/people.js";
import type {Services} from "../services.js";
import {openSession} from "../signIn/openSession.js";
import {
  addPasskey,
  askPasskey,
  listPasskeys,
  offerPasskey,
  type PasskeyOptions,
  personOfPasskey,
  removePasskey,
  requirePasskey,
  supportsPasskeys
} from "./passkeys.js";

/** Their insides are the library's to judge. */
const credential = z.looseObject({id: z.string().max(2_000), response: z.looseObject({})});
const removeForm = z.object({passkey: z.string().max(2_000)});
const requireForm = z.object({required: z.enum(["yes", "no"])});

export function passkeyRoutes(services: Services): Gate {
  const routes: Gate = new Hono<GateEnv>();
  if (!supportsPasskeys(services.origin)) return routes;
  const signedIn = (handle: Handler) => (context: GateContext) => {
    const person = context.get("person");
    return person ? handle({context, services, person}) : notFound(context);
  };
  for (const language of languages) {
    routes.post(`/${language}/passkeys/options`, signedIn(offer));
    routes.post(`/${language}/passkeys`, signedIn(add));
    routes.post(`/${language}/passkeys/remove`, signedIn(remove));
    routes.post(`/${language}/passkeys/require`, signedIn(require));
    routes.post(`/${language}/sign-in/passkey/options`, async (context) =>
      context.json(await askPasskey(optionsOf(services)))
    );
    routes.post(`/${language}/sign-in/passkey`, (context) => signInWith(context, services));
  }
  return routes;
}

interface Call {
  context: GateContext;
  services: Services;
  person: Person;
}
type Handler = (call: Call) => Promise<Response>;

const optionsOf = ({state, origin, clock}: Services): PasskeyOptions => ({
  state,
  origin,
  now: clock()
});

const offer: Handler = async ({context, services, person}) =>
  context.json(await offerPasskey(person, optionsOf(services)));

const add: Handler = async ({context, services, person}) => {
  const response = credential.parse(await context.req.json()) as unknown;
  const isAdded = await addPasskey(
    person,
    response as RegistrationResponseJSON,
    optionsOf(services)
  );
  return context.json({added: isAdded}, isAdded ? 201 : 400);
};

const remove: Handler = async ({context, services, person}) => {
  const {passkey} = removeForm.parse(await context.req.parseBody());
  await removePasskey(services.state, person.id, passkey);
  return context.redirect(`/${context.get("language")}/account`, 303);
};

const require: Handler = async ({context, services, person}) => {
  const {required} = requireForm.parse(await context.req.parseBody());
  const held = await listPasskeys(services.state, person.id);
  if (held.length > 0) await requirePasskey(services.state, person.id, required === "yes");
  return context.redirect(`/${context.get("language")}/account`, 303);
};

/** An unknown passkey, a wrong answer, a person without access: one refusal. */
async function signInWith(context: GateContext, services: Services): Promise<Response> {
  const response = credential.parse(await context.req.json()) as unknown;
  const personId = await personOfPasskey(
    response as AuthenticationResponseJSON,
    optionsOf(services)
  );
  const cookies = personId && (await openSession(personId, addressOf(context, services), services));
  if (!cookies) return context.json({opened: false}, 400);
  for (const cookie of cookies) context.header("set-cookie", cookie, {append: true});
  return context.json({opened: true});
}
