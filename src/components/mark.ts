/** The three marks of the house as small drawings for a key: you, last season, peers. */
const shapes = {
  own: '<circle cx="7" cy="7" r="5.5" fill="var(--own)"/>',
  last: '<circle cx="7" cy="7" r="4.4" fill="none" stroke="var(--last)" stroke-width="2.2"/>',
  peer: '<rect y="2" width="14" height="10" fill="var(--band)"/><rect x="5.8" width="2.5" height="14" fill="var(--peer)"/>'
} as const;

/** Decorative: the words beside it say the same. */
export const mark = (name: keyof typeof shapes): string =>
  `<svg width="14" height="14" aria-hidden="true">${shapes[name]}</svg>`;
