/** Which Chromium prints: the operator's own, the machine's, Puppeteer's, else the one inside an npm package. */
import {accessSync, constants, existsSync, globSync} from "node:fs";
import {homedir} from "node:os";
import {delimiter, join} from "node:path";
import {PublicCError} from "../../loaders/error.js";
import {extractChromium} from "./extractChromium.js";

export interface FoundBrowser {
  executablePath: string;
  /** Added to the browser's environment, to that of nothing else. */
  env: Readonly<Record<string, string>>;
}

const commands = [
  "google-chrome-stable",
  "google-chrome",
  "chromium",
  "chromium-browser",
  "chrome"
];

const installedElsewhere = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe"
];

/** @throws PublicCError exit 2 when the machine has none and the packaged one does not run here */
export async function findBrowser(env: NodeJS.ProcessEnv = process.env): Promise<FoundBrowser> {
  const named = env.PUPPETEER_EXECUTABLE_PATH;
  if (named) return {executablePath: existing(named), env: {}};
  const found = findInstalled(env) ?? findInCache(env);
  if (found) return {executablePath: found, env: {}};
  if (process.platform === "linux" && process.arch === "x64") return extractChromium();
  throw new PublicCError(`no Chrome or Chromium found on this ${process.platform} machine`, {
    exitCode: 2,
    next: "install one, or name it in PUPPETEER_EXECUTABLE_PATH"
  });
}

function existing(path: string): string {
  if (existsSync(path)) return path;
  throw new PublicCError(`PUPPETEER_EXECUTABLE_PATH names no file: ${path}`, {exitCode: 2});
}

function findInstalled(env: NodeJS.ProcessEnv): string | undefined {
  const folders = (env.PATH ?? "").split(delimiter).filter(Boolean);
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...onPath, ...installedElsewhere].find(isExecutable);
}

/** Newest first: the folders are named by version. */
function findInCache(env: NodeJS.ProcessEnv): string | undefined {
  const cache = env.PUPPETEER_CACHE_DIR ?? join(homedir(), ".cache", "puppeteer");
  return ["chrome-headless-shell/*/*/chrome-headless-shell", "chrome/*/*/chrome"]
    .flatMap((pattern) => globSync(join(cache, pattern)).sort().reverse())
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
