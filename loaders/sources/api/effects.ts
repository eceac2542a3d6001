/** What a pull does to the world, as an argument: network, clock, chance, words. Tests replace each. */
export interface PullEffects {
  fetch: typeof fetch;
  now(): Date;
  sleep(milliseconds: number): Promise<void>;
  /** In [0, 1): the jitter between retries. */
  random(): number;
  environment: Readonly<Record<string, string | undefined>>;
  say(sentence: string): void;
}

export const realEffects: PullEffects = {
  fetch,
  now: () => new Date(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  random: Math.random,
  environment: process.env,
  say: () => {}
};
