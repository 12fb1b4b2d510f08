/** Small repeatable chance (mulberry32): the same demo runs the same way every time. */
export interface Chance {
  /** 0 ≤ x < 1. */
  next(): number;
  /** True in `percent` of the cases. */
  happens(percent: number): boolean;
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { next, happens: (percent) => next() * 100 < percent };
}

/** A number from a text, for choices that must not depend on the order of things. */
export function hashText(text: string): number {
  let hash = 2_166_136_261;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619);
  return hash >>> 0;
}
