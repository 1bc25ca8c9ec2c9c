import { expect, test } from '@jest/globals';
import { backfillBody } from '../../../../../server/src/contract/shopifySync.ts';
import { toFieldChoices, toFieldWords } from './backfillFields.ts';

test.each(['orders', 'customers'] as const)('the server takes every field of %s', (stream) => {
  const fields = toFieldChoices(stream).flatMap(({ items }) => items.map(({ value }) => value));
  expect(fields.length).toBeGreaterThan(10);
  for (const field of fields) {
    expect(backfillBody.safeParse({ stream, fields: [field] }).success).toBe(true);
  }
});

test('fields have names people know', () => {
  expect(toFieldWords('codAmount')).toBe('Amount to collect');
  expect(toFieldWords('something')).toBeUndefined();
});
