import {createHmac} from "node:crypto";
import {DuckDBInstance} from "@duckdb/node-api";
import {describe, expect, it} from "vitest";
import {hmacHex, hmacKey, lendKey} from "../../../../loaders/privacy/in/hmac.js";
import {rowsOf} from "../../../../loaders/warehouse/withWarehouse.js";

async function hmacInSql(key: Buffer, data: Buffer): Promise<string> {
  const work = await (await DuckDBInstance.create(":memory:")).connect();
  await lendKey(work, "trial", key);
  await work.run("set variable message = unhex($hex)", {hex: data.toString("hex")});
  const [row] = await rowsOf<{hex: string}>(
    work,
    `select ${hmacHex("trial", "getvariable('message')")} as hex`
  );
  return row!.hex;
}

const bytes = (value: number, count: number): Buffer => Buffer.alloc(count, value);

/** RFC 4231 section 4, its seven test cases; the fifth gives the first 128 bits only. */
const vectors = [
  {
    key: bytes(0x0b, 20),
    data: Buffer.from("Hi There"),
    expected: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
  },
  {
    key: Buffer.from("Jefe"),
    data: Buffer.from("what do ya want for nothing?"),
    expected: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
  },
  {
    key: bytes(0xaa, 20),
    data: bytes(0xdd, 50),
    expected: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
  },
  {
    key: Buffer.from("0102030405060708090a0b0c0d0e0f10111213141516171819", "hex"),
    data: bytes(0xcd, 50),
    expected: "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
  },
  {
    key: bytes(0x0c, 20),
    data: Buffer.from("Test With Truncation"),
    expected: "a3b6167473100ee06e0c796c2955552b"
  },
  {
    key: bytes(0xaa, 131),
    data: Buffer.from("Test Using Larger Than Block-Size Key - Hash Key First"),
    expected: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
  },
  {
    key: bytes(0xaa, 131),
    data: Buffer.from(
      "This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm."
    ),
    expected: "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
  }
];

describe("hmacHex(key, blob)", () => {
  for (const [index, {key, data, expected}] of vectors.entries())
    it(`is that of RFC 4231, case ${index + 1}`, async () => {
      expect((await hmacInSql(key, data)).slice(0, expected.length)).toBe(expected);
    });

  it("is node's for accents and for a 32-byte key", async () => {
    const key = Buffer.alloc(32, 7);
    const data = Buffer.from("c:Chœur d’été");
    expect(await hmacInSql(key, data)).toBe(createHmac("sha256", key).update(data).digest("hex"));
  });

  it("is NULL for NULL: nobody shares the key of an empty cell", async () => {
    const work = await (await DuckDBInstance.create(":memory:")).connect();
    await lendKey(work, "trial", Buffer.alloc(32, 1));
    expect(await rowsOf(work, `select ${hmacKey("trial", "null::varchar")} as none`)).toEqual([
      {none: null}
    ]);
  });
});
