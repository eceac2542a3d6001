/** A gate on loopback over the tiny site, with a mailbox one can look into; its state in PostgreSQL where a server is given, so that one suite tries both. */
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Collective} from "../../../loaders/collective.js";
import {type Home, openHome} from "../../../loaders/home.js";
import {openReviews} from "../../../scripts/openReviews.js";
import {silentLogger} from "../../../server/logger.js";
import type {Mail} from "../../../server/mail/mail.js";
import {type GateOptions, type RunningGate, startGate} from "../../../server/startGate.js";
import {createOwnDatabase, type OwnDatabase, postgresServer} from "./ownDatabase.js";
import {tinyCollective, tinySite} from "./tinySite.js";
import {writeRelease} from "./writeRelease.js";

export interface OpenGate extends RunningGate {
  home: Home;
  mailbox: Mail[];
  /** Stops it and opens another on the same home. */
  reopen(collective?: Collective): Promise<OpenGate>;
  /** Cookie of a new session of this person. */
  signIn(email: string): Promise<string>;
  get(path: string, cookie?: string, headers?: Record<string, string>): Promise<Response>;
  /** Posts a form as a page of this site would. */
  post(
    path: string,
    form: Record<string, string>,
    cookie?: string,
    headers?: Record<string, string>
  ): Promise<Response>;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function openGate(options: Partial<GateOptions> = {}): Promise<OpenGate> {
  const home = openHome(mkdtempSync(join(tmpdir(), "public-c-gate-")));
  writeRelease(home, "r1", tinySite);
  const database = postgresServer ? await createOwnDatabase() : undefined;
  return openAt({home, database}, {stateUrl: database?.url, ...options});
}

async function openAt(
  {home, database}: {home: Home; database: OwnDatabase | undefined},
  options: Partial<GateOptions>
): Promise<OpenGate> {
  const mailbox: Mail[] = [];
  const running = await startGate({
    collective: tinyCollective,
    home,
    port: 0,
    logger: silentLogger,
    transport: {send: async (mail) => void mailbox.push(mail)},
    reviews: openReviews(home, options.collective ?? tinyCollective),
    ...options
  });
  const {url, services} = running;
  const get: OpenGate["get"] = (path, cookie, headers = {}) =>
    fetch(url + path, {redirect: "manual", headers: {...(cookie && {cookie}), ...headers}});
  const post: OpenGate["post"] = (path, form, cookie, headers = {}) =>
    fetch(url + path, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams(form),
      headers: {origin: url, ...(cookie && {cookie}), ...headers}
    });
  return {
    ...running,
    home,
    mailbox,
    get,
    post,
    async signIn(email) {
      const token = await services.auth.createLink(email);
      const cookies = await services.auth.useLink(
        token,
        `10.0.${Math.floor(Math.random() * 255)}.1`
      );
      return cookieFrom(cookies as string[]);
    },
    async reopen(collective = options.collective ?? tinyCollective) {
      await running.close();
      return openAt({home, database}, {...options, collective});
    },
    async [Symbol.asyncDispose]() {
      await running.close();
      await database?.drop();
      rmSync(home.root, {recursive: true, force: true});
    }
  };
}

/** The Cookie header that a browser would send back. */
export const cookieFrom = (setCookies: readonly string[]): string =>
  setCookies.map((cookie) => cookie.split(";", 1)[0]!).join("; ");
