/** Contents of releases by their hash: small ones kept in memory, compressed once; large ones streamed from disk. */
import {createHash} from "node:crypto";
import {createReadStream} from "node:fs";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {Readable} from "node:stream";
import {promisify} from "node:util";
import {brotliCompress, constants, gzip} from "node:zlib";
import {PublicCError} from "../../loaders/error.js";
import type {Home} from "../../loaders/home.js";

export type Encoding = "identity" | "gzip" | "br";
export interface ByteRange {
  first: number;
  /** Included. */
  last: number;
}

export interface Store {
  /** Whole content, encoded. @throws PublicCError when it is missing or is not what its name says */
  read(sha256: string, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>>;
  stream(sha256: string, range?: ByteRange): ReadableStream<Uint8Array>;
}

/** Above this, a content is streamed and sent as it is. */
export const streamedFrom = 2 * 1024 * 1024;

const encoders: Readonly<Record<Encoding, (content: Uint8Array) => Promise<Uint8Array>>> = {
  identity: async (content) => content,
  gzip: (content) => promisify(gzip)(content, {level: 6}),
  br: (content) =>
    promisify(brotliCompress)(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 6,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length
      }
    })
};

export function openStore(home: Home, {memoryBytes = 64 * 1024 * 1024} = {}): Store {
  const pathOf = (sha256: string): string => join(home.releases, "store", sha256);
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  let bytes = 0;

  const keep = (key: string, content: Uint8Array<ArrayBuffer>): void => {
    kept.set(key, content);
    bytes += content.length;
    for (const [oldest, {length}] of kept) {
      if (bytes <= memoryBytes) break;
      kept.delete(oldest);
      bytes -= length;
    }
  };

  return {
    async read(sha256, encoding) {
      const key = `${sha256} ${encoding}`;
      const known = kept.get(key);
      if (known) {
        kept.delete(key);
        kept.set(key, known);
        return known;
      }
      const content = await readContent(pathOf(sha256), sha256);
      const encoded = new Uint8Array(await encoders[encoding](content));
      if (!kept.has(key)) keep(key, encoded);
      return encoded;
    },
    stream(sha256, range) {
      const {first, last} = range ?? {};
      const options = range ? {start: first!, end: last!} : {};
      return Readable.toWeb(
        createReadStream(pathOf(sha256), options)
      ) as ReadableStream<Uint8Array>;
    }
  };
}

async function readContent(path: string, sha256: string): Promise<Uint8Array> {
  const content = await readFile(path).catch((cause: unknown) => {
    throw new PublicCError(`content ${sha256} is missing from the store`, {cause});
  });
  if (createHash("sha256").update(content).digest("hex") === sha256) return content;
  throw new PublicCError(`content ${sha256} is damaged`, {next: "run public-c build again"});
}
