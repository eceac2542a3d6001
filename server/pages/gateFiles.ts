/** The few files of the gate's own pages: the two typefaces, from their npm packages, and two scripts. */
import {readFileSync} from "node:fs";
import type {Handler} from "hono";
import {notFound} from "../answers.js";
import type {GateEnv} from "../context.js";

const files: ReadonlyMap<string, {from: string; type: string}> = new Map([
  [
    "newsreader.woff2",
    {from: "@fontsource/newsreader/files/newsreader-latin-600-normal.woff2", type: "font/woff2"}
  ],
  [
    "public-sans.woff2",
    {
      from: "@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2",
      type: "font/woff2"
    }
  ],
  ["upload.js", {from: "../deliveries/upload.js", type: "text/javascript; charset=utf-8"}],
  ["passkey.js", {from: "../passkeys/passkey.js", type: "text/javascript; charset=utf-8"}]
]);

export const gateFiles: Handler<GateEnv, "/gate/:file"> = (context) => {
  const file = files.get(context.req.param("file"));
  if (!file) return notFound(context);
  context.header("cache-control", "public, max-age=3600");
  context.header("content-type", file.type);
  return context.body(new Uint8Array(readFileSync(new URL(import.meta.resolve(file.from)))));
};
