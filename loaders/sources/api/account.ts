/** The account of a pull: every line of sale in the answers is standing, undone or set aside, to the cent. */
import type {GivenRow, Tally} from "./apiSource.js";

export interface Account {
  /** All lines in the answers. */
  read: Tally;
  /** Sold, and still so. */
  standing: Tally;
  /** Sold and since cancelled or refunded. */
  undone: Tally;
  /** No ticket sale, by reason. */
  setAside: Record<string, Tally>;
}

export const openAccount = (): Account => ({
  read: {lines: 0, cents: 0},
  standing: {lines: 0, cents: 0},
  undone: {lines: 0, cents: 0},
  setAside: {}
});

export function enter(account: Account, given: GivenRow): void {
  if (given.kind === "read") add(account.read, given);
  if (given.kind === "setAside") {
    account.setAside[given.reason] ??= {lines: 0, cents: 0};
    add(account.setAside[given.reason]!, given);
  }
  if (given.kind === "sale") {
    const sold = tallyOf(given.sale.sold);
    const standing = tallyOf(given.sale.standing);
    add(account.standing, standing);
    add(account.undone, {lines: sold.lines - standing.lines, cents: sold.cents - standing.cents});
  }
}

/** @throws Error when a line or a cent was lost on the way: a mistake of ours, never of the member */
export function balance(account: Account): Account {
  const sum = {lines: 0, cents: 0};
  for (const part of [account.standing, account.undone, ...Object.values(account.setAside)])
    add(sum, part);
  if (sum.lines !== account.read.lines || sum.cents !== account.read.cents)
    throw new Error(
      `account: read ${JSON.stringify(account.read)}, accounted for ${JSON.stringify(sum)}`
    );
  return account;
}

export const tallyOf = (lines: readonly {cents: number}[]): Tally => ({
  lines: lines.length,
  cents: lines.reduce((sum, {cents}) => sum + cents, 0)
});

function add(into: Tally, {lines, cents}: Tally): void {
  into.lines += lines;
  into.cents += cents;
}
