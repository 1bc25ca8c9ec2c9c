import { expect, test } from '@jest/globals';
import { isFiltered, readCacheFilters, toEntriesFilter } from '../cache/cacheFilters.ts';
import { findRecordPlace, toEntryNote, toEntryTitle } from './entryTexts.ts';

const externalId = '5600000132116';

test.each([
  [
    { number: '#1001', financialStatus: 'paid', gateways: 'razorpay_cards' },
    '#1001',
    'Paid · razorpay_cards',
  ],
  [
    { title: 'Everyday Tee', handle: 'everyday-tee', status: 'active' },
    'Everyday Tee',
    'Active · everyday-tee',
  ],
  [{ topic: 'orders/edited' }, 'orders/edited', ''],
  [{ inventoryItemId: '477', locationId: '712' }, externalId, ''],
  [{}, externalId, ''],
])('the summary %j is called %s and says %j', (summary, title, note) => {
  expect(toEntryTitle({ summary, externalId })).toBe(title);
  expect(toEntryNote({ summary })).toBe(note);
});

test.each([
  ['orders', 'con_1:5', { to: '/orders/$orderId', params: { orderId: 'con_1:5' } }],
  ['products', 'con_1:8', { to: '/catalog/$productId', params: { productId: 'con_1:8' } }],
  ['customers', 'con_1:7', { to: '/customers/$customerId', params: { customerId: 'con_1:7' } }],
  ['inventory', 'con_1:4-7', null],
  ['orders', null, null],
])('the record of %s %s is at %j', (stream, recordId, place) => {
  expect(findRecordPlace({ stream, recordId })).toEqual(place);
});

test('filters of an address: what is none of ours counts as not said', () => {
  const filters = readCacheFilters({
    stream: 'carts',
    status: 'failed',
    outcome: 'x',
    search: '#1',
  });
  expect(filters).toMatchObject({ stream: 'orders', status: 'failed', search: '#1' });
  expect(filters.outcome).toBeUndefined();
  expect(isFiltered(filters)).toBe(true);
  expect(isFiltered(readCacheFilters({ stream: 'events' }))).toBe(false);
  expect(toEntriesFilter('con_1', filters, null)).toMatchObject({
    connectionId: 'con_1',
    stream: 'orders',
    cursor: undefined,
  });
});
