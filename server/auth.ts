/**
 * The only file that knows Better Auth. The rest of the gate asks who is there, sends links and ends
 * sessions through the interface below; another sign-in (openid-client) would be this file again.
 */
import {betterAuth} from "better-auth";
import {getMigrations} from "better-auth/db/migration";
import {genericOAuth, magicLink} from "better-auth/plugins";
import {type CompiledQuery, sql} from "kysely";
import type {State, StateUrl} from "./state/openState.js";

export interface User {
  userId: string;
  /** Lower case; proven by the sign-in itself. */
  email: string;
}

export interface Auth {
  /** Who sends this request, from its session cookie alone; read from the state each time. */
  getUser(headers: Headers): Promise<User | null>;
  /** Answers alike for every address, known or not; `deliver` (below) decides whether a link leaves. */
  requestLink(request: LinkRequest): Promise<"accepted" | "tooMany">;
  /** A one-time token for this address, given to nobody else: for the operator's console. */
  createLink(email: string): Promise<string>;
  /** Consumes a token once. Returns the Set-Cookie of a new session, or null when it no longer works. */
  useLink(token: string, address: string): Promise<string[] | "tooMany" | null>;
  /** Name of the configured identity provider, for its button; null when there is none. */
  singleSignOnName: string | null;
  /** Where to send the browser, and the Set-Cookie that binds its return to it. */
  startSingleSignOn(places: {next: string; problem: string}): Promise<Departure>;
  /** Answers the provider's return: a redirect with a new session, or to the page of the problem. */
  finishSingleSignOn(request: Request, address: string): Promise<Response>;
  /** Ends the session of these headers. Returns the Set-Cookie that clears it. */
  signOut(headers: Headers): Promise<string[]>;
  /** Ends every session of this address, wherever it is open. */
  endSessions(email: string): Promise<void>;
  /** Gives the address an account, so that a link can open a session for it. */
  ensureAccount(email: string): Promise<void>;
}

export interface LinkRequest {
  email: string;
  /** Client address, as the gate knows it; never taken from a header here. */
  address: string;
  /** Carried to `deliver` untouched. */
  metadata: Record<string, string>;
}

export interface Departure {
  url: string;
  cookies: string[];
}

/** An OpenID Connect provider of the collective's, by its discovery document. */
export interface SingleSignOn {
  issuer: string;
  clientId: string;
  clientSecret: string;
  name: string;
}

/** Where the provider sends the browser back to; register it there, after the public origin. */
export const singleSignOnReturn = "/auth/callback/oidc";

export interface AuthOptions {
  state: State;
  stateUrl?: StateUrl;
  /** Public origin, `https://…` but on loopback. */
  origin: string;
  secret: string;
  /** Called for every address that asks; must return at once and decide later. */
  deliver: (link: {email: string; token: string; metadata: Record<string, string>}) => void;
  singleSignOn?: SingleSignOn | undefined;
  /** Whether this address is somebody's here: the provider vouches for addresses, the collective for members. */
  isSomebody: (email: string) => Promise<boolean>;
}

export const linkMinutes = 15;
const sessionDays = 7;
const minute = 60;
const addressHeader = "x-public-c-address";
const basePath = "/auth";

export async function createAuth(options: AuthOptions): Promise<Auth> {
  const {origin, deliver, singleSignOn} = options;
  const captured = new Map<string, (token: string) => void>();
  const onLink: AuthOptions["deliver"] = ({email, token, metadata}) => {
    const capture = captured.get(metadata.capture ?? "");
    if (capture) capture(token);
    else deliver({email, token, metadata});
  };
  const library = configure({...options, deliver: onLink});
  await (await getMigrations(library.options)).runMigrations();
  const sessions = await createSessions(library, options.state);
  return {
    ...sessions,
    ...createLinks(library, {origin, captured, ensureAccount: sessions.ensureAccount}),
    singleSignOnName: singleSignOn?.name ?? null,
    ...createSingleSignOn(library, origin)
  };
}

