import { z } from 'zod';
import type {
  Connector,
  Glance,
  RecordKind,
  SourceOfKind,
  StreamDefinition,
} from '../src/connectors/kit/types.ts';
import type { Registry } from '../src/connectors/registry.ts';

/**
 * A platform whose bodies are the common structure itself: tests of the processor say what an order is, not how
 * some platform spells it. `rules.codGateways` containing a code makes the reader do what the code says (crash tests).
 */
const keys: { [K in RecordKind]: (source: SourceOfKind[K]) => string } = {
  order: (order) => order.externalId,
  product: (product) => product.externalId,
  customer: (customer) => customer.externalId,
  inventory: (level) => `${level.inventoryItemId}-${level.locationId}`,
  event: (event) => (event.type === 'refetch' ? event.externalId : event.type),
  adDay: (day) => `${day.accountId}:${day.campaignId}:${day.date}`,
  shipment: (shipment) => shipment.externalId,
  cost: (cost) => cost.externalId,
  skuCost: (cost) => cost.externalId,
  subscriber: (subscriber) => subscriber.externalId,
};

/** What a test body may hold besides the structure. */
interface TestBody {
  updatedAt?: string;
  deleted?: boolean;
  complete?: boolean;
  marks?: string[];
  /** Makes the reader refuse, or throw. */
  broken?: 'issue' | 'throw' | 'throw-text';
}

function toStream<K extends RecordKind>(name: string, kind: K): StreamDefinition<K> {
  return {
    name,
    kind,
    collection: `test_${kind}_cache`,
    priority: 1,
    schedule: null,
    glance: (body) => toGlance(kind, body as SourceOfKind[K] & TestBody),
    read(body) {
      const { broken } = body as TestBody;
      if (broken === 'throw') throw new TypeError('reader bug');
      if (broken === 'throw-text') throw 'not even an error';
      if (broken === 'issue') {
        return { ok: false, issues: [{ field: 'lines.0.price', message: 'is no amount' }] };
      }
      return { ok: true, value: body as SourceOfKind[K] };
    },
  };
}

function toGlance<K extends RecordKind>(kind: K, body: SourceOfKind[K] & TestBody): Glance {
  return {
    externalId: keys[kind](body),
    sourceVersion: new Date(body.updatedAt ?? 0),
    deleted: body.deleted ?? false,
    complete: body.complete ?? true,
    marks: body.marks ?? [],
    summary: {},
  };
}

export const testStreams = {
  orders: toStream('orders', 'order'),
  products: toStream('products', 'product'),
  customers: toStream('customers', 'customer'),
  inventory: toStream('inventory', 'inventory'),
  events: toStream('events', 'event'),
  adDays: toStream('adDays', 'adDay'),
  shipments: toStream('shipments', 'shipment'),
  costs: toStream('costs', 'cost'),
  skuCosts: toStream('skuCosts', 'skuCost'),
  subscribers: toStream('subscribers', 'subscriber'),
};

export const sourceConnector: Connector = {
  id: 'test',
  name: 'Test',
  category: 'store',
  settings: z.object({}),
  credentials: z.object({}),
  streams: Object.values(testStreams),
  utmSources: ['somewhere'],
  webhooks: null,
  check: async () => [],
};

export const sourceRegistry: Registry = {
  all: () => [sourceConnector],
  get: () => sourceConnector,
};
