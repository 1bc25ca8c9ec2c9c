import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { watchQueries } from '../../../test/profile.ts';
import { mainWorkspace, openSandboxWeb, type SandboxWeb } from '../../../test/sandboxWeb.ts';
import { type CustomerSort, findCustomersPage } from '../../models/records/customersPage.ts';
import type { PageRequest } from '../../models/page.ts';
import { customers } from '../../models/records/customers.ts';
import { runProcessorPass } from '../../process/runPass.ts';

let web: SandboxWeb;
type Row = Record<string, unknown> & { shopifyCustomerId: string };

/** Six people: how often they ordered for how much; two of each figure are the same. */
const people = [
  { id: 301, first: 'Asha', last: 'Rao', email: 'asha@example.com', phone: '+91 98765 00001' },
  { id: 302, first: 'Zoë', last: 'Núñez', email: 'Zoe.N@Example.com', phone: '+91 98765 00002' },
  { id: 303, first: 'Ravi', last: 'Kumar-Das', email: 'ravi@example.com', phone: null },
  { id: 304, first: 'Mei', last: 'Lin', email: 'mei@example.com', phone: '+1 (415) 555-0134' },
  { id: 305, first: 'Noor', last: 'Khan', email: 'noor@example.com', phone: null },
  { id: 306, first: 'Asha', last: 'Menon', email: 'menon@example.com', phone: null },
];
const figures = {
  301: { ordersCount: 3, totalSpent: 500, day: 6 },
  302: { ordersCount: 1, totalSpent: 900, day: 1 },
  303: { ordersCount: 3, totalSpent: 500, day: 2 },
  304: { ordersCount: 7, totalSpent: 100, day: 2 },
  305: { ordersCount: 1, totalSpent: 700, day: 3 },
  306: { ordersCount: 2, totalSpent: 100, day: 4 },
};

beforeAll(async () => {
  web = await openSandboxWeb();
  for (const [index, one] of people.entries()) {
    const customer = { id: one.id, email: one.email, phone: one.phone };
    const order = {
      id: 5000 + index,
      name: `#${5000 + index}`,
      created_at: '2026-07-01T00:00:00Z',
      processed_at: '2026-07-01T00:00:00Z',
      updated_at: '2026-07-01T00:00:00Z',
      currency: 'INR',
      total_price: '10.00',
      subtotal_price: '10.00',
      total_tax: '0.00',
      total_discounts: '0.00',
      financial_status: 'paid',
      payment_gateway_names: ['razorpay'],
      line_items: [],
      customer: { ...customer, first_name: one.first, last_name: one.last },
    };
    await web.deliver('orders/create', order).expect(200);
  }
  await runProcessorPass(web.deps.processing);
  for (const [id, { ordersCount, totalSpent, day }] of Object.entries(figures)) {
    const lastOrderAt = new Date(Date.UTC(2026, 6, day));
    const updatedAt = new Date(Date.UTC(2026, 7, 10 - day));
    await customers
      .collection(web.db)
      .updateOne(
        { _id: `${web.connectionId}:${id}` },
        { $set: { ordersCount, totalSpent, lastOrderAt, updatedAt } },
      );
  }
});
afterAll(() => web.close());

const listed = async (query: string, key?: string): Promise<Row[]> =>
  (await web.get(`/api/customers?${query}`, key).expect(200)).body.items;
const idsOf = (rows: Row[]) => rows.map(({ shopifyCustomerId }) => Number(shopifyCustomerId));

describe('search', () => {
  test.each([
    ['asha', [301, 306]],
    ['ASHA rao', [301]],
    ['zoë', [302]],
    ['núñ', [302]],
    ['kumar', [303]],
    ['zoe.n@example', [302]],
    ['mei@example.com', [304]],
    ['+91 98765 00001', [301]],
    ['9876500002', [302]],
    ['(415) 555-0134', [304]],
    ['nobody', []],
    ['^.*$', []],
  ])('%s', async (text, expected) => {
    const found = idsOf(await listed(`search=${encodeURIComponent(text)}`));
    expect(found.toSorted((left, right) => left - right)).toEqual(expected);
  });

  test('never another workspace', async () => {
    expect(await listed('search=asha', web.outsider)).toEqual([]);
    await web.get('/api/customers', web.keys.warehouse).expect(403);
  });
});

describe('sorts', () => {
  test.each([
    ['', [301, 306, 305, 304, 303, 302]],
    ['sort=-lastOrderAt', [301, 306, 305, 304, 303, 302]],
    ['sort=-totalSpent', [302, 305, 303, 301, 306, 304]],
    ['sort=-ordersCount', [304, 303, 301, 306, 305, 302]],
    ['sort=-updatedAt', [302, 304, 303, 305, 306, 301]],
  ])(
    '%s, whole and page by page: ties are neither lost nor shown twice',
    async (query, expected) => {
      expect(idsOf(await listed(query))).toEqual(expected);
      for (const limit of [1, 2, 4]) {
        const found: number[] = [];
        for (let cursor = ''; found.length < 10; ) {
          const path = `/api/customers?${query}&limit=${limit}${cursor}`;
          const { body } = await web.get(path).expect(200);
          found.push(...idsOf(body.items));
          if (body.nextCursor === null) break;
          cursor = `&cursor=${body.nextCursor as string}`;
        }
        expect(found).toEqual(expected);
      }
    },
  );

  test('with search and connection', async () => {
    const query = `search=asha&connectionId=${web.connectionId}`;
    expect(idsOf(await listed(`${query}&sort=-totalSpent`))).toEqual([301, 306]);
  });

  test.each(['totalSpent', '-passwordHash', '', '-lastOrderAt&sort=-totalSpent'])(
    'sort=%s is refused',
    async (sort) => {
      await web.get(`/api/customers?sort=${sort}`).expect(422);
    },
  );

  test.each<CustomerSort>(['-lastOrderAt', '-totalSpent', '-ordersCount', '-updatedAt'])(
    '%s: a page reads what it shows',
    async (sort) => {
      const rows = Array.from({ length: 2000 }, (_, index) => ({
        _id: `con_large${sort}:${index}`,
        workspaceId: `ws${sort}`,
        deletedAt: null,
        totalSpent: index % 90,
        ordersCount: index % 9,
        lastOrderAt: new Date(index * 1000),
        updatedAt: new Date(index * 1000),
      }));
      await customers.collection(web.db).insertMany(rows as never);
      const queries = await watchQueries(web.db, async () => {
        for (let cursor: string | null = null, page = 0; page < 4; page += 1) {
          const asked: PageRequest & { sort: CustomerSort } = { limit: 10, cursor, sort };
          cursor = (await findCustomersPage(web.db, `ws${sort}`, {}, asked)).nextCursor;
        }
      });
      expect(queries.length).toBeGreaterThanOrEqual(4);
      for (const { keys } of queries) expect(keys).toBeLessThanOrEqual(15);
    },
  );
});

test('a customer of the main workspace is shown alone as in the list', async () => {
  const [first] = await listed('limit=1');
  const one = await web.get(`/api/customers/${String(first?.['id'])}`).expect(200);
  expect(one.body).toEqual(first);
  expect(await customers.collection(web.db).countDocuments({ workspaceId: mainWorkspace })).toBe(6);
});
