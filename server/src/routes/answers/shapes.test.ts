import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toPage } from './shapes.ts';

test('the pages of a list are the list, for any page size (P14)', () => {
  fc.assert(
    fc.property(fc.nat(30), fc.integer({ min: 1, max: 12 }), (size, limit) => {
      const rows = Array.from({ length: size }, (_, index) => ({ _id: `con_${index}` }));
      const seen: { _id: string }[] = [];
      for (let cursor: string | null = null; ; ) {
        const page: ReturnType<typeof toPage<{ _id: string }>> = toPage(rows, { limit, cursor });
        seen.push(...page.items);
        cursor = page.nextCursor;
        if (cursor === null) break;
      }
      expect(seen).toEqual(rows);
    }),
  );
});
