import {chmodSync, existsSync, mkdtempSync, rmSync, statSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {openHome} from "../../../../loaders/home.js";
import {openKey, openMasterKey} from "../../../../loaders/privacy/in/keys.js";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "public-c-keys-"));
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

describe("openMasterKey(home)", () => {
  it("makes 32 bytes once, readable by its owner only", () => {
    const home = openHome(root);
    const key = openMasterKey(home);
    expect(key).toHaveLength(32);
    expect(openMasterKey(home)).toEqual(key);
    expect(statSync(join(home.keys, "master.key")).mode & 0o777).toBe(0o400);
  });

  it("refuses to run with a key that others can read", () => {
    const home = openHome(root);
    openMasterKey(home);
    chmodSync(join(home.keys, "master.key"), 0o440);
    expect(() => openMasterKey(home)).toThrow(/can be read by others \(mode 440\)/);
  });
});

describe("openKey(home, master, owner)", () => {
  it("gives each owner its own key, the same each time, wrapped by the master", () => {
    const home = openHome(root);
    const master = openMasterKey(home);
    const first = openKey(home, master, "theatre");
    expect(openKey(home, master, "theatre")).toEqual(first);
    expect(openKey(home, master, "danse")).not.toEqual(first);
    expect(existsSync(join(home.keys, "theatre.key"))).toBe(true);
  });

  it("cannot be unwrapped by another master, nor under another owner's name", () => {
    const home = openHome(root);
    const master = openMasterKey(home);
    openKey(home, master, "theatre");
    expect(() => openKey(home, Buffer.alloc(32), "theatre")).toThrow(/another master key/);
  });
});
