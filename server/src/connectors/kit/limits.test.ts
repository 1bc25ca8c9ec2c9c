import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bucketOf, createCostBucket } from './limits.ts';

const status = { maximumAvailable: 2000, currentlyAvailable: 2000, restoreRate: 100 };

describe('cost bucket', () => {
  test('waits for exactly the points that are missing', () => {
    const bucket = createCostBucket(status);
    bucket.spend(1900, 1000);
    expect(bucket.waitFor(100, 1000)).toBe(0);
    expect(bucket.waitFor(862, 1000)).toBe(7620);
    expect(bucket.waitFor(862, 8620)).toBe(0);
  });

  test("the platform's own figures win, less what is still under way", () => {
    const bucket = createCostBucket();
    bucket.spend(100, 1000);
    bucket.spend(300, 1000);
    bucket.settle(100, { ...status, currentlyAvailable: 572 }, 1000);
    expect(bucket.waitFor(272, 1000)).toBe(0);
    expect(bucket.waitFor(372, 1000)).toBe(1000);
  });

  test('a query dearer than the whole bucket waits for a full one, not for ever', () => {
    const bucket = createCostBucket(status);
    bucket.spend(2000, 1000);
    expect(bucket.waitFor(5000, 1000)).toBe(20_000);
  });

  test('each connection has its own', () => {
    expect(bucketOf('con_a')).toBe(bucketOf('con_a'));
    expect(bucketOf('con_a')).not.toBe(bucketOf('con_b'));
  });

  test('whoever waits as told never overdraws the bucket', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { maxLength: 60 }), (costs) => {
        const bucket = createCostBucket(status);
        let now = 1000;
        let points = 2000;
        for (const cost of costs) {
          const wait = bucket.waitFor(cost, now);
          now += wait;
          points = Math.min(2000, points + (wait / 1000) * 100) - cost;
          bucket.spend(cost, now);
          expect(points).toBeGreaterThanOrEqual(-0.001);
        }
      }),
    );
  });
});
