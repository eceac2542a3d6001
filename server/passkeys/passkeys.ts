/** Passkeys (WebAuthn): made once, then a touch signs in; the private key never leaves the person's device. */
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse
} from "@simplewebauthn/server";
import type {Person} from "../people/people.js";
import type {State} from "../state/openState.js";
import type {PasskeyRow} from "../state/tables.js";

export interface PasskeyOptions {
  state: State;
  /** Public origin; its host is what a passkey is bound to. */
  origin: string;
  now: Date;
}

const challengeMinutes = 5;
type CreationOptions = Awaited<ReturnType<typeof generateRegistrationOptions>>;
type RequestOptions = Awaited<ReturnType<typeof generateAuthenticationOptions>>;

/** A passkey belongs to a host name: none on a bare address such as 127.0.0.1. */
export const supportsPasskeys = (origin: string): boolean =>
  !/^(\d+\.){3}\d+$|^\[/.test(new URL(origin).hostname);

export const listPasskeys = (state: State, personId: string): Promise<PasskeyRow[]> =>
  state
    .selectFrom("passkeys")
    .selectAll()
    .where("personId", "=", personId)
    .orderBy("createdAt")
    .execute();

/** What the browser needs to make a passkey for this person. */
export async function offerPasskey(
  person: Person,
  options: PasskeyOptions
): Promise<CreationOptions> {
  const held = await listPasskeys(options.state, person.id);
  const creation = await generateRegistrationOptions({
    rpName: "Public C",
    rpID: new URL(options.origin).hostname,
    userName: person.email,
    userID: new TextEncoder().encode(person.id),
    attestationType: "none",
    excludeCredentials: held.map(({id}) => ({id})),
    authenticatorSelection: {residentKey: "required", userVerification: "required"}
  });
  await keepChallenge(creation.challenge, person.id, options);
  return creation;
}

/** Keeps the passkey that the browser has made, if it answers a challenge of this person's. */
export async function addPasskey(
  person: Person,
  response: RegistrationResponseJSON,
  options: PasskeyOptions
): Promise<boolean> {
  const {state, origin, now} = options;
  const {verified, registrationInfo} = await verifyRegistrationResponse({
    response,
    expectedChallenge: (challenge) => takeChallenge(challenge, person.id, options),
    expectedOrigin: origin,
    expectedRPID: new URL(origin).hostname
  }).catch(() => ({verified: false, registrationInfo: undefined}));
  if (!verified || !registrationInfo) return false;
  const {id, publicKey, counter, transports = []} = registrationInfo.credential;
  await state
    .insertInto("passkeys")
    .values({
      id,
      personId: person.id,
      publicKey: Buffer.from(publicKey).toString("base64url"),
      counter,
      transports: JSON.stringify(transports),
      createdAt: now.toISOString(),
      lastUsedAt: null
    })
    .execute();
  return true;
}

/** What the browser needs to ask for a passkey; says nothing of who has one. */
export async function askPasskey(options: PasskeyOptions): Promise<RequestOptions> {
  const request = await generateAuthenticationOptions({
    rpID: new URL(options.origin).hostname,
    userVerification: "required"
  });
  await keepChallenge(request.challenge, null, options);
  return request;
}

/** The person whose passkey has answered, or null. A challenge is good for one answer. */
export async function personOfPasskey(
  response: AuthenticationResponseJSON,
  options: PasskeyOptions
): Promise<string | null> {
  const {state, origin, now} = options;
  const passkey = await state
    .selectFrom("passkeys")
    .selectAll()
    .where("id", "=", response.id)
    .executeTakeFirst();
  if (!passkey) return null;
  const {verified, authenticationInfo} = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (challenge) => takeChallenge(challenge, null, options),
    expectedOrigin: origin,
    expectedRPID: new URL(origin).hostname,
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(Buffer.from(passkey.publicKey, "base64url")),
      counter: Number(passkey.counter)
    }
  }).catch(() => ({verified: false, authenticationInfo: undefined}));
  if (!verified || !authenticationInfo) return null;
  await state
    .updateTable("passkeys")
    .set({counter: authenticationInfo.newCounter, lastUsedAt: now.toISOString()})
    .where("id", "=", passkey.id)
    .execute();
  return passkey.personId;
}

/** Whoever has no passkey left is not held to one. */
export async function removePasskey(state: State, personId: string, id: string): Promise<void> {
  await state.transaction().execute(async (transaction) => {
    await transaction
      .deleteFrom("passkeys")
      .where("id", "=", id)
      .where("personId", "=", personId)
      .execute();
    if ((await listPasskeys(transaction, personId)).length === 0)
      await requirePasskey(transaction, personId, false);
  });
}

export async function requirePasskey(
  state: State,
  personId: string,
  isRequired: boolean
): Promise<void> {
  await state
    .updateTable("people")
    .set({needsPasskey: isRequired ? 1 : 0})
    .where("id", "=", personId)
    .execute();
}

async function keepChallenge(
  challenge: string,
  personId: string | null,
  {state, now}: PasskeyOptions
): Promise<void> {
  const at = now.toISOString();
  const expiresAt = new Date(now.getTime() + challengeMinutes * 60_000).toISOString();
  await state.deleteFrom("passkeyChallenges").where("expiresAt", "<", at).execute();
  await state.insertInto("passkeyChallenges").values({challenge, personId, expiresAt}).execute();
}

async function takeChallenge(
  challenge: string,
  personId: string | null,
  {state, now}: PasskeyOptions
): Promise<boolean> {
  const {numDeletedRows} = await state
    .deleteFrom("passkeyChallenges")
    .where("challenge", "=", challenge)
    .where("personId", personId === null ? "is" : "=", personId)
    .where("expiresAt", ">=", now.toISOString())
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
