/** Writes the demonstration's configuration: collective.yaml, one file per member, one mapping per member. */
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {stringify} from "yaml";
import {asOf} from "./calendar.js";
import {mappingOf} from "./mappingOf.js";
import {type DemoMember, demoMembers} from "./members.js";
import {plain} from "./people.js";

const heading = "# Written by demo/configuration.ts; every name here is invented.\n";

/** File name under the collective's folder → its text. */
export function demoConfiguration(): ReadonlyMap<string, string> {
  const files = new Map([["collective.yaml", write(collective)]]);
  for (const member of demoMembers) {
    files.set(join("members", `${member.organization}.yaml`), write(memberFile(member)));
    files.set(join("mappings", `${member.organization}.yaml`), write(mappingOf(member)));
  }
  return files;
}

/** Makes `folder` hold exactly the demonstration's members and mappings; files already so are not touched. */
export function writeConfiguration(folder: string): void {
  const files = demoConfiguration();
  for (const room of ["members", "mappings"]) {
    mkdirSync(join(folder, room), {recursive: true});
    for (const name of readdirSync(join(folder, room)))
      if (!files.has(join(room, name))) rmSync(join(folder, room, name));
  }
  for (const [name, text] of files) writeIfChanged(join(folder, name), text);
}

function writeIfChanged(path: string, text: string): void {
  if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeFileSync(path, text);
}

const collective = {
  name: {fr: "Collectif de démonstration", en: "Demonstration collective"},
  languages: ["fr", "en"],
  timeZone: "America/Toronto",
  seasonStart: "09-01",
  asOf,
  demonstration: true,
  closedSeasons: [
    {
      season: "2019-2020",
      from: "2020-03-13",
      reason: {
        fr: "Salles fermées par décret à partir du 13 mars 2020 (pandémie de COVID-19)",
        en: "Halls closed by decree from March 13, 2020 (COVID-19 pandemic)"
      }
    },
    {
      season: "2020-2021",
      from: "2020-09-01",
      reason: {
        fr: "Salles fermées ou presque vides toute la saison (pandémie de COVID-19)",
        en: "Halls closed or nearly empty all season (COVID-19 pandemic)"
      }
    }
  ],
  disclosure: {minimumPersons: 10, minimumOrganizations: 5, minimumForQuartiles: 10},
  repertoire: {namesPresenters: true},
  rawRetentionDays: 90,
  brand: {own: "#1f3fbf"},
  contact: "collectif@demonstration.example"
};

function memberFile(member: DemoMember): object {
  const {organization, name, city, mrc, adminRegion, size, languages, holding} = member;
  return {
    name,
    city,
    territory: {municipality: city, mrc, adminRegion},
    disciplines: Object.keys(member.disciplines),
    size,
    languages,
    holding,
    source: {kind: "files", mapping: organization},
    privacyPolicy: member.hasPolicy ? policyOf(member) : null,
    agreement: member.hasAgreement ? {signedOn: signedOn(member), endsOn: "2024-08-31"} : null,
    recipients: recipientsOf(member)
  };
}

const policyOf = ({organization, languages}: DemoMember): object => ({
  url: `https://www.${organization}.example/${languages[0] === "en" ? "privacy" : "confidentialite"}`,
  dated: "2021-06-01",
  statement:
    languages[0] === "en"
      ? "Your information may be used for statistical analysis to improve our services."
      : "Vos renseignements peuvent servir à des fins d’analyse statistique pour améliorer nos services."
});

const signedOn = ({firstSeason}: DemoMember): string =>
  firstSeason === "2021-2022" ? "2021-10-04" : "2021-09-13";

function recipientsOf({organization, languages}: DemoMember): object[] {
  const domain = `${plain(organization)}.example`;
  const administrator = {
    email: `billetterie@${domain}`,
    language: languages[0],
    role: "administrator"
  };
  const readers = languages.map((language) => ({
    email: `${language === "fr" ? "direction" : "development"}@${domain}`,
    language,
    role: "reader"
  }));
  return [administrator, ...readers];
}

const write = (content: object): string => heading + stringify(content, {lineWidth: 100});
