import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {type Home, openHome} from "../../../loaders/home.js";
import {writeReleaseRecord} from "../../../loaders/warehouse/releaseRecord.js";
import {refuseLeaks} from "../../../scripts/site/refuseLeaks.js";
import {type Entries, storeContent} from "../../../scripts/site/release.js";
import type {Snapshot} from "../../../src/vocabulary/rows.js";

let home: Home;
beforeEach(() => {
  home = openHome(mkdtempSync(join(tmpdir(), "public-c-leaks-")));
  writeReleaseRecord(home, snapshot.id, {
    statement: {thresholds: {} as never, marts: [], rulesFingerprint: "", ledgerHash: ""},
    masked: [
      {mart: "collective_regions", value: 1_234_567_89, isMoney: true, ownedBy: "deux-soeurs"},
      {mart: "collective_regions", value: 41_913, isMoney: false, ownedBy: null}
    ],
    contributors: {"deux-soeurs": ["aube"]}
  });
});
afterEach(() => rmSync(home.root, {recursive: true}));

const snapshot = {
  id: "2022-04-15-0",
  organizations: ["aube", "brise"].map((organization) => ({organization}))
} as unknown as Snapshot;

const release = (pages: Readonly<Record<string, string>>): Entries =>
  Object.fromEntries(
    Object.entries(pages).map(([path, text]) => {
      const [, owner] = /\/o\/([^/]+)\//.exec(path) ?? [];
      return [
        path,
        {
          ...storeContent(home, Buffer.from(text)),
          type: "text/html; charset=utf-8",
          audience: owner ? (`organization:${owner}` as const) : "collective"
        }
      ];
    })
  );

describe("refuseLeaks(home, snapshot, entries)", () => {
  it("lets a clean release pass, and says how many files it read", () => {
    const entries = release({
      "/fr/o/aube/portrait": '<a href="/fr/o/aube/sales">1 234 567,89 $</a>',
      "/fr/collective/": "41 915 entrées, 1 230 000 $"
    });
    expect(refuseLeaks(home, snapshot, entries)).toBe(2);
  });

  it("does not take a place on the paper for a figure", () => {
    const drawn = '<path d="M1,234,567.89L3,4" transform="translate(1,234,567.89)"/>';
    expect(refuseLeaks(home, snapshot, release({"/fr/o/brise/territory": drawn}))).toBe(1);
  });

  it("stops a page that leads to another member", () => {
    const entries = release({"/fr/o/aube/portrait": '<a href="/fr/o/brise/portrait">Brise</a>'});
    expect(() => refuseLeaks(home, snapshot, entries)).toThrow(
      /\/fr\/o\/aube\/portrait: organization \/o\/brise\//
    );
  });

  it("stops a masked sum of money, however it is written, on another member's page", () => {
    for (const written of ["1 234 567,89 $", "$1,234,567.89", '{"cents":123456789}'])
      expect(() => refuseLeaks(home, snapshot, release({"/en/o/brise/portrait": written}))).toThrow(
        /unsafeValue/
      );
  });

  it("reads rows by whose they are: an amount may equal another's masked sum by chance", () => {
    const rows = (organization: string) =>
      release({
        "/_file/data/o/brise/price_tiers.0a.json": JSON.stringify([
          {organization, boxOfficeRevenueCents: 1_234_567_89}
        ])
      });
    expect(refuseLeaks(home, snapshot, rows("brise"))).toBe(1);
    expect(() => refuseLeaks(home, snapshot, rows("aube"))).toThrow(
      /price_tiers\.0a\.json: rows of aube/
    );
  });

  it("stops a masked count on a page of all members", () => {
    expect(() => refuseLeaks(home, snapshot, release({"/fr/collective/": "41 913"}))).toThrow(
      /\/fr\/collective\/: unsafeValue 41913/
    );
  });
});
