/** The HTTP answer for an entry that its reader may read: headers, conditional requests, ranges, compression. */
import {safeHeaders} from "../safeHeaders.js";
import {isFrame} from "./openReleases.js";
import {type ByteRange, type Encoding, type Store, streamedFrom} from "./openStore.js";
import type {Entry} from "./readManifest.js";

/** Call only once the audience has been checked: an ETag alone tells that a file exists and whether it changed. */
export async function answerEntry(
  request: Request,
  path: string,
  entry: Entry,
  store: Store
): Promise<Response> {
  const range = readRange(request, entry);
  const encoding = range === "whole" ? chooseEncoding(request, entry) : "identity";
  const headers = headersOf(path, entry, encoding);
  if (matches(request.headers.get("if-none-match"), entry))
    return new Response(null, {status: 304, headers});
  if (range === "unsatisfiable") {
    const told = {...headers, "content-range": `bytes */${entry.size}`};
    return new Response(null, {status: 416, headers: told});
  }
  return range === "whole"
    ? answerWhole(request, entry, {store, headers, encoding})
    : answerPart(request, entry, {store, headers, range});
}

interface Answering {
  store: Store;
  headers: Record<string, string>;
}

async function answerWhole(
  {method}: Request,
  {sha256, size}: Entry,
  {store, headers, encoding}: Answering & {encoding: Encoding}
): Promise<Response> {
  const content = size < streamedFrom ? await store.read(sha256, encoding) : null;
  const told = {...headers, "content-length": String(content?.length ?? size)};
  if (method === "HEAD") return new Response(null, {headers: told});
  return new Response(content ?? store.stream(sha256), {headers: told});
}

function answerPart(
  {method}: Request,
  {sha256, size}: Entry,
  {store, headers, range}: Answering & {range: ByteRange}
): Response {
  const told = {
    ...headers,
    "content-range": `bytes ${range.first}-${range.last}/${size}`,
    "content-length": String(range.last - range.first + 1)
  };
  const body = method === "HEAD" ? null : store.stream(sha256, range);
  return new Response(body, {status: 206, headers: told});
}

/** As plain lines: a page is answered thousands of times a second, and headers that are looked into are slow. */
function headersOf(path: string, entry: Entry, encoding: Encoding): Record<string, string> {
  const shared = isFrame(path) && (entry.audience === "members" || entry.audience === "public");
  return {
    ...safeHeaders,
    "content-type": entry.type,
    "cache-control": shared ? "private, max-age=31536000, immutable" : "private, no-store",
    vary: "Cookie, Accept-Encoding",
    "accept-ranges": "bytes",
    etag: etagOf(entry, encoding),
    "content-security-policy": contentSecurityPolicy(entry),
    ...(encoding !== "identity" && {"content-encoding": encoding})
  };
}

/** Everything from here, inline scripts by their hash, WebAssembly only where a notebook runs it. */
export function contentSecurityPolicy({scripts = [], wasm = false}: Entry): string {
  const hashes = scripts.map((hash) => ` 'sha256-${hash}'`).join("");
  return [
    "default-src 'self'",
    `script-src 'self'${hashes}${wasm ? " 'wasm-unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `worker-src 'self'${wasm ? " blob:" : ""}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'"
  ].join("; ");
}

const etagOf = ({sha256}: Entry, encoding: Encoding): string =>
  `"${sha256.slice(0, 32)}${encoding === "identity" ? "" : `-${encoding}`}"`;

function matches(given: string | null, {sha256}: Entry): boolean {
  if (given === null) return false;
  const tags = given.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.some((tag) => tag === "*" || tag.startsWith(`"${sha256.slice(0, 32)}`));
}

function chooseEncoding(request: Request, {type, size}: Entry): Encoding {
  if (size < 512 || size >= streamedFrom || !isCompressible(type)) return "identity";
  const accepted = request.headers.get("accept-encoding") ?? "";
  const accepts = (name: string): boolean =>
    new RegExp(`(^|[,\\s])${name}(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`).test(accepted);
  return accepts("br") ? "br" : accepts("gzip") ? "gzip" : "identity";
}

const isCompressible = (type: string): boolean =>
  /^(text\/|image\/svg)|(json|javascript|xml|wasm)(;|$)/.test(type);

/** One range, or the whole when there is none, several, or a shape that the standard lets a server ignore. */
function readRange(request: Request, entry: Entry): ByteRange | "whole" | "unsatisfiable" {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(request.headers.get("range") ?? "");
  const ifRange = request.headers.get("if-range");
  if (!found || (ifRange !== null && ifRange !== etagOf(entry, "identity"))) return "whole";
  const [, from = "", to = ""] = found;
  if (from === "" && to === "") return "whole";
  const end = entry.size - 1;
  const first = from === "" ? Math.max(0, entry.size - Number(to)) : Number(from);
  const last = from === "" || to === "" ? end : Math.min(Number(to), end);
  if (from !== "" && to !== "" && Number(to) < first) return "whole";
  return first > end || (from === "" && Number(to) === 0) ? "unsatisfiable" : {first, last};
}
