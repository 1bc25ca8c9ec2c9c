import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { defineConnector } from './defineConnector.ts';
import type { Connector, StreamDefinition } from './types.ts';

const stream: StreamDefinition = {
  name: 'orders',
  kind: 'order',
  collection: 'demo_order_cache',
  priority: 1,
  schedule: null,
  glance: () => {
    throw new Error('not looked at');
  },
  read: () => ({ ok: false, issues: [] }),
};
const right: Connector = {
  id: 'demoShop',
  name: 'Demo shop',
  category: 'store',
  settings: z.object({ domain: z.string() }),
  credentials: z.object({ token: z.string() }),
  streams: [stream],
  webhooks: null,
  check: async () => [],
};

test('a right definition is given back', () => {
  expect(defineConnector(right)).toBe(right);
});

test.each<[string, Partial<Connector>]>([
  ['id must be camelCase', { id: 'Demo-Shop' }],
  ['it has no streams', { streams: [] }],
  ['stream "orders" twice', { streams: [stream, { ...stream, collection: 'other' }] }],
  ['collection "demo_order_cache" twice', { streams: [stream, { ...stream, name: 'refunds' }] }],
  ['priority of "orders" must be 1 to 9', { streams: [{ ...stream, priority: 0 }] }],
  ['field "token" is both', { settings: z.object({ token: z.string() }) }],
  [
    'topic "orders/create" goes to no stream "order"',
    {
      webhooks: {
        topics: [{ topic: 'orders/create', stream: 'order', path: 'orders', registrable: true }],
        account: () => null,
        envelope: () => null,
        verify: () => false,
        contradicts: () => false,
      },
    },
  ],
])('says %s', (message, change) => {
  expect(() => defineConnector({ ...right, ...change })).toThrow(message);
});
