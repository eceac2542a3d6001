/** What the gate knows of a request by the time a route sees it. */
import type {HttpBindings} from "@hono/node-server";
import type {Context, Hono} from "hono";
import type {Language} from "../src/vocabulary/language.js";
import type {Person} from "./people/people.js";

export interface GateEnv {
  Bindings: Partial<HttpBindings>;
  Variables: {
    /** Decoded once, plain. */
    path: string;
    language: Language;
    person: Person | null;
    /** The answer brings its safe headers itself. */
    isSafe?: true;
  };
}
export type GateContext = Context<GateEnv>;
export type Gate = Hono<GateEnv>;
