import { expect, test } from '@jest/globals';
import { toZonedText } from './eventText.ts';

test('times within a sentence are shown in the zone, everything else as it was', () => {
  expect(
    toZonedText('As the shop had it at 2026-11-21T12:47:46.000Z; #4020 — ₹5', 'Asia/Kolkata'),
  ).toMatch(/^As the shop had it at 21 Nov 2026, 18:17:46 (IST|GMT\+5:30); #4020 — ₹5$/);
  expect(toZonedText('2026-11-21 is no moment', 'UTC')).toBe('2026-11-21 is no moment');
});
