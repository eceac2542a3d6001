/** The two typefaces, from their npm packages, so that the sign-in page looks right before anything is built. */

import {readFileSync} from "node:fs";
import type {Handler} from "hono";
import {notFound} from "../answers.js";
import type {GateEnv} from "../context.js";

const files: Readonly<Record<string, string>> = {
  "newsreader.woff2": "@fontsource/newsreader/files/newsreader-latin-600-normal.woff2",
  "public-sans.woff2": "@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2"
};

export const gateFonts: Handler<GateEnv, "/gate/:font"> = (context) => {
  const file = Object.hasOwn(files, context.req.param("font"))
    ? files[context.req.param("font")]
    : null;
  if (!file) return notFound(context);
  context.header("cache-control", "public, max-age=604800");
  context.header("content-type", "font/woff2");
  return context.body(new Uint8Array(readFileSync(new URL(import.meta.resolve(file)))));
};