type Library = ReturnType<typeof configure>;

async function createSessions(
  {api, $context}: Library,
  state: State
): Promise<Pick<Auth, "getUser" | "signOut" | "endSessions" | "ensureAccount">> {
  const {internalAdapter} = await $context;
  const proven = new Map<string, Proof>();
  const readSession = sessionReader(state);

  /** The library's own reading: the cookie's signature, the session, and its renewal when it is a day old. */
  const prove = async (headers: Headers, cookie: string): Promise<User | null> => {
    const found = await api.getSession({headers: cookieOf(headers)});
    if (!found) return null;
    const {session, user} = found;
    if (proven.size >= proofsAtMost) proven.clear();
    proven.set(cookie, {token: session.token, until: Date.now() + proofMinutes * 60_000});
    return {userId: user.id, email: user.email.toLowerCase()};
  };

  return {
    async getUser(headers) {
      const cookie = headers.get("cookie");
      if (cookie === null) return null;
      const proof = proven.get(cookie);
      if (!proof || proof.until < Date.now()) return prove(headers, cookie);
      const user = await readSession(proof.token);
      if (!user) proven.delete(cookie);
      return user;
    },
    async signOut(headers) {
      const answer = await api.signOut({headers: cookieOf(headers), returnHeaders: true});
      return answer.headers.getSetCookie();
    },
    async endSessions(email) {
      const found = await internalAdapter.findUserByEmail(email);
      if (found) await internalAdapter.deleteUserSessions(found.user.id);
    },
    async ensureAccount(email) {
      if (await internalAdapter.findUserByEmail(email)) return;
      const user = {email, name: "", emailVerified: true};
      await internalAdapter.createUser(user, {method: "magic-link"});
    }
  };
}

/** That a cookie is ours need be reckoned once; whether its session is alive is read at every request. */
interface Proof {
  token: string;
  until: number;
}
const proofMinutes = 10;
const proofsAtMost = 10_000;

interface SessionRow {
  id: string;
  email: string;
  expiresAt: string | number | Date;
}

/** Reads the library's own tables by one prepared statement: the session as it is at this instant, or null. */
function sessionReader(state: State): (token: string) => Promise<User | null> {
  const tables = state.withoutPlugins();
  const prepared: CompiledQuery<SessionRow> = sql<SessionRow>`
    select "user"."id", "user"."email", "session"."expiresAt" from "session"
    inner join "user" on "user"."id" = "session"."userId" where "session"."token" = ${""}`.compile(
    tables
  );
  return async (token) => {
    const {rows} = await tables.executeQuery<SessionRow>({...prepared, parameters: [token]});
    const [row] = rows;
    if (!row || !(new Date(row.expiresAt).getTime() > Date.now())) return null;
    return {userId: row.id, email: row.email.toLowerCase()};
  };
}

interface LinkEffects {
  origin: string;
  /** Tokens that somebody here waits for, instead of a mailbox. */
  captured: Map<string, (token: string) => void>;
  ensureAccount: Auth["ensureAccount"];
}

function createLinks(
  {handler, api}: Library,
  {origin, captured, ensureAccount}: LinkEffects
): Pick<Auth, "requestLink" | "createLink" | "useLink"> {
  /** Through the library's own door, so that its rate limits count. */
  const call = (path: string, address: string, body?: unknown): Promise<Response> =>
    handler(
      new Request(`${origin}${basePath}${path}`, {
        headers: {origin, "content-type": "application/json", [addressHeader]: address},
        ...(body === undefined ? {} : {method: "POST", body: JSON.stringify(body)})
      })
    );
  return {
    async requestLink({email, address, metadata}) {
      const {status} = await call("/sign-in/magic-link", address, {email, metadata});
      return status === 429 ? "tooMany" : "accepted";
    },
    async createLink(email) {
      await ensureAccount(email);
      const capture = crypto.randomUUID();
      const {promise, resolve} = Promise.withResolvers<string>();
      captured.set(capture, resolve);
      await api.signInMagicLink({body: {email, metadata: {capture}}, headers: new Headers()});
      return promise.finally(() => captured.delete(capture));
    },
    async useLink(token, address) {
      const response = await call(`/magic-link/verify?${new URLSearchParams({token})}`, address);
      if (response.status === 429) return "tooMany";
      const cookies = response.headers.getSetCookie();
      return response.ok && cookies.length > 0 ? cookies : null;
    }
  };
}

