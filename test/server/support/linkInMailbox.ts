import {expect, vi} from "vitest";
import type {OpenGate} from "./openGate.js";

/** The first link that reaches the mailbox, taken apart; it leaves within a second of being asked for. */
export async function linkInMailbox({mailbox}: OpenGate): Promise<{token: string; next: string}> {
  await vi.waitFor(() => expect(mailbox.length).toBeGreaterThan(0), 5_000);
  const [url = ""] = /http:\S+/.exec(mailbox[0]!.text)!;
  const {searchParams} = new URL(url);
  return {token: searchParams.get("token")!, next: searchParams.get("next") ?? ""};
}
