import type { ShopState } from '../../state/shopState.ts';

interface Remembered {
  version: number;
  rows: unknown[];
}

/** Lists kept per shop; a reader pages through few of them at a time. */
const kept = 40;

const caches = new WeakMap<ShopState, Map<string, Remembered>>();

/** The list of that name, made again only after the shop changed. */
export function rememberRows<T>(state: ShopState, name: string, make: () => T[]): T[] {
  let cache = caches.get(state);
  if (!cache) {
    cache = new Map();
    caches.set(state, cache);
  }
  const known = cache.get(name);
  if (known?.version === state.version) return known.rows as T[];
  const rows = make();
  if (cache.size >= kept) cache.clear();
  cache.set(name, { version: state.version, rows });
  return rows;
}
