import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {linkInMailbox} from "../support/linkInMailbox.js";
import {type OpenGate, openGate} from "../support/openGate.js";
import {emailOf} from "../support/tinySite.js";

let gate: OpenGate;
const email = emailOf("heron", "reader");

beforeEach(async () => {
  gate = await openGate();
});
afterEach(() => gate[Symbol.asyncDispose]());

describe("asking for a link", () => {
  it("says the same to a known and an unknown address", async () => {
    const answers = await Promise.all(
      [email, "nobody@nowhere.example"].map(async (address) => {
        const answer = await gate.post("/fr/sign-in", {email: address});
        const headers = [...answer.headers].filter(([name]) => name !== "date");
        return [answer.status, headers, await answer.text()];
      })
    );
    expect(answers[0]).toEqual(answers[1]);
    await linkInMailbox(gate);
    expect(gate.mailbox.map(({to}) => to)).toEqual([email]);
  });

  it("is accepted five times a minute from one network, whatever the addresses and headers", async () => {
    const statuses = await Promise.all(
      Array.from({length: 1_000}, async (_, n) => {
        const form = {email: `person${n}@heron.example`};
        const headers = {
          "x-forwarded-for": `2001:db8::${n.toString(16)}`,
          "x-real-ip": `10.0.0.${n % 255}`
        };
        return (await gate.post("/fr/sign-in", form, undefined, headers)).status;
      })
    );
    expect(statuses.filter((status) => status === 303)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(995);
  });

  it("fills no mailbox, from however many networks", async () => {
    for (let n = 0; n < 8; n++)
      await gate.services.auth.requestLink({
        email,
        address: `10.${n}.0.1`,
        metadata: {language: "fr"}
      });
    await linkInMailbox(gate);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(gate.mailbox).toHaveLength(3);
  });

  it("counts an IPv6 network as one", async () => {
    const ask = (n: number) =>
      gate.services.auth.requestLink({
        email: `p${n}@x.example`,
        address: `2001:db8:1:2::${n}`,
        metadata: {}
      });
    const answers = [];
    for (let n = 1; n <= 10; n++) answers.push(await ask(n));
    expect(answers.filter((answer) => answer === "accepted")).toHaveLength(5);
  });

  it.each([
    "",
    "nobody",
    "a@b.example\r\nBcc: c@d.example",
    "a@b.example, c@d.example",
    `${"a".repeat(300)}@b.example`
  ])("refuses what is no address: %j", async (address) => {
    expect((await gate.post("/fr/sign-in", {email: address})).status).toBe(400);
  });
});
