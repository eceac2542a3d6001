/** The sign: a C of theatre seats, one in colour, you among your peers. */

/** Three rows of seats on arcs: radius and number. */
const rows = [
  [13.2, 17],
  [9.3, 12],
  [5.4, 7]
] as const;

/** Decorative SVG; the name stands beside it. */
export function logo(size = 30): string {
  const seats = rows.flatMap(([radius, count], row) =>
    Array.from({length: count}, (_, place) => {
      const angle = Math.PI * (0.3 + (1.4 * place) / (count - 1));
      const x = (15 + radius * Math.cos(angle)).toFixed(1);
      const y = (15 - radius * Math.sin(angle)).toFixed(1);
      return {isYours: row === 1 && place === 3, dot: `M${x} ${y}h0`};
    })
  );
  const dotsOf = (isYours: boolean): string =>
    seats.map((seat) => (seat.isYours === isYours ? seat.dot : "")).join("");
  return (
    `<svg width="${size}" height="${size}" viewBox="0 0 25 30" fill="none" stroke-width="2.5" stroke-linecap="round" aria-hidden="true">` +
    `<path d="${dotsOf(false)}" stroke="var(--peer)"/><path d="${dotsOf(true)}" stroke="var(--own)"/></svg>`
  );
}
