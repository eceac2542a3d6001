import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type OpenGate, openGate} from "../support/openGate.js";
import {analystEmail, emailOf, markerOf, organizations, tinySite} from "../support/tinySite.js";

let gate: OpenGate;
const cookies = new Map<string, string | undefined>();

beforeAll(async () => {
  gate = await openGate();
  cookies.set("anonymous", undefined);
  cookies.set("analyst", await gate.signIn(analystEmail));
  for (const organization of organizations)
    for (const role of ["administrator", "reader"])
      cookies.set(`${organization} ${role}`, await gate.signIn(emailOf(organization, role)));
});
afterAll(() => gate[Symbol.asyncDispose]());

describe("every URL × every identity", () => {
  it("opens what it should", async () => {
    const wrong: string[] = [];
    for (const [who, cookie] of cookies)
      for (const [path, {audience}] of Object.entries(tinySite)) {
        const {status} = await gate.get(path, cookie);
        if (status !== (isOpenTo(who, audience) ? 200 : 404))
          wrong.push(`${who} ${path} ${status}`);
      }
    expect(wrong).toEqual([]);
  });
  it("shows no answer", async () => {
    const foreign = await gate.get(`/fr/o/heron/portrait`, cookies.get("lisiere reader"));
    expect(await foreign.text()).not.toContain(markerOf("heron"));
  });
});

/** Written out apart from the product's own rule. */
function isOpenTo(who: string, audience: string): boolean {
  if (audience === "public") return true;
  if (who === "anonymous") return false;
  if (who === "analyst" || audience === "members") return true;
  if (audience === "collective") return !who.startsWith("rive");
  return audience === `organization:${who.split(" ")[0]}`;
}
