import type { ShopState } from '../state/shopState.ts';
import type { BulkService } from '../bulk/bulkService.ts';
import type { SubscriptionService } from '../webhooks/subscriptions.ts';
import type { Plan } from './resolvers/shopFields.ts';
import type { SearchNote } from './search/searchTypes.ts';

/** A page of a top-level connection, told to those who want to change the shop between pages. */
export interface PageNote {
  field: string;
  after: string | null;
  rows: number;
  hasNextPage: boolean;
}

/** How a bulk operation reads its root connections: the rows are fixed at its start and taken slice by slice. */
export interface BulkWalk {
  from: number;
  size: number;
  /** By response key; filled by the first slice. */
  rows: Map<string, unknown[]>;
}

export interface GraphqlContext {
  state: ShopState;
  bulk: BulkService;
  subscriptions: SubscriptionService;
  plan: Plan;
  /** Where this sandbox answers: the addresses of bulk files begin with it. */
  baseUrl: string;
  walk: BulkWalk | null;
  pages: PageNote[];
  searches: SearchNote[];
}
