import {expect, it} from "vitest";
import {type OpenGate, openGate} from "./support/openGate.js";
import {emailOf, tinySite} from "./support/tinySite.js";
import {writeRelease} from "./support/writeRelease.js";

it("stops once the answer under way has been read to its end, and takes no other", async () => {
  const gate: OpenGate = await openGate();
  const size = 24_000_000;
  writeRelease(gate.home, "r2", {
    ...tinySite,
    "/pdf/heron/large.pdf": {
      content: Buffer.alloc(size, "a"),
      type: "application/pdf",
      audience: "organization:heron"
    }
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const cookie = await gate.signIn(emailOf("heron", "reader"));
  const answer = await gate.get("/pdf/heron/large.pdf", cookie, {connection: "close"});
  const reader = answer.body!.getReader();
  let read = (await reader.read()).value!.length;
  const stopped = gate[Symbol.asyncDispose]();
  await expect(gate.get("/health")).rejects.toThrow();
  for (let part = await reader.read(); !part.done; part = await reader.read())
    read += part.value.length;
  expect(read).toBe(size);
  await stopped;
});
