/** The key comes from the environment or from a file outside the checkout, and from nowhere else. */
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {readToken} from "../../../../loaders/sources/api/readToken.js";

describe("readToken(name, environment)", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "public-c-key-"));
  });
  afterEach(() => rmSync(folder, {recursive: true}));

  it("is the variable, or the content of the file it points at", () => {
    writeFileSync(join(folder, "key"), "s3cret\n");
    expect(readToken("KEY", {KEY: " s3cret "})).toBe("s3cret");
    expect(readToken("KEY", {KEY_FILE: join(folder, "key")})).toBe("s3cret");
  });

  it("says where to put it when it is missing", () => {
    expect(() => readToken("KEY", {})).toThrow("neither KEY nor KEY_FILE is set");
    expect(() => readToken("KEY", {KEY_FILE: join(folder, "none")})).toThrow("no such file");
  });

  it("refuses a file inside the checkout", () => {
    expect(() => readToken("KEY", {KEY_FILE: "package.json"})).toThrow("lies inside the checkout");
  });

  it("refuses a key that could forge a header, without showing it", () => {
    const broken = () => readToken("KEY", {KEY: "abc\r\nHost: evil"});
    expect(broken).toThrow("line breaks");
    expect(broken).not.toThrow("abc");
  });
});
