/** What an SMTP failure means for the message: gone for good, to be tried again, or nobody was there to ask. */

export type Outcome =
  | {kind: "sent"}
  /** The relay took our word and put it off: counts as an attempt. */
  | {kind: "later"; error: string}
  /** No relay answered: costs the message nothing. */
  | {kind: "relayIsAway"; error: string}
  /** `isGone`: the address itself is refused (RFC 3463, 5.1.x); the same relay may refuse one for a policy. */
  | {kind: "dead"; error: string; isGone?: boolean};

type SmtpError = Error & {code?: string; responseCode?: number; command?: string};

/** Answers about the connection, not about this message. */
const aboutConnection: readonly (string | undefined)[] = [
  "CONN",
  "EHLO",
  "HELO",
  "STARTTLS",
  "AUTH"
];

export function outcomeOf(failure: Error): Outcome {
  const {responseCode, command} = failure as SmtpError;
  const error = failure.message;
  if (responseCode === undefined) return {kind: isOurs(failure) ? "dead" : "relayIsAway", error};
  if (aboutConnection.some((verb) => command?.startsWith(verb ?? "")) || responseCode === 421)
    return {kind: "relayIsAway", error};
  if (responseCode < 500) return {kind: "later", error};
  return {kind: "dead", error, isGone: /\b5\.1\.\d/.test(error)};
}

/** A message that could not even be composed. */
const isOurs = (failure: Error): boolean =>
  failure.name === "PublicCError" ||
  ["EMESSAGE", "EENVELOPE"].includes((failure as SmtpError).code ?? "");
