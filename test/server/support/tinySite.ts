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

const script = (organization: string): string =>
  `registerFile("curve.json", {"path":"../../../_file/data/o/${organization}/curve.1a2b3c4d.json"})`;

const portrait = (organization: string, language: string): string =>
  `<!doctype html><html lang="${language}-CA"><head><title>Portrait, Théâtre ${organization} | Public C</title></head><body>` +
  `<nav class="languages"><a href="/fr/o/${organization}/portrait" hreflang="fr">Français</a><a href="/en/o/${organization}/portrait" hreflang="en">English</a><a href="/${language}/account">Compte</a></nav>` +
  `<nav class="menu"><ul><li><a href="/${language}/o/${organization}/sales">Ventes</a></li></ul></nav>` +
  `<main><p>${markerOf(organization)}</p><p>Voir le <a href="../../glossary">glossaire</a>, <a href="#note">la note</a>.</p>` +
  `<a class="button" href="/pdf/${organization}/portrait.fr.pdf">Télécharger</a>${"<p>…</p>".repeat(200)}</main>` +
  `<footer><nav><a href="/${language}/methods">Méthodes</a></nav></footer><script type="application/json">${script(organization)}</script></body></html>`;

const own = (organization: string): Record<string, Page> => {
  const audience = `organization:${organization}`;
  const html = (language: string) => ({
    content: portrait(organization, language),
    type: "text/html; charset=utf-8",
    audience,
    scripts: ["RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o="]
  });
  const data = (name: string) => ({
    [`/_file/data/o/${organization}/${name}`]: {
      content: JSON.stringify({marker: markerOf(organization), name}),
      type: "application/json",
      audience
    }
  });
  return {
    [`/fr/o/${organization}/portrait`]: html("fr"),
    [`/en/o/${organization}/portrait`]: html("en"),
    ...data("curve.1a2b3c4d.json"),
    ...data("prices.5e6f7a8b.json"),
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
  "/_file/data/members.0a1b2c3d.json": {
    content: "{}",
    type: "application/json",
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
