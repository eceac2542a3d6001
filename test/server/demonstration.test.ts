/** The full matrix on the site that `public-c demo` has built: every URL × every kind of person. */
import {existsSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type Member, readCollective, sharesWithCollective} from "../../loaders/collective.js";
import {openHome} from "../../loaders/home.js";
import {silentLogger} from "../../server/logger.js";
import {startRole} from "../../server/people/roles.js";
import {readManifest} from "../../server/release/readManifest.js";
import {type RunningGate, startGate} from "../../server/startGate.js";
import {cookieFrom} from "./support/openGate.js";

const releases = resolve(process.env.PUBLIC_C_HOME ?? "var", "releases");
const isBuilt = existsSync(join(releases, "current"));
const collective = readCollective("data/collectives/demo");
const administered = (member: Member) =>
  member.recipients.some(({role}) => role === "administrator") &&
  member.recipients.some(({role}) => role === "reader");
const three = collective.members.filter(administered).slice(0, 3);

interface Identity {
  name: string;
  cookie: string | undefined;
  mayRead: (audience: string) => boolean;
}

describe.skipIf(!isBuilt)("the demonstration's site", () => {
  let gate: RunningGate;
  const identities: Identity[] = [];
  const root = mkdtempSync(join(tmpdir(), "public-c-matrix-"));
  const home = {...openHome(root), releases};

  beforeAll(async () => {
    gate = await startGate({
      collective,
      home,
      port: 0,
      logger: silentLogger,
      transport: {send: async () => {}}
    });
    const {state} = gate.services;
    const now = new Date();
    await startRole(
      state,
      {email: "p@x.example", role: "partner", organization: null, language: "fr"},
      now
    );
    identities.push(
      {name: "anonymous", cookie: undefined, mayRead: () => false},
      {name: "partner", cookie: await signIn("p@x.example"), mayRead: () => false},
      {name: "ex-member", cookie: await signIn("gone@x.example"), mayRead: () => false},
      {name: "analyst", cookie: await signIn(collective.contact), mayRead: () => true}
    );
    for (const member of three)
      for (const role of ["administrator", "reader"] as const)
        identities.push({
          name: `${member.organization} ${role}`,
          cookie: await signIn(member.recipients.find((one) => one.role === role)!.email),
          mayRead: (audience) =>
            audience === "members" ||
            audience === `organization:${member.organization}` ||
            (audience === "collective" && sharesWithCollective(member))
        });
  });
  afterAll(async () => {
    await gate.close();
    rmSync(root, {recursive: true, force: true});
  });

  const signIn = async (email: string): Promise<string> => {
    const token = await gate.services.auth.createLink(email);
    return cookieFrom(
      (await gate.services.auth.useLink(
        token,
        `10.1.${identities.length}.${email.length}`
      )) as string[]
    );
  };

  it("opens no URL that it should not, and every one that it should", async () => {
    const {entries} = readManifest(home, gate.services.releases.current()!.release);
    const wrong: string[] = [];
    for (const [path, {audience}] of entries)
      for (const {name, cookie, mayRead} of identities) {
        const headers = cookie ? {cookie} : {};
        const {status} = await gate.gate.fetch(new Request(gate.url + encodeURI(path), {headers}));
        const expected = audience === "public" || mayRead(audience) ? 200 : 404;
        if (status !== expected) wrong.push(`${name} ${path}: ${status}, not ${expected}`);
      }
    expect(entries.size).toBeGreaterThan(2 * collective.members.length);
    expect(wrong).toEqual([]);
  });
});
