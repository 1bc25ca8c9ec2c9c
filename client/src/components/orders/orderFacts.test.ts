import { describe, expect, test } from '@jest/globals';
import { buildOrder, buildOrderLine } from '../../../test/orders.ts';
import type { LineStatus } from '../../api/orders.ts';
import {
  computeProgress,
  findCity,
  listCouriers,
  listItems,
  listParcels,
  toLineTitle,
} from './orderFacts.ts';

const linesAt = (...statuses: LineStatus[]) =>
  statuses.map((lineStatus) => buildOrderLine({ lineStatus }));

const progress: [LineStatus[], string][] = [
  [['pending', 'pending', 'pending'], '0 of 3 picked'],
  [['picked', 'allocated', 'pending'], '1 of 3 picked'],
  [['packed', 'pending'], '1 of 2 picked'],
  [['picked', 'picked'], '2 of 2 picked'],
  [['picked', 'packed', 'shipped'], '2 of 3 packed'],
  [['packed', 'packed'], '2 of 2 packed'],
  [['packed', 'shipped'], '1 of 2 shipped'],
  [['shipped', 'shipped'], '2 of 2 shipped'],
  [['delivered', 'shipped'], '1 of 2 delivered'],
  [['delivered', 'delivered'], '2 of 2 delivered'],
  [['delivered', 'returned'], '1 of 1 delivered'],
  [['returned', 'returned'], '2 of 2 returned'],
  [['cancelled', 'picked'], '1 of 1 picked'],
  [['cancelled', 'cancelled'], 'Cancelled'],
];

test.each(progress)('%j reads "%s"', (statuses, label) => {
  const found = computeProgress(linesAt(...statuses));
  expect(found?.label).toBe(label);
  expect(found && found.done <= found.total).toBe(true);
});

test('tips, gift cards and what was edited away are no goods', () => {
  const none = [
    buildOrderLine({ unlinked: 'tip' }),
    buildOrderLine({ giftCard: true }),
    buildOrderLine({ qty: 0 }),
  ];
  expect(computeProgress(none)).toBeNull();
  expect(computeProgress([...none, buildOrderLine()])?.label).toBe('0 of 1 picked');
});

describe('items', () => {
  const many = ['A', 'B', 'C', 'D'].map((title, index) =>
    buildOrderLine({ shopifyLineId: title, title, variantTitle: null, qty: index + 1 }),
  );

  test('the first two, how many more, and the units of all', () => {
    expect(listItems(many)).toEqual({
      first: [
        { id: 'A', qty: 1, title: 'A' },
        { id: 'B', qty: 2, title: 'B' },
      ],
      more: 2,
      units: 10,
    });
  });

  test('a third one is shown instead of "1 more"', () => {
    expect(listItems(many.slice(0, 3))).toMatchObject({ more: 0, first: { length: 3 } });
  });

  test('what was taken away is left out, unless all of it was', () => {
    const taken = buildOrderLine({ shopifyLineId: 'X', qty: 0, orderedQty: 3 });
    expect(listItems([taken, ...many.slice(0, 1)]).first).toHaveLength(1);
    expect(listItems([taken]).first).toEqual([
      { id: 'X', qty: 3, title: 'Classic Cotton Shirt, White / M' },
    ]);
  });

  test('a title without a variant stands alone', () => {
    expect(toLineTitle({ title: 'Tip', variantTitle: null })).toBe('Tip');
    expect(toLineTitle({ title: 'Tee', variantTitle: '' })).toBe('Tee');
  });
});

test('parcels are named once, couriers by use', () => {
  const lines = [
    buildOrderLine({ awbNumber: 'W1', courier: 'Ekart' }),
    buildOrderLine({ awbNumber: 'W1', courier: 'Ekart' }),
    buildOrderLine({ awbNumber: 'W2', courier: 'DTDC' }),
    buildOrderLine(),
  ];
  expect(listParcels(lines)).toEqual([
    { awbNumber: 'W1', courier: 'Ekart' },
    { awbNumber: 'W2', courier: 'DTDC' },
  ]);
  expect(listCouriers([{ lines }])).toEqual(['Ekart', 'DTDC']);
});

test('where it goes: the city, else the country', () => {
  const nowhere = {
    firstName: null,
    lastName: null,
    company: null,
    address1: null,
    address2: null,
    city: null,
    province: null,
    provinceCode: null,
    zip: null,
    country: 'India',
    countryCode: 'IN',
  };
  expect(findCity(buildOrder())).toBeNull();
  expect(findCity(buildOrder({ shippingAddress: nowhere }))).toBe('India');
  expect(findCity(buildOrder({ shippingAddress: { ...nowhere, city: 'Pune' } }))).toBe('Pune');
});
