import { describe, expect, test } from '@jest/globals';
import { computeNextSyncNow, toSyncNowMessage } from './syncNow.ts';

const now = new Date('2026-03-08T12:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const limits = { everyMs: 15 * 60_000, perDay: 3, now };

describe('when Sync Now is allowed again (spec 7.5)', () => {
  test('now, where neither limit counts', () => {
    expect(computeNextSyncNow([], 'con_1', limits)).toBeNull();
    const used = [{ connectionId: 'con_1', at: ago(15) }];
    expect(computeNextSyncNow(used, 'con_1', limits)).toBeNull();
  });

  test("after the connection's own interval; another connection's use is no matter", () => {
    const used = [{ connectionId: 'con_1', at: ago(5) }];
    expect(computeNextSyncNow(used, 'con_1', limits)).toEqual(ago(-10));
    expect(computeNextSyncNow(used, 'con_2', limits)).toBeNull();
  });

  test("when the workspace's oldest counted use is a day ago, if that is later", () => {
    const used = [5, 60, 600].map((minutes, index) => ({
      connectionId: `con_${index}`,
      at: ago(minutes),
    }));
    expect(computeNextSyncNow(used, 'con_9', limits)).toEqual(ago(600 - 24 * 60));
  });

  test('in words', () => {
    expect(toSyncNowMessage(ago(-42), now)).toBe('Next sync available in 42 minutes');
    expect(toSyncNowMessage(ago(-0.1), now)).toBe('Next sync available in 1 minute');
  });
});
