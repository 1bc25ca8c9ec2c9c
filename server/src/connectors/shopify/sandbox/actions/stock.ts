import {
  addLevel,
  computeAvailable,
  levelKey,
  nextId,
  readClock,
  type ShopState,
} from '../state/shopState.ts';
import type { LevelState, ProductState } from '../state/types.ts';
import { touchProduct, type TopicBody } from './actionContext.ts';
import { levelTopic, productTopic } from './topics.ts';

/** What a change of stock does to one line of an order. */
export interface StockMove {
  variantId: number | null;
  available: number;
  committed: number;
}

export function connectLevel(
  state: ShopState,
  at: { itemId: number; locationId: number },
  available: number,
): LevelState {
  const now = readClock(state);
  const level: LevelState = {
    id: nextId(state, 'level'),
    itemId: at.itemId,
    locationId: at.locationId,
    available,
    committed: 0,
    createdAt: now,
    updatedAt: now,
  };
  addLevel(state, level);
  return level;
}

/** Moves stock at the item's first location; topics are returned for what became visible. */
export function applyStockMoves(state: ShopState, moves: StockMove[]): TopicBody[] {
  const levels = new Set<LevelState>();
  const products = new Set<ProductState>();
  for (const move of moves) {
    const found = move.variantId === null ? undefined : state.variants.get(move.variantId);
    if (!found?.variant.item.tracked) continue;
    const level = findLevel(state, found.variant.item.id);
    level.available += move.available;
    level.committed += move.committed;
    level.updatedAt = readClock(state);
    if (move.available === 0) continue;
    levels.add(level);
    products.add(found.product);
    found.variant.updatedAt = level.updatedAt;
  }
  for (const product of products) touchProduct(state, product);
  return [
    ...[...levels].map((level) => levelTopic(state, 'update', level)),
    ...[...products].map((product) => productTopic(state, 'update', product)),
  ];
}

function findLevel(state: ShopState, itemId: number): LevelState {
  const known = state.levelsOfItem.get(itemId)?.[0];
  if (known) return known;
  const locationId = [...state.locations.keys()][0];
  if (locationId === undefined) throw new Error('The shop has no location');
  return connectLevel(state, { itemId, locationId }, 0);
}

/** Sets what can be sold at a location and returns the level. */
export function setAvailable(
  state: ShopState,
  at: { itemId: number; locationId: number },
  available: number,
): { level: LevelState; product: ProductState } {
  const found = state.items.get(at.itemId);
  if (!found) throw new Error(`No inventory item ${at.itemId} in the shop`);
  if (!state.locations.has(at.locationId)) throw new Error(`No location ${at.locationId}`);
  const level = state.levels.get(levelKey(at.itemId, at.locationId)) ?? connectLevel(state, at, 0);
  level.available = available;
  level.updatedAt = readClock(state);
  found.variant.updatedAt = level.updatedAt;
  touchProduct(state, found.product);
  return { level, product: found.product };
}

export function computeProductStock(state: ShopState, product: ProductState): number {
  return product.variants.reduce((sum, v) => sum + (computeAvailable(state, v) ?? 0), 0);
}
