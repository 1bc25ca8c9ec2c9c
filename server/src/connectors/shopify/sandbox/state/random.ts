/** Deterministic random numbers (mulberry32): the same seed gives the same shop. */
export interface Random {
  /** 0 ≤ x < 1 */
  next: () => number;
  /** Whole number from `low` to `high`, both included. */
  between: (low: number, high: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(items: readonly T[]) => T;
  /** Picks by weight: `[[item, weight], …]`. */
  weighted: <T>(items: readonly (readonly [T, number])[]) => T;
  hex: (length: number) => string;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number): number =>
    low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (items) => pickAt(items, Math.floor(next() * items.length)),
    weighted: (items) => pickWeighted(items, next()),
    hex: (length) => Array.from({ length }, () => Math.floor(next() * 16).toString(16)).join(''),
  };
}

function pickAt<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error('Nothing to pick from an empty list');
  return item;
}

function pickWeighted<T>(items: readonly (readonly [T, number])[], point: number): T {
  const total = items.reduce((sum, [, weight]) => sum + weight, 0);
  let rest = point * total;
  for (const [item, weight] of items) {
    rest -= weight;
    if (rest < 0) return item;
  }
  return pickAt(items, items.length - 1)[0];
}
