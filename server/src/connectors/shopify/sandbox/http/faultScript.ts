import type { BulkService } from '../bulk/bulkService.ts';
import type { Bucket } from '../graphql/bucket.ts';
import type { PageNote } from '../graphql/graphqlContext.ts';
import type { ShopState } from '../state/shopState.ts';
import { createFaultQueue, type FaultQueue, type FaultScript } from './faults.ts';
import type { TokenStore } from './tokens.ts';

export interface FaultParts {
  script: FaultScript;
  queue: FaultQueue;
  /** Tells the listeners of pages. */
  onPages: (pages: PageNote[]) => void;
}

/** The script tests write, and what the server asks of it. */
export function createFaultScript(
  state: ShopState,
  parts: { tokens: TokenStore; bulk: BulkService; bucket: Bucket },
): FaultParts {
  const queue = createFaultQueue();
  const listeners: ((page: PageNote) => void)[] = [];
  const script: FaultScript = {
    add: queue.add,
    clear: queue.clear,
    get pending() {
      return queue.pending();
    },
    onPage: (callback) => {
      listeners.push(callback);
    },
    revokeTokens: parts.tokens.revokeAll,
    setFrozen: (frozen) => {
      state.frozen = frozen;
    },
    refuseOldTokens: parts.tokens.refuseOld,
    failBulk: parts.bulk.failNext,
    drainBucket: parts.bucket.drain,
  };
  const onPages = (pages: PageNote[]): void => {
    for (const page of pages) for (const listener of listeners) listener(page);
  };
  return { script, queue, onPages };
}
