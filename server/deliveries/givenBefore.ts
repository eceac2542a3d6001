/** Which files were handed over already, byte for byte. */
import {createHash} from "node:crypto";
import {createReadStream, statSync} from "node:fs";
import {pipeline} from "node:stream/promises";
import type {Home} from "../../loaders/home.js";
import {listDeliveries} from "../../loaders/sources/deliveries.js";
import type {GivenFile} from "../../loaders/sources/source.js";

export interface GivenBefore {
  name: string;
  /** The earlier delivery, whose id begins with its day. */
  delivery: string;
}

/** Looks at what raw still holds; only files of one size are read. */
export async function findGivenBefore(
  home: Pick<Home, "raw">,
  organization: string,
  files: readonly GivenFile[]
): Promise<GivenBefore[]> {
  const earlier = listDeliveries(home, organization).flatMap(({id, files}) =>
    files.map(({path, size}) => ({delivery: id, path, size}))
  );
  const found: GivenBefore[] = [];
  for (const {name, path} of files) {
    const {size} = statSync(path);
    const delivery = await firstEqual(
      path,
      earlier.filter((one) => one.size === size)
    );
    if (delivery) found.push({name, delivery});
  }
  return found;
}

async function firstEqual(
  path: string,
  earlier: readonly {delivery: string; path: string}[]
): Promise<string | null> {
  if (earlier.length === 0) return null;
  const hash = await hashOf(path);
  for (const one of earlier) if ((await hashOf(one.path)) === hash) return one.delivery;
  return null;
}

/** sha256, hexadecimal. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}
