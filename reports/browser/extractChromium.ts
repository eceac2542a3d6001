/**
 * Unpacks the Chromium that @sparticuz/chromium carries, once per version, beside the installed packages.
 * Its own libraries (NSS, expat) and fonts come too, so that a bare Linux needs nothing from apt.
 */
import {createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync} from "node:fs";
import {rename, rm, writeFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {pipeline} from "node:stream/promises";
import {fileURLToPath} from "node:url";
import {createBrotliDecompress} from "node:zlib";
import {extract} from "tar-fs";
import type {FoundBrowser} from "./findBrowser.js";

const carrier = join(
  dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")),
  "..",
  "bin"
);

/** About 3 s and 210 MB on disk the first time; afterwards nothing. */
export async function extractChromium(cache = defaultCache()): Promise<FoundBrowser> {
  const folder = join(cache, `chromium-${carriedVersion()}`);
  if (!existsSync(folder)) await unpackInto(folder);
  return {
    executablePath: join(folder, "chromium"),
    env: {
      LD_LIBRARY_PATH: join(folder, "al2023", "lib"),
      FONTCONFIG_FILE: join(folder, "fonts.conf")
    }
  };
}

/** Unpacked aside, then renamed: two first runs at once, or one killed, leave no half browser. */
async function unpackInto(folder: string): Promise<void> {
  const aside = `${folder}.new-${process.pid}`;
  mkdirSync(aside, {recursive: true});
  await Promise.all([
    unpack("chromium.br", createWriteStream(join(aside, "chromium"), {mode: 0o755})),
    unpack("al2023.tar.br", extract(join(aside, "al2023"))),
    unpack("fonts.tar.br", extract(join(aside, "fonts"))),
    writeFile(join(aside, "fonts.conf"), fontsConfiguration(folder))
  ]);
  await rename(aside, folder).catch(async (error: NodeJS.ErrnoException) => {
    await rm(aside, {recursive: true, force: true});
    if (!existsSync(folder)) throw error;
  });
}

const unpack = (archive: string, target: NodeJS.WritableStream): Promise<void> =>
  pipeline(createReadStream(join(carrier, archive)), createBrotliDecompress(), target);

/** Only the carried fonts, as a last resort for letters ours lack: a PDF does not depend on the machine's. */
const fontsConfiguration = (folder: string): string =>
  `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>
`;

const carriedVersion = (): string =>
  JSON.parse(readFileSync(join(carrier, "..", "package.json"), "utf8")).version;

const defaultCache = (): string =>
  fileURLToPath(new URL("../../node_modules/.cache/public-c", import.meta.url));
