import type {Language} from "../../src/vocabulary/language.js";
import type {Logger} from "../logger.js";
import {type DeliverOptions, deliverLink} from "./deliverLink.js";

export interface DeliverLaterOptions extends Omit<DeliverOptions, "now"> {
  logger: Logger;
  clock: () => Date;
}

/** Within a second, at an instant nobody can predict: the time of an answer says nothing about an address. */
export function deliverLater(
  {email, token, metadata}: {email: string; token: string; metadata: Record<string, string>},
  {logger, clock, ...options}: DeliverLaterOptions
): void {
  const link = {email, token, language: metadata.language as Language, next: metadata.next};
  setTimeout(
    () => {
      deliverLink(link, {...options, now: clock()}).then(
        (sent) => logger.info("sign-in link", {sent}),
        (error: Error) => logger.error("sign-in link", {reason: error.name})
      );
    },
    50 + Math.random() * 750
  );
}
