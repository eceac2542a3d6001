/** Every way an API can fail: patience where asking again helps, one clear sentence where it does not. */
import {describe, expect, it} from "vitest";
import type {PublicCError} from "../../../../loaders/error.js";
import {backoff, fetchAnswer, type Patience} from "../../../../loaders/sources/api/fetchAnswer.js";
import {onStage, type Stage} from "./pulling.js";
import {type Fault, type Running, send, withVendor} from "./withVendor.js";

const patience: Patience = {tries: 3, timeout: 300, longestWait: 900_000};
const whole = {status: 200, body: {ok: true}};

/** Asks once a vendor that goes through `faults` and then answers well. */
const asking = (
  faults: readonly Fault[],
  check: (ask: () => Promise<unknown>, vendor: Running, stage: Stage) => Promise<void>
) =>
  withVendor(
    () => whole,
    (vendor) =>
      onStage(async (stage) => {
        for (const [i, fault] of faults.entries()) vendor.faults.set(i + 1, fault);
        const question = {stream: "orders", url: `${vendor.url}/orders/?email=zoe@example.org`};
        const connection = {origin: vendor.url, headers: {}, patience, effects: stage.effects};
        await check(() => fetchAnswer(question, connection), vendor, stage);
      })
  );

const answering =
  (status: number, headers: Record<string, string> = {}, body: unknown = "no"): Fault =>
  (response) =>
    send(response, {status, headers, body});

const failure = async (ask: () => Promise<unknown>): Promise<PublicCError> =>
  ask().then(
    () => expect.unreachable("it should have failed"),
    (error: PublicCError) => error
  );

describe("fetchAnswer: asks again", () => {
  const passing: readonly (readonly [what: string, fault: Fault, said: string])[] = [
    ["500", answering(500), "answered 500"],
    ["503", answering(503), "answered 503"],
    ["429 without a delay", answering(429), "answered 429"],
    ["garbage", answering(200, {"content-type": "text/html"}, "<html>oops"), "(text/html)"],
    ["truncated JSON", answering(200, {}, '{"results": [1, 2'), "not whole JSON"],
    [
      "bytes that are no text",
      (r) => r.writeHead(200).end(Buffer.from([0x7b, 0xff, 0x7d])),
      "3 bytes"
    ],
    ["a connection cut", (r) => r.destroy(), "broke off"],
    [
      "an answer that stops half way",
      (r) => {
        r.writeHead(200, {"content-length": "1000"});
        r.write('{"results": [');
        setTimeout(() => r.destroy(), 20);
      },
      "broke off"
    ],
    ["silence", () => {}, "no whole answer within 0.3 s"]
  ];
  for (const [what, fault, said] of passing)
    it(`after ${what}`, () =>
      asking([fault], async (ask, vendor, stage) => {
        await expect(ask()).resolves.toMatchObject({body: {ok: true}});
        expect(vendor.asked).toHaveLength(2);
        expect(stage.said.join()).toContain(said);
        expect(stage.slept).toEqual([750]);
      }));

  it("gives up after the tries it has, and says so once", () =>
    asking([answering(500), answering(502), answering(500)], async (ask, vendor, stage) => {
      const error = await failure(ask);
      expect(error.message).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/orders\/ answered 500, 3 times$/);
      expect(error.next).toContain("resumes where it stopped");
      expect(vendor.asked).toHaveLength(3);
      expect(stage.slept).toEqual([750, 1500]);
    }));

  it("waits as long as Retry-After says, in seconds or as a date", () =>
    asking(
      [
        answering(429, {"retry-after": "7"}),
        answering(429, {"retry-after": "Sun, 01 Feb 2026 12:02:00 GMT"})
      ],
      async (ask, _vendor, stage) => {
        await ask();
        expect(stage.slept).toEqual([7000, 120_000]);
      }
    ));

  it("does not sit through a wait of hours", () =>
    asking([answering(429, {"retry-after": "7200"})], async (ask, _vendor, stage) => {
      expect((await failure(ask)).message).toContain("asks to wait 120 min");
      expect(stage.slept).toEqual([]);
    }));

  it("doubles its wait, half of it by chance, up to a minute", () => {
    expect([1, 2, 3, 9].map((tries) => backoff(tries, 0))).toEqual([500, 1000, 2000, 30_000]);
    expect([1, 2, 3, 9].map((tries) => backoff(tries, 1))).toEqual([1000, 2000, 4000, 60_000]);
  });
});

describe("fetchAnswer: refuses at once", () => {
  const refusing: readonly (readonly [status: number, said: string, next: string])[] = [
    [400, "refused the question (400)", "options"],
    [401, "refused the key (401)", "renew the key"],
    [403, "does not let this key read the list (403)", "give the key the right"],
    [404, "knows no such address (404)", "check url"],
    [410, "no longer serves this address (410)", "the vendor changed its API"],
    [418, "cannot be read (418)", "member's file"]
  ];
  for (const [status, said, next] of refusing)
    it(`${status}`, () =>
      asking([answering(status, {}, {detail: "zoe@example.org"})], async (ask, vendor) => {
        const error = await failure(ask);
        expect(error.message).toContain(said);
        expect(error.next).toContain(next);
        expect(error.message).not.toContain("zoe");
        expect(vendor.asked).toHaveLength(1);
      }));

  it("a redirect, without following it", () =>
    withVendor(
      () => whole,
      (elsewhere) =>
        asking([answering(302, {location: `${elsewhere.url}/in?x=1`})], async (ask) => {
          expect((await failure(ask)).message).toContain(`redirects to ${elsewhere.url}/in;`);
          expect(elsewhere.asked).toHaveLength(0);
        })
    ));

  it("a page on another host: the key is not sent there", () =>
    onStage(async ({effects}) => {
      const question = {stream: "orders", url: "https://elsewhere.example/orders"};
      const connection = {origin: "https://pretix.eu", headers: {}, patience, effects};
      const error = await failure(() => fetchAnswer(question, connection));
      expect(error.message).toContain("lies on another host, https://elsewhere.example/orders");
    }));
});
