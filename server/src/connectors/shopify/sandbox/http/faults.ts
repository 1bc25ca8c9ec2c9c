import type { PageNote } from '../graphql/graphqlContext.ts';

/** Which requests a fault hits: a group, or a path (its beginning or a pattern). */
export type FaultMatch = 'graphql' | 'bulk' | 'download' | 'oauth' | (string & {}) | RegExp;

export interface Fault {
  match: FaultMatch;
  kind: 'status' | 'throttled' | 'timeout' | 'truncate' | 'html' | 'reset' | 'empty' | 'slow';
  /** How many requests it hits; default 1. */
  times?: number;
  /** How many matching requests go through first. */
  after?: number;
  /** Only requests whose body holds this text, e.g. the name of an operation. */
  containing?: string;
  /** For status and html. */
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
  /** For slow: how late the answer is. For timeout: when the connection is dropped at last. */
  delayMs?: number;
  /** For truncate: bytes that arrive before the connection breaks; default half. */
  bytes?: number;
}

export interface FaultScript {
  add: (fault: Fault) => void;
  clear: () => void;
  /** Faults still to come. */
  readonly pending: readonly Fault[];
  /** Called between pages of top-level connections: change the shop to make pages drift. */
  onPage: (callback: (page: PageNote) => void) => void;
  /** 401 for every token known so far. */
  revokeTokens: () => void;
  /** 402 "Unavailable Shop" until it is thawed. */
  setFrozen: (frozen: boolean) => void;
  /** 403 for tokens that do not expire, as for public apps from 2027 on (shopify-facts 3). */
  refuseOldTokens: (refuse: boolean) => void;
  /** The next bulk operation fails so. */
  failBulk: (errorCode: 'TIMEOUT' | 'INTERNAL_SERVER_ERROR' | 'ACCESS_DENIED') => void;
  /** Sets the GraphQL points left. */
  drainBucket: (left: number) => void;
}

export interface FaultRequest {
  path: string;
  body: string;
}

/** A fault with how many requests it still lets through and hits. */
interface Scripted {
  fault: Fault;
  skip: number;
  left: number;
}

export interface FaultQueue {
  add: (fault: Fault) => void;
  clear: () => void;
  pending: () => Fault[];
  /** The fault for this request, or null. Takes it off the script. */
  take: (request: FaultRequest) => Fault | null;
}

function matches(fault: Fault, request: FaultRequest): boolean {
  if (fault.containing !== undefined && !request.body.includes(fault.containing)) return false;
  const { match } = fault;
  if (match instanceof RegExp) return match.test(request.path);
  const isGraphql = request.path.endsWith('/graphql.json');
  if (match === 'graphql') return isGraphql;
  if (match === 'bulk') return isGraphql && /bulkOperation/i.test(request.body);
  if (match === 'download') return request.path.startsWith('/bulk-operation-outputs/');
  if (match === 'oauth') return request.path.startsWith('/admin/oauth/');
  return request.path.startsWith(match);
}

export function createFaultQueue(): FaultQueue {
  let script: Scripted[] = [];
  return {
    add: (fault) => {
      script.push({ fault, skip: fault.after ?? 0, left: fault.times ?? 1 });
    },
    clear: () => {
      script = [];
    },
    pending: () => script.map((item) => item.fault),
    take: (request) => {
      for (const item of script) {
        if (!matches(item.fault, request)) continue;
        if (item.skip > 0) {
          item.skip -= 1;
          continue;
        }
        item.left -= 1;
        if (item.left === 0) script = script.filter((other) => other !== item);
        return item.fault;
      }
      return null;
    },
  };
}
