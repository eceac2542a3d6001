/** The proxies' examples as they are written, in front of a real gate; each is skipped, visibly, where it is not installed. */
import {type ChildProcess, execFileSync, spawn, spawnSync} from "node:child_process";
import {once} from "node:events";
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import type {IncomingHttpHeaders} from "node:http";
import {request} from "node:https";
import {createServer} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {type OpenGate, openGate} from "./support/openGate.js";
import {emailOf} from "./support/tinySite.js";

const host = "portraits.example.org";

interface Ports {
  gate: string;
  tls: number;
  plain: number;
}

interface Proxy {
  name: string;
  /** Writes its configuration into the folder, its addresses and certificate replaced. @returns command and arguments */
  prepare(folder: string, ports: Ports): [string, string[]];
}

const nginx: Proxy = {
  name: "nginx",
  prepare(folder, {gate, tls, plain}) {
    const example = readFileSync("deploy/nginx.conf", "utf8")
      .replace("listen 443", `listen 127.0.0.1:${tls}`)
      .replace("listen 80", `listen 127.0.0.1:${plain}`)
      .replaceAll("http://127.0.0.1:3000", gate)
      .replaceAll(/\/etc\/letsencrypt\/live\/[^/]+\//g, `${folder}/`);
    const rooms = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
      (room) => `${room}_temp_path ${folder}/${room};`
    );
    const user = process.getuid?.() === 0 ? "user root;" : "";
    writeFileSync(
      join(folder, "nginx.conf"),
      `${user} daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events {} http { access_log off; ${rooms.join(" ")} ${example} }`
    );
    return ["nginx", ["-c", join(folder, "nginx.conf")]];
  }
};

