import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startShopifySandbox, type ShopifySandbox } from '../index.ts';
import { addShirt, ask, createClock } from '../testTools.ts';

let sandbox: ShopifySandbox;
let variantId: number;
const clock = createClock('2026-11-20T10:00:00Z');

beforeEach(async () => {
  sandbox = await startShopifySandbox({ clock: clock.now });
  variantId = addShirt(sandbox).variants[0]?.id ?? 0;
});
afterEach(() => sandbox.close());

function placeOrders(count: number): void {
  for (let index = 0; index < count; index += 1) {
    clock.pass(60);
    sandbox.actions.createOrder({ lines: [{ variantId, quantity: 1 + (index % 3) }] });
  }
}

const page = `query($first: Int!, $after: String, $query: String) {
  orders(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) {
    nodes { id name updatedAt } pageInfo { hasNextPage endCursor }
  }
}`;

async function readAll(query: string | null, first: number): Promise<string[]> {
  const names: string[] = [];
  let after: string | null = null;
  do {
    const { body } = await ask(sandbox, page, { first, after, query });
    expect(body.errors).toBeUndefined();
    names.push(...body.data.orders.nodes.map((node: { name: string }) => node.name));
    const { hasNextPage, endCursor } = body.data.orders.pageInfo;
    after = hasNextPage ? endCursor : null;
  } while (after !== null);
  return names;
}

describe('paging', () => {
  test('walks all rows once, in order, with an opaque cursor', async () => {
    placeOrders(23);
    const names = await readAll(null, 5);
    expect(names).toHaveLength(23);
    expect(new Set(names).size).toBe(23);
    const { body } = await ask(sandbox, page, { first: 1 });
    const cursor = Buffer.from(body.data.orders.pageInfo.endCursor, 'base64').toString();
    expect(Object.keys(JSON.parse(cursor))).toEqual(['last_id', 'last_value']);
  });

  test('rows that tie on updated_at are all found', async () => {
    for (let index = 0; index < 7; index += 1)
      sandbox.actions.createOrder({ lines: [{ variantId, quantity: 1 }] });
    expect(new Set(await readAll(null, 2)).size).toBe(7);
  });

  test('pages drift when the shop changes between them: a changed order comes again', async () => {
    placeOrders(6);
    const [first] = [...sandbox.shop.orders.keys()];
    let done = false;
    sandbox.faults.onPage((note) => {
      if (done || note.field !== 'orders') return;
      done = true;
      clock.pass(60);
      sandbox.actions.updateOrder(first ?? 0, { note: 'changed' });
    });
    const names = await readAll(null, 2);
    expect(names).toHaveLength(7);
    expect(names.at(-1)).toBe(names[0]);
  });

  test('a deleted row between pages skips nothing', async () => {
    placeOrders(6);
    const [first] = [...sandbox.shop.orders.keys()];
    let done = false;
    sandbox.faults.onPage(() => {
      if (!done) sandbox.actions.deleteOrder(first ?? 0);
      done = true;
    });
    expect(await readAll(null, 2)).toHaveLength(6);
  });

  test('backwards with last and before, and reversed', async () => {
    placeOrders(5);
    const { body } = await ask(
      sandbox,
      '{ a: orders(last: 2, sortKey: ID) { nodes { name } pageInfo { hasPreviousPage } } b: orders(first: 2, sortKey: ID, reverse: true) { nodes { name } } }',
    );
    const names = (list: { nodes: { name: string }[] }): string[] => list.nodes.map((n) => n.name);
    expect(names(body.data.a)).toEqual(['#1004', '#1005']);
    expect(names(body.data.b)).toEqual(['#1005', '#1004']);
  });

  test('first over 250, none and both are refused', async () => {
    const codes = [];
    for (const args of ['first: 251', 'reverse: true', 'first: 1, last: 1']) {
      const { status, body } = await ask(sandbox, `{ orders(${args}) { nodes { id } } }`);
      codes.push([status, body.errors[0].extensions.code, body.errors[0].message.slice(0, 23)]);
    }
    expect(codes).toEqual([
      [200, 'BAD_REQUEST', 'first cannot exceed 250'],
      [200, 'BAD_REQUEST', 'you must provide one of'],
      [200, 'BAD_REQUEST', 'providing both first an'],
    ]);
  });

  test('a nested page over 250 lines has a next page; a single product gives 2,000 variants', async () => {
    const lines = Array.from({ length: 260 }, (_, i) => ({
      title: `T${i}`,
      price: 100,
      quantity: 1,
    }));
    const order = sandbox.actions.createOrder({ lines });
    const query = `query($id: ID!) { order(id: $id) { lineItems(first: 250) { nodes { id } pageInfo { hasNextPage } } } }`;
    const { body } = await ask(sandbox, query, { id: `gid://shopify/Order/${order.id}` });
    expect(body.data.order.lineItems.nodes).toHaveLength(250);
    expect(body.data.order.lineItems.pageInfo.hasNextPage).toBe(true);
    const variants = Array.from({ length: 300 }, (_, i) => ({ values: [`V${i}`], price: 100 }));
    const product = sandbox.actions.createProduct({ title: 'Many', options: ['Size'], variants });
    const many = `query($id: ID!) { product(id: $id) { variantsCount { count } variants(first: 2000) { nodes { id } } } }`;
    const answer = await ask(sandbox, many, { id: `gid://shopify/Product/${product.id}` });
    expect(answer.body.data.product.variantsCount.count).toBe(300);
    expect(answer.body.data.product.variants.nodes).toHaveLength(300);
  });
});

