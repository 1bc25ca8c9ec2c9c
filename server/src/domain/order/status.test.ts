import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type LineStatus, lineStatuses, type WarehouseMove } from '../records.ts';
import {
  determineOrderStatus,
  determinePlatformStatus,
  mergeLineStatus,
  rankOf,
} from './status.ts';

function move(lineStatus: LineStatus): WarehouseMove {
  return { lineStatus, awbNumber: null, courier: null, movedAt: new Date(0), movedBy: 'usr_1' };
}

describe('what the platform says of a line', () => {
  test.each<[number, number, boolean, boolean, LineStatus]>([
    [2, 0, false, false, 'pending'],
    [2, 1, false, false, 'pending'],
    [2, 2, false, false, 'shipped'],
    [2, 3, false, false, 'shipped'],
    [2, 2, true, false, 'delivered'],
    [2, 0, false, true, 'cancelled'],
    [2, 1, false, true, 'shipped'],
    [2, 2, true, true, 'delivered'],
    [0, 0, false, false, 'cancelled'],
    [0, 2, true, false, 'returned'],
    [0, 0, false, true, 'cancelled'],
  ])(
    'left %d, fulfilled %d, delivered %s, cancelled %s: %s',
    (left, sent, arrived, gone, status) => {
      const line = { currentQty: left, fulfilledQty: sent };
      expect(determinePlatformStatus(line, arrived, gone)).toBe(status);
    },
  );
});

describe('platform and warehouse together (spec 4.5)', () => {
  test.each<[LineStatus, LineStatus | null, LineStatus]>([
    ['pending', null, 'pending'],
    ['cancelled', null, 'cancelled'],
    ['pending', 'picked', 'picked'],
    ['pending', 'shipped', 'shipped'],
    ['shipped', 'picked', 'shipped'],
    ['shipped', 'delivered', 'delivered'],
    ['delivered', 'shipped', 'delivered'],
    ['returned', 'shipped', 'returned'],
    ['delivered', 'returned', 'returned'],
    ['cancelled', 'pending', 'cancelled'],
    ['cancelled', 'packed', 'cancelled'],
    ['cancelled', 'shipped', 'shipped'],
    ['cancelled', 'delivered', 'delivered'],
    ['cancelled', 'returned', 'returned'],
    ['pending', 'cancelled', 'cancelled'],
    ['shipped', 'cancelled', 'cancelled'],
  ])('platform %s, warehouse %s: %s', (platform, warehouse, merged) => {
    expect(mergeLineStatus(platform, warehouse && move(warehouse))).toBe(merged);
  });

  const statuses = fc.constantFrom(...lineStatuses);
  test('edge case 59: no platform status takes back what the warehouse did', () => {
    fc.assert(
      fc.property(statuses, statuses, (platform, warehouse) => {
        const merged = mergeLineStatus(platform, move(warehouse));
        const before = rankOf(warehouse);
        const after = rankOf(merged);
        if (before === null) expect(merged).toBe('cancelled');
        else if (after === null) expect(platform).toBe('cancelled');
        else expect(after).toBeGreaterThanOrEqual(before);
        if (before !== null && before >= 4) expect(merged).not.toBe('cancelled');
      }),
    );
  });

  test('merging a merged status again changes nothing', () => {
    fc.assert(
      fc.property(statuses, statuses, (platform, warehouse) => {
        const merged = mergeLineStatus(platform, move(warehouse));
        expect(mergeLineStatus(merged, move(warehouse))).toBe(merged);
      }),
    );
  });
});

describe('the order from its lines', () => {
  const lines = (...list: LineStatus[]) =>
    list.map((lineStatus) => ({ lineStatus, fulfilledQty: 0, unlinked: null }));

  test.each<[LineStatus[], boolean, string]>([
    [['pending', 'pending'], false, 'pending'],
    [['picked', 'pending'], false, 'processing'],
    [['allocated'], false, 'processing'],
    [['shipped', 'pending'], false, 'partially_shipped'],
    [['delivered', 'packed'], false, 'partially_shipped'],
    [['returned', 'pending'], false, 'partially_shipped'],
    [['shipped', 'shipped'], false, 'shipped'],
    [['shipped', 'delivered'], false, 'shipped'],
    [['shipped', 'cancelled'], false, 'shipped'],
    [['delivered', 'delivered'], false, 'delivered'],
    [['delivered', 'returned'], false, 'delivered'],
    [['returned', 'returned', 'cancelled'], false, 'returned'],
    [['cancelled', 'cancelled'], false, 'cancelled'],
    [['cancelled', 'shipped'], true, 'shipped'],
    [[], false, 'pending'],
    [[], true, 'cancelled'],
  ])('%j, cancelled %s: %s', (list, cancelled, status) => {
    expect(determineOrderStatus(lines(...list), cancelled)).toBe(status);
  });

  test('a tip is no goods; a part of a line counts as partly shipped', () => {
    const tip = { lineStatus: 'pending' as const, fulfilledQty: 0, unlinked: 'tip' as const };
    expect(determineOrderStatus([...lines('shipped'), tip], false)).toBe('shipped');
    const part = { lineStatus: 'pending' as const, fulfilledQty: 1, unlinked: null };
    expect(determineOrderStatus([part], false)).toBe('partially_shipped');
  });
});
