/** The keys of pseudonyms: one master per home, one random key per organization wrapped by it. */
import {createCipheriv, createDecipheriv, randomBytes} from "node:crypto";
import {existsSync, readFileSync, renameSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {PublicCError} from "../../error.js";
import type {Home} from "../../home.js";

const keyBytes = 32;

/** Reads the master key, creating it on the first run. @throws PublicCError exit 2 when others could read it */
export function openMasterKey({keys}: Pick<Home, "keys">): Buffer {
  const path = join(keys, "master.key");
  if (!existsSync(path)) writeAside(path, randomBytes(keyBytes));
  const {mode} = statSync(path);
  if (mode & 0o077)
    throw new PublicCError(`${path} can be read by others (mode ${(mode & 0o777).toString(8)})`, {
      exitCode: 2,
      next: `chmod 0400 ${path}, and ask who may have copied it`
    });
  const key = readFileSync(path);
  if (key.length !== keyBytes) throw damaged(path);
  return key;
}

/**
 * The random key of `owner` (an organization, or `collective-<epoch>`), unwrapped. Deleting its file makes
 * every pseudonym it gave meaningless: a key derived from the master could always be derived again.
 */
export function openKey(home: Pick<Home, "keys">, master: Buffer, owner: string): Buffer {
  const path = join(home.keys, `${owner}.key`);
  if (!existsSync(path)) writeAside(path, wrap(randomBytes(keyBytes), master, owner));
  return unwrap(readFileSync(path), master, {owner, path});
}

function wrap(key: Buffer, master: Buffer, owner: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", master, nonce).setAAD(Buffer.from(owner));
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
}

function unwrap(wrapped: Buffer, master: Buffer, from: {owner: string; path: string}): Buffer {
  const nonce = wrapped.subarray(0, 12);
  const decipher = createDecipheriv("aes-256-gcm", master, nonce)
    .setAAD(Buffer.from(from.owner))
    .setAuthTag(wrapped.subarray(-16));
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()]);
  } catch (cause) {
    throw damaged(from.path, cause);
  }
}

/** Written whole or not at all, readable by its owner only. */
function writeAside(path: string, bytes: Buffer): void {
  writeFileSync(`${path}.new`, bytes, {mode: 0o400, flush: true});
  renameSync(`${path}.new`, path);
}

const damaged = (path: string, cause?: unknown): PublicCError =>
  new PublicCError(`${path} is damaged or belongs to another master key`, {
    exitCode: 2,
    next: "restore the keys folder from its backup; pseudonyms cannot be made without it",
    cause
  });
