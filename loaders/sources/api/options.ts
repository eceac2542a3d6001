/** What every API source is configured with, in a member's file. */
import {z} from "zod";
import {mappingSpec} from "../../mapping.js";
import {layoutWords} from "./layout.js";

const isLoopback = (host: string): boolean => ["localhost", "127.0.0.1", "[::1]"].includes(host);

/** An https address; plain http only to this very machine. */
export const address = z
  .url({protocol: /^https?$/})
  .refine(
    (url) => url.startsWith("https:") || isLoopback(new URL(url).hostname),
    "an https address: a key must not travel in the clear"
  )
  .transform((url) => url.replace(/\/+$/, ""));

/** A name that stands in an address: a slug, a number. */
export const pathName = z.string().regex(/^[\w.~-]+$/, "letters, digits, - _ . ~ only");

/** Name of the environment variable (or of its …_FILE) that holds the key. */
export const tokenName = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/, "the name of an environment variable, never the key itself");

export const memberWords = {
  /** The member's own words → our codes, over those known of the vendor. */
  words: layoutWords.default({}),
  defaults: mappingSpec.shape.defaults
};
