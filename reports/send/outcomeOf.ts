/** What an SMTP failure means for the message: gone for good, to be tried again, or nobody was there to ask. */

export type Outcome =
  | {kind: "sent"}
  /** The relay took our word and put it off: counts as an attempt. */
  | {kind: "later"; error: string}
  /** No relay answered: costs the message nothing. */
  | {kind: "relayIsAway"; error: string}
  | {kind: "dead"; error: string};

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
  return {kind: responseCode >= 500 ? "dead" : "later", error};
}

/** A message that could not even be composed. */
const isOurs = (failure: Error): boolean =>
  failure.name === "PublicCError" ||
  ["EMESSAGE", "EENVELOPE"].includes((failure as SmtpError).code ?? "");
