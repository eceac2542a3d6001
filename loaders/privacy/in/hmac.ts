/** HMAC-SHA256 in SQL, by its definition: DuckDB has sha256 but no hmac. RFC 2104; vectors of RFC 4231. */
import {createHash} from "node:crypto";
import {blobValue, type DuckDBValue} from "@duckdb/node-api";
import type {Warehouse} from "../../warehouse/withWarehouse.js";

const blockBytes = 64;

/**
 * Lends a key to SQL under `name`, as two pads bound to variables: it never stands in SQL text or in a log.
 */
export async function lendKey(warehouse: Warehouse, name: string, key: Buffer): Promise<void> {
  const short = key.length > blockBytes ? createHash("sha256").update(key).digest() : key;
  const block = Buffer.concat([short, Buffer.alloc(blockBytes - short.length)]);
  for (const [pad, byte] of Object.entries(padBytes))
    await warehouse.run(`set variable ${name}_${pad} = $pad::blob`, {
      pad: blobValue(block.map((value) => value ^ byte)) as DuckDBValue
    });
}

const padBytes = {inner: 0x36, outer: 0x5c};

/** SQL for the 64 hexadecimal digits of HMAC(key, blob); NULL stays NULL. */
export const hmacHex = (name: string, blob: string): string =>
  `sha256(getvariable('${name}_outer') || unhex(sha256(getvariable('${name}_inner') || ${blob})))`;

/** SQL for the first 128 bits of HMAC(key, text), as a UUID. */
export const hmacKey = (name: string, text: string): string =>
  `left(${hmacHex(name, `encode(${text})`)}, 32)::uuid`;
