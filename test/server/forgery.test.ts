/** OWASP WSTG SESS-05: no form of any other site, whatever it is made of, changes anything; every route that does is asked. */
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type OpenGate, openGate} from "./support/openGate.js";
import {printEdition} from "./support/printEdition.js";
import {tinyShows} from "./support/tinyShows.js";
import {analystEmail, emailOf} from "./support/tinySite.js";

let gate: OpenGate;
let cookies: string[];
let routes: {method: string; path: string}[];

beforeAll(async () => {
  gate = await openGate({shows: tinyShows});
  printEdition(gate.home, "heron", "1 234 billets");
  cookies = [await gate.signIn(emailOf("heron", "administrator")), await gate.signIn(analystEmail)];
  routes = mutatingRoutes();
});
afterAll(() => gate[Symbol.asyncDispose]());

/** As the gate itself lists them; one that is added is asked too. */
const mutatingRoutes = () =>
  gate.gate.routes
    .filter(({method, path}) => /^(POST|PUT|PATCH|DELETE)$/.test(method) && path !== "/*")
    .filter(
      ({method, path}, place, all) =>
        place === all.findIndex((one) => one.method === method && one.path === path)
    )
    .map(({method, path}) => ({
      method,
      path: path
        .replace(":organization", "heron")
        .replace(":id", "portrait.2021-2022.heron.fr.1")
        .replace(":token", "x")
    }));

const everything = {
  token: "x",
  email: "nouvelle@heron.example",
  role: "reader",
  language: "fr",
  kind: "complete",
  text: "x",
  delivery: "link",
  act: "grant"
};
const bodies: Record<string, BodyInit> = {
  "application/x-www-form-urlencoded": new URLSearchParams(everything),
  "text/plain": new URLSearchParams(everything).toString(),
  "application/json": JSON.stringify(everything)
};
const origins: Record<string, string>[] = [
  {},
  {origin: "https://evil.example"},
  {origin: "null"},
  {"sec-fetch-site": "cross-site"}
];

describe("every route that changes something", () => {
  it("refuses a request of another site, of no site, in every encoding a form has", async () => {
    expect(routes.length).toBeGreaterThan(40);
    const wrong: string[] = [];
    for (const {method, path} of routes)
      for (const [type, body] of Object.entries(bodies))
        for (const given of origins)
          for (const cookie of cookies) {
            const isUnsigned = Object.keys(given)[0] === "sec-fetch-site";
            const headers = {
              "content-type": type,
              cookie,
              ...(isUnsigned && {origin: gate.url}),
              ...given
            };
            const asked = new Request(gate.url + path, {method, body, headers});
            const {status} = await gate.gate.fetch(asked);
            const expected = path.includes("/unsubscribe/") ? [200, 404] : [403];
            if (!expected.includes(status)) wrong.push(`${method} ${path} ${type}: ${status}`);
          }
    expect(wrong).toEqual([]);
    const {state, reviews} = gate.services;
    for (const table of ["invitations", "shares", "showRequests"] as const)
      expect(await state.selectFrom(table).selectAll().execute()).toEqual([]);
    expect(reviews!.list().map(({status}) => status)).toEqual(["inReview"]);
  });
});