describe('search', () => {
  test('a quoted bound is inclusive and exact to the second, UTC', async () => {
    placeOrders(3);
    const at = [...sandbox.shop.orders.values()][1]?.updatedAt ?? '';
    expect(await readAll(`updated_at:>='${at}'`, 10)).toEqual(['#1002', '#1003']);
    expect(await readAll(`updated_at:>'${at}'`, 10)).toEqual(['#1003']);
    expect(await readAll(`updated_at:<'${at}' OR name:#1003`, 10)).toEqual(['#1001', '#1003']);
    expect(await readAll(`updated_at:<='${at}' AND -name:'#1001'`, 10)).toEqual(['#1002']);
  });

  test('an unquoted time is parsed wrongly and only a warning tells', async () => {
    placeOrders(2);
    const { body } = await ask(sandbox, page, {
      first: 10,
      query: 'updated_at:>=2026-11-20T10:02:00Z',
    });
    expect(body.errors).toBeUndefined();
    expect(body.data.orders.nodes).toHaveLength(2);
    expect(body.extensions.search[0]).toMatchObject({
      path: ['orders'],
      parsed: {
        and: [
          { field: 'updated_at', range_gte: '2026-11-20T10' },
          { field: '02', match_all: '00Z' },
        ],
      },
      warnings: [{ field: '02', code: 'invalid_field' }],
    });
  });

  test('unknown keys match everything, with a warning', async () => {
    placeOrders(2);
    const { body } = await ask(sandbox, page, { first: 10, query: 'made_up:value' });
    expect(body.data.orders.nodes).toHaveLength(2);
    expect(body.extensions.search[0].warnings[0].field).toBe('made_up');
  });

  test('by id, name, status and payment', async () => {
    placeOrders(2);
    const cod = sandbox.actions.createOrder({
      lines: [{ variantId, quantity: 1 }],
      payment: { kind: 'cod' },
    });
    sandbox.actions.cancel([...sandbox.shop.orders.keys()][0] ?? 0);
    expect(await readAll('status:cancelled', 5)).toEqual(['#1001']);
    expect(await readAll('status:open financial_status:pending', 5)).toEqual([cod.name]);
    expect(await readAll(`id:${cod.id}`, 5)).toEqual([cod.name]);
    expect(await readAll('name:1002', 5)).toEqual(['#1002']);
    expect(await readAll("gateway:'Cash on Delivery (COD)'", 5)).toEqual([cod.name]);
    expect(await readAll('(name:1001 OR name:1002) status:open', 5)).toEqual(['#1002']);
  });

  test('levels of a location by updated_at', async () => {
    const [locationId = 0] = [...sandbox.shop.locations.keys()];
    clock.pass(3600);
    const since = clock.now().toISOString();
    const itemId = sandbox.shop.variants.get(variantId)?.variant.item.id ?? 0;
    sandbox.actions.setInventory({ itemId, locationId, available: 7 });
    const query = `query($id: ID!, $q: String) { location(id: $id) {
      all: inventoryLevels(first: 10) { nodes { id } }
      new: inventoryLevels(first: 10, query: $q) { nodes { quantities(names: ["available", "on_hand"]) { quantity } } } } }`;
    const { body } = await ask(sandbox, query, {
      id: `gid://shopify/Location/${locationId}`,
      q: `updated_at:>='${since}'`,
    });
    expect(body.data.location.all.nodes).toHaveLength(4);
    expect(body.data.location.new.nodes).toEqual([
      { quantities: [{ quantity: 7 }, { quantity: 7 }] },
    ]);
  });

  test('counts stop at their limit; the count of variants ignores its filter', async () => {
    placeOrders(3);
    const { body } = await ask(
      sandbox,
      `{ a: ordersCount(limit: 2) { count precision } b: ordersCount { count precision }
         c: productVariantsCount(query: "updated_at:>='2027-01-01T00:00:00Z'") { count precision } }`,
    );
    expect(body.data).toEqual({
      a: { count: 2, precision: 'AT_LEAST' },
      b: { count: 3, precision: 'EXACT' },
      c: { count: 4, precision: 'EXACT' },
    });
  });
});

