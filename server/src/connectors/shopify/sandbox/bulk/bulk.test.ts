import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { until } from '../../../../../test/database.ts';
import { startShopifySandbox, type ShopifySandbox } from '../index.ts';
import { addShirt, ask, startReceiver, subscribe } from '../testTools.ts';

let sandbox: ShopifySandbox;
let variantId: number;

beforeEach(async () => {
  sandbox = await startShopifySandbox({ bulkStepMs: 5, webhookBackoffMs: 5 });
  variantId = addShirt(sandbox).variants[0]?.id ?? 0;
});
afterEach(() => sandbox.close());

const runMutation = `mutation($query: String!, $group: Boolean! = false) {
  bulkOperationRunQuery(query: $query, groupObjects: $group) {
    bulkOperation { id status objectCount url } userErrors { field message code }
  }
}`;
const poll = `query($id: ID!) { bulkOperation(id: $id) {
  id status errorCode objectCount rootObjectCount fileSize url partialDataUrl completedAt } }`;

async function run(query: string, group = false) {
  const { body } = await ask(sandbox, runMutation, { query, group });
  return body.data.bulkOperationRunQuery;
}

async function finish(id: string) {
  let last = (await ask(sandbox, poll, { id })).body.data.bulkOperation;
  await until('the operation ends', async () => {
    last = (await ask(sandbox, poll, { id })).body.data.bulkOperation;
    return ['COMPLETED', 'FAILED', 'CANCELED'].includes(last.status);
  });
  return last;
}

