/** The sign: a C of theatre seats, one of them in colour on the sign-in page: you among your peers. */
import {html, raw} from "hono/html";

const rows = [
  {radius: 13.2, seats: 17},
  {radius: 9.3, seats: 12},
  {radius: 5.4, seats: 7}
] as const;
const own = {row: 1, seat: 3};

/** Decoration: hidden from a screen reader. `one` colours a single seat, otherwise all are. */
export function seats(className: string, {one = false} = {}): ReturnType<typeof html> {
  const circles = rows.flatMap(({radius, seats}, row) =>
    Array.from({length: seats}, (_, seat) => {
      const angle = Math.PI * (0.3 + (1.4 * seat) / (seats - 1));
      const [x, y] = [15 + radius * Math.cos(angle), 15 - radius * Math.sin(angle)];
      const isPeer = one && !(row === own.row && seat === own.seat);
      return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="1.25"${isPeer ? ' class="peer"' : ""}/>`;
    })
  );
  return html`<svg class="${className}" viewBox="0 0 25 30" aria-hidden="true">${raw(circles.join(""))}</svg>`;
}