describe('shapes', () => {
  test('amounts are unpadded, big counters strings, times UTC, tags a list', async () => {
    const order = sandbox.actions.createOrder({
      lines: [{ title: 'Thing', price: 1250, quantity: 1 }],
      tags: ['b', 'A'],
    });
    const query = `query($id: ID!) { order(id: $id) {
      legacyResourceId createdAt tags totalPriceSet { shopMoney { amount currencyCode } }
      totalOutstandingSet { shopMoney { amount } } } }`;
    const { body } = await ask(sandbox, query, { id: `gid://shopify/Order/${order.id}` });
    expect(body.data.order).toEqual({
      legacyResourceId: String(order.id),
      createdAt: order.createdAt,
      tags: ['A', 'b'],
      totalPriceSet: { shopMoney: { amount: '12.5', currencyCode: 'INR' } },
      totalOutstandingSet: { shopMoney: { amount: '0.0' } },
    });
  });

  test('wrong ids, fields and variables are refused in Shopify’s words', async () => {
    const wrong = await ask(sandbox, '{ order(id: "gid://shopify/Product/1") { id } }');
    expect(wrong.body.errors[0].extensions.code).toBe('RESOURCE_NOT_FOUND');
    const field = await ask(sandbox, '{ orders(first: 1) { nodes { id colour } } }');
    expect(field.body.errors[0]).toMatchObject({
      message: "Field 'colour' doesn't exist on type 'Order'",
      path: ['query', 'orders', 'nodes', 'colour'],
      extensions: { code: 'undefinedField', typeName: 'Order', fieldName: 'colour' },
    });
    const argument = await ask(sandbox, '{ orders(first: 1, colour: 2) { nodes { id } } }');
    expect(argument.body.errors[0].extensions.code).toBe('argumentNotAccepted');
    const variable = await ask(sandbox, page, { first: 'x' });
    expect(variable.body.errors[0].extensions.code).toBe('INVALID_VARIABLE');
    const syntax = await ask(sandbox, '{ orders(first: 1');
    expect(syntax.body.errors[0].message).toMatch(/syntax error/i);
    expect((await ask(sandbox, '')).status).toBe(400);
  });
});

