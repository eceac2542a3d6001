/** Uses every item, at most so many at once, in their order; ends when all have ended. */
export async function inTurn<T>(
  items: readonly T[],
  most: number,
  use: (item: T) => Promise<void>
): Promise<void> {
  const waiting = items.values();
  const work = async (): Promise<void> => {
    for (const item of waiting) await use(item);
  };
  await Promise.all(Array.from({length: most}, work));
}
