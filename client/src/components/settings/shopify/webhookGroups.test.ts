import { expect, test } from '@jest/globals';
import type { WebhookState } from '../../../api/webhooks.ts';
import { isPublic, toGroups } from './webhookGroups.ts';

const state = (topic: string, path: string, name: WebhookState['state']): WebhookState => ({
  topic,
  url: `https://erp.example.com/api/webhooks/shopify/${path}`,
  state: name,
  registeredUrls: [],
});

test('one group for each URL, in order, with what is broken in it', () => {
  const groups = toGroups([
    state('orders/create', 'orders', 'registered'),
    state('refunds/create', 'refunds', 'missing'),
    state('orders/paid', 'orders', 'wrong'),
    state('shop/redact', 'compliance', 'manual'),
  ]);
  expect(groups.map(({ name, topics, broken }) => [name, topics.length, broken.length])).toEqual([
    ['Orders', 2, 1],
    ['Refunds', 1, 1],
    ['Compliance', 1, 0],
  ]);
});

test.each([
  ['https://erp.example.com/api', true],
  ['http://erp.example.com/api', false],
  ['https://localhost:4000/api', false],
  ['https://127.0.0.1/api', false],
  ['https://192.168.1.4/api', false],
  ['https://172.20.0.2/api', false],
  ['https://172.200.0.2/api', true],
  ['https://erp/api', false],
  ['no address', false],
])('%s is reached from outside: %p', (url, reached) => {
  expect(isPublic(url)).toBe(reached);
});