describe('cost and throttling', () => {
  const cost = async (query: string) => (await ask(sandbox, query)).body.extensions.cost;

  test('requested costs are the measured ones', async () => {
    const flat = await cost('{ orders(first: 250) { nodes { id name } } }');
    expect(flat.requestedQueryCost).toBe(13);
    const lines = await cost(
      '{ orders(first: 250) { nodes { lineItems(first: 250) { nodes { id } } } } }',
    );
    expect(lines.requestedQueryCost).toBe(156);
    expect(lines.actualQueryCost).toBeLessThan(20);
    const one = await cost('{ locations(first: 1) { nodes { id name } } }');
    expect(one.requestedQueryCost).toBe(3);
    const status = { maximumAvailable: 2000, restoreRate: 100 };
    expect(one.throttleStatus).toMatchObject(status);
  });

  test('over 1,000 points: MAX_COST_EXCEEDED without extensions', async () => {
    const page250 = (inner: string): string => `(first: 250) { nodes { ${inner} } }`;
    const query = `{ orders${page250(`lineItems${page250('id')} shippingLines${page250('id')} discountApplications${page250('index')} a: lineItems${page250('id variant { id product { id } }')} b: lineItems${page250('id variant { id product { id } }')}`)} }`;
    const { status, body } = await ask(sandbox, query);
    expect(status).toBe(200);
    expect(body.extensions).toBeUndefined();
    expect(body.errors[0].extensions).toMatchObject({ code: 'MAX_COST_EXCEEDED', maxCost: 1000 });
  });

  test('an empty bucket: THROTTLED with HTTP 200 and no actual cost', async () => {
    sandbox.faults.drainBucket(0);
    const { status, body, headers } = await ask(
      sandbox,
      '{ orders(first: 250) { nodes { lineItems(first: 250) { nodes { id } } } } }',
    );
    expect(status).toBe(200);
    expect(headers.get('retry-after')).toBeNull();
    expect(body.data).toBeUndefined();
    expect(body.errors).toEqual([
      {
        message: 'Throttled',
        extensions: {
          code: 'THROTTLED',
          documentation: 'https://shopify.dev/api/usage/rate-limits',
        },
      },
    ]);
    expect(body.extensions.cost).toMatchObject({ requestedQueryCost: 156, actualQueryCost: null });
  });
});

describe('rights', () => {
  test('a missing right gives partial data with an error', async () => {
    placeOrders(1);
    const customer = sandbox.actions.createCustomer({ email: 'a@example.com' });
    sandbox.actions.createOrder({ lines: [{ variantId, quantity: 1 }], customerId: customer.id });
    sandbox.shop.scopes.delete('read_customers');
    const { body } = await ask(sandbox, '{ orders(first: 5) { nodes { name customer { id } } } }');
    expect(body.data.orders.nodes).toHaveLength(2);
    expect(body.data.orders.nodes[1].customer).toBeNull();
    expect(body.errors[0]).toMatchObject({
      message: 'Access denied for customer field. Required access: `read_customers` access scope.',
      extensions: { code: 'ACCESS_DENIED' },
    });
    const denied = await ask(sandbox, '{ customers(first: 1) { nodes { id } } }');
    expect(denied.body.data).toBeNull();
  });

  test('without read_all_orders only the last 60 days are seen', async () => {
    placeOrders(1);
    clock.pass(61 * 86_400);
    placeOrders(1);
    expect(await readAll(null, 5)).toHaveLength(2);
    sandbox.shop.scopes.delete('read_all_orders');
    expect(await readAll(null, 5)).toEqual(['#1002']);
    const [old] = [...sandbox.shop.orders.keys()];
    const { body } = await ask(sandbox, `{ order(id: "gid://shopify/Order/${old}") { id } }`);
    expect(body.data.order).toBeNull();
  });
});
