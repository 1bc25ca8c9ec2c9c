import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { idsOf } from '../../kit/sandbox/collect.ts';
import type { FetchPage } from '../../kit/types.ts';
import { toShipment } from '../mapper/mapper.shipment.ts';
import { newestOf, openTestAccount, type TestAccount } from '../sandbox/testAccount.ts';

let account: TestAccount;
beforeEach(async () => {
  account = await openTestAccount({ perPage: 10 });
});
afterEach(() => account.sandbox.close());

const dayMs = 86_400_000;
const ago = (days: number) => new Date(account.now().getTime() - days * dayMs);
const lookback = () => ({ from: ago(30), to: null });

function bookMany(count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    String(account.book.book({ number: `${1000 + index}` }).parcels[0]?.id),
  );
}

/** The common structure of the only parcel, as read now. */
async function readOnly() {
  const [body, ...more] = newestOf(await account.collect(lookback())).values();
  expect(more).toEqual([]);
  const result = toShipment(body);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

const askedFor = () =>
  account.sandbox.requests.filter(({ path }) => path.endsWith('/orders')).map(({ query }) => query);

describe('paging', () => {
  test.each([0, 1, 9, 10, 11, 20, 25])('%i rows by ten', async (count) => {
    const ids = bookMany(count);
    expect(idsOf(await account.collect())).toEqual(ids);
    expect(askedFor()).toHaveLength(Math.max(1, Math.ceil(count / 10)));
  });

  test('pages that grow and shift while they are read lose nothing', async () => {
    const ids = bookMany(25);
    const found: FetchPage[] = [];
    for await (const page of account.pages(account.context, { from: null, to: null }, null)) {
      found.push(page);
      if (found.length === 1) ids.push(...bookMany(10));
    }
    expect(idsOf(found)).toEqual(ids);
  });

  test('a crash after any page goes on behind it', async () => {
    const ids = bookMany(25);
    const pages = await account.collect();
    for (const [index, page] of pages.entries()) {
      const rest = await account.collect(undefined, page.checkpoint);
      expect([...idsOf(pages.slice(0, index + 1)), ...idsOf(rest)]).toEqual(ids);
    }
  });

  test('a checkpoint nobody can read begins anew', async () => {
    const ids = bookMany(3);
    for (const odd of [{}, { windows: 7 }, { windows: [{ by: 'x' }], index: 0, page: 1 }]) {
      expect(idsOf(await account.collect(undefined, odd))).toEqual(ids);
    }
  });

  test('only the chosen channel', async () => {
    const order = account.book.book({ number: '1', channelId: 77 });
    bookMany(2);
    account.context.connection.settings['channelId'] = '77';
    expect(idsOf(await account.collect())).toEqual([String(order.parcels[0]?.id)]);
  });

  test('orders nobody shipped so far make no entry', async () => {
    account.book.bookLater({ number: '1' });
    const ids = bookMany(1);
    expect(idsOf(await account.collect())).toEqual(ids);
  });

  test('a row without an id is told and stops nothing', async () => {
    const ids = bookMany(1);
    const rows = [{ id: 5, shipments: [{ awb: 'X' }] }, { id: 6 }, null];
    const meta = { pagination: { current_page: 1, total_pages: 2 } };
    account.sandbox.faults.add({
      match: /orders$/,
      kind: 'answer',
      status: 200,
      body: { data: rows, meta },
    });
    const pages = await account.collect({ from: ago(1), to: null });
    expect(pages[0]?.unreadable.map(({ message }) => message)).toEqual([
      'The parcel has no id',
      'The order has no list of shipments',
      'The order has no list of shipments',
    ]);
    expect(ids).toHaveLength(1);
  });

  test.each([{}, { data: {} }, { data: [], meta: [] }, { message: 'Welcome' }])(
    '%j is no empty page',
    async (body) => {
      account.sandbox.faults.add({ match: /orders$/, kind: 'answer', status: 200, body });
      await expect(account.collect()).rejects.toThrow('unknown shape');
    },
  );
});

describe('ranges', () => {
  test('the lookback asks once, by change, without an end', async () => {
    bookMany(1);
    await account.collect(lookback());
    expect(askedFor()).toEqual([
      { sort: 'ASC', sort_by: 'id', updated_from: '2026-05-16', page: '1', per_page: '10' },
    ]);
  });

  test('after 100 days away every parcel that changed is read, whenever it was made', async () => {
    const settled = account.book.book({ number: 'settled' });
    const late = account.book.book({ number: 'late' });
    account.passDays(20);
    const seen = account.now();
    account.passDays(20);
    account.book.move(late, 'delivered');
    account.passDays(30);
    const old = account.book.book({ number: 'old' });
    account.passDays(50);
    const fresh = account.book.book({ number: 'fresh' });
    const pages = await account.collect({ from: seen, to: null });
    const expected = [late, old, fresh].map(({ parcels }) => String(parcels[0]?.id));
    expect(new Set(idsOf(pages))).toEqual(new Set(expected));
    expect(idsOf(pages)).not.toContain(String(settled.parcels[0]?.id));
  });

  test('windows are gone through from any checkpoint', async () => {
    for (let step = 0; step < 8; step++) {
      bookMany(12);
      account.passDays(12);
    }
    const range = { from: ago(97), to: null };
    const pages = await account.collect(range);
    const all = new Set(idsOf(pages));
    expect(all.size).toBe(96);
    for (const [index, page] of pages.entries()) {
      const saved = JSON.parse(JSON.stringify(page.checkpoint)) as Record<string, unknown>;
      const rest = await account.collect(range, saved);
      expect(new Set([...idsOf(pages.slice(0, index + 1)), ...idsOf(rest)])).toEqual(all);
    }
  });

  test('a run that midnight or a long pause overtook begins anew with windows in reach', async () => {
    bookMany(15);
    const range = lookback();
    const [first] = await account.collect(range);
    account.passDays(3);
    const rest = await account.collect(range, first?.checkpoint ?? {});
    expect(new Set(idsOf(rest)).size).toBe(15);
    expect(askedFor().at(-1)).toMatchObject({ updated_from: '2026-05-19' });
  });
});

describe('what happens to a parcel', () => {
  test('charges come late and change: the second pull costs other than the first', async () => {
    const order = account.book.book({ number: '1001', cod: true });
    account.book.charge(order, { freight: 6_000, cod: 3_000 });
    const quoted = { forward: 6_000, cod: 3_000, rto: 0 };
    expect(await readOnly()).toMatchObject({ charges: quoted, chargesFinal: false });
    account.passDays(4);
    account.book.move(order, 'delivered');
    account.book.charge(order, { charged: 7_250 });
    expect(await readOnly()).toMatchObject({
      charges: { forward: 7_250, cod: 3_000 },
      chargesFinal: true,
    });
    account.book.charge(order, { billed: 10_200 });
    expect(await readOnly()).toMatchObject({ charges: { forward: 7_200 }, chargesFinal: true });
  });

  test('delivered, and then it came back', async () => {
    const order = account.book.book({ number: '1001', cod: true });
    account.book.charge(order, { charged: 6_000, cod: 3_000 });
    account.book.move(order, 'delivered');
    const before = await account.collect(lookback());
    expect(await readOnly()).toMatchObject({ status: 'delivered', chargesFinal: true });
    account.passDays(3);
    account.book.move(order, 'rtoDelivered');
    expect(await readOnly()).toMatchObject({
      status: 'rto_delivered',
      statusText: 'RTO DELIVERED',
      charges: { rto: null },
      chargesFinal: false,
    });
    account.book.charge(order, { chargedRto: 4_800 });
    expect(await readOnly()).toMatchObject({ charges: { rto: 4_800 }, chargesFinal: true });
    const [first] = before.flatMap(({ records }) => records);
    const [last] = (await account.collect(lookback())).flatMap(({ records }) => records);
    expect(last?.glance.sourceVersion.getTime()).toBeGreaterThan(
      first?.glance.sourceVersion.getTime() ?? Number.NaN,
    );
  });

  test('a reassigned AWB: two entries, the old one cancelled and without charges', async () => {
    const order = account.book.book({ number: '1001' });
    account.book.charge(order, { freight: 6_000 });
    account.book.reassign(order, 8_000);
    const bodies = [...newestOf(await account.collect(lookback())).values()];
    expect(bodies.map(toShipment)).toMatchObject([
      { value: { status: 'cancelled', charges: { forward: null }, orderReferences: ['1001'] } },
      { value: { status: 'created', charges: { forward: 8_000 }, orderReferences: ['1001'] } },
    ]);
    expect(bodies.every((body) => (body as { shipments: unknown[] }).shipments.length === 2)).toBe(
      true,
    );
  });
});
