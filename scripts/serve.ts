/** `public-c serve`: the built site behind the members' gate, until it is told to stop. */
import {join} from "node:path";
import {Command, InvalidArgumentError} from "commander";
import {readCollective} from "../loaders/collective.js";
import {PublicCError} from "../loaders/error.js";
import {type Home, openHome} from "../loaders/home.js";
import {linkMinutes, type SingleSignOn} from "../server/auth.js";
import {createLogger, errorsOnly} from "../server/logger.js";
import {type RunningGate, startGate} from "../server/startGate.js";
import {openReviews} from "./openReviews.js";

export interface ServeOptions {
  collective: string;
  port: number;
  host: string;
  home?: string;
}

export const serveCommand: Command = new Command("serve")
  .description("serve the built site behind the members' gate")
  .option("--collective <folder>", "the collective's configuration", "data/collectives/demo")
  .option("--port <number>", "port; 0 takes a free one", readPort, 3000)
  .option("--host <address>", "address to listen on", "127.0.0.1")
  .option("--home <folder>", "everything the collective keeps (default: PUBLIC_C_HOME, else ./var)")
  .addHelpText(
    "after",
    `
Examples:
  public-c serve
  public-c serve --port 8080
  PUBLIC_C_URL=https://portraits.example.org PUBLIC_C_TRUSTED_PROXIES=127.0.0.1 public-c serve

Environment:
  PUBLIC_C_URL              public https address, when a proxy with TLS stands in front
  PUBLIC_C_TRUSTED_PROXIES  addresses or networks whose X-Forwarded-For is believed
  PUBLIC_C_OIDC_ISSUER, _CLIENT_ID, _CLIENT_SECRET, _NAME
                            an OpenID Connect provider, beside links by e-mail; its redirect address
                            is PUBLIC_C_URL followed by /auth/callback/oidc
  PUBLIC_C_STATE_URL        postgres://user:password@host/database, when several machines serve;
                            without it, SQLite in <home>/state
  PUBLIC_C_SMTP_URL         smtp://user:password@host:port; without it, mail goes to <home>/outbox`
  )
  .action(serve);

export async function serve({collective: folder, port, host, home}: ServeOptions): Promise<void> {
  const collective = readCollective(folder);
  const {PUBLIC_C_URL: origin, PUBLIC_C_SMTP_URL: smtpUrl} = process.env;
  const {PUBLIC_C_STATE_URL: stateUrl} = process.env;
  const {PUBLIC_C_TRUSTED_PROXIES: trustedProxies = ""} = process.env;
  const singleSignOn = readSingleSignOn(process.env);
  const room = openHome(home);
  const options = {collective, home: room, port, host, origin, smtpUrl, trustedProxies};
  const logger = createLogger((line) => void process.stderr.write(line));
  // On a terminal, a demonstration's links should not scroll away under its requests.
  const isWatched = collective.demonstration && process.stderr.isTTY;
  const gate = await startGate({
    ...options,
    stateUrl,
    singleSignOn,
    reviews: openReviews(room, collective),
    logger: isWatched ? errorsOnly(logger) : logger
  });
  console.log(`Public C is served at ${gate.url}  (Ctrl+C stops it)`);
  if (collective.demonstration) await sayLinks(gate, room);
  await stopSignal();
  await gate.close();
}

async function sayLinks(gate: RunningGate, {root}: Home): Promise<void> {
  console.log(`Links to come in by, once each, within ${linkMinutes} minutes:`);
  for (const {role, organization, url} of await gate.links())
    console.log(`  ${role}, ${organization}: ${url}`);
  console.log(`Links asked for on the sign-in page arrive in ${join(root, "outbox")}`);
}

/** @throws PublicCError exit 2 when only a part of it is set */
function readSingleSignOn(environment: NodeJS.ProcessEnv): SingleSignOn | undefined {
  const {PUBLIC_C_OIDC_ISSUER: issuer, PUBLIC_C_OIDC_CLIENT_ID: clientId} = environment;
  const {PUBLIC_C_OIDC_CLIENT_SECRET: clientSecret, PUBLIC_C_OIDC_NAME: name} = environment;
  if (!issuer && !clientId && !clientSecret) return undefined;
  if (issuer && clientId && clientSecret)
    return {issuer, clientId, clientSecret, name: name ?? new URL(issuer).hostname};
  throw new PublicCError("single sign-on is set in part", {
    exitCode: 2,
    next: "set PUBLIC_C_OIDC_ISSUER, PUBLIC_C_OIDC_CLIENT_ID and PUBLIC_C_OIDC_CLIENT_SECRET"
  });
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError("allowed: a number from 0 to 65535");
}

const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
