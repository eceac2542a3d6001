/** 200 members reading at once: what deciding at every request costs beside the same files from nginx, or from a bare Node server. */
import {execFileSync, spawn} from "node:child_process";
import {once} from "node:events";
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as wait} from "node:timers/promises";
import {Worker} from "node:worker_threads";
import {readCollective} from "../loaders/collective.js";
import {type Home, openHome} from "../loaders/home.js";
import {type Entries, storeContent, writeRelease} from "../scripts/site/release.js";
import {silentLogger} from "../server/logger.js";
import {startGate} from "../server/startGate.js";
import type {Load, LoadResult} from "./loadWorker.js";

const readers = 200;
const seconds = 5;
/** A portrait without its charts' second width weighs about this much. */
const pageBytes = 60_000;

/** Requests per second and 99th percentile in milliseconds, each of its own pages, over kept connections. */
export async function benchGate(): Promise<Record<string, number>> {
  const root = mkdtempSync(join(tmpdir(), "public-c-bench-gate-"));
  try {
    const home = openHome(root);
    const paths = writePages(home);
    const gate = await throughGate(home, paths);
    const bare = await throughBareNode(paths);
    const nginx = hasNginx() ? await throughNginx(root, paths) : null;
    return {
      ...labelled("gate", gate),
      ...labelled("bare Node, no decision", bare),
      "gate ÷ bare Node": gate.perSecond / bare.perSecond,
      ...(nginx && {...labelled("nginx", nginx), "gate ÷ nginx": gate.perSecond / nginx.perSecond})
    };
  } finally {
    rmSync(root, {recursive: true, force: true});
  }
}

const labelled = (name: string, {perSecond, p99}: LoadResult): Record<string, number> => ({
  [`${name}: requests per second`]: perSecond,
  [`${name}: p99, milliseconds`]: p99
});

const collective = () => readCollective("data/collectives/demo");
const contentOf = (organization: string): Buffer =>
  Buffer.from(
    `<!doctype html><title>${organization}</title>${"<p>Portrait</p>".repeat(pageBytes / 15)}`
  );

/** One page per member. @returns organization → path */
function writePages(home: Home): Map<string, string> {
  const paths = new Map(
    collective().members.map(({organization}) => [organization, `/fr/o/${organization}/portrait`])
  );
  const entries: Entries = {};
  for (const [organization, path] of paths)
    entries[path] = {
      ...storeContent(home, contentOf(organization)),
      type: "text/html; charset=utf-8",
      audience: `organization:${organization}`
    };
  writeRelease(home, {snapshot: "bench", entries, builtAt: new Date(0)});
  return paths;
}

async function throughGate(home: Home, paths: ReadonlyMap<string, string>): Promise<LoadResult> {
  const gate = await startGate({
    collective: collective(),
    home,
    port: 0,
    logger: silentLogger,
    transport: {send: async () => {}}
  });
  try {
    const cookies = new Map<string, string>();
    for (const [index, {organization, recipients}] of collective().members.entries()) {
      const token = await gate.services.auth.createLink(recipients[0]!.email);
      const set = await gate.services.auth.useLink(token, `10.${index}.0.1`);
      cookies.set(organization, (set as string[])[0]!.split(";", 1)[0]!);
    }
    const reads = [...paths].map(([organization, path]) => ({
      path,
      cookie: cookies.get(organization)!
    }));
    return await load({url: gate.url, reads});
  } finally {
    await gate.close();
  }
}

async function throughBareNode(paths: ReadonlyMap<string, string>): Promise<LoadResult> {
  const contents = new Map(
    [...paths].map(([organization, path]) => [path, contentOf(organization)])
  );
  const server = createServer((request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(contents.get(request.url ?? ""));
  });
  const url = await listen(server);
  try {
    return await load({url, reads: readsOf(paths)});
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function throughNginx(root: string, paths: ReadonlyMap<string, string>): Promise<LoadResult> {
  const site = join(root, "site");
  for (const [organization, path] of paths) {
    mkdirSync(join(site, path, ".."), {recursive: true});
    writeFileSync(join(site, path), contentOf(organization));
  }
  const port = 20_000 + (process.pid % 20_000);
  const configuration = join(root, "nginx.conf");
  writeFileSync(configuration, nginxConfiguration(root, site, port));
  const nginx = spawn("nginx", ["-c", configuration], {stdio: "ignore"});
  try {
    await wait(500);
    return await load({url: `http://127.0.0.1:${port}`, reads: readsOf(paths)});
  } finally {
    nginx.kill("SIGQUIT");
    await once(nginx, "exit");
  }
}

/** Its files lie in a folder of this account's alone: a root that drops its rights could not read them. */
const nginxConfiguration = (root: string, site: string, port: number): string => `
${process.getuid?.() === 0 ? "user root;" : ""} daemon off; worker_processes 1; pid ${root}/nginx.pid; error_log ${root}/error.log;
events { worker_connections 1024; }
http { access_log off; sendfile on; default_type text/html;
  client_body_temp_path ${root}/body; proxy_temp_path ${root}/proxy; fastcgi_temp_path ${root}/fastcgi;
  uwsgi_temp_path ${root}/uwsgi; scgi_temp_path ${root}/scgi;
  server { listen 127.0.0.1:${port}; root ${site}; keepalive_requests 1000000; } }`;

function hasNginx(): boolean {
  try {
    execFileSync("nginx", ["-v"], {stdio: "ignore"});
    return true;
  } catch {
    return false;
  }
}

const readsOf = (paths: ReadonlyMap<string, string>): Load["reads"] =>
  [...paths.values()].map((path) => ({path, cookie: ""}));

/** From a thread of its own, so that the readers do not wait for the server's turn. */
async function load({url, reads}: Pick<Load, "url" | "reads">): Promise<LoadResult> {
  const workerData: Load = {url, reads, connections: readers, seconds};
  const worker = new Worker(new URL("./loadWorker.ts", import.meta.url), {workerData});
  const [result] = (await once(worker, "message")) as [LoadResult];
  return result;
}

async function listen(server: Server): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
