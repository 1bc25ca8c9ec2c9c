import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildOrderInput } from '../../../test/builders.ts';
import { sourceOrders } from '../../../test/orderArbitrary.ts';
import { planOrder } from './planOrder.ts';

describe('planOrder, for any valid order', () => {
  test('makes a record that adds up without any adjustment', () => {
    fc.assert(
      fc.property(sourceOrders, (source) => {
        const plan = planOrder(buildOrderInput(source));
        if (plan.kind !== 'create') throw new Error(plan.kind);
        expect(plan.record.adjustmentAmount).toBe(0);
        expect(plan.record.orderedAdjustmentAmount).toBe(0);
      }),
      { numRuns: 500 },
    );
  });
});
