import { describe, expect, test } from '@jest/globals';
import { testIds as ids } from '../../test/builders.ts';
import { planDisconnect, planLevel, sumAvailable } from './inventory.ts';
import type { InventoryLevelRecord } from './records.ts';
import type { SourceInventoryLevel } from './source.ts';

const now = new Date('2026-03-05T00:00:00.000Z');
const reading: SourceInventoryLevel = {
  inventoryItemId: '49501',
  locationId: '61',
  locationName: 'Bengaluru',
  available: 12,
  updatedAt: '2026-03-01T00:00:00.000Z',
};

function plan(part: Partial<SourceInventoryLevel>, existing: InventoryLevelRecord | null = null) {
  const source = { ...reading, ...part };
  const rawVersion = existing ? existing.rawVersion + 1 : 1;
  return planLevel({ source, ids, skuId: 'con_1:9501', rawVersion, existing, now });
}

function stored(): InventoryLevelRecord {
  const first = plan({});
  if (first.kind !== 'create') throw new Error(first.kind);
  return first.record;
}

describe('planLevel (spec 5.2)', () => {
  test('edge case 73: keyed by item and location; negative stock is legal', () => {
    expect(plan({ available: -20 })).toMatchObject({
      kind: 'create',
      record: { _id: 'con_1:49501-61', skuId: 'con_1:9501', available: -20, disconnected: false },
    });
  });

  test('an older reading never overwrites a newer one', () => {
    expect(plan({ updatedAt: '2026-02-01T00:00:00.000Z', available: 1 }, stored())).toEqual({
      kind: 'stale',
    });
  });

  test('a reading that does not name the location keeps its name; null is not 0', () => {
    expect(plan({ locationName: undefined, available: null }, stored())).toMatchObject({
      kind: 'update',
      changes: ['available'],
      record: { locationName: 'Bengaluru', available: null },
    });
    expect(plan({}, stored()).kind).toBe('unchanged');
  });

  test('edge case 75: a disconnected level keeps no phantom stock, until it is read anew', () => {
    const gone = planDisconnect(stored(), { at: now, rawVersion: 2, now });
    if (gone.kind !== 'update') throw new Error(gone.kind);
    expect(gone.record).toMatchObject({ available: null, disconnected: true });
    expect(planDisconnect(gone.record, { at: new Date(0), rawVersion: 3, now }).kind).toBe('stale');
    const back = plan({ updatedAt: '2026-03-06T00:00:00.000Z' }, gone.record);
    expect(back).toMatchObject({ kind: 'update', record: { available: 12, disconnected: false } });
  });
});

test.each<[(number | null)[], number | null]>([
  [[5, 7], 12],
  [[-20, 5], -15],
  [[null, 5], 5],
  [[0], 0],
  [[null], null],
  [[], null],
])('%j make %p in all', (amounts, sum) => {
  const levels = amounts.map((available) => ({ available, disconnected: false }));
  expect(sumAvailable(levels)).toBe(sum);
  expect(sumAvailable([...levels, { available: 99, disconnected: true }])).toBe(sum);
});
