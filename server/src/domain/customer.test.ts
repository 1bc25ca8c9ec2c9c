import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildAddress, buildCustomer, testIds as ids } from '../../test/builders.ts';
import {
  type CustomerInput,
  type CustomerOrderRow,
  type CustomerPlan,
  planCustomer,
} from './customer.ts';
import { computeCustomerFigures } from './customerFigures.ts';
import type { CustomerRecord } from './records.ts';
import { defaultRules as rules } from './rules.ts';

const now = new Date('2026-03-05T00:00:00.000Z');

function order(day: number, part: Partial<CustomerOrderRow> = {}): CustomerOrderRow {
  return {
    shopifyOrderId: String(1000 + day),
    customerEmail: 'Asha@example.com',
    customerPhone: '+919769003006',
    customerFirstName: 'Asha',
    customerLastName: 'Rao',
    shippingAddress: buildAddress(),
    billingAddress: null,
    currentTotalAmount: 1000,
    currency: 'INR',
    test: false,
    orderedAt: new Date(Date.UTC(2026, 1, day)),
    cancelledAt: null,
    deletedAt: null,
    ...part,
  };
}

function plan(part: Partial<CustomerInput> = {}): CustomerPlan {
  return planCustomer({
    ids,
    shopifyCustomerId: '301',
    source: null,
    rawVersion: 0,
    orders: [order(1)],
    existing: null,
    rules,
    currency: 'INR',
    now,
    ...part,
  });
}

function recordOf(result: CustomerPlan): CustomerRecord {
  if (result.kind === 'stale' || result.kind === 'skipped') throw new Error(result.kind);
  return result.record;
}

describe('planCustomer (spec 5.1)', () => {
  test('without an order there is no record', () => {
    const silent = plan({ orders: [], source: buildCustomer(), rawVersion: 1 });
    expect(silent).toEqual({ kind: 'skipped', reason: 'no orders yet' });
  });

  test('known from orders alone: what the newest one tells', () => {
    const married = order(5, { customerLastName: 'Iyer', shippingAddress: null });
    for (const orders of [
      [order(1), married],
      [married, order(1)],
    ]) {
      expect(recordOf(plan({ orders }))).toMatchObject({
        _id: 'con_1:301',
        knownFrom: 'order',
        lastName: 'Iyer',
        emailKey: 'asha@example.com',
        rawVersion: 0,
        addresses: [],
        ordersCount: 2,
        totalSpent: 2000,
      });
    }
  });

  test('their own snapshot takes over, and stays when only orders come', () => {
    const existing = recordOf(plan());
    const source = buildCustomer({ firstName: 'Asha Devi', phone: '97690 03006' });
    const own = recordOf(plan({ existing, source, rawVersion: 4 }));
    expect(own).toMatchObject({
      knownFrom: 'customer',
      firstName: 'Asha Devi',
      phone: '+919769003006',
      tags: ['vip'],
      acceptsMarketing: true,
      rev: 2,
      rawVersion: 4,
    });
    const later = plan({
      existing: own,
      orders: [order(1), order(2, { customerFirstName: 'A.' })],
    });
    expect(later).toMatchObject({
      kind: 'update',
      changes: ['lastOrderAt', 'ordersCount', 'totalSpent'],
      record: { firstName: 'Asha Devi', rawVersion: 4 },
    });
  });

  test('edge case 14: absent is not cleared, null is', () => {
    const existing = recordOf(plan({ source: buildCustomer(), rawVersion: 1 }));
    const silent = buildCustomer({ tags: undefined, acceptsMarketing: undefined, email: null });
    expect(recordOf(plan({ existing, source: silent, rawVersion: 2 }))).toMatchObject({
      tags: ['vip'],
      acceptsMarketing: true,
      email: null,
      emailKey: null,
    });
  });

  test('an older snapshot is stale, the same one unchanged', () => {
    const existing = recordOf(plan({ source: buildCustomer(), rawVersion: 5 }));
    expect(plan({ existing, source: buildCustomer(), rawVersion: 4 }).kind).toBe('stale');
    expect(plan({ existing, source: buildCustomer(), rawVersion: 5 })).toEqual({
      kind: 'unchanged',
      record: existing,
    });
  });

  test('a record whose orders were all deleted stays, with nothing counted', () => {
    const existing = recordOf(plan());
    expect(recordOf(plan({ existing, orders: [] }))).toMatchObject({
      ordersCount: 0,
      totalSpent: 0,
      firstOrderAt: null,
      firstName: 'Asha',
    });
  });
});

describe('computeCustomerFigures', () => {
  test('edge case 42: test and deleted orders do not count, cancelled ones spend nothing', () => {
    const rows = [
      order(3),
      order(1, { test: true }),
      order(2, { cancelledAt: now }),
      order(9, { deletedAt: now }),
    ];
    expect(computeCustomerFigures(rows, 'INR')).toEqual({
      ordersCount: 2,
      totalSpent: 1000,
      currency: 'INR',
      firstOrderAt: new Date(Date.UTC(2026, 1, 2)),
      lastOrderAt: new Date(Date.UTC(2026, 1, 3)),
    });
  });

  test('edge case 35: two currencies are not added', () => {
    const rows = [order(1, { currency: 'USD', currentTotalAmount: 7 }), order(2)];
    expect(computeCustomerFigures(rows, 'INR')).toMatchObject({
      totalSpent: 1000,
      currency: 'INR',
    });
    expect(computeCustomerFigures([], 'JPY').currency).toBe('JPY');
  });

  test('the order of the rows decides nothing', () => {
    const rows = fc.array(
      fc
        .record({
          day: fc.integer({ min: 1, max: 28 }),
          test: fc.boolean(),
          cancelled: fc.boolean(),
          amount: fc.nat(1_000_000),
        })
        .map(({ day, test: isTest, cancelled, amount }) =>
          order(day, {
            test: isTest,
            cancelledAt: cancelled ? now : null,
            currentTotalAmount: amount,
          }),
        ),
    );
    fc.assert(
      fc.property(rows, (list) => {
        const figures = computeCustomerFigures(list, 'INR');
        expect(computeCustomerFigures(list.toReversed(), 'INR')).toEqual(figures);
        expect(figures.ordersCount).toBe(list.filter((row) => !row.test).length);
      }),
    );
  });
});
