/** Opens the gate on a port: state, people, release, then the first request; and closes it without cutting anybody off. */
import {randomBytes} from "node:crypto";
import {existsSync, globSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import type {Server} from "node:http";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import {createAdaptorServer} from "@hono/node-server";
import type {Collective} from "../loaders/collective.js";
import {PublicCError} from "../loaders/error.js";
import type {Home} from "../loaders/home.js";
import {type Auth, createAuth, type SingleSignOn} from "./auth.js";
import {readTrustedProxies} from "./clientAddress.js";
import type {Gate} from "./context.js";
import {openChecks} from "./deliveries/checks.js";
import {openIncoming} from "./deliveries/incoming.js";
import {createCheckRunner} from "./deliveries/runCheck.js";
import {createGate} from "./gate.js";
import {createLogger, type Logger} from "./logger.js";
import {createMailTransport, type Transport} from "./mail/mail.js";
import {openOutbox} from "./mail/outbox.js";
import {openAccessLog} from "./people/accessLog.js";
import {findPerson} from "./people/people.js";
import {seedPeople} from "./people/seedPeople.js";
import {openReleases} from "./release/openReleases.js";
import {openStore} from "./release/openStore.js";
import type {Reviews} from "./review/reviews.js";
import type {Services} from "./services.js";
import {openShows, type Shows} from "./shows/readShows.js";
import {tellEnds} from "./shows/tellEnds.js";
import {deliverLater} from "./signIn/deliverLater.js";
import {hasAnything} from "./signIn/deliverLink.js";
import {oneTimeLinks, type RoleLink} from "./signIn/oneTimeLinks.js";
import {openState, type StateUrl} from "./state/openState.js";

export interface GateOptions {
  collective: Collective;
  home: Home;
  /** 0 takes a free one. */
  port?: number;
  host?: string;
  /** Public origin when a proxy stands in front (`https://…`); else `http://host:port`, on loopback only. */
  origin?: string | undefined;
  /** Addresses and networks of those proxies. */
  trustedProxies?: string;
  /** PostgreSQL instead of SQLite, when several machines serve. */
  stateUrl?: StateUrl;
  /** The collective's own identity provider, beside links by e-mail. */
  singleSignOn?: SingleSignOn | undefined;
  smtpUrl?: string | undefined;
  transport?: Transport;
  /** Where shows are read from; the published snapshot unless a test says otherwise. */
  shows?: Shows;
  /** The reports' review (`scripts/openReviews.ts`); without it the gate has no such pages. */
  reviews?: Reviews | undefined;
  logger?: Logger;
  clock?: () => Date;
}

export interface RunningGate {
  /** Public origin. */
  url: string;
  /** Where it listens, behind a proxy or not. */
  port: number;
  /** The application itself, for calls without a socket. */
  gate: Gate;
  services: Services;
  /** Fresh one-time sign-in links, one per role; for the operator's console and nobody else. */
  links(): Promise<RoleLink[]>;
  /** Stops accepting, lets answers under way finish, closes the state. */
  close(): Promise<void>;
}

/** @throws PublicCError exit 2 when the gate would speak to the world without TLS, or the port is taken */
export async function startGate(options: GateOptions): Promise<RunningGate> {
  const {port = 3000, host = "127.0.0.1"} = options;
  const {promise: ready, resolve: open} = Promise.withResolvers<Gate>();
  const server = createAdaptorServer({
    fetch: async (request, env) => (await ready).fetch(request, env)
  }) as Server;
  const taken = await listen(server, port, host);
  try {
    const origin = checkOrigin(options.origin ?? `http://${bracket(host)}:${taken}`);
    const services = await openServices(options, origin);
    const gate = createGate(services);
    open(gate);
    const hourly = every(hour, () => keepHouse(services), services.logger);
    return {
      url: origin,
      port: taken,
      gate,
      services,
      links: () => oneTimeLinks(services),
      close: async () => {
        clearInterval(hourly);
        await closeGate(server, services);
      }
    };
  } catch (error) {
    server.close();
    throw error;
  }
}

const hour = 3_600_000;
const unconfirmedDays = 7;

async function keepHouse(services: Services): Promise<void> {
  const now = services.clock().getTime();
  services.incoming.sweep(new Date(now - unconfirmedDays * 24 * hour));
  await tellEnds(services);
}

/** Now and then again; a failure is logged, and the next turn tries again. */
function every(milliseconds: number, act: () => Promise<void>, logger: Logger): NodeJS.Timeout {
  const turn = (): void => {
    act().catch((error: Error) => logger.error("turn", {reason: error.message}));
  };
  turn();
  return setInterval(turn, milliseconds).unref();
}

async function openServices(options: GateOptions, origin: string): Promise<Services> {
  const {collective, home, clock = () => new Date()} = options;
  const {logger = createLogger((line) => void process.stderr.write(line), clock)} = options;
  const {transport: mail = createMailTransport(home, mailOptions(options))} = options;
  const state = await openState(home, options.stateUrl);
  await seedPeople(state, collective, clock());
  const auth: Auth = await createAuth({
    state,
    stateUrl: options.stateUrl,
    origin,
    secret: sessionSecret(home),
    singleSignOn: options.singleSignOn,
    isSomebody: async (email) => {
      const person = await findPerson(state, email);
      return person !== null && hasAnything(person, state, clock());
    },
    deliver: (link) => deliverLater(link, {state, auth, mail, origin, logger, clock})
  });
  sweep(home);
  const incoming = openIncoming(home);
  return {
    collective,
    home,
    state,
    auth,
    releases: openReleases(home, {logger}),
    store: openStore(home),
    shows: options.shows ?? openShows(home, collective),
    reviews: options.reviews,
    incoming,
    checks: openChecks({collective, home, incoming, run: createCheckRunner(), clock}),
    outbox: openOutbox({state, mail, logger, clock}),
    accessLog: openAccessLog(state, {logger}),
    logger,
    clock,
    origin,
    alsoOrigins: otherLoopback(origin),
    trustedProxies: readTrustedProxies(options.trustedProxies ?? "")
  };
}

/** What a stop has left in the workshops of exports and checks. */
function sweep(home: Home): void {
  rmSync(join(home.root, "exports"), {recursive: true, force: true});
  for (const left of globSync(join(home.root, "incoming", ".check-*")))
    rmSync(left, {recursive: true, force: true});
}

const mailOptions = ({smtpUrl, collective}: GateOptions) => ({smtpUrl, from: collective.contact});

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) =>
      reject(
        new PublicCError(`cannot listen on ${host}:${port}: ${cause.code}`, {
          exitCode: 2,
          cause,
          next: "choose another port with --port"
        })
      )
    );
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

