/** From a member's file to its pull: what is refused before anything is asked. */
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type Collective, readCollective} from "../../../../loaders/collective.js";
import {openHome} from "../../../../loaders/home.js";
import {pullMember, rehearseMember} from "../../../../loaders/sources/api/pullMember.js";
import {type ApiConfig, openApiSource} from "../../../../loaders/sources/api/sourceSpec.js";
import {openShop, pretix, token} from "./boxOffice.js";
import {onStage} from "./pulling.js";
import {withVendor} from "./withVendor.js";

const member = (source: string) => `
name: Amphion
city: Montréal
territory: {municipality: Montréal, adminRegion: "06"}
disciplines: [music]
size: under5k
languages: [fr]
source: ${source}
`;

describe("pullMember(collective, home, organization)", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "public-c-collective-"));
    mkdirSync(join(folder, "members"));
    writeFileSync(
      join(folder, "collective.yaml"),
      "name: {fr: Essai, en: Trial}\nlanguages: [fr]\ncontact: essai@example.org\n"
    );
  });
  afterAll(() => rmSync(folder, {recursive: true}));

  const collectiveOf = (source: string): Collective => {
    writeFileSync(join(folder, "members", "amphion.yaml"), member(source));
    return readCollective(folder);
  };
  const pulling = (
    source: string,
    environment: Record<string, string> = {},
    organization = "amphion"
  ) =>
    onStage(async ({effects}) => {
      const home = openHome(join(folder, "home"));
      return pullMember(collectiveOf(source), home, organization, {}, {...effects, environment});
    });

  it("refuses a member that is not there, or that hands over files", async () => {
    const files = "{kind: files, mapping: amphion}";
    await expect(pulling(files, {}, "orphee")).rejects.toMatchObject({
      message: "no member orphee",
      next: "choose among amphion",
      exitCode: 2
    });
    await expect(pulling(files)).rejects.toThrow("hands over files");
  });

  it("refuses to start without a key", () =>
    expect(pulling("{kind: pretix, organizer: amphion, tokenEnv: KEY}")).rejects.toThrow(
      "neither KEY nor KEY_FILE is set"
    ));

  it("refuses a key over plain http, and a key where its name should be", () => {
    expect(() =>
      collectiveOf("{kind: pretix, url: http://pretix.example, organizer: a, tokenEnv: KEY}")
    ).toThrow("must not travel in the clear");
    expect(() => collectiveOf("{kind: pretix, organizer: a, tokenEnv: e1l6gq2ye72t}")).toThrow(
      "never the key itself"
    );
  });

  it("refuses --since where the vendor cannot tell changes", () =>
    onStage(async ({effects}) => {
      const collective = collectiveOf("{kind: spektrix, client: amphion}");
      const home = openHome(join(folder, "home"));
      await expect(
        pullMember(collective, home, "amphion", {since: "2026-01-01T00:00:00Z"}, effects)
      ).rejects.toThrow("cannot say what changed since a day");
    }));

  it("rehearses with one question and keeps nothing", () =>
    withVendor(pretix(openShop()), ({url, asked}) =>
      onStage(async ({effects}) => {
        const source = `{kind: pretix, url: "${url}", organizer: amphion, tokenEnv: KEY}`;
        const environment = {KEY: token};
        const said = await rehearseMember(collectiveOf(source), "amphion", {
          ...effects,
          environment
        });
        expect(said).toEqual({address: `${url}/api/v1/organizers/amphion/events/`, records: 2});
        expect(asked).toHaveLength(1);
      })
    ));

  it("asks the second time only for what changed, unless told a day", () =>
    withVendor(pretix(openShop()), ({url}) =>
      onStage(async ({effects}) => {
        const source = `{kind: pretix, url: "${url}", organizer: amphion, tokenEnv: KEY}`;
        const collective = collectiveOf(source);
        const home = openHome(join(folder, "home"));
        const known = {...effects, environment: {KEY: token}};
        const sinceOf = async (when: object = {}) =>
          (await pullMember(collective, home, "amphion", when, known)).manifest.since;
        expect(await sinceOf()).toBeNull();
        expect(await sinceOf()).toBe("2026-02-01T12:00:00Z");
        expect(await sinceOf({since: "2026-01-10T00:00:00Z"})).toBe("2026-01-10T00:00:00Z");
        expect(await sinceOf({complete: true})).toBeNull();
      })
    ));

  it("gives the ordinary pipeline a mapping, the member's words over the vendor's", () => {
    const words = "{priceTypes: {Réduit: reduced}, channels: {web: other}}";
    const source = `{kind: pretix, organizer: amphion, tokenEnv: KEY, words: ${words}}`;
    const config = collectiveOf(source).members[0]!.source;
    const {mapping} = openApiSource(config as ApiConfig, ["fr"]);
    expect(mapping.words).toMatchObject({
      priceTypes: {Réduit: "reduced"},
      channels: {web: "other", pretixpos: "boxOffice"},
      refunds: ["refund"]
    });
    expect(mapping.files.map(({match}) => match)).toEqual([
      "customers.csv",
      "orders.csv",
      "performances.csv"
    ]);
  });
});