const createSingleSignOn = (
  {handler, api}: Library,
  origin: string
): Pick<Auth, "startSingleSignOn" | "finishSingleSignOn"> => ({
  async startSingleSignOn({next: callbackURL, problem: errorCallbackURL}) {
    const answer = await api.signInSocial({
      body: {provider: "oidc", callbackURL, errorCallbackURL, disableRedirect: true},
      headers: new Headers({origin}),
      returnHeaders: true
    });
    return {url: answer.response.url!, cookies: answer.headers.getSetCookie()};
  },
  finishSingleSignOn({url, headers}, address) {
    const kept = cookieOf(headers);
    kept.set(addressHeader, address);
    const {search} = new URL(url);
    return handler(new Request(`${origin}${singleSignOnReturn}${search}`, {headers: kept}));
  }
});

/** The settings, each for a reason (design, 4-trust C.1). */
function configure({
  state,
  stateUrl,
  origin,
  secret,
  deliver,
  singleSignOn,
  isSomebody
}: AuthOptions) {
  const secure = origin.startsWith("https://");
  return betterAuth({
    appName: "Public C",
    baseURL: origin,
    basePath,
    secret,
    database: {db: state.withoutPlugins(), type: stateUrl ? "postgres" : "sqlite"},
    telemetry: {enabled: false},
    logger: {disabled: true},
    trustedOrigins: [origin],
    // No cookie cache: a session that ends, ends at the next request.
    session: {expiresIn: sessionDays * 24 * 60 * minute, cookieCache: {enabled: false}},
    rateLimit: {
      enabled: true,
      storage: "database",
      customRules: {"/magic-link/verify": {window: minute, max: 20}}
    },
    advanced: {
      // Without an address every visitor would share one bucket, and one visitor could shut all others out.
      ipAddress: {ipAddressHeaders: [addressHeader], ipv6Subnet: 64},
      // The library's own prefix is __Secure-; __Host- also binds the cookie to this host.
      useSecureCookies: false,
      defaultCookieAttributes: {secure, httpOnly: true, sameSite: "lax", path: "/"},
      cookies: {session_token: {name: secure ? "__Host-public-c" : "public-c"}},
      disableOriginCheck: false,
      disableCSRFCheck: false
    },
    // An address that the provider has not verified joins no account (pre-hijacking).
    account: {
      accountLinking: {enabled: true, trustedProviders: []},
      encryptOAuthTokens: true
    },
    databaseHooks: {
      user: {
        create: {
          before: async ({email, emailVerified}, context) => {
            if (!context?.path.startsWith("/callback")) return;
            return emailVerified && (await isSomebody(email)) ? undefined : false;
          }
        }
      }
    },
    plugins: [
      genericOAuth({config: singleSignOn ? [providerOf(singleSignOn)] : []}),
      magicLink({
        storeToken: "hashed",
        disableSignUp: true,
        expiresIn: linkMinutes * minute,
        rateLimit: {window: minute, max: 5},
        sendMagicLink: ({email, token, metadata = {}}) => deliver({email, token, metadata})
      })
    ]
  });
}

const providerOf = ({issuer, clientId, clientSecret}: SingleSignOn) => ({
  providerId: "oidc",
  discoveryUrl: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
  clientId,
  clientSecret,
  scopes: ["openid", "email"],
  pkce: true,
  requireIdTokenVerification: true,
  disableProviderLogout: true
});

/** Nothing of a request but its cookie reaches the library. */
const cookieOf = (headers: Headers): Headers => new Headers({cookie: headers.get("cookie") ?? ""});
