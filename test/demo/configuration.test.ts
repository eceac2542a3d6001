import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {demoConfiguration, writeConfiguration} from "../../demo/configuration.js";
import {demoMembers} from "../../demo/members.js";
import {areas} from "../../demo/territory.js";
import {readCollective, readSpec, sharesWithCollective} from "../../loaders/collective.js";
import {mappingSpec} from "../../loaders/mapping.js";

const committed = join(import.meta.dirname, "../../data/collectives/demo");
const scratch = mkdtempSync(join(tmpdir(), "public-c-configuration-"));
afterAll(() => rmSync(scratch, {recursive: true}));

describe("demoConfiguration()", () => {
  it("is what data/collectives/demo holds", () => {
    for (const [name, text] of demoConfiguration())
      expect(readFileSync(join(committed, name), "utf8"), name).toBe(text);
    expect(readCollective(committed).members).toHaveLength(30);
  });

  it("conforms to the collective's and the mappings' schemas", () => {
    writeConfiguration(scratch);
    const {members, closedSeasons, asOf} = readCollective(scratch);
    expect(members).toHaveLength(30);
    expect(closedSeasons.map(({season, from}) => [season, from])).toEqual([
      ["2019-2020", "2020-03-13"],
      ["2020-2021", "2020-09-01"]
    ]);
    expect(asOf).toBe("2022-04-15");
    for (const {organization} of members) {
      const mapping = readSpec(join(scratch, "mappings", `${organization}.yaml`), mappingSpec);
      expect(mapping.files.length, organization).toBeGreaterThan(0);
    }
  });

  it("has the cases that pages must survive", () => {
    const {members} = readCollective(committed);
    const held = members.filter(({holding}) => holding === "groupe-des-erables");
    expect(held).toHaveLength(2);
    expect(members.filter((member) => !sharesWithCollective(member))).toHaveLength(2);
    expect(members.filter(({languages}) => languages[0] === "en")).toHaveLength(1);
    expect(new Set(members.map(({size}) => size)).size).toBe(4);
    expect(demoMembers.filter(({firstSeason}) => firstSeason === "2021-2022")).toHaveLength(1);
    expect(
      demoMembers.filter(({layout}) => layout.without.includes("performances.capacity"))
    ).toHaveLength(1);
  });

  it("writes to nobody real", () => {
    for (const {recipients, privacyPolicy} of readCollective(committed).members) {
      expect(recipients.length).toBeGreaterThan(0);
      for (const {email} of recipients) expect(email).toMatch(/\.example$/);
      if (privacyPolicy) expect(new URL(privacyPolicy.url).hostname).toMatch(/\.example$/);
    }
  });
});

describe("areas", () => {
  it("are well-formed FSAs, Québec's beginning with G, H or J", () => {
    for (const {fsa, province} of areas) {
      expect(fsa).toMatch(/^[ABCEGHJKLMNPRSTVXY]\d[ABCEGHJKLMNPRSTVWXYZ]$/);
      if (province === "QC") expect(fsa).toMatch(/^[GHJ]/);
    }
  });

  it("hold the town of every member", () => {
    for (const {city, adminRegion} of demoMembers)
      expect(
        areas.some((area) => area.municipality === city && area.adminRegion === adminRegion),
        city
      ).toBe(true);
  });
});
