import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildOrder, buildOrderLine } from '../../../test/orders.ts';
import type { LineStatus } from '../../api/orders.ts';
import { toPickList } from './pickLines.ts';

const shirt = buildOrderLine({ qty: 2 });
const other = buildOrderLine({
  shopifyLineId: '502',
  skuId: 'con_1:902',
  skuCode: 'CSH-WHT-10',
  variantTitle: 'White / 10',
  qty: 1,
});
const small = { ...other, shopifyLineId: '503', skuId: 'con_1:903', skuCode: 'CSH-WHT-9' };
const gift = buildOrderLine({
  shopifyLineId: '504',
  skuId: null,
  skuCode: null,
  title: 'Gift wrap',
  variantTitle: null,
});

describe('a pick list', () => {
  const orders = [
    buildOrder({ id: '1', orderNumber: '#1', lines: [shirt, other] }),
    buildOrder({ id: '2', orderNumber: '#2', lines: [{ ...shirt, qty: 3 }, small, gift] }),
  ];

  test('adds a product up over its orders, in the order of codes as people count', () => {
    const { products, units } = toPickList(orders, { all: false });
    expect(products.map(({ skuCode, units: sum }) => [skuCode, sum])).toEqual([
      ['CSH-WHT-9', 1],
      ['CSH-WHT-10', 1],
      ['CSH-WHT-M', 5],
      [null, 2],
    ]);
    expect(products[2]?.orders).toEqual([
      { id: '1', orderNumber: '#1', units: 2 },
      { id: '2', orderNumber: '#2', units: 3 },
    ]);
    expect(units).toBe(9);
  });

  test('the same product on two lines of an order is one row for it', () => {
    const twice = [buildOrder({ lines: [shirt, { ...shirt, shopifyLineId: '509' }] })];
    expect(toPickList(twice, { all: false }).products[0]?.orders).toMatchObject([{ units: 4 }]);
  });

  test('what is picked is left out, unless it is asked for', () => {
    const picked = buildOrder({ lines: [{ ...shirt, lineStatus: 'picked' }] });
    expect(toPickList([picked], { all: false })).toMatchObject({ units: 0, without: [picked] });
    expect(toPickList([picked], { all: true })).toMatchObject({ units: 2, without: [] });
  });

  test('of a part that was shipped the rest is to pick', () => {
    const part = buildOrder({ lines: [{ ...shirt, qty: 5, fulfilledQty: 3 }] });
    expect(toPickList([part], { all: false }).units).toBe(2);
  });

  test('nobody picks what is cancelled, a tip or a gift card', () => {
    const lines = [
      { ...shirt, lineStatus: 'cancelled' as const },
      { ...shirt, unlinked: 'tip' as const },
      { ...shirt, giftCard: true },
      { ...shirt, qty: 0 },
    ];
    expect(toPickList([buildOrder({ lines })], { all: true }).units).toBe(0);
  });
});

test('both halves of the paper add up to the total', () => {
  const statuses: LineStatus[] = ['pending', 'allocated', 'picked', 'shipped', 'cancelled'];
  const line = fc
    .record({
      skuId: fc.constantFrom('a', 'b', null),
      skuCode: fc.constantFrom('A', 'B', null),
      qty: fc.nat(5),
      fulfilledQty: fc.nat(5),
      lineStatus: fc.constantFrom(...statuses),
    })
    .map((change) => buildOrderLine(change));
  const orders = fc.array(fc.array(line, { maxLength: 4 }), { maxLength: 6 });
  fc.assert(
    fc.property(orders, fc.boolean(), (lists, all) => {
      const given = lists.map((lines, index) => buildOrder({ id: `o${index}`, lines }));
      const { products, orders: rows, units, without } = toPickList(given, { all });
      const sum = (counts: { units: number }[]) =>
        counts.reduce((all2, one) => all2 + one.units, 0);
      expect(sum(products)).toBe(units);
      expect(sum(products.flatMap((product) => product.orders))).toBe(units);
      expect(sum(rows.flatMap((row) => row.lines))).toBe(units);
      expect(rows.length + without.length).toBe(given.length);
    }),
  );
});
