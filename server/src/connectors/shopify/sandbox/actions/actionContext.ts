import type { OrderState } from '../state/orderTypes.ts';
import type { Random } from '../state/random.ts';
import { readClock, type ShopState } from '../state/shopState.ts';
import type { ProductState } from '../state/types.ts';

/** A topic one shop event triggers; the body is built only when somebody listens. */
export interface TopicBody {
  topic: string;
  body: () => unknown;
}

export interface MutationEntry {
  seq: number;
  at: string;
  action: string;
  resource: string;
  id: number;
  details: Record<string, unknown>;
}

/** Every change of the shop in order, so that tests compare the ERP with what the shop really went through. */
export interface MutationLog {
  readonly entries: readonly MutationEntry[];
  since: (seq: number) => MutationEntry[];
}

export interface ActionContext {
  state: ShopState;
  random: Random;
  record: (entry: Omit<MutationEntry, 'seq' | 'at'>) => void;
  /** All topics of one call share one event id. */
  emit: (topics: TopicBody[]) => void;
}

export function createMutationLog(state: ShopState) {
  const entries: MutationEntry[] = [];
  const record = (entry: Omit<MutationEntry, 'seq' | 'at'>): void => {
    entries.push({ seq: entries.length + 1, at: readClock(state), ...entry });
  };
  const log: MutationLog = { entries, since: (seq) => entries.slice(seq) };
  return { log, record };
}

export function touchOrder(state: ShopState, order: OrderState): void {
  order.updatedAt = readClock(state);
  order.rev += 1;
  state.version += 1;
}

/** A product's updated_at moves with its stock too (shopify-facts 4). */
export function touchProduct(state: ShopState, product: ProductState): void {
  product.updatedAt = readClock(state);
  state.version += 1;
}
