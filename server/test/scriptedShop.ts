import { z } from 'zod';
import type {
  Connector,
  FetchContext,
  FetchPage,
  FetchRange,
  RawRecord,
  RecordKind,
  StreamDefinition,
} from '../src/connectors/kit/types.ts';
import type { Registry } from '../src/connectors/registry.ts';

/** One record of the scripted shop as it stands now. */
export interface ShopRow {
  id: string;
  /** Its updated_at. */
  at: Date;
  text?: string;
  complete?: boolean;
}

/** One stream of the shop: tests change the rows while a run reads them. */
export interface ShopStream {
  rows: ShopRow[];
  pageSize: number;
  /** What the platform claims; null = says nothing. */
  total: number | null;
  unreadable: string[];
  /** Records that come with the first page, whatever the range. */
  odd: RawRecord[];
  truncated: string | null;
  /** Before each page, numbered from 0 over the shop's life: may wait, change rows or throw. */
  before: (page: number, context: FetchContext) => Promise<void> | void;
  /** Ids of each page that was served. */
  served: string[][];
  calls: number;
  ranges: FetchRange[];
  /** Ids asked for one by one. */
  asked: string[];
}

export interface ScriptedShop {
  registry: Registry;
  connector: Connector;
  orders: ShopStream;
  products: ShopStream;
  customers: ShopStream;
  inventory: ShopStream;
}

/** A platform whose pages come from arrays: sorted by (updated_at, id), the cursor is the last row's place. */
export function createScriptedShop(): ScriptedShop {
  const streams = {
    orders: emptyStream(),
    products: emptyStream(),
    customers: emptyStream(),
    inventory: emptyStream(),
  };
  const connector: Connector = {
    id: 'scripted',
    name: 'Scripted shop',
    category: 'store',
    settings: z.object({}),
    credentials: z.object({}),
    streams: [
      toStream('orders', 'order', 1, 60, streams.orders),
      toStream('products', 'product', 5, 1440, streams.products),
      toStream('customers', 'customer', 3, 1440, streams.customers),
      toStream('inventory', 'inventory', 4, 0, streams.inventory),
    ],
    webhooks: null,
    check: async () => [],
  };
  const registry: Registry = { all: () => [connector], get: () => connector };
  return { registry, connector, ...streams };
}

function emptyStream(): ShopStream {
  return {
    rows: [],
    pageSize: 10,
    total: null,
    unreadable: [],
    odd: [],
    truncated: null,
    before: () => undefined,
    served: [],
    calls: 0,
    ranges: [],
    asked: [],
  };
}

function toStream(
  name: string,
  kind: RecordKind,
  priority: number,
  everyMinutes: number,
  shop: ShopStream,
): StreamDefinition {
  const stream: StreamDefinition<'event'> = {
    name,
    kind: 'event',
    collection: `scripted_${name}_cache`,
    priority,
    schedule: everyMinutes === 0 ? null : { everyMinutes, lookbackHours: 24 },
    glance: () => {
      throw new Error('rows come with their glance');
    },
    read: (body) => ({ ok: true, value: { type: 'noted', reason: JSON.stringify(body) } }),
    pages: (context, range, checkpoint) => pagesOf(shop, context, range, checkpoint),
    fetchOne: async (_context, id) => {
      shop.asked.push(id);
      const row = shop.rows.find((candidate) => candidate.id === id);
      return row ? toRecord(row) : null;
    },
  };
  return { ...stream, kind };
}

async function* pagesOf(
  shop: ShopStream,
  context: FetchContext,
  range: FetchRange,
  checkpoint: Record<string, unknown> | null,
): AsyncGenerator<FetchPage> {
  shop.ranges.push(range);
  let after = typeof checkpoint?.['after'] === 'string' ? checkpoint['after'] : '';
  let odd = after === '' ? shop.odd : [];
  for (;;) {
    const number = shop.calls;
    shop.calls += 1;
    await shop.before(number, context);
    const left = rowsAfter(shop, range, after);
    const rows = left.slice(0, shop.pageSize);
    const last = rows.at(-1);
    if (last) after = placeOf(last);
    shop.served.push(rows.map(({ id }) => id));
    yield {
      records: [...rows.map(toRecord), ...odd],
      checkpoint: { after },
      total: shop.total,
      unreadable: shop.unreadable.map((text) => ({
        raw: Buffer.from(text),
        message: 'id: is missing',
      })),
      ...(shop.truncated === null ? {} : { truncated: shop.truncated }),
    };
    odd = [];
    if (left.length <= shop.pageSize) return;
  }
}

function rowsAfter(shop: ShopStream, { from, to }: FetchRange, after: string): ShopRow[] {
  return shop.rows
    .filter(({ at }) => (from === null || at >= from) && (to === null || at <= to))
    .filter((row) => placeOf(row) > after)
    .sort((left, right) => (placeOf(left) < placeOf(right) ? -1 : 1));
}

function placeOf({ at, id }: ShopRow): string {
  return `${at.toISOString()} ${id}`;
}

export function toRecord({ id, at, text = '', complete = true }: ShopRow): RawRecord {
  return {
    raw: Buffer.from(JSON.stringify({ id, updated_at: at.toISOString(), text })),
    glance: {
      externalId: id,
      sourceVersion: at,
      deleted: false,
      complete,
      marks: [],
      summary: {},
    },
  };
}

/** `count` rows a minute apart, the last one now. */
export function makeRows(count: number, prefix = 'r', now = Date.now()): ShopRow[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${prefix}${String(index).padStart(4, '0')}`,
    at: new Date(now - (count - index) * 60_000),
  }));
}