const caddy: Proxy = {
  name: "caddy",
  prepare(folder, {gate, tls, plain}) {
    const example = readFileSync("deploy/Caddyfile", "utf8")
      .replace(
        /^portraits.*\{$/m,
        `https://${host}:${tls} {\n\ttls ${folder}/fullchain.pem ${folder}/privkey.pem`
      )
      .replace("127.0.0.1:3000", new URL(gate).host);
    const own = `{\n\tadmin off\n\tstorage file_system ${folder}\n\thttp_port ${plain}\n}\n`;
    writeFileSync(join(folder, "Caddyfile"), own + example);
    return ["caddy", ["run", "--config", join(folder, "Caddyfile"), "--adapter", "caddyfile"]];
  }
};

const isInstalled = (command: string, ...given: string[]): boolean => {
  try {
    execFileSync(command, given, {stdio: "ignore"});
    return true;
  } catch {
    return false;
  }
};
const installed = {nginx: isInstalled("nginx", "-v"), caddy: isInstalled("caddy", "version")};
const hasOpenssl = isInstalled("openssl", "version");
const hasSystemd = isInstalled("systemd-analyze", "--version");

it.skipIf(!hasSystemd)("the unit is one that systemd understands", () => {
  const folder = mkdtempSync(join(tmpdir(), "public-c-unit-"));
  const unit = join(folder, "public-c.service");
  const example = readFileSync("deploy/public-c.service", "utf8");
  writeFileSync(unit, example.replaceAll("/opt/public-c", process.cwd()));
  const told = spawnSync("systemd-analyze", ["verify", unit], {encoding: "utf8"});
  rmSync(folder, {recursive: true});
  expect([told.status, told.stderr]).toEqual([0, ""]);
});

describe.each([nginx, caddy])("behind $name, by the example of deploy/", (proxy) => {
  const isHere = installed[proxy.name as keyof typeof installed] && hasOpenssl;
  const folder = mkdtempSync(join(tmpdir(), "public-c-proxy-"));
  let gate: OpenGate;
  let child: ChildProcess;
  let ports: Ports;

  beforeAll(async () => {
    if (!isHere) return;
    gate = await openGate({origin: `https://${host}`, trustedProxies: "127.0.0.1"});
    makeCertificate(folder);
    ports = {gate: `http://127.0.0.1:${gate.port}`, tls: await freePort(), plain: await freePort()};
    const [command, given] = proxy.prepare(folder, ports);
    child = spawn(command, given, {stdio: "ignore"});
    await vi.waitFor(async () => expect((await ask("/health")).status).toBe(200), {
      timeout: 10_000,
      interval: 100
    });
  });
  afterAll(async () => {
    if (isHere) {
      child.kill("SIGTERM");
      await once(child, "exit");
      await gate[Symbol.asyncDispose]();
    }
    rmSync(folder, {recursive: true, force: true});
  });

  const ask = (
    path: string,
    {
      method = "GET",
      headers = {},
      body
    }: {method?: string; headers?: Record<string, string>; body?: Buffer | string} = {}
  ): Promise<{status: number; headers: IncomingHttpHeaders; raw: string[]; text: string}> =>
    new Promise((resolve, reject) => {
      const options = {
        host: "127.0.0.1",
        port: ports.tls,
        servername: host,
        rejectUnauthorized: false
      };
      const asked = request(
        {...options, path, method, headers: {host, ...headers}},
        async (answer) => {
          let text = "";
          for await (const part of answer.setEncoding("latin1")) text += part;
          const {statusCode = 0, headers, rawHeaders} = answer;
          resolve({status: statusCode, headers, raw: rawHeaders, text});
        }
      );
      asked.once("error", reject);
      asked.end(body);
    });

  it.skipIf(!isHere)("serves over TLS with the gate’s own headers, each once", async () => {
    const cookie = await gate.signIn(emailOf("heron", "reader"));
    expect(cookie).toMatch(/^__Host-public-c=/);
    const {status, headers, raw} = await ask("/fr/o/heron/portrait", {headers: {cookie}});
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "strict-transport-security": "max-age=31536000",
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY"
    });
    const names = raw.filter((_, place) => place % 2 === 0).map((name) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    const range = {cookie, range: "bytes=0-8"};
    expect(await ask("/fr/o/heron/portrait", {headers: range})).toMatchObject({
      status: 206,
      text: "<!doctype"
    });
    expect((await ask("/fr/o/lisiere/portrait", {headers: {cookie}})).status).toBe(404);
  });

  it.skipIf(!isHere)("believes nothing that a visitor says of itself", async () => {
    const cookie = await gate.signIn(emailOf("heron", "reader"));
    for (const name of ["X-Original-URL", "X-Rewrite-URL", "Forwarded", "X-Forwarded-Host"]) {
      const headers = {cookie, [name]: "/fr/o/lisiere/portrait"};
      expect((await ask("/fr/o/nobody/portrait", {headers})).status).toBe(404);
    }
    const asking = (n: number) =>
      ask("/fr/sign-in", {
        method: "POST",
        body: `email=p${n}%40heron.example`,
        headers: {
          origin: `https://${host}`,
          "content-type": "application/x-www-form-urlencoded",
          "x-forwarded-for": `203.0.113.${n}`
        }
      });
    const statuses = [];
    for (let n = 0; n < 8; n++) statuses.push((await asking(n)).status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(3);
  });

  it.skipIf(!isHere)("hands on odd paths as they were sent, to be refused", async () => {
    const cookie = await gate.signIn(emailOf("lisiere", "reader"));
    for (const path of [
      "/fr/o/lisiere%2f..%2fheron/portrait",
      "//fr/o/heron/portrait",
      "/fr/o/heron/portrait%00"
    ])
      expect([400, 404]).toContain((await ask(path, {headers: {cookie}})).status);
  });

  it.skipIf(!isHere)("takes a part of a delivery", async () => {
    const cookie = await gate.signIn(emailOf("heron", "administrator"));
    const origin = `https://${host}`;
    const begun = await ask("/fr/deliveries/heron/uploads", {
      method: "POST",
      body: JSON.stringify({name: "commandes.csv", size: 4_194_304, modified: 1}),
      headers: {cookie, origin}
    });
    const {id} = JSON.parse(begun.text) as {id: string};
    const part = await ask(`/fr/deliveries/heron/uploads/${id}`, {
      method: "PATCH",
      body: Buffer.alloc(4_194_304, "a"),
      headers: {cookie, origin, "upload-offset": "0"}
    });
    expect(JSON.parse(part.text)).toMatchObject({received: 4_194_304});
  });

  it.skipIf(!isHere)("sends plain HTTP to TLS", async () => {
    const answer = await fetch(`http://127.0.0.1:${ports.plain}/fr/sign-in`, {
      redirect: "manual",
      headers: {host}
    });
    expect([301, 308]).toContain(answer.status);
    expect(answer.headers.get("location")).toMatch(/^https:/);
  });
});

function makeCertificate(folder: string): void {
  const files = ["-keyout", join(folder, "privkey.pem"), "-out", join(folder, "fullchain.pem")];
  const given = [
    "-x509",
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:prime256v1",
    "-nodes",
    "-days",
    "2"
  ];
  execFileSync(
    "openssl",
    ["req", ...given, "-subj", `/CN=${host}`, "-addext", `subjectAltName=DNS:${host}`, ...files],
    {stdio: "ignore"}
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const {port} = server.address() as {port: number};
  server.close();
  await once(server, "close");
  return port;
}
