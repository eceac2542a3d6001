/** Two machines on a real PostgreSQL, when PUBLIC_C_TEST_POSTGRES names one: postgres://user@host/database. */
import {type ChildProcess, spawn} from "node:child_process";
import {once} from "node:events";
import {globSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {createInterface} from "node:readline";
import {afterAll, afterEach, beforeAll, describe, expect, it} from "vitest";
import type {Home} from "../../../loaders/home.js";
import {printReports} from "../../../reports/printReports.js";
import {printOnMachines} from "../../../reports/queue/printOnMachines.js";
import {literalCollective} from "../../loaders/models/literalCollective.js";
import {
  createOwnDatabase,
  type OwnDatabase,
  postgresServer
} from "../../server/support/ownDatabase.js";
import {makeLiteralHome, snapshotId} from "../literalHome.js";

const reports = ["portrait", "suivi", "comparatif", "reddition"];

describe.skipIf(!postgresServer)("printOnMachines(url)", () => {
  let home: Home;
  let database: OwnDatabase;
  let url: string;
  const workers: ChildProcess[] = [];

  beforeAll(async () => {
    home = await makeLiteralHome();
    database = await createOwnDatabase();
    url = database.url;
  }, 30_000);
  afterAll(async () => {
    rmSync(home.root, {recursive: true});
    await database.drop();
  });
  afterEach(async () => {
    for (const worker of workers.splice(0)) {
      if (worker.exitCode !== null || worker.signalCode !== null) continue;
      worker.kill("SIGTERM");
      await once(worker, "exit");
    }
  }, 30_000);

  /** `said` is called with each document that it prints. */
  function startWorker(said: (name: string) => void): ChildProcess {
    const worker = spawn(
      process.execPath,
      ["--import", "tsx", "test/reports/queue/worker.ts", home.root, url],
      {stdio: ["ignore", "pipe", "inherit"]}
    );
    createInterface({input: worker.stdout}).on("line", said);
    workers.push(worker);
    return worker;
  }

  const bytes = (): Map<string, string> =>
    new Map(
      globSync("**/*.pdf", {cwd: join(home.pdf, snapshotId)})
        .sort()
        .map((name) => [name, readFileSync(join(home.pdf, snapshotId, name)).toString("base64")])
    );

  let here: Map<string, string>;
  const emptied = () => rmSync(join(home.pdf, snapshotId), {recursive: true});

  it("prints on two machines the very bytes that one machine prints", async () => {
    await printReports(literalCollective, home, {reports});
    here = bytes();
    emptied();
    const printed: string[][] = [[], []];
    for (const names of printed) startWorker((name) => names.push(name));
    const result = await printReports(literalCollective, home, {
      reports,
      printer: printOnMachines(url)
    });
    expect(result).toMatchObject({printed: here.size, failed: []});
    expect(bytes()).toEqual(here);
    expect(printed.flat().length).toBe(here.size);
    expect(Math.min(...printed.map((names) => names.length)), "both took part").toBeGreaterThan(0);
  }, 240_000);

  it("lets another machine print what a killed one held", async () => {
    emptied();
    let survivor: string[] | undefined;
    const victim = startWorker(() => {
      if (!victim.kill("SIGKILL") || survivor) return;
      survivor = [];
      startWorker((name) => survivor!.push(name));
    });
    const result = await printReports(literalCollective, home, {
      reports,
      printer: printOnMachines(url)
    });
    expect(result).toMatchObject({failed: []});
    expect(bytes()).toEqual(here);
    expect(survivor!.length).toBeGreaterThan(1);
  }, 240_000);

  it("says why a document was not made, as one machine does", async () => {
    startWorker(() => undefined);
    const request = {reports: ["spectacle"], organizations: ["alpha"], shows: ["P4"]};
    const told = await printReports(literalCollective, home, request);
    const again = await printReports(literalCollective, home, {
      ...request,
      to: join(home.root, "elsewhere"),
      printer: printOnMachines(url)
    });
    expect(again.failed.map(({reason}) => reason)).toEqual(told.failed.map(({reason}) => reason));
    expect(again.printed).toBe(told.printed);
  }, 120_000);
});
