/** One question asked until it is answered: patience, rate limits and retries on one side, clear refusals on the other. */
import {PublicCError} from "../../error.js";
import {addressOf} from "./addressOf.js";
import type {Answer, Question} from "./apiSource.js";
import type {PullEffects} from "./effects.js";

export interface Patience {
  /** Tries of one question before giving up. */
  tries: number;
  /** Milliseconds for one answer, to its last byte. */
  timeout: number;
  /** The longest wait a vendor may ask for; beyond it the pull stops and is resumed later. */
  longestWait: number;
}
export const defaultPatience: Patience = {tries: 6, timeout: 60_000, longestWait: 900_000};

export interface RawAnswer extends Answer {
  /** The answer to its last character, as received. */
  text: string;
}

interface Connection {
  origin: string;
  headers: Readonly<Record<string, string>>;
  patience: Patience;
  effects: PullEffects;
}

type Try = {answer: RawAnswer} | {why: string; wait?: number | undefined};

/** @throws PublicCError one sentence and the next step; nothing was written */
export async function fetchAnswer(question: Question, connection: Connection): Promise<RawAnswer> {
  const {patience, effects} = connection;
  refuseOtherOrigin(question, connection.origin);
  for (let tries = 1; ; tries++) {
    const result = await ask(question, connection);
    if ("answer" in result) return result.answer;
    if (tries >= patience.tries) throw gaveUp(question, result.why, tries);
    const wait = result.wait ?? backoff(tries, effects.random());
    if (wait > patience.longestWait) throw asksTooLong(question, wait);
    effects.say(`${result.why}; next try in ${Math.ceil(wait / 1000)} s`);
    await effects.sleep(wait);
  }
}

/** 1 s, 2 s, 4 s … at most a minute, half of it by chance, so that members do not return all at once. */
export function backoff(tries: number, chance: number): number {
  return Math.min(60_000, 1000 * 2 ** (tries - 1)) * (0.5 + chance / 2);
}

async function ask(question: Question, connection: Connection): Promise<Try> {
  let response: Response;
  let bytes: ArrayBuffer;
  try {
    response = await connection.effects.fetch(question.url, request(question, connection));
    bytes = await response.arrayBuffer();
  } catch (error) {
    return {why: sayFailure(error, connection.patience)};
  }
  refuse(question, response);
  if (response.status !== 200)
    return {
      why: `answered ${response.status}`,
      wait: retryAfter(response, connection.effects.now())
    };
  return parse(response, bytes);
}

const request = (question: Question, {headers, patience}: Connection): RequestInit => ({
  method: question.body === undefined ? "GET" : "POST",
  headers: {
    accept: "application/json",
    ...(question.body === undefined ? {} : {"content-type": "application/json"}),
    ...headers
  },
  ...(question.body === undefined ? {} : {body: JSON.stringify(question.body)}),
  // A redirect would carry the key to wherever it points.
  redirect: "manual",
  signal: AbortSignal.timeout(patience.timeout)
});

function parse(response: Response, bytes: ArrayBuffer): Try {
  try {
    const text = new TextDecoder("utf-8", {fatal: true}).decode(bytes);
    const header = (name: string) => response.headers.get(name);
    return {answer: {text, body: JSON.parse(text), header}};
  } catch {
    const type = response.headers.get("content-type") ?? "no content type";
    return {why: `answered ${bytes.byteLength} bytes (${type}) that are not whole JSON`};
  }
}

function sayFailure(error: unknown, {timeout}: Patience): string {
  const {name, cause} = error as {name?: string; cause?: {code?: string; message?: string}};
  if (name === "TimeoutError") return `gave no whole answer within ${timeout / 1000} s`;
  return `broke off (${cause?.code ?? cause?.message ?? "connection lost"})`;
}

/** Seconds or an HTTP date, as RFC 9110 10.2.3 allows; milliseconds from now. */
export function retryAfter(response: Response, now: Date): number | undefined {
  const given = response.headers.get("retry-after")?.trim();
  if (!given) return undefined;
  if (/^\d+(\.\d+)?$/.test(given)) return Number(given) * 1000;
  const at = Date.parse(given);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}

const refusals: Readonly<Record<number, readonly [why: string, next: string]>> = {
  400: ["refused the question", "check the options in the member's file"],
  401: ["refused the key", "renew the key in the ticketing system and set it again"],
  403: [
    "does not let this key read the list",
    "give the key the right to read it, or check the organizer's name in the member's file"
  ],
  404: ["knows no such address", "check url and options in the member's file"],
  410: ["no longer serves this address", "the vendor changed its API: this source must follow"]
};

/** Answers that asking again will not change. */
function refuse(question: Question, response: Response): void {
  const {status} = response;
  if (status === 200 || status === 429 || status === 408 || status >= 500) return;
  if (status >= 300 && status < 400)
    throw new PublicCError(
      `${addressOf(question.url)} redirects${sayTarget(response, question)}; a key is never sent to another address`,
      {next: "put the final address in the member's file, if it is the vendor's"}
    );
  const [why, next] = refusals[status] ?? ["cannot be read", "check the member's file"];
  throw new PublicCError(`${addressOf(question.url)} ${why} (${status})`, {next});
}

function sayTarget(response: Response, question: Question): string {
  const target = response.headers.get("location");
  return target && URL.canParse(target, question.url)
    ? ` to ${addressOf(new URL(target, question.url).href)}`
    : " elsewhere";
}

function refuseOtherOrigin(question: Question, origin: string): void {
  if (new URL(question.url).origin === origin) return;
  throw new PublicCError(
    `the next page of ${question.stream} lies on another host, ${addressOf(question.url)}; the key of ${origin} is not sent there`,
    {next: "put the address that the vendor itself uses in the member's file"}
  );
}

const resumes = "run the same command again: it resumes where it stopped";

const gaveUp = (question: Question, why: string, tries: number): PublicCError =>
  new PublicCError(`${addressOf(question.url)} ${why}, ${tries} times`, {next: resumes});

const asksTooLong = (question: Question, wait: number): PublicCError =>
  new PublicCError(
    `${addressOf(question.url)} asks to wait ${Math.ceil(wait / 60_000)} min before the next question`,
    {next: `later, ${resumes}`}
  );
