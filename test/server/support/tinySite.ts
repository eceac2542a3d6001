/** Three invented members and a site in which each page carries a marker of its own. */
import {type Collective, collectiveSpec, memberSpec} from "../../../loaders/collective.js";
import type {Page} from "./writeRelease.js";

export const organizations = ["heron", "lisiere", "rive"] as const;
export type Organization = (typeof organizations)[number];

export const emailOf = (organization: string, role: string): string =>
  `${role}@${organization}.example`;
export const analystEmail = "analyste@collectif.example";

/** `rive` has signed no agreement: it sees its own pages, and none of the collective's. */
export const tinyCollective: Collective = {
  ...collectiveSpec.parse({
    name: {fr: "Collectif d’essai", en: "Test collective"},
    languages: ["fr", "en"],
    asOf: "2022-04-15",
    demonstration: true,
    contact: analystEmail
  }),
  id: "tiny",
  folder: "",
  members: organizations.map((organization) => ({
    ...memberSpec.parse({
      name: `Théâtre ${organization}`,
      city: "Québec",
      territory: {municipality: "Québec", adminRegion: "03"},
      disciplines: ["theatre"],
      size: "under5k",
      languages: ["fr", "en"],
      source: {kind: "files", mapping: organization},
      privacyPolicy: {url: "https://example.org/p", dated: "2021-01-01", statement: "…"},
      agreement: organization === "rive" ? null : {signedOn: "2021-09-01"},
      recipients: (["administrator", "reader"] as const).map((role) => ({
        email: emailOf(organization, role),
        language: organization === "lisiere" ? "en" : "fr",
        role
      }))
    }),
    organization
  }))
};

/** Unique to one organization: found in an answer, it tells whose figures those are. */
export const markerOf = (organization: string): string => `marker-of-${organization}-7f3a`;

const own = (organization: string): Record<string, Page> => {
  const audience = `organization:${organization}`;
  const html = (language: string) => ({
    content: `<!doctype html><html lang="${language}"><p>${markerOf(organization)}</p>${"<p>…</p>".repeat(200)}`,
    type: "text/html; charset=utf-8",
    audience,
    scripts: ["RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o="]
  });
  return {
    [`/fr/o/${organization}/portrait`]: html("fr-CA"),
    [`/en/o/${organization}/portrait`]: html("en-CA"),
    [`/_file/data/o/${organization}/curve.1a2b3c4d.json`]: {
      content: JSON.stringify({marker: markerOf(organization)}),
      type: "application/json",
      audience
    },
    [`/pdf/${organization}/portrait.fr.pdf`]: {
      content: `%PDF-1.7 ${markerOf(organization)}`,
      type: "application/pdf",
      audience
    }
  };
};

export const tinySite: Readonly<Record<string, Page>> = {
  "/fr/about": {content: "<p>à propos", type: "text/html; charset=utf-8", audience: "public"},
  "/_observablehq/client.1a2b3c4d.js": {
    content: "export {};",
    type: "text/javascript",
    audience: "members"
  },
  "/fr/glossary": {content: "<p>glossaire", type: "text/html; charset=utf-8", audience: "members"},
  "/fr/collective/": {
    content: "<p>le collectif",
    type: "text/html; charset=utf-8",
    audience: "collective"
  },
  ...Object.assign({}, ...organizations.map(own))
};
