/** An address fit for a message or a log: without query, which may hold a person's or a secret's trace. */
export function addressOf(url: string): string {
  const {origin, pathname} = new URL(url);
  return `${origin}${pathname}`;
}
