import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AuthError, FatalError } from '../../../lib/errors.ts';
import { everything, idsOf } from '../../kit/sandbox/collect.ts';
import type { FetchPage, FetchRange } from '../../kit/types.ts';
import postscript from '../index.ts';
import { openTestShop } from '../sandbox/harness.ts';
import { toSubscriberState } from '../sandbox/state.ts';
import { fetchSubscriber, fetchSubscribers } from './pages.ts';

type TestShop = Awaited<ReturnType<typeof openTestShop>>;
const start = Date.UTC(2026, 6, 1);
const at = (seconds: number): Date => new Date(start + seconds * 1000);

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop({ state: { pageSize: 10 } });
});
afterEach(() => shop.sandbox.close());

/** `count` people, `together` of them in each second. */
function fill(count: number, together = 1): string[] {
  shop.state.subscribers = Array.from({ length: count }, (_, index) =>
    toSubscriberState(index + 1, at(Math.floor(index / together))),
  );
  return shop.state.subscribers.map(({ id }) => id);
}

async function collect(
  range: FetchRange = everything,
  checkpoint: Record<string, unknown> | null = null,
  between: (page: number) => void = () => undefined,
): Promise<FetchPage[]> {
  const pages: FetchPage[] = [];
  for await (const page of fetchSubscribers(shop.context, range, checkpoint)) {
    pages.push(page);
    between(pages.length);
  }
  return pages;
}

describe('pages', () => {
  test.each([0, 1, 9, 10, 11, 35])(
    'of %i people: each once, oldest change first',
    async (count) => {
      const ids = fill(count);
      expect(idsOf(await collect())).toEqual(ids);
    },
  );

  test.each([3, 10, 25, 40])('%i people of each second', async (together) => {
    const ids = fill(40, together);
    expect(idsOf(await collect()).sort()).toEqual(ids.sort());
  });

  test('keep to the range, both ends included', async () => {
    const ids = fill(30);
    expect(idsOf(await collect({ from: at(5), to: at(19) }))).toEqual(ids.slice(5, 20));
  });

  test('who changes meanwhile makes nobody be stepped over', async () => {
    const ids = fill(40);
    const pages = await collect(everything, null, (page) => {
      const moved = shop.state.subscribers.find(({ id }) => id === ids[page]);
      if (moved && page < 4) moved.updatedAt = at(1000 + page);
    });
    expect([...new Set(idsOf(pages))].sort()).toEqual(ids.sort());
  });

  test('after a crash behind any page: nothing lost, nothing twice', async () => {
    const ids = fill(45, 3);
    const pages = await collect();
    for (const [index, page] of pages.entries()) {
      const saved = JSON.parse(JSON.stringify(page.checkpoint)) as Record<string, unknown>;
      const all = [...pages.slice(0, index + 1), ...(await collect(everything, saved))];
      expect(idsOf(all).sort()).toEqual([...ids].sort());
    }
  });

  test('somebody who comes back later is the newer version', async () => {
    fill(3);
    await collect();
    shop.state.subscribers = [toSubscriberState(2, at(500), { canSend: false })];
    const [page] = await collect({ from: at(100), to: null });
    expect(page?.records[0]?.glance).toMatchObject({
      externalId: 'su_000002',
      sourceVersion: at(500),
      summary: { status: 'unsubscribed' },
    });
  });
});

describe('limits and refusals', () => {
  test('never more than 15 calls in a second', async () => {
    fill(200);
    expect(idsOf(await collect())).toHaveLength(200);
    expect(shop.notices).toEqual([]);
  });

  test('the key goes as Bearer, and a refused one is no retry', async () => {
    await collect();
    expect(shop.sandbox.requests[0]).toMatchObject({
      query: { sort: 'updated_at__asc', page: '1' },
      headers: { authorization: `Bearer ${shop.state.apiKey}` },
    });
    shop.state.apiKey = 'sk_another';
    await expect(collect()).rejects.toBeInstanceOf(AuthError);
  });

  test('answers without the number of pages, or without subscribers, are no end', async () => {
    const answer = { kind: 'answer', status: 200, match: '/api/v2/subscribers' } as const;
    shop.sandbox.faults.add({ ...answer, body: { subscribers: [] } });
    await expect(collect()).rejects.toBeInstanceOf(FatalError);
  });

  test('one by id; an unknown or odd one is nobody', async () => {
    fill(3);
    expect((await fetchSubscriber(shop.context, 'su_000002'))?.glance.externalId).toBe('su_000002');
    expect(await fetchSubscriber(shop.context, 'su_000009')).toBeNull();
    expect(await fetchSubscriber(shop.context, '../me')).toBeNull();
  });
});

describe('check', () => {
  const failed = async (): Promise<string[]> =>
    (await postscript.check(shop.context)).filter(({ ok }) => !ok).map(({ check }) => check);

  test('a shop in order, by its name in any case or by its id', async () => {
    expect((await postscript.check(shop.context)).map(({ check }) => check)).toEqual([
      'token',
      'shop',
      'subscribers',
    ]);
    for (const name of ['marigold threads', shop.state.shopId]) {
      shop.connection.settings['shop'] = name;
      expect(await failed()).toEqual([]);
      expect(await postscript.identify?.(shop.context)).toEqual({
        account: name,
        name: 'Marigold Threads',
        currency: 'USD',
        timezone: 'America/New_York',
      });
    }
  });

  test('another shop, and another key', async () => {
    shop.connection.settings['shop'] = 'Other Shop';
    expect(await failed()).toEqual(['shop']);
    expect((await postscript.identify?.(shop.context))?.account).toBe(shop.state.shopId);
    shop.state.apiKey = 'sk_another';
    expect(await failed()).toEqual(['token']);
  });

  test('a key of a partner', async () => {
    const body = { resource_id: 'partner_1', resource_name: 'P', resource_type: 'partner' };
    shop.sandbox.faults.add({ match: '/api/v2/me', kind: 'answer', status: 200, body });
    const [result] = await postscript.check(shop.context);
    expect(result?.ok).toBe(false);
    expect(result?.message).toContain('partner');
  });
});
