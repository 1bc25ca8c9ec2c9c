import { expect, test } from '@jest/globals';
import { mainSteps } from './moveSteps.ts';
import { toResultText } from './resultText.ts';
import type { MoveResult } from './useMoves.ts';

const picked = mainSteps[0];
if (!picked) throw new Error('no steps');
const refusal = {
  orderId: 'a',
  orderNumber: '#1',
  code: 'line_state',
  message: 'The line is shipped',
};
const nothing: MoveResult = { moved: 0, unchanged: 0, refused: [], failed: [] };

test.each([
  [{ moved: 1 }, '1 order marked picked.'],
  [{ moved: 12, unchanged: 2 }, '12 orders marked picked, 2 had nothing to move.'],
  [{ moved: 10, refused: [refusal] }, '10 orders marked picked, 1 refused.'],
  [
    { failed: [{ orderIds: ['a', 'b'], message: 'Sluice cannot be reached' }] },
    '0 orders marked picked, 2 not sent.',
  ],
])('%j reads "%s"', (change, text) => {
  expect(toResultText({ ...nothing, ...change }, picked)).toBe(text);
});