async function closeGate(server: Server, services: Services): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  await closed;
  await services.accessLog.close();
  await services.outbox.close();
  await services.state.destroy();
}

/** Sessions are cookies: in clear text they may only travel inside the machine. */
function checkOrigin(given: string): string {
  const {origin, protocol, hostname} = new URL(given);
  if (protocol === "https:" || isLoopback(hostname)) return origin;
  throw new PublicCError(`refusing to sign people in over ${origin}`, {
    exitCode: 2,
    next: "put a proxy with TLS in front and set PUBLIC_C_URL=https://…"
  });
}

const isLoopback = (hostname: string): boolean =>
  hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);

function otherLoopback(origin: string): string[] {
  const {hostname, port} = new URL(origin);
  if (hostname === "127.0.0.1") return [`http://localhost:${port}`];
  return hostname === "localhost" ? [`http://127.0.0.1:${port}`] : [];
}

const bracket = (host: string): string => (host.includes(":") ? `[${host}]` : host);

/** Signs session cookies; made on the first run, readable by its owner alone. */
function sessionSecret(home: Home): string {
  const path = join(home.keys, "session.key");
  if (!existsSync(path))
    writeFileSync(path, randomBytes(32).toString("base64url"), {mode: 0o400, flag: "wx"});
  return readFileSync(path, "utf8");
}