async function download(url: string): Promise<Record<string, unknown>[]> {
  const response = await fetch(url);
  expect(response.headers.get('content-type')).toBe('application/jsonl');
  const text = await response.text();
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

function place(count: number): void {
  for (let index = 0; index < count; index += 1)
    sandbox.actions.createOrder({
      lines: [
        { variantId, quantity: 1 },
        { title: `Extra ${index}`, price: 100, quantity: 2 },
      ],
    });
}

const orders =
  '{ orders { edges { node { id name lineItems { edges { node { id quantity } } } } } } }';

test('runs, takes a few polls, gives JSON lines to be joined by __parentId', async () => {
  place(60);
  const { bulkOperation, userErrors } = await run(orders);
  expect(userErrors).toEqual([]);
  expect(bulkOperation).toMatchObject({ status: 'CREATED', objectCount: '0', url: null });
  const done = await finish(bulkOperation.id);
  expect(done).toMatchObject({ status: 'COMPLETED', objectCount: '180', rootObjectCount: '60' });
  const rows = await download(done.url);
  const parents = rows.filter((row) => row.__parentId === undefined);
  const children = rows.filter((row) => row.__parentId !== undefined);
  expect(parents).toHaveLength(60);
  expect(Object.keys(parents[0] ?? {})).toEqual(['id', 'name']);
  const ids = new Set(parents.map((row) => row.id));
  expect(children.every((row) => ids.has(row.__parentId))).toBe(true);
  // Since 2026-01 a child need not follow its parent.
  expect(rows[1]?.__parentId).toBeUndefined();
  const bytes = await (await fetch(done.url)).arrayBuffer();
  expect(done.fileSize).toBe(String(bytes.byteLength));
});

test('groupObjects puts children behind their parent', async () => {
  place(3);
  const { bulkOperation } = await run(orders, true);
  const { url } = await finish(bulkOperation.id);
  const rows = await download(url);
  expect(rows.map((row) => row.__parentId === undefined)).toEqual([
    true,
    false,
    false,
    true,
    false,
    false,
    true,
    false,
    false,
  ]);
});

test('no rows: completed with a null url', async () => {
  const { bulkOperation } = await run(`{ orders(query: "name:'#9'") { edges { node { id } } } }`);
  expect(await finish(bulkOperation.id)).toMatchObject({
    status: 'COMPLETED',
    url: null,
    objectCount: '0',
  });
});

test('aliases, fragments and lists survive', async () => {
  place(1);
  const query = `{ found: orders { edges { node { ...Head items: lineItems { edges { node { id sku } } } } } } }
    fragment Head on Order { id transactions { kind amountSet { shopMoney { amount } } } }`;
  const { bulkOperation } = await run(query);
  const rows = await download((await finish(bulkOperation.id)).url);
  expect(rows[0]?.transactions).toEqual([
    { kind: 'SALE', amountSet: { shopMoney: { amount: expect.any(String) } } },
  ]);
  expect(rows).toHaveLength(3);
});

const inValid: [string, string, RegExp][] = [
  ['no connection', '{ shop { id } }', /must contain at least one connection/],
  ['nodes', '{ products { nodes { id } } }', /Selecting via 'nodes' is not supported/],
  ['top level node', '{ node(id: "gid://shopify/Product/1") { id } }', /top level `node` field/],
  [
    'list',
    '{ orders { edges { node { id refunds { refundLineItems { edges { node { id } } } } } } } }',
    /connection field within a list field/,
  ],
  [
    'parent without id',
    '{ orders { edges { node { name lineItems { edges { node { id } } } } } } }',
    /must select the 'id' field.*: orders\./,
  ],
  [
    'depth',
    '{ customers { edges { node { id orders { edges { node { id lineItems { edges { node { id } } } } } } } } } }',
    /nesting depth greater than 2/,
  ],
  [
    'mutation',
    'mutation { bulkOperationCancel(id: "x") { userErrors { message } } }',
    /Only `query`/,
  ],
  ['empty', '', /syntax error, unexpected end of file/],
];

test.each(inValid)('refused: %s', async (_name, query, message) => {
  const { bulkOperation, userErrors } = await run(query);
  expect(bulkOperation).toBeNull();
  expect(userErrors[0]).toMatchObject({ field: ['query'], code: 'INVALID' });
  expect(userErrors.map((item: { message: string }) => item.message).join()).toMatch(message);
});

test('a sixth operation at a time is refused', async () => {
  place(1);
  const fields = ['a', 'b', 'c', 'd', 'e', 'f'].map(
    (name) =>
      `${name}: bulkOperationRunQuery(query: $query) { bulkOperation { id } userErrors { message code } }`,
  );
  const { body } = await ask(sandbox, `mutation($query: String!) { ${fields.join(' ')} }`, {
    query: orders,
  });
  const { f: sixth, ...others } = body.data;
  const started = Object.values(others) as { bulkOperation: { id: string } }[];
  expect(sixth.bulkOperation).toBeNull();
  expect(sixth.userErrors[0].code).toBe('OPERATION_IN_PROGRESS');
  expect(sixth.userErrors[0].message).toContain(started[0]?.bulkOperation.id);
  for (const { bulkOperation } of started) await finish(bulkOperation.id);
});

test('cancelled, failed with partial data, and without the right', async () => {
  place(120);
  // Both in one document: the operation cannot end in between.
  const id = `gid://shopify/BulkOperation/${sandbox.shop.ids.bulk}`;
  const both = `mutation($query: String!, $id: ID!) {
    bulkOperationRunQuery(query: $query) { userErrors { message } }
    bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { message } }
  }`;
  const { body } = await ask(sandbox, both, { query: orders, id });
  expect(body.data.bulkOperationCancel.bulkOperation.status).toBe('CANCELING');
  expect(await finish(id)).toMatchObject({ status: 'CANCELED', url: null });
  sandbox.faults.failBulk('TIMEOUT');
  const second = await finish((await run(orders)).bulkOperation.id);
  expect(second).toMatchObject({ status: 'FAILED', errorCode: 'TIMEOUT', url: null });
  expect(await download(second.partialDataUrl)).not.toHaveLength(0);
  sandbox.shop.scopes.delete('read_orders');
  sandbox.shop.scopes.delete('write_orders');
  const third = await finish((await run(orders)).bulkOperation.id);
  expect(third).toMatchObject({ status: 'FAILED', errorCode: 'ACCESS_DENIED' });
});

test('bulk_operations/finish is sent, in lower case and without an address', async () => {
  const receiver = await startReceiver();
  await subscribe(sandbox, receiver.url, ['BULK_OPERATIONS_FINISH']);
  place(1);
  const { id } = (await run(orders)).bulkOperation;
  await finish(id);
  await sandbox.webhooks.flush();
  const [hook] = receiver.received;
  expect(JSON.parse(hook?.body.toString() ?? '{}')).toMatchObject({
    admin_graphql_api_id: id,
    status: 'completed',
    type: 'query',
    error_code: null,
  });
  await receiver.close();
});

test('downloads can break off, and end after seven days', async () => {
  place(20);
  const { url } = await finish((await run(orders)).bulkOperation.id);
  sandbox.faults.add({ match: 'download', kind: 'truncate', bytes: 100 });
  await expect(fetch(url).then((response) => response.text())).rejects.toThrow();
  sandbox.faults.add({ match: 'download', kind: 'status', status: 503 });
  expect((await fetch(url)).status).toBe(503);
  const now = sandbox.shop.clock;
  sandbox.shop.clock = () => new Date(now().getTime() + 8 * 86_400_000);
  expect((await fetch(url)).status).toBe(400);
});
