import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {readCollective, sharesWithCollective} from "../../loaders/collective.js";
import {PublicCError} from "../../loaders/error.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "collective-"));
  mkdirSync(join(folder, "members"));
});
afterEach(() => rmSync(folder, {recursive: true}));

const collective = `
name: {fr: La Réunion des scènes, en: The Gathering of Stages}
languages: [fr, en]
contact: analyses@scenes.example
`;
const member = `
name: Théâtre de l'Essai
city: Rimouski
territory: {municipality: Rimouski, adminRegion: "01"}
disciplines: [theatre]
size: under5k
languages: [fr]
source: {kind: files, mapping: essai}
`;
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

describe("readCollective(folder)", () => {
  it("fills safe defaults and names members after their files", () => {
    write("collective.yaml", collective);
    write("members/essai.yaml", member);
    const read = readCollective(folder);
    expect(read.disclosure).toEqual({
      minimumPersons: 10,
      minimumOrganizations: 5,
      minimumForQuartiles: 10
    });
    expect(read.seasonStart).toBe("09-01");
    expect(read.members.map(({organization}) => organization)).toEqual(["essai"]);
  });

  it("keeps a member without agreement or privacy policy out of the collective", () => {
    write("collective.yaml", collective);
    write("members/essai.yaml", member);
    expect(sharesWithCollective(readCollective(folder).members[0]!)).toBe(false);
  });

  it("names file, path, what was found and what is allowed", () => {
    write("collective.yaml", collective);
    write("members/essai.yaml", member.replace("theatre]", "humour noir]"));
    expect(() => readCollective(folder)).toThrow(
      /essai\.yaml: disciplines\.0: found "humour noir"; allowed: one of theatre, dance/
    );
  });

  it("refuses a threshold below three organizations with the reason", () => {
    write("collective.yaml", `${collective}disclosure: {minimumOrganizations: 2}\n`);
    expect(() => readCollective(folder)).toThrow(
      /minimumOrganizations: found 2; allowed: fewer than 3 organizations/
    );
  });

  it("refuses a misspelt key rather than ignoring it", () => {
    write("collective.yaml", `${collective}seasonsStart: "07-01"\n`);
    expect(() => readCollective(folder)).toThrow(/seasonsStart/);
  });

  it("says which YAML does not parse, as a usage error", () => {
    write("collective.yaml", "name: {fr: [");
    const failure = catchError(() => readCollective(folder));
    expect(failure).toBeInstanceOf(PublicCError);
    expect((failure as PublicCError).exitCode).toBe(2);
  });

  it("says when the folder holds no collective", () => {
    expect(() => readCollective(folder)).toThrow(/no collective\.yaml in/);
  });
});

function catchError(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}
