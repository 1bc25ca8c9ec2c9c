import { describe, expect, test } from '@jest/globals';
import { buildOrder } from '../../../test/builders.ts';
import { toRecord } from '../../../test/orderRecords.ts';
import { computeTimeline, type TimelineSources } from './timeline.ts';

const nothing: TimelineSources = { order: null, entry: null, deliveries: [], moves: [] };
const entry = {
  processedAt: null,
  outcome: null,
  outcomeReason: null,
  processingError: null,
};
const at = new Date('2026-03-02T00:00:00.000Z');
const arrival = {
  at,
  origin: 'webhook' as const,
  topic: 'orders/create',
  version: 1,
  sourceVersion: new Date('2026-03-01T09:05:00.000Z'),
};
const delivery = {
  deliveryId: 'wh-1',
  topic: 'orders/create',
  receivedAt: at,
  outcome: 'stored',
  repeats: 0,
  about: false,
};
const kinds = (sources: Partial<TimelineSources>) =>
  computeTimeline({ ...nothing, ...sources }).map(({ kind }) => kind);

describe('an order’s timeline', () => {
  test('the shop’s dates, refunds with their amount', () => {
    const order = toRecord(
      buildOrder({
        refunds: [{ externalId: '1', createdAt: '2026-03-04T00:00:00.000Z', amount: 49_950 }],
        cancelledAt: '2026-03-05T00:00:00.000Z',
        cancelReason: 'customer',
        closedAt: '2026-03-06T00:00:00.000Z',
      }),
    );
    const items = computeTimeline({ ...nothing, order: { ...order, deletedAt: new Date() } });
    expect(items.map(({ kind, detail }) => [kind, detail])).toEqual([
      ['deleted', null],
      ['closed', null],
      ['cancelled', 'customer'],
      ['refunded', '499.50 INR'],
      ['ordered', 'web'],
    ]);
    expect(items.every(({ origin }) => origin === 'shop')).toBe(true);
  });

  test('a delivery that brought a version is told once, with the version', () => {
    const arrivals = [arrival];
    expect(kinds({ entry: { ...entry, arrivals }, deliveries: [delivery] })).toEqual(['arrival']);
    const later = { ...delivery, deliveryId: 'wh-2', receivedAt: new Date(at.getTime() + 1) };
    const items = computeTimeline({
      ...nothing,
      entry: { ...entry, arrivals },
      deliveries: [later, delivery, { ...delivery, about: true, topic: 'refunds/create' }],
    });
    expect(items.map(({ kind, deliveryId, topic }) => [kind, deliveryId, topic])).toEqual([
      ['delivery', 'wh-2', 'orders/create'],
      ['arrival', 'wh-1', 'orders/create'],
      ['delivery', 'wh-1', 'refunds/create'],
    ]);
  });

  test('a version that came at the same instant as its result comes before it', () => {
    const done = { ...entry, arrivals: [arrival], processedAt: at, outcome: 'created' };
    expect(kinds({ entry: done })).toEqual(['processed', 'arrival']);
  });

  test('an error says what and since when, until a try succeeds', () => {
    const processingError = { message: 'SKU not found: CSH', since: at };
    const failed = { ...entry, processedAt: new Date(at.getTime() + 1000), processingError };
    expect(computeTimeline({ ...nothing, entry: failed })).toMatchObject([
      { kind: 'failed', detail: 'SKU not found: CSH, since 2026-03-02T00:00:00.000Z' },
    ]);
    expect(kinds({ entry })).toEqual([]);
    const skipped = { ...entry, processedAt: at, outcome: 'unchanged', outcomeReason: 'older' };
    expect(computeTimeline({ ...nothing, entry: skipped })).toMatchObject([
      { title: 'Processed, nothing changed', detail: 'older' },
    ]);
  });

  test('repeated deliveries are one line that counts them', () => {
    const [item] = computeTimeline({ ...nothing, deliveries: [{ ...delivery, repeats: 2 }] });
    expect(item).toMatchObject({ title: 'Webhook received', detail: 'Sent 3 times' });
  });

  test('a move of several lines in several parcels', () => {
    const line = { title: 'Shirt', skuCode: null, from: 'pending' as const, courier: null };
    const lines = [
      { ...line, shopifyLineId: '1', to: 'shipped' as const, awbNumber: 'W1' },
      { ...line, shopifyLineId: '2', to: 'packed' as const, awbNumber: null, skuCode: 'CSH' },
    ];
    const by = { kind: 'person' as const, id: 'usr_1', name: 'Meera' };
    const [item] = computeTimeline({ ...nothing, moves: [{ rev: 2, at, by, lines }] });
    expect(item).toMatchObject({
      title: '2 lines shipped, packed',
      detail: 'Shirt: pending → shipped; CSH: pending → packed; W1',
      by: 'Meera',
    });
  });
});
